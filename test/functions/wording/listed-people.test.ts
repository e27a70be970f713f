import { expect, test } from 'vitest';
import type { DayPart } from '#domain/itineraries/parts-of-day.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { dayWords } from '#functions/interviews/day-words.ts';
import { lateArrivalMail } from '#functions/notices/mails/interviews/late-arrival-mail.ts';
import { dayPartWords } from '#functions/wording/interviews/itinerary-words.ts';
import { winterSeason } from '#test/support/builders/season.ts';

const on = '2030-11-19' as CalendarDay;
const season = winterSeason();
const people = ['Sample A', 'Sample B', 'Sample C', 'Sample D'];
const inWords = 'Sample A, Sample B, Sample C and Sample D';

test('a team of four is named with one “and”, in the schedule of an applicant and at the desk', () => {
  const meeting = { from: 540, to: 560, kind: 'team', track: 'categorical', people } as const;
  const part: DayPart = {
    ...{ from: instant('2030-11-19T14:00Z'), to: instant('2030-11-19T14:20Z') },
    ...{ title: 'Interviews', meeting, isNew: false },
  };
  expect(dayPartWords(season, part)).toBe(`Team interview (categorical) with ${inWords}`);
  expect(dayWords(season, on, new Map()).people(people)).toBe(inWords);
});

test('so are three interviews for which an applicant is late', () => {
  const interviews = [540, 570, 600].map((from) => ({
    ...({ from, to: from + 20, guest: 'ann', kind: 'one-on-one', track: 'categorical' } as const),
    interviewers: ['a@example.org'],
  }));
  const { text } = lateArrivalMail(
    season,
    { on, minutes: 10 },
    { name: 'Sample A', applicant: 'Sample Ann', interviews },
  );
  expect(text).toContain('at 9:00 AM, 9:30 AM and 10:00 AM on Tuesday');
});
