import { createHash } from 'node:crypto';
import type { Busy } from '#domain/decisions/decision.ts';
import type { LinkRevoked } from '#domain/invitations/refusal.ts';
import { askQuestion, askWithoutToken, voteForQuestion } from '#domain/questions/ask.ts';
import { panelHours, questionsGoAt } from '#domain/questions/panel.ts';
import type { QuestionRefusal } from '#domain/questions/question.ts';
import type { TokenUse } from '#domain/questions/token-use.ts';
import type { Season } from '#domain/season/season.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';
import type { Link } from '#functions/links/link-token.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { readPanel } from '#functions/store/questions/panels.ts';
import { readQuestion, readSpentVote } from '#functions/store/questions/questions.ts';
import { isSignedToken } from './blind-signature.ts';
import { panelHolder } from './panel-holder.ts';

/** A token as a browser spends it: what it blinded, and the signature, in base64url. */
export type Token = { readonly message: string; readonly signature: string };

type PanelDay = { readonly season: string; readonly on: CalendarDay };
type NotSpent = QuestionRefusal | Busy;

/** What is stored of a token: enough to know it again, and nothing to find its holder by. */
export function hashOfToken({ message }: Pick<Token, 'message'>): string {
  return createHash('sha256').update(Buffer.from(message, 'base64url')).digest('base64url');
}

/** Asks the panel of a day a question. Returns why not, if it is refused. */
export async function spendOnQuestion(
  store: Store,
  { season: id, on }: PanelDay,
  { text, token }: { readonly text: string; readonly token: Token },
  now: Instant,
): Promise<NotSpent | undefined> {
  const season = await seasonOfGenuine(store, { season: id, on }, 'question', token);
  if (!season) return { kind: 'token-foreign' };
  const asked = { id: hashOfToken(token), text };
  const { verdict } = await attempt(
    store,
    id,
    async () => ({
      hours: panelHours(season, on),
      spent: await readQuestion(store, id, on, asked.id),
      goesAt: questionsGoAt(season),
    }),
    (standing) => askQuestion(standing, { season: id, on }, asked, now),
  );
  return verdict.kind === 'refusal' ? verdict.refusal : undefined;
}

/** Counts a vote for a question. Returns why not, if it is refused. */
export async function spendOnVote(
  store: Store,
  { season: id, on }: PanelDay,
  { question, token }: { readonly question: string; readonly token: Token },
  now: Instant,
): Promise<NotSpent | undefined> {
  const season = await seasonOfGenuine(store, { season: id, on }, 'vote', token);
  if (!season) return { kind: 'token-foreign' };
  const vote = hashOfToken(token);
  const { verdict } = await attempt(
    store,
    id,
    async () => {
      const [found, spent] = await Promise.all([
        readQuestion(store, id, on, question),
        readSpentVote(store, id, on, vote),
      ]);
      return { hours: panelHours(season, on), question: found, spent, goesAt: questionsGoAt(season) };
    },
    (standing) => voteForQuestion(standing, { season: id, on }, { vote, id: question }, now),
  );
  return verdict.kind === 'refusal' ? verdict.refusal : undefined;
}

/** Asks through a personal link, for an applicant without script. `id` is random. Returns why not, if it is refused. */
export async function askThroughLink(
  store: Store,
  link: Link,
  asked: { readonly on: CalendarDay; readonly id: string; readonly text: string },
  now: Instant,
): Promise<NotSpent | LinkRevoked | undefined> {
  const found = await panelHolder(store, link, asked.on);
  if ('kind' in found) return found;
  const { holder, load } = found;
  const { verdict } = await attempt(store, holder.season, load, (standing) =>
    askWithoutToken(standing, holder, asked, now),
  );
  return verdict.kind === 'refusal' ? verdict.refusal : undefined;
}

/** The season of a day whose panel has signed the token for this use; `undefined` for any other token. */
async function seasonOfGenuine(
  store: Store,
  { season: id, on }: PanelDay,
  use: TokenUse,
  { message, signature }: Token,
): Promise<Season | undefined> {
  const [{ season }, panel] = await Promise.all([cachedSeason(store, id), readPanel(store, id, on)]);
  return panel && isSignedToken(panel.keys[use], message, signature) ? season : undefined;
}
