import type { TrackId } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import type { Values } from './fields.ts';

/** What the program knows of one person's application in one season. */
export type Application = {
  /** The AAMC ID. */
  readonly id: string;
  readonly season: string;
  /** Rises by one with each change. */
  readonly version: number;
  readonly firstSeenAt: Instant;
  readonly changedAt: Instant;
  readonly values: Values;
  /** The tracks that were ticked, as the cells of the export say them. */
  readonly ticks: readonly string[];
  /** What people of the program entered and decided; absent until somebody did. No import touches it. */
  readonly review?: Review;
  /** What the applicant was told last without an invitation. */
  readonly told?: ToldAnswer;
};

/** The status that an applicant was told by mail; `failed`: the mail is known not to have arrived. */
export type ToldAnswer = { readonly as: 'waiting' | 'closed'; readonly at: Instant; readonly failed?: true };

/** Somebody of the program. No rule and no clock enters or decides anything of an application. */
export type Reviewer = { readonly kind: 'program'; readonly name: string };

type ByHand = { readonly reason: string; readonly who: Reviewer; readonly at: Instant };

/** What a person says of one rule: a judgment where the rule needs one, else an override. */
export type EnteredVerdict = ByHand & { readonly rule: string; readonly outcome: 'pass' | 'fail' };

/** A track for which the application is not considered anymore, whatever a later export says. */
export type TrackWithdrawal = ByHand & { readonly track: TrackId };

/** What was decided: `invite` for these tracks; the others have no tracks. */
export type Decided = ByHand & {
  readonly to: 'invite' | 'hold' | 'close';
  readonly tracks: readonly TrackId[];
};

export type Review = {
  readonly entered: readonly EnteredVerdict[];
  readonly withdrawn: readonly TrackWithdrawal[];
  readonly decided?: Decided;
};

/** The name as people say it: of its parts, else of the whole that ERAS writes as “Last, First Middle”. */
export function nameOf(values: Values): string {
  const [first, middle, last] = [values['name.first'], values['name.middle'], values['name.last']];
  if (first && last) return middle ? `${first} ${middle} ${last}` : `${first} ${last}`;
  const parts = [first, middle, last].filter(Boolean);
  return givenNameFirst(String(values['name.whole'] ?? parts.join(' ')));
}

const suffix = /^(jr|sr|i{1,3}|iv|v|m\.?d|d\.?o|ph\.?d|mph)\.?$/i;

/** `First Middle Last` of a name that ERAS writes as “Last, First Middle”; any other name as it is. */
export function givenNameFirst(name: string): string {
  const [last = '', first = '', ...more] = name.split(',').map((part) => part.trim());
  if (last === '' || first === '' || more.length > 0 || suffix.test(first)) return name;
  return `${first} ${last}`;
}
