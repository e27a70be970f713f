import { describe, expect, test } from 'vitest';
import { seatDifferences } from '#domain/season-plan/differences.ts';
import { planSeats, type SeatStep } from '#domain/season-plan/plan-seats.ts';
import type { Seat } from '#domain/seats/seat.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { offerOf, type SeasonSketch, seasonOf } from '#test/support/builders/season.ts';

const [first, second] = ['2030-11-19', '2030-11-20'] as [CalendarDay, CalendarDay];
const tracks = { one: { options: [first] }, two: { options: [first] } };
const stating = (seats: SeasonSketch['seats'][string]['morning']) =>
  seasonOf({ tracks, seats: { [first]: { morning: seats ?? {} } } });

function seat(number: number, label: string, takenBy?: string, on = first): Seat {
  return { on, start: 'morning', number, tracks: label.split(' '), ...(takenBy ? { takenBy } : {}) };
}

const inWords = (steps: readonly SeatStep[]) =>
  steps.map((step) => {
    const to = step.kind === 'relabel' ? ` to ${step.to.join(' ')}` : '';
    return `${step.kind} ${step.seat.number} ${step.seat.tracks.join(' ')}${to}`;
  });

describe('the seats of a start', () => {
  test('that are added get the lowest numbers that are free', () => {
    const plan = planSeats(stating({ one: 5 }), [seat(1, 'one'), seat(3, 'one')], []);
    expect(inWords(plan.steps)).toEqual(['add 2 one', 'add 4 one', 'add 5 one']);
  });

  test('keep a label that admits the holder, who is known by the offer and not by the label', () => {
    const seats = [seat(1, 'one two', 'x')];
    const held = (track: string) => planSeats(stating({ one: 1, two: 1 }), seats, [offerOf(track, 'x')]);
    expect(inWords(held('two').steps)).toEqual(['relabel 1 one two to two', 'add 2 one']);
    expect(inWords(held('one').steps)).toEqual(['relabel 1 one two to one', 'add 2 two']);
  });

  test('of a holder who is no offer go on admitting the first of their tracks', () => {
    const { steps, held } = planSeats(stating({ two: 1 }), [seat(1, 'two one', 'gone')], []);
    expect([inWords(steps), held]).toEqual([['relabel 1 two one to two'], []]);
    const other = planSeats(stating({ one: 1 }), [seat(1, 'two one', 'gone')], []);
    expect(other.held).toEqual([{ on: first, start: 'morning', number: 1 }]);
  });

  test('that are held and wanted as they are need no step', () => {
    const seats = [seat(1, 'one two', 'x'), seat(2, 'one')];
    expect(planSeats(stating({ 'two one': 1, one: 1 }), seats, [offerOf('two', 'x')])).toEqual({
      ...{ steps: [], held: [] },
    });
  });

  test('of who leaves count as free, and go before others that are', () => {
    const seats = [seat(1, 'one', 'x'), seat(2, 'one', 'y'), seat(3, 'one')];
    const offers = [offerOf('one', 'x'), offerOf('one', 'y')];
    expect(inWords(planSeats(stating({ one: 2 }), seats, offers, new Set(['x'])).steps)).toEqual([
      'remove 1 one',
    ]);
    expect(planSeats(stating({ one: 1 }), seats, offers, new Set(['x'])).held).toEqual([]);
    expect(planSeats(stating({ one: 1 }), seats, offers).held).toHaveLength(1);
  });
});

test('the seats that a file changes are counted by day, kind, label and new label, in the order of the days', () => {
  const relabel = (number: number, to: string, on = first): SeatStep => ({
    ...{ kind: 'relabel', seat: seat(number, 'one two', undefined, on), to: to.split(' ') },
  });
  const steps: readonly SeatStep[] = [
    relabel(1, 'one', second),
    { kind: 'remove', seat: seat(2, 'one two', undefined, second) },
    relabel(1, 'one'),
    relabel(2, 'two'),
    relabel(3, 'one'),
    { kind: 'add', seat: seat(4, 'one two') },
    { kind: 'remove', seat: seat(5, 'one two') },
  ];
  const from = ['one', 'two'];
  expect(seatDifferences(steps)).toEqual([
    { kind: 'seats-relabeled', on: first, start: 'morning', from, to: ['one'], seats: 2 },
    { kind: 'seats-relabeled', on: first, start: 'morning', from, to: ['two'], seats: 1 },
    { kind: 'seats-added', on: first, start: 'morning', tracks: from, seats: 1 },
    { kind: 'seats-removed', on: first, start: 'morning', tracks: from, seats: 1 },
    { kind: 'seats-relabeled', on: second, start: 'morning', from, to: ['one'], seats: 1 },
    { kind: 'seats-removed', on: second, start: 'morning', tracks: from, seats: 1 },
  ]);
});
