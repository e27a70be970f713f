import type { TokenUse } from '#domain/questions/token-use.ts';
import {
  areTaken,
  collectTokens,
  type KeptToken,
  keepVote,
  keptTokens,
  postJson,
  putBack,
  takeOne,
  votedFor,
} from './tokens.ts';

/** Every body has this many bytes, so that its length tells nothing of the question. */
const BODY_BYTES = 4096;

/** A link to a panel waits so many milliseconds at most for the tokens of this browser. */
const LONGEST_WAIT = 30_000;

/** What is under way for each panel of a personal page. One begins after the other, because a phone takes a while for each. */
const taking = new Map<string, Promise<void>>();
let before = Promise.resolve();
for (const { dataset } of document.querySelectorAll<HTMLElement>('[data-take-tokens]')) {
  const { panel = '', takeTokens = '' } = dataset;
  before = before.then(() => collectTokens(panel, takeTokens)).catch(() => {});
  taking.set(panel, before);
}

/** Ends once this browser has its tokens of a panel, or cannot have them now. The personal page follows its link to the panel after that. */
export function tokensOf(panel: string): Promise<void> {
  return Promise.race([taking.get(panel), new Promise<void>((end) => setTimeout(end, LONGEST_WAIT))]);
}

const page = document.querySelector<HTMLElement>('[data-questions]');
if (page) start(page);

/** The parts of the page that change. */
type Parts = { main: HTMLElement; panel: string; form: HTMLFormElement | null };

/** Shows what this browser can still do, and spends tokens for it. */
function start(main: HTMLElement): void {
  const panel = main.dataset.questions ?? '';
  const parts = { main, panel, form: main.querySelector<HTMLFormElement>('form#ask') };
  const kept = keptTokens(panel);
  if (kept && JSON.stringify(kept.keys) !== main.dataset.keys) {
    tell(parts, otherKey);
    return;
  }
  // The personal page is open beside this one, and has not finished yet.
  if (!kept) addEventListener('storage', () => (keptTokens(panel) || areTaken(panel)) && location.reload());
  show(parts);
  parts.form?.addEventListener('submit', (event) => {
    event.preventDefault();
    void ask(parts);
  });
  for (const button of voteButtons(parts)) button.addEventListener('click', () => void vote(parts, button));
}

const otherKey =
  'The key of this page is not the one that your questions were signed with. Please do not ask here, and tell the program.';

function tell({ main }: Parts, words: string): void {
  const status = main.querySelector<HTMLElement>('#told');
  if (!status) return;
  status.textContent = words;
  status.className = 'note';
}

function voteButtons({ main }: Parts): Iterable<HTMLButtonElement> {
  return main.querySelectorAll<HTMLButtonElement>('button[data-vote]');
}

function show(parts: Parts): void {
  const kept = keptTokens(parts.panel);
  const left = { question: kept?.tokens.question.length ?? 0, vote: kept?.tokens.vote.length ?? 0 };
  if (parts.form) parts.form.hidden = left.question === 0;
  const count = parts.main.querySelector<HTMLElement>('#left');
  if (count) count.textContent = kept ? words(left.question, left.vote) : noneYet(parts.panel);
  const voted = votedFor(parts.panel);
  for (const button of voteButtons(parts)) {
    button.hidden = left.vote === 0;
    button.disabled = voted.includes(button.dataset.vote ?? '');
  }
}

async function ask(parts: Parts): Promise<void> {
  const { form } = parts;
  const field = form?.elements.namedItem('text');
  if (!form || !(field instanceof HTMLTextAreaElement)) return;
  const asked = field.value.trim();
  if (asked === '') return;
  const refused = await spend(parts.panel, 'question', (token) =>
    postJson(form.action, padded({ text: asked, ...token })),
  );
  show(parts);
  if (refused !== undefined) return tell(parts, refused);
  field.value = '';
  tell(
    parts,
    'Sent. Residents can read it within a quarter of an hour. It is shown here once one of them publishes it.',
  );
}

async function vote(parts: Parts, button: HTMLButtonElement): Promise<void> {
  const question = button.dataset.vote ?? '';
  button.disabled = true;
  const refused = await spend(parts.panel, 'vote', (token) =>
    postJson(`${location.pathname}/votes`, padded({ question, ...token })),
  );
  if (refused === undefined) keepVote(parts.panel, question);
  show(parts);
  tell(parts, refused ?? 'Your vote counts.');
}

function noneYet(panel: string): string {
  return areTaken(panel)
    ? 'Your questions are in the two browsers in which you opened your personal page first, and no other one gets any: ask and vote from one of those.'
    : 'This browser has no questions yet: open your personal page in it, and follow its link to this page.';
}

function words(questions: number, votes: number): string {
  return `You can still ask ${questions} ${questions === 1 ? 'question' : 'questions'} and vote ${votes} ${votes === 1 ? 'time' : 'times'}.`;
}

/** Spends one token. Returns why it was not, in words, or nothing. A token that may not have arrived is kept. */
async function spend(
  panel: string,
  use: TokenUse,
  sending: (token: KeptToken) => Promise<Response>,
): Promise<string | undefined> {
  const token = takeOne(panel, use);
  if (!token) return 'You have none left.';
  try {
    const reply = await sending(token);
    if (reply.ok) return undefined;
    const problem = (await reply.json()) as { kind?: string; title?: string; next?: string };
    if (problem.kind !== 'token-spent') putBack(panel, use, token);
    return `${problem.title ?? 'That did not work.'} ${problem.next ?? ''}`;
  } catch {
    putBack(panel, use, token);
    return 'That did not arrive. Please try again: a question that arrives twice is asked once.';
  }
}

/** The body with as much behind it as it takes to be as long as every other. */
function padded(body: Record<string, string>): Record<string, string> {
  const length = new TextEncoder().encode(JSON.stringify({ ...body, pad: '' })).length;
  return { ...body, pad: ' '.repeat(Math.max(0, BODY_BYTES - length)) };
}
