import { expect, test } from 'vitest';
import type { Booking, Offer } from '#domain/offers/offer.ts';
import { replacedBy } from '#domain/offers/replaced.ts';
import type { Season, StartName } from '#domain/season/season.ts';
import { type BookedOffer, concernedBy } from '#domain/season-plan/concerned.ts';
import { instant, type WallTime } from '#domain/values/time.ts';
import { offerOf, winterSeason } from '#test/support/builders/season.ts';

const season = winterSeason();
const none = { now: instant('2030-11-01T12:00Z'), links: [], files: [], leaving: [], isInForce: false };

function booked(id: string, name: string, on: string, start: StartName): BookedOffer {
  const booking = { option: on, seats: [{ on, start, number: 1 }] } as unknown as Booking;
  const applicant = { id, name, email: `${id}@example.org` };
  return { ...offerOf('categorical', id, { state: 'booked', applicant }), booking };
}

/** The season with every start of these days half an hour later. */
function later(...days: readonly string[]): Season {
  const late = (at: WallTime) => at.replace(':00', ':30') as WallTime;
  return {
    ...season,
    days: season.days.map((day) =>
      days.includes(day.on)
        ? {
            ...day,
            starts: day.starts.map((each) => ({ ...each, at: late(each.at), until: late(each.until) })),
          }
        : day,
    ),
  };
}

const offers = [
  booked('o1', 'Zoe', '2030-12-03', 'morning'),
  booked('o2', 'Ben', '2030-11-19', 'afternoon'),
  booked('o3', 'Ann', '2030-11-19', 'afternoon'),
  booked('o4', 'Zoe', '2030-11-19', 'morning'),
  booked('o5', 'Ann', '2030-12-10', 'morning'),
];
const idsOf = (found: ReturnType<typeof concernedBy>) => found.map(({ offer }) => offer.id);

test('everybody whose day changes is named, by day, start and name, and nobody else', () => {
  const found = concernedBy(season, later('2030-11-19', '2030-12-03'), offers, none);
  expect(idsOf(found)).toEqual(['o4', 'o3', 'o2', 'o1']);
  expect(idsOf(concernedBy(season, later('2030-11-19', '2030-12-03'), offers.toReversed(), none))).toEqual(
    idsOf(found),
  );
  expect(found[0]).toMatchObject({ byThisFile: true, changes: [{ part: 1, now: { at: '08:30' } }] });
});

test('a booking that is taken away is named with the start that its applicant was told, and without a change', () => {
  const [last] = offers.slice(-1) as [BookedOffer];
  const leave = (isInForce: boolean) =>
    concernedBy(season, later('2030-12-10'), offers, { ...none, leaving: [last], isInForce });
  expect(leave(false)).toMatchObject([
    {
      offer: { id: 'o5' },
      changes: [],
      byThisFile: true,
      takenAway: { left: [{ on: '2030-12-10', at: '08:00' }] },
    },
  ]);
  expect(leave(true)).toMatchObject([{ byThisFile: false }]);
});

test('an applicant who was not told yet of an earlier file is named beside this one, as not of it', () => {
  const untold: Offer = { ...(offers[0] as BookedOffer), seasonVersion: 1 };
  const moved = later('2030-12-03');
  const replaced = replacedBy(season, moved);
  if (!replaced) throw new Error('the file changes nothing');
  const found = concernedBy(moved, moved, [untold], { ...none, files: [{ version: 2, replaced }] });
  expect(found.map(({ byThisFile }) => byThisFile)).toEqual([false]);
});

test('an offer without a booking is concerned by no change', () => {
  expect(concernedBy(season, later('2030-11-19'), [offerOf('categorical', 'open')], none)).toEqual([]);
});
