import { expect, test } from 'vitest';
import type { Outcome } from '#bench/bench.ts';
import type { Answer } from '#bench/lambda/environments.ts';
import type { Item } from '#bench/lambda/twin.ts';
import { aloneOutcome, type Taken } from '#bench/parts/alone-outcome.ts';
import { brokenNetworkOutcome } from '#bench/parts/broken-network.ts';
import { crowdOutcome } from '#bench/parts/crowd-outcome.ts';
import { type Race, raceOf } from '#bench/parts/crowd-race.ts';
import { pagesOutcome } from '#bench/parts/pages.ts';
import { settledOf } from '#bench/parts/settled.ts';
import { figure, quantile } from '#bench/statistics.ts';

const setting = { environments: 24, applicants: 1000 };
const calls = { requests: 2, roundTrips: 1 };
const good: Race = {
  ...{ perSecond: 250, oversold: 0, unsold: 0, untrue: 0, indefinite: {} },
  ...{ booking: { p50: 10, p99: 20 }, refusal: { p50: 5, p99: 30 } },
  calls: { booking: calls, refusal: calls },
};
const missedOf = ({ targets }: Outcome) =>
  targets.filter(({ isReached }) => !isReached).map(({ what }) => what);

const crowdWith = (now: Partial<Race>) =>
  crowdOutcome(
    new Map([
      ['v0.1.0', [{ ...good, perSecond: 25 }]],
      ['this version', [{ ...good, ...now }]],
    ]),
    setting,
    { bareReads: [300], postgres: undefined },
  );

test('a crowd that is served well reaches every target', () => {
  expect(missedOf(crowdWith({}))).toEqual([]);
});

test.each<[string, Partial<Race>, RegExp]>([
  ['a seat is sold twice', { oversold: 1 }, /oversold/],
  ['a seat that was wanted stays unsold', { unsold: 1 }, /oversold/],
  ['an answer is contradicted by the table', { untrue: 1 }, /oversold/],
  ['somebody is asked to try again', { indefinite: { 503: 1 } }, /503/],
  ['it is less than ten times as fast', { perSecond: 249 }, /Decisions/],
])('if %s, a target of the crowd is missed', (_, now, what) => {
  expect(missedOf(crowdWith(now)).join()).toMatch(what);
});

const applicants = ['one', 'two', 'three'].map((offer) => ({ offer, track: 'categorical', token: offer }));
const answer = (status: number): Answer => ({
  ...{ status, location: '', bytes: 0, milliseconds: 1, answeredAt: 0 },
  ...{ requests: 1, roundTrips: 1 },
});
const raced = (...statuses: number[]) => ({ answers: statuses.map(answer), seconds: 1 });

test('answers are held against the table', () => {
  const race = raceOf(applicants, raced(303, 409, 409), { holders: ['one'], oversold: 0 }, 1);
  expect(race).toMatchObject({ untrue: 0, unsold: 0, indefinite: {}, perSecond: 3 });
});

test.each<[string, number[], string[], Partial<Race>]>([
  ['was granted a booking that the table does not have', [303, 303, 409], ['one'], { untrue: 1 }],
  ['was refused and holds the seat all the same', [303, 409, 409], ['one', 'two'], { untrue: 1 }],
  ['got no definite answer', [303, 503, 409], ['one'], { indefinite: { 503: 1 } }],
])('an applicant who %s is counted', (_, statuses, holders, found) => {
  expect(raceOf(applicants, raced(...statuses), { holders, oversold: 0 }, 2)).toMatchObject(found);
});

test('a seat that no applicant got is unsold, unless there are more seats than applicants', () => {
  const settled = { holders: ['one'], oversold: 0 };
  expect(raceOf(applicants, raced(303, 409, 409), settled, 2).unsold).toBe(1);
  const all = { holders: ['one', 'two', 'three'], oversold: 0 };
  expect(() => raceOf(applicants, raced(303, 303, 303), all, 9)).toThrow('nothing was measured');
});

test('an applicant without an answer stops the bench', () => {
  const settled = { holders: ['one'], oversold: 0 };
  expect(() => raceOf(applicants, raced(303, 409), settled, 1)).toThrow('2 answers for 3, 1 without');
});

const seat = (number: string, by?: string): Item => ({
  sk: { S: `2020-12-17#morning#${number}` },
  ...(by ? { takenBy: { S: by } } : {}),
});
const booked = (id: string, number: string): Item => {
  const named = { on: { S: '2020-12-17' }, start: { S: 'morning' }, number: { N: number } };
  return { id: { S: id }, state: { S: 'booked' }, booking: { M: { seats: { L: [{ M: named }] } } } };
};

