import type { Offer } from '#domain/offers/offer.ts';

/**
 * The list as NRMP's R3 imports it: a line for each rank from 1 on, with the rank, a comma and the eight-digit AAMC ID, and nothing
 * else: no heading and no byte order mark, because R3 takes the first two numbers of each line. Source: NRMP, “Importing Data to
 * Create a Rank Order List”. Those without such an ID are returned instead, for R3 would take another number for it.
 */
export function r3Lines(
  ranked: readonly Offer[],
): { readonly text: string } | { readonly withoutId: readonly Offer[] } {
  const withoutId = ranked.filter(({ applicant }) => !/^\d{8}$/.test(applicant.id));
  if (withoutId.length > 0) return { withoutId };
  return { text: ranked.map(({ applicant }, index) => `${index + 1},${applicant.id}\r\n`).join('') };
}
