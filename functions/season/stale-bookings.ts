import { openDemand, shortfall } from '#domain/capacity/placement.ts';
import type { Applied } from '#domain/season/season-document.ts';
import { dependentOffers } from '#domain/season-plan/dependent-offers.ts';
import { behindFence, type Seat } from '#domain/seats/seat.ts';
import { type Instant, plusHours } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';
import { readOutlook } from '#functions/store/items/outlook.ts';
import { readApplied } from '#functions/store/items/records.ts';
import { dependencyInWords } from '#functions/wording/dependencies.ts';

/** The largest clock skew between two machines that is allowed for, in hours. */
const SLACK_HOURS = 0.25;

const look = 'Review them with `offers`.';

/** Since when seats could be booked from outdated pages because an application was stopped; `undefined` if never. */
export async function unfencedSince(
  store: Store,
  { applied, seats }: { readonly applied: Applied | undefined; readonly seats: readonly Seat[] },
): Promise<Instant | undefined> {
  if (!applied || behindFence(seats, applied.fence).length === 0) return undefined;
  const files = await readApplied(store, applied.season.id);
  const file = files.find(({ version }) => version === applied.fence);
  return file && plusHours(file.at, -SLACK_HOURS);
}

/**
 * Between the operator's last read and the last fence, an applicant can book a seat under the document of `before`
 * (docs/decisions/0009). Returns a sentence each if that happened, if it may have happened since an application was
 * stopped, or if an open offer is left without a seat.
 */
export async function staleBookings(
  store: Store,
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
          `An earlier run of apply was stopped before all seats were closed to pages shown earlier. Bookings since then, possibly from such a page: ${booked.length}. ${look}`,
        ]
      : []),
    ...(short
      ? [
          `Of ${short.asked} open offers for ${short.track}, only ${short.fits} can get a seat now. Add seats for the others.`,
        ]
      : []),
  ];
}
