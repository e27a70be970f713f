import fc from 'fast-check';
import highsLoader, { type Highs } from 'highs';
import { expect, test } from 'vitest';
import { type Demand, place } from '#domain/capacity/placement.ts';
import type { Season } from '#domain/season/season.ts';
import { admits, freeGroups, type Seat } from '#domain/seats/seat.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { winterSeason } from '#test/support/builders/season.ts';
import { always } from '#test/support/checks/check-property.ts';

/** The package declares its ES module as a CommonJS one, so its type has to be said here. */
const loadHighs = highsLoader as unknown as () => Promise<Highs>;
const highs = await loadHighs();

/** The most offers that can sit together, as an integer program: one variable for each way in which a track may sit. */
function mostThatSit(season: Season, seats: readonly Seat[], demands: readonly Demand[]): number {
  const groups = freeGroups(seats);
  const ways = demands.flatMap(({ track }) => waysOf(season, groups, track));
  if (ways.length === 0) return 0;
  const sumOf = (chosen: readonly number[]) => chosen.map((index) => `x${index}`).join(' + ');
  const numbers = [...ways.keys()];
  const rows = [
    ...groups.map((group, seat) => ({
      limit: group.length,
      in: numbers.filter((way) => ways[way]?.uses.includes(seat)),
    })),
    ...demands.map(({ track, asked }) => ({
      limit: asked,
      in: numbers.filter((way) => ways[way]?.track === track),
    })),
  ].filter((row) => row.in.length > 0);
  const program = [
    'Maximize',
    ` all: ${sumOf(numbers)}`,
    'Subject To',
    ...rows.map((row, index) => ` c${index}: ${sumOf(row.in)} <= ${row.limit}`),
    'General',
    ` ${numbers.map((way) => `x${way}`).join(' ')}`,
    'End',
  ];
  const { Status, ObjectiveValue } = highs.solve(program.join('\n'));
  expect(Status).toBe('Optimal');
  return Math.round(ObjectiveValue);
}

type Way = { readonly track: string; readonly uses: readonly number[] };

function waysOf(season: Season, groups: ReturnType<typeof freeGroups>, track: string): Way[] {
  const options = season.tracks.find(({ id }) => id === track)?.options ?? [];
  return options.flatMap(({ days }) => {
    const [first = [], second] = days.map((on) =>
      [...groups.keys()].filter((index) => {
        const seat = groups[index]?.[0];
        return seat !== undefined && seat.on === on && admits(seat, track);
      }),
    );
    const combined = second
      ? first.flatMap((one) => second.map((two) => [one, two]))
      : first.map((one) => [one]);
    return combined.map((uses) => ({ track, uses }));
  });
}

test('as many offers have seats by the flow as by an integer program, at the size of a season', () => {
  const scene = fc.record({
    kept: fc.integer({ min: 0, max: 6 }),
    shared: fc.integer({ min: 1, max: 9 }),
    percentTaken: fc.integer({ min: 0, max: 90 }),
    luck: fc.integer({ min: 1, max: 2 ** 31 - 2 }),
    asked: fc.record({
      categorical: fc.nat({ max: 40 }),
      'primary-care': fc.nat({ max: 20 }),
      'physician-scientist': fc.nat({ max: 20 }),
      preliminary: fc.nat({ max: 20 }),
    }),
  });
  always(100, scene, ({ kept, shared, percentTaken, luck, asked }) => {
    const season = winterSeason({ kept, shared });
    let state = luck;
    const seats = seatsOf(season, () => {
      state = (state * 48271) % 2147483647;
      return state % 100 < percentTaken ? 'offer_before' : undefined;
    });
    const demands = Object.entries(asked).map(([track, number]) => ({ track, asked: number }));
    const placed = place(season, seats, demands).reduce((sum, { fits }) => sum + fits, 0);
    expect(placed).toBe(mostThatSit(season, seats, demands));
  });
});
