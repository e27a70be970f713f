import { expect, test } from 'vitest';
import { extend } from '#domain/invitations/extend.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { instant } from '#domain/values/time.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { offerOf, winterSeason } from '#test/support/builders/season.ts';
import { changesOf, momentAt, offerAfter, program, recordOf } from '#test/support/builders/verdicts.ts';

const season = winterSeason({ kept: 1, shared: 0 });
const seats = seatsOf(season);
const offer = offerOf('preliminary', 'offer_1');
const context = momentAt('2030-10-29T09:00Z', program);
const later = instant('2030-11-01T16:00Z');

const standingOf = (...others: Offer[]) => ({
  season,
  offer,
  outlook: { ledger: 5, offers: [offer, ...others], seats },
});

test('a later deadline holds from now on, is mailed with its reason, and raises the ledger', () => {
  const verdict = extend(standingOf(), { until: later, reason: 'Sample reason' }, context);
  expect(changesOf(verdict)[0]).toEqual({ kind: 'raise-ledger', from: 5 });
  expect(offerAfter(verdict)).toMatchObject({ state: 'open', closesAt: later, version: 2 });
  expect(recordOf(verdict)).toMatchObject({
    event: 'extended',
    who: program,
    deadlines: { before: offer.closesAt, after: later },
    reason: 'Sample reason',
    notices: [{ kind: 'invitation', to: 'offer_1@example.org' }],
  });
});

test('a deadline without a reason leaves none on record', () => {
  expect(recordOf(extend(standingOf(), { until: later }, context))).not.toHaveProperty('reason');
});

test('the same deadline again is a repeat', () => {
  expect(extend(standingOf(), { until: offer.closesAt }, context).kind).toBe('repeat');
});

test('deadline-not-later: time to respond is never taken away', () => {
  expect(extend(standingOf(), { until: instant('2030-10-30T15:59Z') }, context)).toEqual({
    kind: 'refusal',
    refusal: { kind: 'deadline-not-later', closesAt: offer.closesAt },
  });
});

test('window-closed: an offer that nobody answered in time is not extended', () => {
  const late = momentAt('2030-10-30T16:00Z', program);
  expect(extend(standingOf(), { until: later }, late)).toMatchObject({ refusal: { kind: 'window-closed' } });
});

test('a deadline is never extended without a look at the others', () => {
  expect(extend({ season, offer }, { until: later }, context)).toEqual({ kind: 'needs-outlook' });
});

/** The two preliminary seats are on November 22, which closes a day before at 13:00Z, and on December 6. */
test('deadline-outlasts-seats: with it, not every open offer of the track would have a seat until it closes', () => {
  const other = offerOf('preliminary', 'offer_2');
  const until = (text: string) => extend(standingOf(other), { until: instant(text) }, context);
  expect(until('2030-11-21T13:00Z').kind).toBe('decision');
  expect(until('2030-11-21T13:00:00.001Z')).toEqual({
    kind: 'refusal',
    refusal: {
      ...{ kind: 'deadline-outlasts-seats', track: 'preliminary', open: 2, fits: 1 },
      latest: '2030-11-21T13:00:00.000Z',
    },
  });
  const third = offerOf('preliminary', 'offer_3', { closesAt: instant('2030-11-20T13:00Z') });
  const [one, two] = seats.filter(({ tracks }) => tracks.includes('preliminary'));
  expect([one, two]).not.toContain(undefined);
  expect(extend(standingOf(other, third), { until: later }, context)).toMatchObject({
    refusal: { fits: 2, open: 3 },
  });
  expect(extend(standingOf(other, third), { until: later }, context)).not.toHaveProperty('refusal.latest');
});

test('offers of other tracks keep their own deadlines and dates', () => {
  const others = [offerOf('categorical', 'offer_2'), offerOf('categorical', 'offer_3')];
  expect(extend(standingOf(...others), { until: later }, context).kind).toBe('decision');
});

test('not-released: an invitation of which nobody knows yet is not extended', () => {
  const prepared = { ...standingOf(), offer: { ...offer, state: 'prepared' } as const };
  expect(extend(prepared, { until: later }, context)).toMatchObject({
    refusal: { kind: 'not-released', releasesAt: offer.opensAt },
  });
});
