import { expect, test } from 'vitest';
import type { InterviewDay } from '#domain/interview-plan/interview-day.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { dayWords } from '#functions/interviews/day-words.ts';
import { setbackLines } from '#functions/interviews/setback-lines.ts';
import { winterSeason } from '#test/support/builders/season.ts';

const on = '2030-11-18' as CalendarDay;
const document = winterSeason();
const words = dayWords(document, on, new Map([['d1', 'Sample Dr. A']]));
const day = { guests: [], interviewers: [], published: [] };
const reasons = [{ kind: 'recusals', interviewer: 'd1' }] as const;
const ways = [{ kind: 'more-interviews', interviewer: 'd1', more: 2 }] as const;

test('a day without a plan says the reasons and the way out, or that they were not found in time', () => {
  const lines = (found: { reasons: typeof reasons | []; ways: typeof ways | [] }) =>
    setbackLines({ document, on, day }, words, { kind: 'infeasible', ...found });
  expect(lines({ reasons, ways })).toEqual([
    'Mon, Nov 18 has no plan, since these cannot all be kept:',
    '  Sample Dr. A: applicants whom they do not meet',
    'The least that makes a plan possible:',
    '  Sample Dr. A holds 2 more',
  ]);
  expect(lines({ reasons, ways: [] }).at(-1)).toBe(
    'The least that makes a plan possible was not found in time.',
  );
  expect(lines({ reasons: [], ways: [] })).toEqual([
    'Mon, Nov 18 has no plan, and the reasons were not found in time.',
    'The least that makes a plan possible was not found in time.',
  ]);
  const today = { ...day, now: 600 };
  expect(
    setbackLines({ document, on, day: today }, words, { kind: 'infeasible', reasons, ways }).at(-1),
  ).toBe('What has begun stays as it was published, and nothing else is planned at a time that is past.');
});

test('an interview that nobody can hold says what a person can do about it', () => {
  const owed = { kind: 'team', track: 'categorical', count: 2, times: [] } as const;
  const left = (fewer: number) => ({ kind: 'left-out', guest: 'zoe', meeting: owed, fewer }) as const;
  const named = dayWords(document, on, new Map([['zoe', 'Sample Zoe']]));
  const setback = { kind: 'infeasible', reasons, ways: [left(1), left(2)] } as const;
  expect(setbackLines({ document, on, day }, named, setback).slice(-2)).toEqual([
    '  1 team interview of Sample Zoe cannot be held: add an interviewer of that track who is free then, move or cancel Sample Zoe, or change the agenda',
    '  2 team interviews of Sample Zoe cannot be held: add an interviewer of that track who is free then, move or cancel Sample Zoe, or change the agenda',
  ]);
});

test('of what is owed it is said that nobody is there who holds it', () => {
  const owed = { kind: 'owed', meeting: 'team', track: 'categorical', from: 480, to: 600 } as const;
  const lineWith = (more: object) => {
    const someone = { id: 'd1', kinds: ['team'], tracks: [], most: 9, free: [], recusals: [], ...more };
    const interviewers = [someone] as unknown as InterviewDay['interviewers'];
    const setback = { kind: 'infeasible', reasons: [owed], ways: [] } as const;
    return setbackLines({ document, on, day: { ...day, interviewers } }, words, setback)[1];
  };
  const nobody = ', and nobody who is there holds such interviews';
  expect(lineWith({ kinds: ['one-on-one'] })).toContain(nobody);
  expect(lineWith({ tracks: ['preliminary'] })).toContain(nobody);
  expect(lineWith({ tracks: ['categorical'] })).not.toContain(nobody);
  expect(lineWith({})).not.toContain(nobody);
});
