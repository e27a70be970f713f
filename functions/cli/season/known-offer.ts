import { findOffer } from '#domain/offers/find-offer.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { type Operator, printProblem } from '#functions/cli/operator.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readSeason } from '#functions/store/items/seasons.ts';

/** Returns the applied season; if there is none, says so. */
export async function knownSeason(operator: Operator, id: string): Promise<Season | undefined> {
  const applied = await readSeason(operator.store, id);
  if (!applied) printProblem(operator, `Season ${id} has not been applied yet: apply its file first.`);
  return applied?.season;
}

/**
 * Returns the offer that `word` names by its id, or by the applicant's id or address, and all offers of the season. If
 * there is none, or there are several, says so.
 */
export async function knownOffer(
  operator: Operator,
  seasonId: string,
  word: string,
): Promise<{ readonly offer: Offer; readonly offers: readonly Offer[] } | undefined> {
  const offers = await readOffers(operator.store, seasonId);
  const found = findOffer(offers, word);
  if (found.kind === 'found') return { offer: found.offer, offers };
  if (found.kind === 'unknown')
    printProblem(operator, `Season ${seasonId} has no offer ${word}. The command \`offers\` lists them.`);
  else {
    const ids = found.offers.map(({ id, applicant }) => `${id} (${applicant.name})`).join(', ');
    printProblem(operator, `${word} is the address of several applicants: name one of the offers ${ids}.`);
  }
  return undefined;
}
