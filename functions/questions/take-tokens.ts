import { createHash } from 'node:crypto';
import type { Busy } from '#domain/decisions/decision.ts';
import type { LinkRevoked } from '#domain/invitations/refusal.ts';
import { issueTokens, openPanel } from '#domain/questions/issue-tokens.ts';
import type { Panel, PanelHours } from '#domain/questions/panel.ts';
import type { NoPanel, PanelOver, TokenForeign, TokensTaken } from '#domain/questions/question.ts';
import { type TokenUse, tokensInBatch, tokenUses } from '#domain/questions/token-use.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';
import type { Link } from '#functions/links/link-token.ts';
import { attempt } from '#functions/store/attempt.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import type { Store } from '#functions/store/client.ts';
import { readPanel, readPanelSecret } from '#functions/store/questions/panels.ts';
import { makePanelKeys, signBlinded } from './blind-signature.ts';
import { panelHolder } from './panel-holder.ts';

/** Blinded messages of one browser, by their use, in base64url. */
export type TokenBatch = Readonly<Record<TokenUse, readonly string[]>>;

type Taken = { readonly keys: Panel['keys']; readonly signatures: TokenBatch };
type NotTaken = NoPanel | PanelOver | TokensTaken | TokenForeign | LinkRevoked | Busy;

/**
 * Signs the batch of a browser for the panel that the applicant of the link attends on a day. An empty batch asks for the
 * keys only; the first one that does makes them. Returns the keys and a signature for each message, or why there is none.
 */
export async function takeTokens(
  store: Store,
  link: Link,
  { on, batch }: { readonly on: CalendarDay; readonly batch: TokenBatch },
  now: Instant,
): Promise<Taken | NotTaken> {
  const found = await panelHolder(store, link, on);
  if ('kind' in found) return found;
  const { holder, hours, load } = found;
  if (!hours) return { kind: 'no-panel' };
  const panel = await panelOn(store, { season: holder.season, on }, hours);
  const none: TokenBatch = { question: [], vote: [] };
  if (tokenUses.every((use) => batch[use].length === 0)) return { keys: panel.keys, signatures: none };
  const { verdict } = await attempt(store, holder.season, load, (standing) =>
    issueTokens(standing, holder, hashOf(batch), now),
  );
  if (verdict.kind === 'refusal') return verdict.refusal;
  const signatures = await signAll(store, panel, batch);
  return signatures ? { keys: panel.keys, signatures } : { kind: 'token-foreign' };
}

/** Whether a batch has the size that every batch has, or is empty. */
export function isWholeBatch(batch: TokenBatch): boolean {
  return (
    tokenUses.every((use) => batch[use].length === tokensInBatch[use]) ||
    tokenUses.every((use) => batch[use].length === 0)
  );
}

/** The panel of a day with its keys, made if nobody has asked for them before. Of two who make them at once, one wins. */
async function panelOn(
  store: Store,
  day: { readonly season: string; readonly on: CalendarDay },
  hours: PanelHours,
): Promise<Panel> {
  const found = await readPanel(store, day.season, day.on);
  if (found) return found;
  const { keys, secret } = await makePanelKeys();
  const { verdict } = await attemptOrThrow(
    store,
    day.season,
    () => readPanel(store, day.season, day.on),
    (panel) =>
      panel
        ? ({ kind: 'repeat', result: panel } as const)
        : openPanel({ ...day, keys, holders: 0 }, secret, hours),
  );
  return verdict.result;
}

function hashOf(batch: TokenBatch): string {
  return createHash('sha256')
    .update(JSON.stringify(tokenUses.map((use) => batch[use])))
    .digest('base64url');
}

async function signAll(
  store: Store,
  { season, on }: Panel,
  batch: TokenBatch,
): Promise<TokenBatch | undefined> {
  const secret = await readPanelSecret(store, season, on);
  if (!secret) return undefined;
  const sign = (use: TokenUse) => batch[use].map((each) => signBlinded(secret[use], each));
  const [question, vote] = [sign('question'), sign('vote')];
  const isWhole = (signed: readonly (string | undefined)[]): signed is readonly string[] =>
    !signed.includes(undefined);
  return isWhole(question) && isWhole(vote) ? { question, vote } : undefined;
}
