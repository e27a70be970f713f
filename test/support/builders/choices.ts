import type { Choice, Offer } from '#domain/offers/offer.ts';
import { dayOf, type Season, trackOf } from '#domain/season/season.ts';

/** Everything that the offer's applicant can ask for: every option with every combination of starts. */
export function choicesOf(season: Season, offer: Pick<Offer, 'seatedAs'>): Choice[] {
  return trackOf(season, offer.seatedAs).options.flatMap((option) => {
    const [first = [], second] = option.days.map((on) => dayOf(season, on).starts.map((start) => start.name));
    const ways = second ? first.flatMap((one) => second.map((two) => [one, two])) : first.map((one) => [one]);
    return ways.map((starts) => ({ option: option.id, starts }));
  });
}
