import { expect, test } from 'vitest';
import { limits, limitsAt, type ProgramLoad } from '#bench/bill/growth.ts';
import { PRICES_OF, prices } from '#bench/bill/prices.ts';
import { billByPrice, billOf } from '#bench/bill/season-bill.ts';

const load: ProgramLoad = {
  roles: 9,
  alarms: 23,
  mailsOnWaveDay: 500,
  requestsPerSecond: 50,
  secondsOfRequest: 0.1,
  scheduledRunsPerSecond: 1 / 300,
};

test('a bill is the use of each activity, times how often it happens, times the price', () => {
  const { lines, usd } = billOf([
    { what: 'book', times: 1_000_000, each: { writeUnit: 6, readUnit: 2 } },
    { what: 'mail', times: 10_000, each: { mail: 1 } },
  ]);
  expect(lines.map((line) => line.usd)).toEqual([
    expect.closeTo(6 * 0.625 + 2 * 0.125, 9),
    expect.closeTo(1, 9),
  ]);
  expect(usd).toBeCloseTo(5, 9);
});

test('the same bill by price: an unused price is not on it, and the most expensive comes first', () => {
  const doings = [
    { what: 'a', times: 2, each: { mail: 1, keyMonth: 3 } },
    { what: 'b', times: 1, each: { mail: 5 } },
  ];
  const byPrice = billByPrice(doings);
  expect(byPrice.map(({ name, amount }) => [name, amount])).toEqual([
    ['keyMonth', 6],
    ['mail', 7],
  ]);
  expect(byPrice.reduce((sum, { usd }) => sum + usd, 0)).toBeCloseTo(billOf(doings).usd, 12);
});

test('every price says its unit and where it is published, and all say of when they are', () => {
  for (const { usd, unit, page } of Object.values(prices)) {
    expect(usd).toBeGreaterThan(0);
    expect(unit).toMatch(/\w/);
    expect(page).toMatch(/pricing/);
  }
  expect(PRICES_OF).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

test('the limit that is nearest comes first, and twice the programs use twice as much of it', () => {
  const [nearest, next] = limitsAt(100, load);
  expect(nearest?.limit.what).toBe('SES: messages in 24 hours');
  expect(nearest?.share).toBeCloseTo(1, 9);
  expect(next?.share).toBeLessThan(1);
  expect(limitsAt(200, load)[0]?.share).toBeCloseTo(2, 9);
});

test('every limit says how to raise it', () => {
  for (const { remedy } of limits) expect(remedy.length).toBeGreaterThan(20);
});
