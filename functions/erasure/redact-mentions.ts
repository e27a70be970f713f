import type { Application } from '#domain/applications/application.ts';
import type { Change } from '#domain/contract.ts';
import type { Erasure } from '#domain/erasure/erasure-record.ts';
import { draftWithout, isViewOf, jobWithout, reviewWithout } from '#domain/people/mentions-elsewhere.ts';
import { redactHistory } from '#domain/people/removals.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import type { Store } from '#functions/store/client.ts';
import { readSeasonDraft } from '#functions/store/drafts/season-drafts.ts';
import {
  applicationAnswers,
  readApplication,
  readApplicationRecords,
} from '#functions/store/items/applications.ts';
import { readBulkReviews } from '#functions/store/lists/bulk-reviews.ts';
import { readViews } from '#functions/store/lists/views.ts';
import { changeUntilDone } from './change-until-done.ts';

/**
 * Removes what people of the program wrote of the erased where it is about others: reasons of decisions with their history,
 * of a draft of the season and of jobs for many, and lists that are kept under a name.
 */
export async function redactMentions(store: Store, erasure: Erasure): Promise<void> {
  const { season, people } = erasure;
  if (people.length === 0) return;
  for await (const applications of applicationAnswers(store, season)) {
    const reviewed = applications.filter(({ review }) => review !== undefined);
    await mapConcurrently(reviewed, (application) => redactReview(store, erasure, application));
  }
  await changeUntilDone(store, season, async () => {
    const draft = await readSeasonDraft(store, season);
    const without = draft && draftWithout(draft, erasure);
    return without ? [{ kind: 'put-season-draft', draft: without, replaces: draft.version }] : [];
  });
  await changeUntilDone(store, season, async () =>
    (await readBulkReviews(store, season))
      .flatMap((before): readonly Change[] => {
        const bulk = jobWithout(before, erasure);
        return bulk ? [{ kind: 'put-bulk-review', bulk, replaces: before.version }] : [];
      })
      .slice(0, 1),
  );
  await changeUntilDone(store, season, async () =>
    (await readViews(store, season))
      .filter((view) => isViewOf(view, erasure))
      .map(({ name, version }) => ({ kind: 'remove-view', name, version })),
  );
}

/** The history first: as long as the application mentions them, a stop is followed by another look at it. */
async function redactReview(store: Store, erasure: Erasure, seen: Application): Promise<void> {
  const { season } = erasure;
  await changeUntilDone(store, season, async () =>
    redactHistory(await readApplicationRecords(store, season, seen.id), erasure),
  );
  if (!reviewWithout(seen, erasure)) return;
  await changeUntilDone(store, season, async () => {
    const before = await readApplication(store, season, seen.id);
    const application = before && reviewWithout(before, erasure);
    return application ? [{ kind: 'put-application', application, replaces: before.version }] : [];
  });
}
