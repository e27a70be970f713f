import type { Application, Reviewer } from '#domain/applications/application.ts';
import { type Busy, type DecisionContext, refuse } from '#domain/decisions/decision.ts';
import type { ReviewRefusal } from '#domain/review/refusal.ts';
import { type ReviewRequest, review } from '#domain/review/review.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import { loadReviewed, loadReviewGround } from './load-review.ts';

/** The context of a decision that a person of the program makes. */
export type ReviewContext = DecisionContext & { readonly who: Reviewer };

export type ReviewAnswer = { readonly application: Application } | { readonly refusal: ReviewRefusal | Busy };

/** Does what a person asks for, of one application. */
export async function reviewApplication(
  store: Store,
  { season, id }: Pick<Application, 'season' | 'id'>,
  request: ReviewRequest,
  context: ReviewContext,
): Promise<ReviewAnswer> {
  const ground = await loadReviewGround(store, season);
  const { verdict } = await attempt(
    store,
    season,
    () => loadReviewed(store, ground, id, context.now),
    (standing) =>
      standing
        ? review(standing, request, context)
        : refuse({ kind: 'application-unknown', application: id } satisfies ReviewRefusal),
  );
  return verdict.kind === 'refusal' ? { refusal: verdict.refusal } : { application: verdict.result };
}
