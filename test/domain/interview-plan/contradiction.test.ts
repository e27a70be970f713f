import { expect, test } from 'vitest';
import { contradictionOf } from '#domain/interview-plan/contradiction.ts';
import type { InterviewDay, MeetingOwed } from '#domain/interview-plan/interview-day.ts';
import { highsSolver } from '#functions/interviews/highs-solver.ts';

const solve = await highsSolver(600);

test('hours are no reason if the interviews owed are too many as it is, though an arrangement gives one guest a later time', () => {
  const [usual, later] = [
    { from: 510, to: 530 },
    { from: 540, to: 560 },
  ];
  const owed: MeetingOwed = { kind: 'one-on-one', track: 'x', count: 1, times: [usual] };
  const day: InterviewDay = {
    guests: [
      { id: 'ann', meetings: [owed], wishes: [] },
      {
        ...{ id: 'ben', meetings: [{ ...owed, times: [usual, later] }], wishes: [] },
        arranged: { wanted: { pauseMinutes: 5 }, pause: 5, passing: 5, usual: [owed] },
      },
    ],
    interviewers: [
      { id: 'dr-a', kinds: ['one-on-one'], tracks: [], most: 9, recusedFrom: [], free: [usual] },
    ],
    published: [],
  };
  expect(contradictionOf(day, solve)).toEqual([
    { kind: 'owed', meeting: 'one-on-one', track: 'x', from: 510, to: 530 },
  ]);
});
