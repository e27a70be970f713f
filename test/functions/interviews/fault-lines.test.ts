import { expect, test } from 'vitest';
import type { Interview } from '#domain/interview-plan/interview-day.ts';
import type { PlanNeed } from '#domain/planned-days/plan-needs.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { dayWords } from '#functions/interviews/day-words.ts';
import { faultLines } from '#functions/interviews/fault-lines.ts';
import type { LoadedDay } from '#functions/interviews/load-day.ts';
import { winterSeason } from '#test/support/builders/season.ts';

const words = dayWords(winterSeason(), '2030-11-18' as CalendarDay, new Map());
const loaded = {
  day: { guests: [{ id: 'ann' }, { id: 'dan', arranged: {} }], interviewers: [{ id: 'a' }, { id: 'b' }] },
  withoutAgenda: [{ offer: 'bob' }],
} as unknown as Pick<LoadedDay, 'day' | 'withoutAgenda'>;

const held = (guest: string, ...interviewers: readonly string[]): Interview => ({
  ...{ guest, interviewers, kind: 'team', track: 'categorical', from: 540, to: 560 },
});
const lost = (interview: Interview) => ({ kind: 'no-such-interview', interview }) as const;
const linesOf = (...faults: readonly PlanNeed[]) => faultLines(loaded, words, faults);

test.each([
  [held('cy', 'a'), 'the applicant does not come'],
  [held('bob', 'a'), 'no agenda says what happens to the applicant'],
  [held('ann', 'a', 'c'), 'c is not there that day'],
  [held('ann', 'd', 'a', 'c'), 'd and c are not there that day'],
  [held('dan', 'a'), 'something else is arranged for the applicant'],
  [held('ann', 'a'), 'the agenda has no such interview at that time, or not with them'],
])('what cannot be held is said with who is not there: %#', (interview, why) => {
  const [line = '', ...more] = linesOf(lost(interview));
  expect(more).toEqual([]);
  expect(line).toMatch(new RegExp(`^${interview.guest}, team interview at 9:00 AM with .*: ${why}$`));
});

const owed = (count: number, has: number, over: object = {}): PlanNeed => {
  const meeting = { kind: 'team' as const, track: 'categorical', count, times: [], ...over };
  return { kind: 'not-owed', guest: 'ann', meeting, held: has };
};

test('an interview that cannot be held is told once, and not again as one that is owed', () => {
  expect(linesOf(lost(held('ann', 'c')), owed(1, 0))).toHaveLength(1);
  expect(linesOf(lost(held('ann', 'c')), lost(held('ann', 'd')), owed(2, 0))).toHaveLength(2);
});

test('an interview that is owed is told where no other line says so', () => {
  const missing = expect.stringContaining('ann is owed');
  expect(linesOf(owed(1, 0))).toEqual([missing]);
  expect(linesOf(lost(held('ann', 'c')), owed(2, 0))).toEqual([expect.anything(), missing]);
  expect(linesOf(lost(held('cy', 'c')), owed(1, 0))).toEqual([expect.anything(), missing]);
  expect(linesOf(lost(held('ann', 'c')), owed(1, 0, { kind: 'one-on-one' }))).toEqual([
    expect.anything(),
    missing,
  ]);
  expect(linesOf(lost(held('ann', 'c')), owed(1, 0, { track: 'preliminary' }))).toEqual([
    expect.anything(),
    missing,
  ]);
});
