import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type ArrangedMinutes,
  arrangedTimes,
  type GuestBlock,
} from '#domain/interview-plan/arranged-times.ts';
import { always } from '#test/support/checks/check-property.ts';

const nothing: ArrangedMinutes = {
  ...{ longer: 0, pause: 0, notBefore: 0 },
  notAfter: Number.POSITIVE_INFINITY,
};
const interviews = (owed: number) => ({ minutes: 20, passingMinutes: 5, owed });
/** A welcome, interviews from 8:30 to 10:35, and a panel until 11:30. */
const morning: readonly GuestBlock[] = [
  { from: 480, to: 510 },
  { from: 510, to: 635, interviews: interviews(2) },
  { from: 635, to: 690 },
];
const timesOf = (blocks: readonly GuestBlock[], arranged: Partial<ArrangedMinutes>, block = 1) =>
  (arrangedTimes(blocks, { ...nothing, ...arranged })[block] ?? []).map(({ from, to }) => [from, to]);

test('longer interviews begin with those of others, or as soon as the one before allows, within their block', () => {
  expect(timesOf(morning, { longer: 15 })).toEqual([
    [510, 545],
    [535, 570],
    [550, 585],
    [560, 595],
    [585, 620],
    [590, 625],
  ]);
});

test('bounds leave out what begins before or ends after them', () => {
  expect(timesOf(morning, { notBefore: 540, notAfter: 610 })).toEqual([
    [540, 560],
    [560, 580],
    [565, 585],
    [585, 605],
    [590, 610],
  ]);
});

test('a block into which the interviews do not fit is longer, and never runs into another part of the day', () => {
  const short = [{ from: 510, to: 555, interviews: interviews(2) }];
  expect(timesOf(short, { longer: 20 }, 0)).toEqual([
    [510, 550],
    [535, 575],
    [555, 595],
  ]);
  expect(timesOf([...short, { from: 555, to: 600 }], { longer: 20 }, 0)).toEqual([[510, 550]]);
});

test('a block of interviews after one that is longer makes room for it', () => {
  const blocks = [
    { from: 510, to: 530, interviews: interviews(1) },
    { from: 530, to: 550, interviews: interviews(1) },
  ];
  expect(arrangedTimes(blocks, { ...nothing, longer: 20 })).toEqual([
    [{ from: 510, to: 550 }],
    [expect.objectContaining({ from: 550 })],
  ]);
});

test('a block outside the bounds moves to where they allow it', () => {
  const afternoon = [{ from: 840, to: 900, interviews: interviews(2) }];
  expect(timesOf(afternoon, { notBefore: 960 }, 0).at(0)).toEqual([960, 980]);
  expect(timesOf(afternoon, { notAfter: 840 }, 0).at(-1)?.[1]).toBeLessThanOrEqual(840);
});

test.each([
  [{ notBefore: 1020 }, true],
  [{ notBefore: 1021 }, false],
  [{ notAfter: 720 }, true],
  [{ notAfter: 719 }, false],
])('a block moves to %j, which is near the booked hours: %s', (bounds, isNear) => {
  const afternoon = [{ from: 840, to: 900, interviews: interviews(2) }];
  expect(timesOf(afternoon, bounds, 0).length > 0).toBe(isNear);
});

test('no time is outside the bounds, in a shared part of the day, or of another length, whatever was arranged', () => {
  const arbitrary = fc.record({
    longer: fc.integer({ min: 0, max: 60 }),
    pause: fc.integer({ min: 0, max: 60 }),
    notBefore: fc.integer({ min: 0, max: 800 }),
    notAfter: fc.integer({ min: 400, max: 1_400 }),
  });
  always(200, arbitrary, (arranged) => {
    for (const { from, to } of arrangedTimes(morning, arranged)[1] ?? []) {
      expect(to - from).toBe(20 + arranged.longer);
      expect(from).toBeGreaterThanOrEqual(arranged.notBefore);
      expect(to).toBeLessThanOrEqual(arranged.notAfter);
      expect((to <= 480 || from >= 510) && (to <= 635 || from >= 690)).toBe(true);
    }
  });
});