test('a booking and its seat name each other', () => {
  const elsewhere = { sk: { S: '2020-12-17#afternoon#001' }, takenBy: { S: 'nobody' } };
  const seats = [seat('001', 'one'), seat('002', 'two'), seat('003'), elsewhere];
  const offers = [booked('one', '1'), booked('two', '2'), { id: { S: 'three' }, state: { S: 'open' } }];
  expect(settledOf(offers, seats)).toEqual({ holders: ['one', 'two'], oversold: 0 });
});

test.each<[string, Item[], Item[]]>([
  ['two bookings of one seat', [booked('one', '1'), booked('two', '1')], [seat('001', 'one')]],
  [
    'a booking of a seat that is free',
    [booked('one', '1'), booked('two', '2')],
    [seat('001', 'one'), seat('002')],
  ],
  ['a seat whose occupant has no booking', [booked('one', '1')], [seat('001', 'one'), seat('002', 'two')]],
])('%s is oversold', (_, offers, seats) => {
  expect(settledOf(offers, seats)).toEqual({ holders: ['one'], oversold: 1 });
});

const opened = { ...{ perSecond: 90, p50: 10, p99: 20 }, ...calls, failed: 0 };

test('a page that is not shown is a missed target', () => {
  const outcome = (failed: number) =>
    pagesOutcome(
      new Map([
        ['v0.1.0', [opened]],
        ['this version', [{ ...opened, failed }]],
      ]),
      setting,
    );
  expect(missedOf(outcome(0))).toEqual([]);
  expect(missedOf(outcome(1))).toEqual(['Pages that were not shown']);
});

const sizes = [60, 2000];
const takenWith = (change: Partial<Taken> = {}, changed: Taken['what'] = 'page'): Taken[] =>
  sizes.flatMap((offers) =>
    (
      [
        ['page', 1, 0],
        ['refusal', 1, 0],
        ['booking of a day', 2, 6],
        ['booking of a pair', 2, 8],
      ] as const
    ).map(([what, roundTrips, writeUnits]) => ({
      ...{
        what,
        offers,
        of: 'this version',
        requests: 3,
        roundTrips,
        readUnits: 8,
        writeUnits,
        indexUnits: 1,
      },
      kinds: [],
      ...(what === changed && offers === 2000 ? change : {}),
    })),
  );

const beforeWith = (readUnits: number): Taken[] =>
  takenWith({ readUnits }, 'refusal').map((each) => ({ ...each, of: 'v0.1.0' }));

test('events that take little at any number of offers reach every target', () => {
  expect(missedOf(aloneOutcome([...beforeWith(80), ...takenWith()], sizes))).toEqual([]);
  expect(missedOf(aloneOutcome([...beforeWith(79), ...takenWith()], sizes)).join()).toMatch(/one partition/);
});

test.each<[string, Partial<Taken>, Taken['what'], RegExp]>([
  ['a page takes a second round trip', { roundTrips: 2 }, 'page', /Round trips of a page/],
  ['a refusal reads more than 8 units', { readUnits: 9 }, 'refusal', /Read units of a page.*Read units at/],
  ['a page reads less at fewer offers', { readUnits: 7 }, 'page', /^Read units at/],
  ['a booking takes a third round trip', { roundTrips: 3 }, 'booking of a day', /Round trips of a booking/],
  ['a pair writes more', { writeUnits: 9 }, 'booking of a pair', /Write units/],
])('if %s, a target is missed', (_, change, what, missed) => {
  const all = [...beforeWith(271), ...takenWith(change, what)];
  expect(missedOf(aloneOutcome(all, sizes)).join()).toMatch(missed);
});

test('an answer that is late or indefinite counts against the broken network', () => {
  const struck = { conflict: 1 } as never;
  const fast = Array.from({ length: 1000 }, () => 10);
  const reached = (rounds: Parameters<typeof brokenNetworkOutcome>[0]) =>
    brokenNetworkOutcome(rounds, struck).targets[0]?.isReached;
  expect(reached([{ milliseconds: fast, indefinite: 1 }])).toBe(true);
  expect(reached([{ milliseconds: fast, indefinite: 2 }])).toBe(false);
  expect(reached([{ milliseconds: [...fast.slice(2), 5_001, 5_001], indefinite: 0 }])).toBe(false);
});

test('a quantile is a value that was measured, and a figure shows its spread', () => {
  expect([0, 0.5, 0.99, 1].map((share) => quantile([3, 1, 2], share))).toEqual([1, 2, 3, 3]);
  expect(figure('x', 'y', 'ms', [3, 1, 2])).toMatchObject({ median: 2, lowest: 1, highest: 3, runs: 3 });
  expect(() => quantile([], 0.5)).toThrow('nothing was measured');
});
