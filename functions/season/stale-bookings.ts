import { openDemand, shortfall } from '#domain/capacity/placement.ts';
import type { Applied } from '#domain/season/season-document.ts';
import { dependentOffers } from '#domain/season-plan/dependent-offers.ts';
import { behindFence, type Seat } from '#domain/seats/seat.ts';
import { type Instant, plusHours } from '#domain/values/time.ts';
import type { Operator } from '#functions/cli/operator.ts';
import { readOutlook } from '#functions/store/outlook.ts';
import { readApplied } from '#functions/store/records.ts';
import { dependencyInWords } from '#functions/wording/dependencies.ts';

/** The clocks of two machines may differ by so much. */
const SLACK_HOURS = 0.25;

const look = 'Look at them with `offers`.';

/** Since when seats have been open to pages of an earlier document, because an application was stopped; if so. */
export async function unfencedSince(
  { store }: Operator,
  { applied, seats }: { readonly applied: Applied | undefined; readonly seats: readonly Seat[] },
): Promise<Instant | undefined> {
  if (!applied || behindFence(seats, applied.fence).length === 0) return undefined;
  const files = await readApplied(store, applied.season.id);
  const file = files.find(({ version }) => version === applied.fence);
  return file && plusHours(file.at, -SLACK_HOURS);
}

/**
 * From when the operator last looked until the last fence stands, somebody can book a kept seat on the document of `before`
 * (docs/decisions/0009). Says whether that happened to anybody, may have happened since an application was stopped, or
 * leaves an open offer without a place.
 */
export async function staleBookings(
  { store }: Operator,
  before: Applied | undefined,
  since: Instant | undefined,
): Promise<readonly string[]> {
  if (!before) return [];
  const { applied, offers, seats } = await readOutlook(store, before.season.id);
  const { season } = applied ?? before;
  const broken = dependentOffers(before.season, season, offers);
  const booked = offers.filter(({ state, changedAt }) => state === 'booked' && since && changedAt >= since);
  const short = shortfall(season, seats, openDemand(season, offers, seats));
  return [
    ...broken.map(
      ({ dependency, offers: { length }, offers: ids }) =>
        `While the file was being applied, ${length} booked on ${dependencyInWords(dependency)}: ${ids.join(', ')}. ${look}`,
    ),
    ...(booked.length > 0
      ? [
          `An earlier application was stopped before all seats were closed to pages of before. Up to ${booked.length} booked since, maybe on such a page. ${look}`,
        ]
      : []),
    ...(short
      ? [
          `Of ${short.asked} open offers for ${short.track}, ${short.fits} can have a place now. Add seats for the others.`,
        ]
      : []),
  ];
}
