import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { type TokenUse, tokensInBatch, tokenUses } from '#domain/questions/token-use.ts';

/*
 * What a browser does with tokens. It makes messages that nobody else has seen, has them signed blinded, and keeps the
 * unblinded signatures: when one is spent, it cannot be told from anybody else's.
 */

type ByUse<T> = Record<TokenUse, T>;

/** What is spent: a message and the signature of it, in base64url. */
export type KeptToken = { message: string; signature: string };
export type Kept = { keys: ByUse<string>; tokens: ByUse<KeptToken[]> };
/** A batch on its way: kept until its signatures are here, so that the very same is sent again. */
type Pending = { keys: ByUse<string>; sent: ByUse<{ message: string; blinded: string; inverse: string }[]> };

type Signed = { keys: ByUse<string>; signatures: ByUse<string[]> };

const suite = RSABSSA.SHA384.PSS.Randomized();

const nameOf = (panel: string) => `fairslot tokens ${panel}`;
const votedNameOf = (panel: string) => `fairslot voted ${panel}`;
const takenNameOf = (panel: string) => `fairslot taken ${panel}`;
const pendingNameOf = (panel: string) => `fairslot batch ${panel}`;

/** The tokens of this browser for a panel, `undefined` if it has taken none. */
export function keptTokens(panel: string): Kept | undefined {
  return read<Kept>(nameOf(panel));
}

/** Whether other browsers of this person have all the tokens of the panel, so that this one gets none. */
export function areTaken(panel: string): boolean {
  return read<true>(takenNameOf(panel)) ?? false;
}

/** Removes one token from those that are kept, as it is about to be spent. */
export function takeOne(panel: string, use: TokenUse): KeptToken | undefined {
  const kept = keptTokens(panel);
  const token = kept?.tokens[use].shift();
  if (kept && token) localStorage.setItem(nameOf(panel), JSON.stringify(kept));
  return token;
}

/** The questions of a panel that this browser has voted for: a token says nothing of that, so the browser keeps to one for each. */
export function votedFor(panel: string): readonly string[] {
  return read<string[]>(votedNameOf(panel)) ?? [];
}

export function keepVote(panel: string, question: string): void {
  localStorage.setItem(votedNameOf(panel), JSON.stringify([...votedFor(panel), question]));
}

/** Puts a token back that was not spent after all. */
export function putBack(panel: string, use: TokenUse, token: KeptToken): void {
  const kept = keptTokens(panel);
  kept?.tokens[use].unshift(token);
  if (kept) localStorage.setItem(nameOf(panel), JSON.stringify(kept));
}

/**
 * Takes the tokens of a panel at `address`, unless this browser has them. What was cut short goes on with the same batch.
 * Everybody does this who opens their page, so it says nothing of who will ask.
 */
export async function collectTokens(panel: string, address: string): Promise<void> {
  if (keptTokens(panel) || areTaken(panel)) return;
  const pending = read<Pending>(pendingNameOf(panel)) ?? (await newBatch(panel, address));
  if (!pending) return;
  const { keys, sent } = pending;
  const blinded = (use: TokenUse) => sent[use].map((each) => each.blinded);
  const batch = { question: blinded('question'), vote: blinded('vote') };
  const reply = await post<Signed>(address, batch, (kind) => {
    if (kind === 'tokens-taken') localStorage.setItem(takenNameOf(panel), 'true');
  });
  // Another key than the one that the batch was blinded for would be a key for this browser alone.
  if (!reply || tokenUses.some((use) => reply.keys[use] !== keys[use])) return;
  const unblinded = async (use: TokenUse): Promise<KeptToken[]> => {
    const key = await importKey(keys[use]);
    return oneByOne(sent[use], async ({ message, inverse }, index) => {
      const signature = bytes(reply.signatures[use][index] ?? '');
      const whole = await suite.finalize(key, bytes(message), signature, bytes(inverse));
      return { message, signature: text(whole) };
    });
  };
  const tokens = { question: await unblinded('question'), vote: await unblinded('vote') };
  localStorage.setItem(nameOf(panel), JSON.stringify({ keys, tokens } satisfies Kept));
  localStorage.removeItem(pendingNameOf(panel));
}

async function newBatch(panel: string, address: string): Promise<Pending | undefined> {
  const reply = await post<{ keys: ByUse<string> }>(address, { question: [], vote: [] });
  if (!reply) return undefined;
  const { keys } = reply;
  const blind = async (use: TokenUse) => {
    const key = await importKey(keys[use]);
    return oneByOne(Array.from({ length: tokensInBatch[use] }), async () => {
      const message = suite.prepare(crypto.getRandomValues(new Uint8Array(32)));
      const { blindedMsg, inv } = await suite.blind(key, message);
      return { message: text(message), blinded: text(blindedMsg), inverse: text(inv) };
    });
  };
  const pending: Pending = { keys, sent: { question: await blind('question'), vote: await blind('vote') } };
  localStorage.setItem(pendingNameOf(panel), JSON.stringify(pending));
  return pending;
}

/** Each takes a phone some time, so a touch is answered between two. */
async function oneByOne<T, R>(all: readonly T[], work: (each: T, index: number) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const [index, each] of all.entries()) {
    done.push(await work(each, index));
    await new Promise((resume) => setTimeout(resume));
  }
  return done;
}

function importKey(key: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('spki', bytes(key), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);
}

/** Posts JSON, without a cookie and without saying from where. Returns what came back, `undefined` if it was refused: then `whyNot` learns why. */
async function post<T>(
  address: string,
  body: unknown,
  whyNot: (kind: string | undefined) => void = () => {},
): Promise<T | undefined> {
  const reply = await postJson(address, body);
  if (reply.ok) return (await reply.json()) as T;
  whyNot(((await reply.json().catch(() => ({}))) as { kind?: string }).kind);
  return undefined;
}

/** The request of `post`, for those who look at a refusal. */
export function postJson(address: string, body: unknown): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    keepalive: true,
    body: JSON.stringify(body),
  });
}

function read<T>(name: string): T | undefined {
  const stored = localStorage.getItem(name);
  return stored === null ? undefined : (JSON.parse(stored) as T);
}

function text(value: Uint8Array): string {
  return btoa(String.fromCharCode(...value))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

function bytes(value: string): Uint8Array<ArrayBuffer> {
  const binary = atob(value.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(binary, (each) => each.charCodeAt(0));
}
