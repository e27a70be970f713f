import { describe, expect, test } from 'vitest';
import { countNeeds } from '#domain/digest/action-items.ts';
import { stretchOf } from '#domain/digest/digest.ts';
import { digestFacts } from '#domain/digest/digest-content.ts';
import type { DigestSource } from '#domain/digest/digest-input.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Seat } from '#domain/seats/seat.ts';
import { type CalendarDay, instant, plusHours } from '#domain/values/time.ts';
import { sampleOffer, sampleSeason, seatsOf } from '#test/support/builders/sample-season.ts';

const season = sampleSeason();
const now = instant('2020-10-25T11:00:00Z');
const empty: DigestSource = { season, offers: [], seats: seatsOf(season), records: [], applied: [] };
const factsOf = (change: Partial<DigestSource>, at = now) =>
  digestFacts({ ...empty, ...change }, stretchOf(undefined, at), at);

function offerNamed(name: string, change: Partial<Offer> = {}): Offer {
  const applicant = { id: `A-${name}`, name, email: `${name.toLowerCase()}@example.org` };
  return sampleOffer({ id: name, applicant, closesAt: plusHours(now, 400), ...change });
}

describe('who has asked for another track after the interview', () => {
  const asked = (hoursAgo: number, answer?: object) =>
    ({ track: 'primary-care', at: plusHours(now, -hoursAgo), ...(answer ? { answer } : {}) }) as never;
  const waiting = (name: string, hoursAgo: number) =>
    offerNamed(name, { state: 'booked', trackRequest: asked(hoursAgo) });

  test('needs a word, the oldest request first, for as long as there is none', () => {
    const answer = { kind: 'refused', at: now };
    const offers = [
      ...[waiting('Ann', 5), waiting('Ben', 30), waiting('Cat', 9)],
      offerNamed('Dan', { state: 'booked', trackRequest: asked(50, answer) }),
      offerNamed('Eve', { state: 'booked' }),
    ];
    const { needs, quiet } = factsOf({ offers });
    expect(quiet).toBe(false);
    expect(needs.asking?.count).toBe(3);
    expect(needs.asking?.first.map(({ name }) => name)).toEqual(['Ben', 'Cat', 'Ann']);
    expect(needs.asking?.first[0]).toEqual({
      ...{ name: 'Ben', tracks: ['categorical'], email: 'ben@example.org', offer: 'Ben' },
      ...{ asked: 'primary-care', at: plusHours(now, -30) },
    });
    expect(factsOf({ offers: offers.slice(3) }).needs).not.toHaveProperty('asking');
  });

  test('counts with everybody else who needs somebody', () => {
    const none = { count: 0, first: [] };
    const needs = { late: none, unreached: none, unreleased: none, closing: none, emptyDays: [] };
    expect(countNeeds({ ...needs, asking: { count: 3, first: [] } })).toBe(3);
  });
});

test('mail that arrives again, or whose offer has ended, needs nobody', () => {
  const trouble = { kind: 'bounced', at: plusHours(now, -9), why: 'no such mailbox' } as const;
  const offers = [
    offerNamed('Ann', { mailTrouble: { ...trouble, resolvedAt: plusHours(now, -1) } }),
    offerNamed('Ben', { mailTrouble: trouble, state: 'declined' }),
    offerNamed('Cat', { mailTrouble: trouble }),
  ];
  const { unreached } = factsOf({ offers }).needs;
  expect(unreached.first.map(({ name }) => name)).toEqual(['Cat']);
});

describe('a change of a day close ahead', () => {
  const at = instant('2020-11-15T12:00Z');
  const booking = { option: '2020-11-16', seats: [{ on: '2020-11-16', start: 'morning', number: 1 }] };
  const late = (...records: readonly (readonly [string, string])[]) =>
    digestFacts(
      {
        ...empty,
        offers: ['Zoe', 'Ann', 'Ben'].map((name) => offerNamed(name)),
        records: records.map(([offer, event]) => {
          const frame = { id: offer, season: season.id, offer, version: 2, at: plusHours(at, -1) };
          const said = { who: { kind: 'applicant' }, notices: [], before: booking, after: booking };
          return { ...frame, ...said, event } as unknown as OfferRecord;
        }),
      },
      stretchOf(undefined, at),
      at,
    ).needs.late;

  test('is told by the name of its applicant', () => {
    const told = late(['Zoe', 'moved'], ['Ann', 'moved'], ['Ben', 'moved']);
    expect(told.first.map(({ applicant }) => applicant.name)).toEqual(['Ann', 'Ben', 'Zoe']);
  });

  test('is none where the booking stays: a confirmation sent again, or an itinerary', () => {
    expect(late(['Ann', 'booking-resent'], ['Ben', 'itinerary-published'])).toEqual({ count: 0, first: [] });
  });
});

describe('a day without anybody', () => {
  const monday = '2020-11-16';
  const friday = '2020-11-20' as CalendarDay;
  const emptyAt = (at: string, seats: readonly Seat[] = empty.seats) =>
    factsOf({ seats }, instant(at)).needs.emptyDays;

  test('is told for as long as one of its starts can still be booked, up to the very end', () => {
    expect(emptyAt('2020-11-15T12:59:59Z')).toContain(monday);
    expect(emptyAt('2020-11-15T17:59:59.999Z')).toContain(monday);
    expect(emptyAt('2020-11-15T18:00Z')).not.toContain(monday);
  });

  test('is not told if all that is left of it are seats at a start that the season no longer has', () => {
    const left: Seat = { on: friday, start: 'afternoon', number: 1, tracks: ['preliminary'] };
    const others = empty.seats.filter(({ on }) => on !== friday);
    expect(emptyAt('2020-11-10T12:00Z')).toContain(friday);
    expect(emptyAt('2020-11-10T12:00Z', [...others, left])).not.toContain(friday);
  });
});

test('a roster says whether it is that of the day itself or of a day ahead', () => {
  const rosters = factsOf({}, instant('2020-11-16T12:00Z')).rosters.map(({ on, isToday }) => [on, isToday]);
  expect(rosters).toEqual([
    ['2020-11-16', true],
    ['2020-11-17', false],
  ]);
});
