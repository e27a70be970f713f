import type { Application, Review } from '#domain/applications/application.ts';
import type { ApplicationFrame } from '#domain/decisions/change-application.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { ReviewRefusal } from './refusal.ts';
import type { Bulk, ReviewChange, ReviewRecord } from './review-record.ts';
import { type ReviewStanding, reviewOf } from './review-standing.ts';

type Told<R> = R extends ReviewRecord
  ? Omit<R, keyof ApplicationFrame | 'reason' | 'before' | 'ruleVersion' | 'verdicts' | 'bulk'>
  : never;

/** What a deed makes of the review: the next one and what its record says, nothing because it is so already, or a refusal. */
export type ReviewStep =
  | { readonly kind: 'next'; readonly review: Review; readonly says: Told<ReviewRecord> }
  | { readonly kind: 'so-already' }
  | { readonly kind: 'refused'; readonly refusal: ReviewRefusal };

export const soAlready: ReviewStep = { kind: 'so-already' };

export function next(review: Review, says: Told<ReviewRecord>): ReviewStep {
  return { kind: 'next', review, says };
}

export function refused(refusal: ReviewRefusal): ReviewStep {
  return { kind: 'refused', refusal };
}

/** Whether two entries say the same by the same person, whenever that was. */
export function isSameEntry<E extends { readonly reason: string; readonly who: { readonly name: string } }>(
  one: E | undefined,
  other: E,
  ...keys: readonly (keyof E)[]
): boolean {
  if (!one || one.reason !== other.reason || one.who.name !== other.who.name) return false;
  return keys.every((key) => String(one[key]) === String(other[key]));
}

/** The application after the step, and the changes that make it so. */
export function recorded(
  { application, ruleVersion, verdicts }: ReviewStanding,
  { reason, bulk }: { readonly reason: string; readonly bulk?: Bulk },
  { review, says }: Extract<ReviewStep, { readonly kind: 'next' }>,
  { now, who }: DecisionContext,
): readonly [Application, readonly ReviewChange[]] {
  const version = application.version + 1;
  const { id, season } = application;
  const after = { ...application, version, changedAt: now, review };
  const record: ReviewRecord = {
    ...{ application: id, season, version, at: now, who },
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    before: reviewOf(application),
    ...{ ruleVersion, verdicts: verdicts.map(({ rule, outcome, seen }) => ({ rule, outcome, seen })) },
    ...(bulk ? { bulk } : {}),
    ...says,
  };
  return [
    after,
    [
      { kind: 'put-application', application: after, replaces: application.version },
      { kind: 'add-application-record', record },
    ],
  ];
}
