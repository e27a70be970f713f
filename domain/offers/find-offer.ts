import { isLive, latestOffers, type Offer } from './offer.ts';

/** The offer that a person means by a word, or the offers between which the word does not decide. */
export type FoundOffer =
  | { readonly kind: 'found'; readonly offer: Offer }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'ambiguous'; readonly offers: readonly Offer[] };

/**
 * Returns the offer with that id, or the current offer of the applicant with that id or address. The address of an
 * offer that has ended counts only if no live offer has it.
 */
export function findOffer(offers: readonly Offer[], word: string): FoundOffer {
  const exact = offers.find(({ id }) => id === word);
  if (exact) return { kind: 'found', offer: exact };
  const latest = [...latestOffers(offers).values()];
  const byId = latest.filter(({ applicant }) => applicant.id === word);
  const byAddress = latest.filter(({ applicant }) => isAddress(applicant.email, word));
  const live = byAddress.filter(isLive);
  const same = [byId, live, byAddress].find((each) => each.length > 0) ?? [];
  const [offer, ...others] = same;
  if (!offer) return { kind: 'unknown' };
  return others.length > 0 ? { kind: 'ambiguous', offers: same } : { kind: 'found', offer };
}

function isAddress(email: string, word: string): boolean {
  return email.toLowerCase() === word.toLowerCase();
}
