import type { AnyVerdict, Change } from '#domain/contract.ts';
import type { AddRecord, Who } from '#domain/decisions/change-record.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { instant } from '#domain/values/time.ts';

export const applicant: Who = { kind: 'applicant' };
export const program: Who = { kind: 'program', name: 'Sample Coordinator' };

/** A moment at `now`, any ISO 8601 time with an offset. */
export function momentAt(now: string, who: Who = applicant, recordId = 'record_1'): DecisionContext {
  return { now: instant(now), recordId, who };
}

/** Returns the changes of a decision. Throws, naming the verdict, for anything else. */
export function changesOf(verdict: AnyVerdict): readonly Change[] {
  if (verdict.kind !== 'decision') throw new Error(`no decision but ${JSON.stringify(verdict)}`);
  return verdict.changes;
}

/** The offer as the decision leaves it. */
export function offerAfter(verdict: AnyVerdict): Offer {
  const put = changesOf(verdict).find((change) => change.kind === 'put-offer');
  if (!put) throw new Error('the decision puts no offer');
  return put.offer;
}

type ChangeIn<V> = V extends { readonly kind: 'decision'; readonly changes: readonly (infer C)[] }
  ? C
  : never;
type RecordIn<V> = ChangeIn<V> extends infer C ? (C extends AddRecord<infer R> ? R : never) : never;

/** The record that the decision leaves. */
export function recordOf<V extends AnyVerdict>(verdict: V): RecordIn<V> {
  const added = changesOf(verdict).find((change) => change.kind === 'add-record');
  if (!added) throw new Error('the decision leaves no record');
  return added.record as RecordIn<V>;
}

/** The kinds of the changes of a decision. */
export function kindsOf(verdict: AnyVerdict): readonly Change['kind'][] {
  return changesOf(verdict).map((change) => change.kind);
}
