import type { Change } from '#domain/contract.ts';
import { type DecisionContext, type Refused, refuse } from '#domain/decisions/decision.ts';
import { seasonOfRecord } from '#domain/offers/released-starts.ts';
import type { Season } from '#domain/season/season.ts';
import type { Applied } from '#domain/season/season-document.ts';
import { planSeason, type SeasonPlan } from '#domain/season-plan/plan-season.ts';
import type { SeasonPlanRefusal } from '#domain/season-plan/refusal.ts';
import type { Mail } from '#functions/mail/mail.ts';
import { offerMail } from '#functions/notices/mails/offer-mail.ts';
import type { MailedRecord } from '#functions/notices/mails/passages.ts';
import type { readPlanned } from '#functions/season/apply-season.ts';
import type { Store } from '#functions/store/client.ts';
import { readBeforeSeats, withHolders } from '#functions/store/items/outlook.ts';
import { readApplied } from '#functions/store/items/records.ts';
import { readSeats } from '#functions/store/items/seats.ts';

/** What applying a season would do now: the plan, and the season that it starts from. */
export type PlanPreview = { readonly plan: SeasonPlan; readonly applied: Applied };

/** Stands for the applicant's personal link, which only they may see. */
const hiddenLink = 'https://example.org/i/their-personal-link';

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
  const record = changes.flatMap((change) => mailedRecord(change, offer))[0];
  const after = changes.find((change) => change.kind === 'put-offer' && change.offer.id === offer);
  if (!record || after?.kind !== 'put-offer') return [];
  const season = seasonOfRecord(record.event === 'given-back' ? applied.season : next, record);
  return record.notices.map((notice) =>
    offerMail({ season, offer: after.offer, record, notice, link: hiddenLink } as Parameters<
      typeof offerMail
    >[0]),
  );
}

function mailedRecord(change: Change, offer: string): readonly MailedRecord[] {
  if (change.kind !== 'add-record') return [];
  const { record } = change;
  const isOfOffer = 'offer' in record && record.offer === offer && record.notices.length > 0;
  return isOfOffer ? [record as MailedRecord] : [];
}
