import type { Outlook } from '#domain/capacity/outlook.ts';
import { openDemand, shortfall } from '#domain/capacity/placement.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { placeIn } from '#domain/offers/replaced.ts';
import type { Season } from '#domain/season/season.ts';
import { type Batch, seatsAfter } from './batches.ts';
import { canonical } from './differences.ts';
import type { GivenBackUnplaceable, OffersStand } from './refusal.ts';

/** Whether the options, starts, times, places or closing times differ. */
export function isOtherChoice(current: Season, next: Season): boolean {
  return canonical(choosable(current)) !== canonical(choosable(next));
}

function choosable(season: Season): unknown {
  const { program, offers, tracks, days } = season;
  return {
    zone: program.zone,
    hours: offers.changesCloseHours,
    tracks: Object.fromEntries(tracks.map(({ id, options }) => [id, options])),
    days: days.map(({ on, starts }) => ({
      on,
      starts: starts.map(({ name, at, until }) => ({ name, at, until })),
      places: tracks.map(({ id }) => placeIn(season, id, on) ?? null),
    })),
  };
}

/**
 * The first open offers that would have no seat if the application stopped after one of the batches. `people` have to choose
 * again.
 */
export function firstUnplaceable(
  current: Season,
  outlook: Outlook,
  batches: readonly Batch[],
  people: number,
): OffersStand | GivenBackUnplaceable | undefined {
  let season = current;
  let { seats, offers }: Pick<Outlook, 'seats' | 'offers'> = outlook;
  for (const { changes } of batches) {
    seats = seatsAfter(seats, changes);
    offers = offersAfter(offers, changes);
    season = changes.find((each) => each.kind === 'put-season')?.season ?? season;
    const short = shortfall(season, seats, openDemand(season, offers, seats));
    if (!short) continue;
    const of = { track: short.track, open: short.asked, fits: short.fits };
    return people > 0 ? { kind: 'given-back-unplaceable', ...of, people } : { kind: 'offers-stand', ...of };
  }
  return undefined;
}

function offersAfter(offers: readonly Offer[], changes: Batch['changes']): readonly Offer[] {
  const put = new Map(
    changes.flatMap((each) => (each.kind === 'put-offer' ? [[each.offer.id, each.offer]] : [])),
  );
  return offers.map((offer) => put.get(offer.id) ?? offer);
}
