import { agendaBooked, blocksFor } from '#domain/agenda/agenda-for.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { consideredFor } from '#domain/roster/roster.ts';
import type { AgendaBlock } from '#domain/season/agenda-section.ts';
import type { Season } from '#domain/season/season.ts';
import { inTextOrder } from '#domain/values/text-order.ts';
import type { CalendarDay } from '#domain/values/time.ts';

/** A block in which residents take part, and how many applicants are booked for it. */
export type ResidentsBlock = Pick<AgendaBlock, 'title' | 'at' | 'until' | 'place' | 'joinLink'> & {
  readonly applicants: number;
};

/** Returns what residents take part in on a day, in the order of time: panels, and what the agendas say is with residents. */
export function residentsDay(
  season: Season,
  offers: readonly Offer[],
  on: CalendarDay,
): readonly ResidentsBlock[] {
  const blocks = offers.flatMap((offer) => blocksOn(season, offer, on)).filter(isWithResidents);
  const alike = Map.groupBy(blocks, ({ title, at, until, place, joinLink }) =>
    JSON.stringify([at, until, title, place, joinLink]),
  );
  return [...alike]
    .toSorted(([one], [other]) => inTextOrder(one, other))
    .flatMap(([, [first, ...others]]) => {
      if (!first) return [];
      const { title, at, until, place, joinLink } = first;
      const where = { ...(place ? { place } : {}), ...(joinLink ? { joinLink } : {}) };
      return [{ title, at, until, ...where, applicants: others.length + 1 }];
    });
}

function isWithResidents({ withResidents = false, takesQuestions = false }: AgendaBlock): boolean {
  return withResidents || takesQuestions;
}

function blocksOn(season: Season, offer: Offer, on: CalendarDay): readonly AgendaBlock[] {
  const starts = offer.booking?.seats ?? [];
  const seat = starts.find((each) => each.on === on);
  const agenda = seat && agendaBooked(season, { seatedAs: offer.seatedAs, starts }, seat);
  return agenda ? blocksFor(agenda, consideredFor(offer)) : [];
}
