import { expect, test } from 'vitest';
import { interviewDayOf } from '#domain/interview-plan/interview-day-of.ts';
import type { Agenda, AgendaBlock } from '#domain/season/agenda-section.ts';
import type { Season } from '#domain/season/season.ts';
import type { CalendarDay, WallTime } from '#domain/values/time.ts';
import { seasonOf } from '#test/support/builders/season.ts';

const on = '2030-11-19' as CalendarDay;
const sketch = seasonOf({
  tracks: { one: { options: [on] } },
  seats: { [on]: { afternoon: { one: 2 } } },
});

/** The times at which somebody who is booked for the afternoon can be interviewed after an arrangement with this bound. */
function timesWith(block: { readonly at: string; readonly until: string }, notAfter: string) {
  const interviews = { minutes: 20, passingMinutes: 5, meetings: [{ kind: 'team' as const }] };
  const blocks = [{ ...block, title: 'Interviews', interviews }] as unknown as readonly AgendaBlock[];
  const agendas: readonly Agenda[] = [{ tracks: ['one'], start: 'afternoon', blocks }];
  const row = {
    ...{ offer: 'offer_1', applicant: { id: '1', name: 'Sample Ann', email: 'ann@example.org' } },
    ...{ tracks: ['one'], start: 'afternoon', part: 1, parts: 1 },
    arrangement: { notAfter: notAfter as WallTime },
  };
  const season: Season = { ...sketch, days: [], agendas };
  const day = interviewDayOf(season, on, [row as never], [], []);
  if ('withoutAgenda' in day) throw new Error('the season has no agenda');
  return day.guests.flatMap(({ meetings }) => meetings.flatMap(({ times }) => times.map(({ from }) => from)));
}

test('a latest time before the day begins is not one of the next day: nothing is left to be planned', () => {
  const afternoon = { at: '13:00', until: '15:00' };
  expect(timesWith(afternoon, '14:00')).toEqual([780, 805]);
  expect(timesWith(afternoon, '08:40')).toEqual([]);
});

test('where the interviews go on after midnight, a latest time after it is one of the next day', () => {
  const night = { at: '23:00', until: '01:00' };
  expect(timesWith(night, '00:30').at(-1)).toBeGreaterThanOrEqual(24 * 60 - 20);
  expect(timesWith(night, '00:30').every((from) => from + 20 <= 24 * 60 + 30)).toBe(true);
  expect(timesWith(night, '23:30').every((from) => from + 20 <= 23 * 60 + 30)).toBe(true);
});
