import { describe, expect, test } from 'vitest';
import type { Change } from '#domain/contract.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { type Batch, chunksOf, seatsAfter } from '#domain/season-plan/batches.ts';
import { type PlanOptions, planSeason, type SeasonPlan } from '#domain/season-plan/plan-season.ts';
import type { Seat } from '#domain/seats/seat.ts';
import type { CalendarDay, WallTime } from '#domain/values/time.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { offerOf, type SeasonSketch, seasonOf } from '#test/support/builders/season.ts';
import { momentAt, program } from '#test/support/builders/verdicts.ts';

const context = momentAt('2030-10-28T16:00Z', program);
const [first, second, third] = ['2030-11-19', '2030-12-03', '2030-12-10'] as [
  CalendarDay,
  CalendarDay,
  CalendarDay,
];

const seasonWith = (seats: SeasonSketch['seats']): Season =>
  seasonOf({
    tracks: { one: { options: Object.keys(seats) }, two: { options: [first] } },
    seats,
  });
const season = seasonWith({
  [first]: { morning: { one: 2, two: 1, 'one two': 1 } },
  [second]: { morning: { one: 4 } },
});

type Standing = { readonly version: number; readonly fence?: number };

function plan(
  next: Season,
  options: PlanOptions = {},
  standing: Standing = { version: 1 },
  offers: readonly Offer[] = [],
): SeasonPlan {
  const seats = seatsOf(
    season,
    ({ on, number }) =>
      offers.find(({ booking }) => booking?.seats.some((seat) => seat.on === on && seat.number === number))
        ?.id,
  );
  const verdict = planSeason({ season, ...standing }, next, { ledger: 7, offers, seats }, context, options);
  if (verdict.kind !== 'plan') throw new Error(JSON.stringify(verdict));
  return verdict;
}

/** A change in a few words, as `add-seat 2030-11-19 3`. */
function inWords(change: Change): string {
  if (change.kind === 'raise-ledger') return `ledger ${change.from}`;
  if (change.kind === 'put-season') return `season ${change.version}`;
  if (change.kind === 'put-offer') return `offer ${change.offer.id} ${change.offer.state}`;
  if (change.kind === 'add-record') return change.record.event;
  return 'seat' in change ? `${change.kind} ${change.seat.on} ${change.seat.number}` : change.kind;
}
const worded = ({ batches }: Pick<SeasonPlan, 'batches'>) =>
  batches.map(({ changes }) => changes.map((change) => inWords(change as Change)));
const found = <K extends Change['kind']>(batches: readonly Batch[], kind: K) =>
  batches
    .flatMap(({ changes }) => changes as readonly Change[])
    .filter((each): each is Extract<Change, { kind: K }> => each.kind === kind);

describe('with a file comes', () => {
  const kept = { ...season, retention: { months: 2 } };
  const letters = { ...season, messages: { letters: 'None, please.' } };
  const from = (before: Season, next: Season) => {
    const verdict = planSeason(
      { season: before, version: 1 },
      next,
      { ledger: 7, offers: [], seats: seatsOf(before) },
      context,
    );
    return verdict.kind === 'plan' ? verdict.batches : [];
  };

  test('when applicants are erased, if it says so, or never if it no longer does', () => {
    const at = '2031-02-03T05:00:00.000Z';
    const change = { kind: 'put-retention', version: 2 };
    expect(found(from(season, kept), 'put-retention')).toStrictEqual([{ ...change, at }]);
    expect(found(from(kept, { ...kept, assumed: [] }), 'put-retention')).toStrictEqual([{ ...change, at }]);
    expect(found(from(kept, season), 'put-retention')).toStrictEqual([change]);
    expect(found(from(season, { ...season, assumed: [] }), 'put-retention')).toEqual([]);
  });

  test('when those who interviewed are written to about letters, or not if it no longer says a word of them', () => {
    const at = '2030-12-04T14:00:00.000Z';
    const change = { kind: 'put-closing-mail', version: 2 };
    expect(found(from(season, letters), 'put-closing-mail')).toStrictEqual([{ ...change, at }]);
    expect(found(from(letters, { ...letters, assumed: [] }), 'put-closing-mail')).toStrictEqual([
      { ...change, at },
    ]);
    expect(found(from(letters, season), 'put-closing-mail')).toStrictEqual([change]);
    expect(found(from(season, { ...season, assumed: [] }), 'put-closing-mail')).toEqual([]);
  });
});

