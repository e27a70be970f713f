import { expect, test } from 'vitest';
import type { Interview } from '#domain/interview-plan/interview-day.ts';
import type { PlanChange } from '#domain/interview-plan/plan-difference.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import {
  dayWords,
  planChangeLine,
  planChangeSentence,
  planChangeWords,
} from '#functions/interviews/day-words.ts';
import { winterSeason } from '#test/support/builders/season.ts';

const words = dayWords(winterSeason(), '2030-11-18' as CalendarDay, new Map());
const at = (from: number): Interview => ({
  ...{ guest: 'ann', kind: 'one-on-one', track: 'categorical', from, to: from + 20, interviewers: ['a'] },
});
const added: PlanChange = { kind: 'added', after: at(540) };
const dropped: PlanChange = { kind: 'dropped', before: at(540), reason: { kind: 'guest-gone' } };
const moved: PlanChange = {
  ...{ kind: 'moved', before: at(540), after: at(600) },
  reason: { kind: 'away', interviewer: 'a' },
};

test('a change of a plan is a sentence that says what is new, gone or otherwise', () => {
  expect([added, dropped, moved].map((change) => planChangeSentence(words, change))).toEqual([
    'New: ann, 1:1 interview, 9:00 AM with a',
    'No longer: ann, 1:1 interview, 9:00 AM with a, because the applicant does not come',
    'ann, 1:1 interview: 9:00 AM with a, now 10:00 AM with a, because a is not there at that time',
  ]);
  expect(planChangeWords(words, moved)).toBe('ann, 1:1 interview: 9:00 AM with a, now 10:00 AM with a');
});

test('an interview that takes longer than before is told with its end', () => {
  const longer = { ...moved, after: { ...at(540), to: 570 }, reason: { kind: 'arranged' } } as const;
  expect(planChangeSentence(words, longer)).toBe(
    'ann, 1:1 interview: 9:00 AM – 9:20 AM with a, now 9:00 AM – 9:30 AM with a, because something else is arranged for the applicant',
  );
});

test('a terminal has a mark for each instead', () => {
  expect([added, dropped, moved].map((change) => planChangeLine(words, change))).toEqual([
    '+ ann, 1:1 interview: 9:00 AM with a',
    '- ann, 1:1 interview: 9:00 AM with a, because the applicant does not come',
    '~ ann, 1:1 interview: 9:00 AM with a -> 10:00 AM with a, because a is not there at that time',
  ]);
});
