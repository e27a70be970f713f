import { openDemand, shortfall } from '../../domain/placement.ts';
import type { Applied } from '../../domain/plan-season.ts';
import type { Season } from '../../domain/season.ts';
import { canonical } from '../../domain/season-differences.ts';
import { whatStands } from '../../domain/what-stands.ts';
import { readApplied, readOutlook } from '../store/read.ts';
import type { Operator } from './operator.ts';

/**
 * From when the operator last looked until the last fence stands, somebody can book a kept seat on the document of `before`
 * (docs/decisions/0009). Says whether that happened to anybody, and whether it leaves an open offer without a place.
 */
export async function whoWasCaught(
  { store }: Operator,
  before: Applied | undefined,
  next: Season,
): Promise<readonly string[]> {
  const { applied, offers, seats } = await readOutlook(store, next.id);
  if (!before || !applied || canonical(applied.season) !== canonical(next)) return [];
  const stands = whatStands(before.season, next, offers);
  const short = shortfall(next, seats, openDemand(next, offers, seats));
  const isGoneOnWith = canonical(before.season) === canonical(next);
  const since = isGoneOnWith ? (await readApplied(store, next.id)).at(-1)?.at : undefined;
  const booked = offers.filter(({ state, changedAt }) => state === 'booked' && since && changedAt >= since);
  return [
    ...(stands?.kind === 'booking-stands'
      ? [`While the file was being applied, ${stands.offers} booked on ${stands.what}. ${look}`]
      : []),
    ...(booked.length > 0
      ? [
          `Before all seats were closed to pages of before, ${booked.length} booked, maybe on such a page. ${look}`,
        ]
      : []),
    ...(short
      ? [
          `Of ${short.asked} open offers for ${short.track}, ${short.fits} can have a place now. Add seats for the others.`,
        ]
      : []),
  ];
}

const look = 'Look at them with `offers`.';
