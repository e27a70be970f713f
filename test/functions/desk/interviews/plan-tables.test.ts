import { expect, test } from 'vitest';
import type { Interview } from '#domain/interview-plan/interview-day.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { planTables, type ShownPlan } from '#functions/desk/interviews/plan-tables.ts';
import { dayWords } from '#functions/interviews/day-words.ts';
import type { LoadedDay } from '#functions/interviews/load-day.ts';
import { winterSeason } from '#test/support/builders/season.ts';

const on = '2030-11-18' as CalendarDay;
const rooms = Array.from({ length: 13 }, (_, index) => `d${String(index).padStart(2, '0')}`);
const interview = (interviewers: readonly string[], from: number): Interview => ({
  ...{ guest: `guest at ${from}`, track: 'categorical', from, to: from + 5, interviewers },
  kind: interviewers.length > 1 ? 'team' : 'one-on-one',
});

function gridOf(interviews: readonly Interview[]): string {
  const words = dayWords(winterSeason(), on, new Map());
  const loaded = { on } as LoadedDay;
  const shown: ShownPlan = { loaded, words, interviews, canChange: false };
  return String(planTables(shown, 'time'));
}

const timesIn = (table: string) => [...table.matchAll(/class="when">([^<]+)</g)].map(([, time]) => time);

test('more rooms than fit a sheet of paper stand in several tables of about the same width, each with its own times', () => {
  const singles = rooms.map((room, index) => interview([room], 480 + 5 * index));
  const grid = gridOf([...singles, interview(['x1', 'x2'], 700)]);
  const [, ...tables] = grid.split('<table');
  expect(tables.map((table) => /<caption>([^<]+)</.exec(table)?.[1])).toEqual([
    'Rooms 1 to 5 of 14',
    'Rooms 6 to 10 of 14',
    'Rooms 11 to 14 of 14',
  ]);
  expect(tables.map((table) => table.match(/<th scope="col">/g)?.length)).toEqual([6, 6, 5]);
  expect(tables.map(timesIn)).toEqual([
    ['8:00 AM', '8:05 AM', '8:10 AM', '8:15 AM', '11:40 AM'],
    ['8:20 AM', '8:25 AM', '8:30 AM', '8:35 AM', '8:40 AM'],
    ['8:45 AM', '8:50 AM', '8:55 AM', '9:00 AM'],
  ]);
  expect(tables[0]).toContain(
    '<th scope="col"><bdi>x1</bdi>,<br><bdi>x2</bdi></th><th scope="col"><bdi>d00</bdi>',
  );
  expect(grid.match(/guest at/g)).toHaveLength(14);
});

test('six rooms are one table, and its heading is the one of the page', () => {
  const grid = gridOf(rooms.slice(0, 6).map((room) => interview([room], 480)));
  expect(grid.match(/<caption>[^<]+/g)).toEqual(['<caption>By time and room']);
  expect(grid).toContain('6 interviews in 6 rooms');
});
