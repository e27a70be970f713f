import type { Who } from '#domain/decisions/change-record.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';
import type { PanelChange } from './panel-change.ts';

/** The published reasons for which a question is not shown. There are no others. */
export const hidingReasons = ['about-a-person', 'off-topic', 'unkind'] as const;
export type HidingReason = (typeof hidingReasons)[number];

export const questionStates = ['waiting', 'published', 'answered', 'hidden', 'merged'] as const;
export type QuestionState = (typeof questionStates)[number];

/** More than a paragraph is no question. */
export const LONGEST_QUESTION = 600;

/**
 * A question to the panel of a day. Nothing in it comes from the person who asked: `id` is the hash of a token that
 * nobody has seen before, and `at` the quarter of an hour in which it came.
 */
export type Question = {
  readonly id: string;
  readonly season: string;
  readonly on: CalendarDay;
  readonly text: string;
  readonly at: Instant;
  readonly state: QuestionState;
  readonly votes: number;
  readonly version: number;
  /** Of a hidden question. */
  readonly reason?: HidingReason;
  /** What the panel wrote beside what it said. */
  readonly answer?: string;
  /** Of a merged question: the one that stands for it. */
  readonly into?: string;
  /** The panelist who decided last, and when. */
  readonly moderated?: { readonly who: Who; readonly at: Instant };
};

/** What the table knows of the tokens of one applicant: that they were taken, and nothing of what became of them. */
export type IssuedTokens = {
  readonly season: string;
  readonly on: CalendarDay;
  readonly offer: string;
  /** Hashes of the blinded batches that were signed: the same batch is signed again, so that nothing is lost on the way. */
  readonly batches: readonly string[];
  /** How many questions were sent without script, through the personal page. */
  readonly asked: number;
  readonly version: number;
};

/** `replaces` is what was read, so that no vote is lost that came meanwhile; absent for a question that is new. */
export type PutQuestion = {
  readonly kind: 'put-question';
  readonly question: Question;
  readonly replaces?: Pick<Question, 'version' | 'votes'>;
  /** When the text may go from the table. */
  readonly expiresAt: Instant;
};
/** A vote is spent by the hash of its token. */
export type SpendVote = {
  readonly kind: 'spend-vote';
  readonly on: CalendarDay;
  readonly vote: string;
  readonly question: string;
  readonly expiresAt: Instant;
};
/** One vote more for a question that is shown. Its version stays: votes are no edits. */
export type CountVote = { readonly kind: 'count-vote'; readonly on: CalendarDay; readonly question: string };
export type PutIssuedTokens = {
  readonly kind: 'put-issued-tokens';
  readonly issued: IssuedTokens;
  readonly replaces?: number;
  readonly expiresAt: Instant;
};

/** Nobody answers questions on this day, or the applicant does not attend the panel. */
export type NoPanel = { readonly kind: 'no-panel' };
/** The panel has ended. */
export type PanelOver = { readonly kind: 'panel-over'; readonly endsAt: Instant };
/** The token was not signed by the key of this panel for this use. */
export type TokenForeign = { readonly kind: 'token-foreign' };
/** Another question, or a vote for another one, was made with this token. */
export type TokenSpent = { readonly kind: 'token-spent' };
/** The applicant's tokens of this panel were taken, in as many browsers as may take them. */
export type TokensTaken = { readonly kind: 'tokens-taken'; readonly most: number };
/** The question is not shown, or not anymore. */
export type QuestionNotShown = { readonly kind: 'question-not-shown' };
/** The question was decided since the page was opened; `isOwn`: by the sender, from another page. */
export type QuestionChanged = {
  readonly kind: 'question-changed';
  readonly state: QuestionState;
  readonly who?: Who;
  readonly isOwn?: true;
};

export type QuestionRefusal =
  | NoPanel
  | PanelOver
  | TokenForeign
  | TokenSpent
  | TokensTaken
  | QuestionNotShown
  | QuestionChanged;

export type QuestionChange = PutQuestion | SpendVote | CountVote | PutIssuedTokens | PanelChange;
