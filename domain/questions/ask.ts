import {
  type Decision,
  decision,
  type Refused,
  type Repeat,
  refuse,
  repeat,
} from '#domain/decisions/decision.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';
import { putIssued, type TokenHolder, type TokenStanding, whyClosed } from './issue-tokens.ts';
import { type PanelHours, quarterOf } from './panel.ts';
import type {
  CountVote,
  NoPanel,
  PanelOver,
  PutIssuedTokens,
  PutQuestion,
  Question,
  QuestionNotShown,
  SpendVote,
  TokenSpent,
  TokensTaken,
} from './question.ts';

type PanelDay = { readonly season: string; readonly on: CalendarDay };
/** `id` is the hash of the token that is spent. */
type Asked = { readonly id: string; readonly text: string };

/** What is read before a question or a vote: the hours of the panel, and what the token was spent for, if it was. */
type Spending<T> = {
  readonly hours: PanelHours | undefined;
  readonly spent: T | undefined;
  readonly goesAt: Instant;
};

/** Takes a question for a token that is genuine. A question that was sent twice is asked once. */
export function askQuestion(
  { hours, spent, goesAt }: Spending<Question>,
  day: PanelDay,
  asked: Asked,
  now: Instant,
): Decision<'asked', PutQuestion> | Repeat<'asked'> | Refused<NoPanel | PanelOver | TokenSpent> {
  if (spent) return spent.text === asked.text ? repeat('asked') : refuse({ kind: 'token-spent' });
  const closed = whyClosed(hours, now);
  if (closed) return refuse(closed);
  return decision('asked', [
    { kind: 'put-question', question: newQuestion(day, asked, now), expiresAt: goesAt },
  ]);
}

/** How many questions an applicant may send without script. */
export const MOST_WITHOUT_TOKEN = 3;

/**
 * Takes a question through the personal page, from an applicant without script. Its text is stored without a name, as
 * every question; that nobody looked is a matter of trust here, and the form says so.
 */
export function askWithoutToken(
  { hours, issued, goesAt }: TokenStanding,
  holder: TokenHolder,
  asked: { readonly id: string; readonly text: string },
  now: Instant,
): Decision<'asked', PutIssuedTokens | PutQuestion> | Refused<NoPanel | PanelOver | TokensTaken> {
  const closed = whyClosed(hours, now);
  if (closed) return refuse(closed);
  const before = issued?.asked ?? 0;
  if (before >= MOST_WITHOUT_TOKEN) return refuse({ kind: 'tokens-taken', most: MOST_WITHOUT_TOKEN });
  return decision('asked', [
    putIssued(holder, issued, { asked: before + 1 }, goesAt),
    { kind: 'put-question', question: newQuestion(holder, asked, now), expiresAt: goesAt },
  ]);
}

/** Counts a vote for a question that is shown. A vote that was sent twice counts once. */
export function voteForQuestion(
  {
    hours,
    spent,
    question,
    goesAt,
  }: Spending<{ readonly question: string }> & {
    readonly question: Question | undefined;
  },
  { on }: PanelDay,
  { vote, id }: { readonly vote: string; readonly id: string },
  now: Instant,
):
  | Decision<'voted', SpendVote | CountVote>
  | Repeat<'voted'>
  | Refused<NoPanel | PanelOver | TokenSpent | QuestionNotShown> {
  if (spent) return spent.question === id ? repeat('voted') : refuse({ kind: 'token-spent' });
  const closed = whyClosed(hours, now);
  if (closed) return refuse(closed);
  if (question?.state !== 'published') return refuse({ kind: 'question-not-shown' });
  return decision('voted', [
    { kind: 'spend-vote', on, vote, question: id, expiresAt: goesAt },
    { kind: 'count-vote', on, question: id },
  ]);
}

function newQuestion({ season, on }: PanelDay, { id, text }: Asked, now: Instant): Question {
  return { id, season, on, text, at: quarterOf(now), state: 'waiting', votes: 0, version: 1 };
}
