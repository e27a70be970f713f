import { expect, test } from 'vitest';
import { findOffer } from '#domain/offers/find-offer.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { sampleOffer } from '#test/support/builders/sample-season.ts';

const offerOf = (id: string, applicant: string, email: string, state: Offer['state'] = 'open') =>
  sampleOffer({ id, state, applicant: { id: applicant, name: applicant, email } });

const earlier = offerOf('off_1', 'A1', 'one@example.org', 'expired');
const again = offerOf('off_2', 'A1', 'one@example.org');
const other = offerOf('off_3', 'A2', 'two@example.org');
const offers = [earlier, again, other];

test('an offer is found by its id, by the applicant’s id and by their address in any case', () => {
  expect(findOffer(offers, 'off_1')).toEqual({ kind: 'found', offer: earlier });
  expect(findOffer(offers, 'A2')).toEqual({ kind: 'found', offer: other });
  expect(findOffer(offers, 'TWO@Example.org')).toEqual({ kind: 'found', offer: other });
});

test('a person who was invited again is found by the current offer', () => {
  for (const word of ['A1', 'one@example.org'])
    expect(findOffer(offers, word)).toEqual({ kind: 'found', offer: again });
});

test('an address that two people have had means the one whose offer is live, else it is ambiguous', () => {
  const former = offerOf('off_4', 'A3', 'two@example.org', 'declined');
  expect(findOffer([former, other], 'two@example.org')).toEqual({ kind: 'found', offer: other });
  const both = [former, { ...other, state: 'expired' } as const];
  expect(findOffer(both, 'two@example.org')).toEqual({ kind: 'ambiguous', offers: both });
});

test('an unknown word, or a part of an id, finds nothing', () => {
  for (const word of ['off_', 'A', '', 'example.org'])
    expect(findOffer(offers, word)).toEqual({ kind: 'unknown' });
});
