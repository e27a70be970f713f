import { expect, test } from 'vitest';
import type { Agenda } from '#domain/season/agenda-section.ts';
import type { Season } from '#domain/season/season.ts';
import { differencesBetween } from '#domain/season-plan/differences.ts';
import { appliedWords } from '#functions/digest/applied-words.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';

const season = sampleSeason();
const wordsOf = (change: Partial<Season>, before: Season = season) =>
  differencesBetween(before, { ...before, ...change }, []).map((each) => appliedWords(before, each));

test('seats, times and dates that can be chosen are said with days, times and tracks as in every mail', () => {
  const seats = { on: season.days[0]!.on, start: 'morning', tracks: ['categorical'], seats: 2 } as const;
  expect(appliedWords(season, { kind: 'seats-added', ...seats })).toBe(
    'Mon, Nov 16, morning: 2 seats for Categorical added',
  );
  const { tracks: from, ...relabeled } = { ...seats, seats: 1 };
  expect(
    appliedWords(season, {
      kind: 'seats-relabeled',
      ...relabeled,
      from,
      to: ['primary-care', 'categorical'],
    }),
  ).toBe('Mon, Nov 16, morning: 1 seat for Categorical now for Primary Care + Categorical');
  const later = season.days.map((day) => ({
    ...day,
    starts: day.starts.map((start) => ({ ...start, ...(start.name === 'morning' ? { at: '09:30' } : {}) })),
  })) as unknown as Season['days'];
  expect(wordsOf({ days: later.slice(0, 1) })[0]).toMatch(
    /^Mon, Nov 16, morning is now 9:30 AM – \d+:\d\d PM, before: \d+:\d\d AM – \d+:\d\d PM$/,
  );
  const [track] = season.tracks;
  expect(wordsOf({ tracks: [{ ...track!, options: [] }, ...season.tracks.slice(1)] })[0]).toMatch(
    /^\S.* can no longer choose \w{3}, Nov \d+/,
  );
});

test('everything else is named in words, with what it was before', () => {
  expect(wordsOf({ digest: { ...season.digest, at: '09:15' as never, to: ['new@example.org'] } })).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^the time of the digest is now 9:15 AM, before: \d+:\d\d AM$/),
      'new@example.org now gets the digest',
    ]),
  );
  const deadline = { id: 'rank', name: 'Rank lists', on: '2021-03-03', at: '21:00' } as never;
  expect(wordsOf({ deadlines: [deadline] }, { ...season, deadlines: [] })).toEqual([
    'the deadline “Rank lists” is new: Wed, Mar 3 9:00 PM',
  ]);
  const block = { at: '11:05', until: '11:45', title: 'Panel', place: 'Room 2' };
  const agenda = { tracks: ['categorical'], start: 'morning', blocks: [block] } as unknown as Agenda;
  expect(wordsOf({ agendas: [agenda] })).toEqual([
    'the agenda of Categorical, morning, at 11:05 AM is new: until 11:45 AM, Panel, Room 2',
  ]);
});

test('no line has a sign of the terminal, a day as a computer writes it or a 24-hour clock', () => {
  const all = wordsOf({}, { ...season, id: 'other', days: [], tracks: [], deadlines: [] }).concat(
    differencesBetween(undefined, season, []).map((each) => appliedWords(season, each)),
  );
  expect(all.length).toBeGreaterThan(20);
  for (const line of all) expect(line).not.toMatch(/^[~+-] |->|\d{4}-\d\d-\d\d|\b(0\d|1[3-9]|2\d):\d\d/);
});
