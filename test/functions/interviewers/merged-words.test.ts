import { expect, test } from 'vitest';
import { type ListedInterviewer, mergedWith } from '#domain/interviewers/listed-interviewer.ts';
import type { StoredInterviewer } from '#domain/interviewers/stored-interviewer.ts';
import type { CalendarDay, WallTime } from '#domain/values/time.ts';
import { joinedTeamLine, mergedLine, readFields } from '#functions/interviewers/merged-words.ts';
import { winterSeason } from '#test/support/builders/season.ts';

const season = winterSeason();
const on = '2030-11-18' as CalendarDay;
const row: ListedInterviewer = {
  ...{ name: 'Sample Dr. A', address: 'a@example.org', kinds: ['team', 'one-on-one'], recusedFrom: [] },
  ...{ team: 'blue', tracks: ['categorical'], days: [on], mostADay: 6, phone: '+1 555 0100' },
  hours: [{ from: '08:00' as WallTime, until: '12:00' as WallTime }],
};
const stored = {
  ...{ id: 'i', name: 'Sample Dr. A', address: 'a@example.org', kinds: ['team'], team: 'blue', tracks: [] },
  ...{ days: [], hours: [], mostADay: 99, phone: '+1 555 0100', answers: [], generation: 1, version: 1 },
  recusals: [
    { applicant: '20990111', by: 'program' },
    { applicant: '20990111', by: 'interviewer' },
  ],
} as unknown as StoredInterviewer;

test('everything that a list says of somebody new is said, at the terminal in one line', () => {
  expect(mergedLine(season, mergedWith(undefined, row))).toBe(
    '+ Sample Dr. A: email address a@example.org, interviews team; 1:1, team blue, tracks categorical, days Mon, Nov 18, ' +
      'hours 8:00 AM - 12:00 PM, most a day 6, phone +1 555 0100',
  );
  const { team: _, tracks: __, days: ___, hours: ____, mostADay: _____, phone: ______, ...least } = row;
  expect(mergedLine(season, mergedWith(undefined, least))).toBe(
    '+ Sample Dr. A: email address a@example.org, interviews team; 1:1, tracks all, days all, hours all day, most a day no limit',
  );
});

test('of somebody who is known each field that changes is said, from what to what, and only those', () => {
  const recusedFrom = ['20990111', '20990999'];
  const merged = mergedWith(stored, {
    ...row,
    name: 'Sample Dr. A-B',
    schools: ['Tulane'],
    recusedFrom,
    wishes: ['20990222'],
  });
  expect(mergedLine(season, merged)).toBe(
    '~ Sample Dr. A-B: name Sample Dr. A -> Sample Dr. A-B, interviews team -> team; 1:1, tracks all -> categorical, days all -> Mon, Nov 18, ' +
      'hours all day -> 8:00 AM - 12:00 PM, most a day no limit -> 6, schools and departments none -> Tulane, ' +
      'applicants they do not meet 20990111 -> 20990111; 20990999, applicants who would like to meet them none -> 20990222',
  );
  expect(readFields(season, merged)).toMatchObject({
    phone: { now: '+1 555 0100' },
    schools: { now: 'Tulane', was: '' },
    recusals: { now: '20990111; 20990999', was: '20990111' },
  });
  const { name, address, kinds } = stored;
  expect(mergedLine(season, mergedWith(stored, { name, address, kinds, recusedFrom: [] }))).toBeUndefined();
});

test('a team that a list enlarges is named with everybody who is in it', () => {
  expect(joinedTeamLine({ team: 'blue', joining: ['C', 'D'], others: ['A', 'B'] })).toBe(
    'Team blue: C and D join A and B. All 4 members hold their team interviews together.',
  );
  expect(joinedTeamLine({ team: 'blue', joining: ['C'], others: ['A'] })).toBe(
    'Team blue: C joins A. All 2 members hold their team interviews together.',
  );
  expect(joinedTeamLine({ team: 'pink', joining: ['C', 'D'], others: [] })).toBe(
    'Team pink: C and D, together.',
  );
  expect(joinedTeamLine({ team: 'pink', joining: ['C'], others: [] })).toBe('Team pink: C, alone.');
});
