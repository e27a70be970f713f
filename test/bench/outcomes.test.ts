import { expect, test } from 'vitest';
import { brokenNetworkOutcome } from './broken-network.ts';
import { crowdOutcome } from './crowd-outcome.ts';
import type { Race } from './race.ts';
import { figure, quantile } from './statistics.ts';

const good: Race = {
  ...{ perSecond: 1000, oversold: 0, unsold: 0, wrong: 0, requests: 100 },
  ...{
    success: { p50: 10, p99: 20 },
    refusal: { p50: 5, p99: 30 },
    roundTrips: { refusal: 0.1, success: 2 },
  },
};

const racesOf = (ours: Partial<Race>, postgres: Partial<Race> = {}) =>
  new Map([
    ['fairslot', [{ ...good, ...ours }]],
    ['transaction', [{ ...good, perSecond: 1500 }]],
    ['postgres', [{ ...good, perSecond: 900, ...postgres }]],
  ]);

test('a crowd that is served well reaches every target', () => {
  expect(crowdOutcome(racesOf({}), 1).targets.filter(({ isReached }) => !isReached)).toEqual([]);
});

test.each<[string, Partial<Race>, RegExp]>([
  ['a seat is sold twice', { oversold: 1 }, /oversold/],
  ['a seat that was wanted stays unsold', { unsold: 1 }, /oversold/],
  ['an answer does not stand', { wrong: 1 }, /oversold/],
  ['it is too slow against the bare transaction', { perSecond: 850 }, /PostgreSQL|transaction/],
  ['it is slower than PostgreSQL', { perSecond: 899 }, /PostgreSQL/],
  ['refusals ask the table', { roundTrips: { refusal: 0.26, success: 2 } }, /Round trips/],
  ['refusals take far longer than bookings', { refusal: { p50: 5, p99: 41 } }, /99th/],
])('if %s, a target is not reached', (_, ours, what) => {
  const missed = crowdOutcome(racesOf(ours), 1).targets.filter(({ isReached }) => !isReached);
  expect(missed.map((each) => each.what).join()).toMatch(what);
});

test('a baseline that oversells, or answers everything with an error, is none', () => {
  expect(() => crowdOutcome(racesOf({}, { wrong: 1000 }), 1)).toThrow('postgres is no baseline');
  expect(() => crowdOutcome(racesOf({}, { oversold: 1 }), 1)).toThrow('postgres is no baseline');
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
