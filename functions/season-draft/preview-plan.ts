import { type DecisionContext, type Refused, refuse } from '#domain/decisions/decision.ts';
import type { Season } from '#domain/season/season.ts';
import type { Applied } from '#domain/season/season-document.ts';
import { planSeason, type SeasonPlan } from '#domain/season-plan/plan-season.ts';
import type { SeasonPlanRefusal } from '#domain/season-plan/refusal.ts';
import type { Mail } from '#functions/mail/mail.ts';
import { toldBy } from '#functions/notices/told-by.ts';
import type { readPlanned } from '#functions/season/apply-season.ts';
import type { Store } from '#functions/store/client.ts';
import { readBeforeSeats, withHolders } from '#functions/store/items/outlook.ts';
import { readApplied } from '#functions/store/items/records.ts';
import { readSeats } from '#functions/store/items/seats.ts';

/** What applying a season would do now: the plan, and the season that it starts from. */
export type PlanPreview = { readonly plan: SeasonPlan; readonly applied: Applied };

type Planned = Awaited<ReturnType<typeof readPlanned>>;

/** Reads what a plan is made of in two round trips: what is shown may be a moment old, and applying reads it again. */
export async function readToPreview(store: Store, season: string): Promise<Planned> {
  const before = await readBeforeSeats(store, season);
  const [seats, files] = await Promise.all([readSeats(store, season), readApplied(store, season)]);
  return { ...(await withHolders(store, season, { ...before, seats })), files };
}

/** Plans `next` as applying it would, and writes nothing. No reason is needed yet. */
export function previewPlan(
  { applied, files, ...outlook }: Planned,
  next: Season,
  context: DecisionContext,
  reason?: string,
): PlanPreview | Refused<SeasonPlanRefusal | { readonly kind: 'busy' }> {
  if (!applied) return refuse({ kind: 'busy' });
  const plan = planSeason(applied, next, outlook, context, { files, isPreview: true, reason });
  return plan.kind === 'refusal' ? plan : { plan, applied };
}

/** The mails that the plan sends to one applicant, as they will look, with a link that is nobody's. */
export function mailsTo({ plan, applied }: PlanPreview, next: Season, offer: string): readonly Mail[] {
  const changes = plan.batches.flatMap((batch) => batch.changes);
  const after = changes.find((change) => change.kind === 'put-offer' && change.offer.id === offer);
  if (after?.kind !== 'put-offer') return [];
  // Who has to choose again is told of the days that they had.
  const isGivenBack = changes.some(
    (change) =>
      change.kind === 'add-record' && change.record.event === 'given-back' && change.record.offer === offer,
  );
  return toldBy(isGivenBack ? applied.season : next, after.offer, changes).mails;
}