describe('in batches', () => {
  const more = (seats: number) =>
    seasonWith({
      [first]: { morning: { one: 2, two: 1, 'one two': 1 } },
      [second]: { morning: { one: seats } },
    });

  test('as many seats as fit beside the document come with it, and one more does not', () => {
    expect(worded(plan(more(6), { batchSize: 5 }))).toEqual([
      ['add-seat 2030-12-03 5', 'add-seat 2030-12-03 6', 'season 2', 'season-applied'],
    ]);
    expect(worded(plan(more(7), { batchSize: 5 }))).toEqual([
      ['ledger 7', 'add-seat 2030-12-03 5', 'add-seat 2030-12-03 6', 'add-seat 2030-12-03 7'],
      ['season 2', 'season-applied'],
    ]);
  });

  test('each has what it changes, and the last what is told besides the seats', () => {
    const next = { ...more(7), assumed: ['other'] };
    const added = { kind: 'seats-added', on: second, start: 'morning', tracks: ['one'], seats: 3 };
    const said = [
      { kind: 'text', name: '“everything”', before: 'is assumed' },
      { kind: 'text', name: '“other”', after: 'is assumed' },
    ];
    const { batches, differences } = plan(next, { batchSize: 5 });
    expect(batches.map((each) => each.differences)).toEqual([[added], said]);
    expect(differences).toEqual([added, ...said]);
    expect(plan({ ...more(5), assumed: ['other'] }).batches.map((each) => each.differences)).toEqual([
      [{ ...added, seats: 1 }, ...said],
    ]);
  });

  test('things are cut into as many as there are, the last with the rest', () => {
    expect(chunksOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
    expect(chunksOf([], 2)).toEqual([]);
  });
});

describe('behind a fence', () => {
  const more = seasonWith({
    [first]: { morning: { one: 2, two: 1, 'one two': 1 } },
    [second]: { morning: { one: 5 } },
  });
  const later = {
    ...season,
    days: season.days.map((day) => ({
      ...day,
      starts: day.starts.map((start) => ({ ...start, at: '09:00' as WallTime })),
    })),
  };

  test('are the document and every seat, after times have changed', () => {
    const { batches } = plan(later);
    expect(found(batches, 'put-season')).toStrictEqual([
      { kind: 'put-season', season: later, version: 2, fence: 2, replaces: 1 },
    ]);
    expect(found(batches, 'fence-seat')).toHaveLength(seatsOf(season).length);
    expect(new Set(found(batches, 'fence-seat').map(({ fence }) => fence))).toEqual(new Set([2]));
  });

  test('of before, stay the document and each seat that is added', () => {
    const { batches } = plan(more, {}, { version: 6, fence: 3 });
    expect(found(batches, 'put-season')[0]).toMatchObject({ version: 7, fence: 3 });
    expect(found(batches, 'add-seat')).toMatchObject([{ seat: { number: 5, fence: 3 } }]);
    const without = plan(more).batches;
    expect(found(without, 'put-season')).toStrictEqual([
      { kind: 'put-season', season: more, version: 2, replaces: 1 },
    ]);
    expect(found(without, 'add-seat')).toStrictEqual([
      { kind: 'add-seat', seat: { on: second, start: 'morning', number: 5, tracks: ['one'] } },
    ]);
  });

  test('the record has the reason only with the days that are told with it', () => {
    const recordOf = ({ batches }: SeasonPlan) => found(batches, 'add-record')[0]?.record;
    expect(recordOf(plan(later, { reason: 'Snow.' }))).toMatchObject({
      reason: 'Snow.',
      replaced: { starts: [{}, {}] },
    });
    expect(recordOf(plan(later))).not.toHaveProperty('reason');
    expect(recordOf(plan(more, { reason: 'Snow.' }))).not.toHaveProperty('reason');
  });
});

describe('a file that takes bookings away', () => {
  const booked = (id: string, number: number) =>
    offerOf('one', id, {
      state: 'booked',
      booking: { option: second, seats: [{ on: second, start: 'morning', number }] },
    });
  const people = [booked('ann', 1), booked('ben', 2)];
  const moved = seasonWith({ [first]: { morning: { one: 2, two: 2 } }, [third]: { morning: { one: 3 } } });

  test('first notes it, adds seats and removes free ones, then gives each booking back, and changes labels at last', () => {
    const { batches } = plan(moved, { reason: 'Snow.' }, { version: 4, fence: 2 }, people);
    expect(worded({ batches: batches.slice(0, 6) })).toEqual([
      ['ledger 7', 'season 5', 'season-applied'],
      ['ledger 8', ...[1, 2, 3].map((number) => `add-seat ${third} ${number}`)],
      ['ledger 9', `remove-seat ${second} 3`, `remove-seat ${second} 4`],
      ['ledger 10', `remove-seat ${second} 1`, 'offer ann open', 'given-back'],
      ['ledger 11', `remove-seat ${second} 2`, 'offer ben open', 'given-back'],
      ['ledger 12', `relabel-seat ${first} 4`, 'season 6', 'season-applied'],
    ]);
    expect(found(batches, 'put-season')).toMatchObject([
      { version: 5, fence: 2, replaces: 4, changing: { reason: 'Snow.', by: 'Sample Coordinator' } },
      { version: 6, fence: 6, replaces: 5, season: moved },
    ]);
    expect(found(batches, 'relabel-seat')).toStrictEqual([
      {
        kind: 'relabel-seat',
        seat: { on: first, start: 'morning', number: 4 },
        from: ['one', 'two'],
        to: ['two'],
      },
    ]);
  });

  test('records on the way what can be chosen already', () => {
    const { batches } = plan(moved, { reason: 'Snow.' }, undefined, people);
    const [note] = found(batches, 'add-record');
    expect(note?.record).toMatchObject({
      ...{ event: 'season-applied', version: 2 },
      differences: [
        { kind: 'option', name: `one: ${third}`, after: 'can be chosen' },
        { kind: 'time', name: `${third} morning`, after: '08:00 to 13:00' },
      ],
    });
    const fewer = seasonWith({ [first]: { morning: { one: 2, two: 2 } }, [second]: { morning: { one: 1 } } });
    const alone = plan(fewer, { reason: 'Snow.' }, undefined, people).batches;
    expect(worded({ batches: alone.slice(0, 1) })).toEqual([['ledger 7', 'season 2']]);
    expect(found(alone, 'put-season')[0]).not.toHaveProperty('fence');
  });

  test('has in each batch what that one changes', () => {
    const { batches } = plan(moved, { reason: 'Snow.' }, undefined, people);
    const removed = { kind: 'seats-removed', on: second, start: 'morning', tracks: ['one'] };
    expect(batches.slice(0, 5).map(({ differences }) => differences)).toEqual([
      [],
      [{ kind: 'seats-added', on: third, start: 'morning', tracks: ['one'], seats: 3 }],
      [{ ...removed, seats: 2 }],
      [{ ...removed, seats: 1 }],
      [{ ...removed, seats: 1 }],
    ]);
  });

  test('keeps each batch to its size', () => {
    const next = seasonWith({ [first]: { morning: { two: 2 } }, [third]: { morning: { one: 4 } } });
    const { batches } = plan(next, { reason: 'Snow.', batchSize: 4 }, undefined, people);
    expect(worded({ batches: batches.slice(1, 5) })).toEqual([
      ['ledger 8', ...[1, 2, 3].map((number) => `add-seat ${third} ${number}`)],
      ['ledger 9', `add-seat ${third} 4`],
      ['ledger 10', `remove-seat ${first} 2`, `remove-seat ${first} 4`, `remove-seat ${second} 3`],
      ['ledger 11', `remove-seat ${second} 4`],
    ]);
    expect(Math.max(...batches.map(({ changes }) => changes.length))).toBe(4);
  });
});

test('after the changes of a file a seat is there, gone, for others, or free', () => {
  const seat = (number: number, takenBy?: string): Seat => ({
    ...{ on: first, start: 'morning', number, tracks: ['one'] },
    ...(takenBy ? { takenBy } : {}),
  });
  const key = (number: number) => ({ on: first, start: 'morning', number }) as const;
  const after = seatsAfter(
    [seat(1, 'ann'), seat(2, 'ben'), seat(3), seat(4)],
    [
      { kind: 'add-seat', seat: seat(5) },
      { kind: 'remove-seat', seat: key(4) },
      { kind: 'relabel-seat', seat: key(1), takenBy: 'ann', from: ['one'], to: ['one', 'two'] },
      { kind: 'give-seat-back', seat: key(2), offer: 'ben' } as never,
      { kind: 'fence-seat', seat: key(3), fence: 2 },
      { kind: 'relabel-seat', seat: key(9), from: ['one'], to: ['two'] },
    ],
  );
  expect(after).toStrictEqual([{ ...seat(1, 'ann'), tracks: ['one', 'two'] }, seat(2), seat(3), seat(5)]);
});
