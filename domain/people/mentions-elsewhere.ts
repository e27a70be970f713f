import type { SavedView } from '#domain/application-list/saved-view.ts';
import type { Application } from '#domain/applications/application.ts';
import type { BulkReview } from '#domain/bulk-reviews/bulk-review.ts';
import type { Erasure } from '#domain/erasure/erasure-record.ts';
import type { SeasonDraft } from '#domain/season-draft/season-draft.ts';
import { isNamedAfter, redactedText } from './identity.ts';

/*
 * Where people of the program may have written an erased person's name though it is about somebody else, or about nobody.
 */

type Terms = Pick<Erasure, 'terms'>;

/** The value with what stands in the place of each text of it that mentions the people; `undefined` if none does. */
export function withoutMentions<T>(value: T, { terms }: Terms): T | undefined {
  const text = JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'string' ? redactedText(each, terms) : each,
  );
  return text === JSON.stringify(value) ? undefined : (JSON.parse(text) as T);
}

/** Somebody else's application without the reasons that mention them, or nothing if none does. */
export function reviewWithout(application: Application, terms: Terms): Application | undefined {
  const review = application.review && withoutMentions(application.review, terms);
  return review && { ...application, review, version: application.version + 1 };
}

/** The draft of the season whose reasons and edits do not mention them. The file stays: it is the program's own words. */
export function draftWithout(draft: SeasonDraft, terms: Terms): SeasonDraft | undefined {
  const { text, ...said } = draft;
  const rest = withoutMentions(said, terms);
  return rest && { ...rest, text, version: draft.version + 1 };
}

/** The job for many whose reason does not mention them. */
export function jobWithout(bulk: BulkReview, terms: Terms): BulkReview | undefined {
  const { title, reason, list } = bulk;
  const said = withoutMentions({ title, reason }, terms);
  const isNamed = isNamedAfter(spelledOut(list), terms.terms);
  if (!said && !isNamed) return undefined;
  return { ...bulk, ...said, ...(isNamed ? { list: '' } : {}), version: bulk.version + 1 };
}

/** Whether a list that is kept under a name is named after them, or searches for them. */
export function isViewOf({ name, query }: SavedView, { terms }: Terms): boolean {
  return isNamedAfter(name, terms) || isNamedAfter(spelledOut(query), terms);
}

/** What an address searches for, in the words that were typed. */
function spelledOut(query: string): string {
  return [...new URLSearchParams(query).values()].join(' · ');
}
