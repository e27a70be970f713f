import { expect, test } from 'vitest';
import { changesIn, type EventGroup } from '#domain/digest/changes.ts';
import { digest, stretchOf, toldUntil } from '#domain/digest/digest.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { instant, plusHours } from '#domain/values/time.ts';
import { sampleOffer, sampleSeason } from '#test/support/builders/sample-season.ts';
import { momentAt } from '#test/support/builders/verdicts.ts';

const season = sampleSeason();
const now = instant('2020-10-25T11:00:00Z');

function offerNamed(name: string, id = name, change: Partial<Offer> = {}): Offer {
  return sampleOffer({ id, applicant: { id, name, email: `${id}@example.org` }, ...change });
}

/** A record of the offer, so many hours before the digest. */
function recordOf(offer: string, event: string, hoursAgo = 2, change: object = {}): OfferRecord {
  const frame = { id: `record of ${offer}`, season: season.id, offer, version: 2 };
  const by = { who: { kind: 'applicant' }, notices: [], at: plusHours(now, -hoursAgo) };
  return { ...frame, ...by, event, ...change } as unknown as OfferRecord;
}

function changesOf(offers: readonly Offer[], ...records: readonly OfferRecord[]): readonly EventGroup[] {
  return changesIn({ season, offers, seats: [], records, applied: [] }, stretchOf(undefined, now));
}

const seat = { on: '2020-11-17', start: 'morning', number: 1 };
const booking = { option: '2020-11-17', seats: [seat] };

test('what frees a seat comes first, then what changes a booking, and then what was awaited', () => {
  const order = [
    ...['canceled', 'given-back', 'declined', 'withdrawn', 'expired', 'moved', 'swapped'],
    ...['re-routed', 'booking-re-routed', 'day-changed', 'booked', 'invited', 'extended'],
  ];
  const records = order.map((event) => recordOf('Ann', event));
  const told = (given: readonly OfferRecord[]) =>
    changesOf([offerNamed('Ann')], ...given).map(({ event }) => event);
  expect(told(records.toReversed())).toEqual(order);
  expect(told(records)).toEqual(order);
});

test('changes of one kind come by name, and those of one applicant by their time', () => {
  const offers = [offerNamed('Zoe'), offerNamed('Ann'), offerNamed('Ben')];
  const records = [
    recordOf('Zoe', 'moved', 9),
    recordOf('Ben', 'moved', 3),
    recordOf('Ann', 'moved', 2),
    recordOf('Ben', 'moved', 5),
    recordOf('Ben', 'moved', 4),
  ];
  const told = (given: readonly OfferRecord[]) =>
    changesOf(offers, ...given)[0]?.first.map(({ name, at }) => [name, at]);
  const inOrder = [
    ['Ann', plusHours(now, -2)],
    ...[5, 4, 3].map((hours) => ['Ben', plusHours(now, -hours)]),
    ['Zoe', plusHours(now, -9)],
  ];
  expect(told(records)).toEqual(inOrder);
  expect(told(records.toReversed())).toEqual(inOrder);
});

test('invitations are counted by their tracks, and name nobody', () => {
  const both = { tracks: ['categorical', 'primary-care'], seatedAs: 'primary-care' };
  const offers = [offerNamed('Ann'), offerNamed('Ben', 'Ben', both), offerNamed('Cat', 'Cat', both)];
  expect(changesOf(offers, ...['Ann', 'Ben', 'Cat'].map((each) => recordOf(each, 'invited')))).toEqual([
    {
      ...{ event: 'invited', count: 3, first: [] },
      alike: [
        { tracks: ['categorical'], count: 1 },
        { tracks: ['primary-care', 'categorical'], count: 2 },
      ],
    },
  ]);
  expect(changesOf(offers, recordOf('Ann', 'declined'))[0]).not.toHaveProperty('alike');
});

test('of a day that the program changed it is told what is other, and not the booking, which stays', () => {
  const changes = [{ part: 1, now: { at: '09:00' } }];
  const record = recordOf('Ann', 'day-changed', 2, { before: booking, after: booking, changes });
  expect(changesOf([offerNamed('Ann')], record)[0]?.first).toEqual([
    {
      ...{ name: 'Ann', tracks: ['categorical'], at: plusHours(now, -2), by: 'applicant', changes },
    },
  ]);
});

test('a change of which nobody is known anymore is not told', () => {
  const records = [recordOf('erased', 'canceled'), recordOf('erased', 'booked'), recordOf('Ann', 'booked')];
  expect(changesOf([offerNamed('Ann')], ...records)).toMatchObject([{ event: 'booked', count: 1 }]);
});

test('a long name and a long reason are shortened, by the letters that are seen', () => {
  const told = (name: string, reason: string) =>
    changesOf([offerNamed(name, 'one')], recordOf('one', 'canceled', 2, { before: booking, reason }))[0]
      ?.first[0];
  const [name, reason] = ['🙂'.repeat(48), '€'.repeat(120)];
  expect(told(name, reason)).toMatchObject({ name, reason });
  expect(told(`${name}y`, `${reason}y`)).toMatchObject({
    ...{ name: `${'🙂'.repeat(47)}…`, reason: `${'€'.repeat(119)}…` },
  });
});

test('readers are told of the hour of the digest before, although its last minute comes in this one', () => {
  const last = { at: instant('2020-10-24T11:00:00.123Z') };
  const stretch = stretchOf(last, now);
  expect(stretch.since < last.at).toBe(true);
  expect(toldUntil(stretch)).toBe(last.at);
  const source = { season, offers: [], seats: [], records: [], applied: [] };
  const made = digest(source, last, momentAt(now), () => ({ subject: '', blocks: [] }));
  expect(made.kind === 'decision' && toldUntil(made.result)).toBe(last.at);
});
