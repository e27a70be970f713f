import { expect, test } from 'vitest';
import { type QuestionState, questionStates } from '#domain/questions/question.ts';
import { closePanels, countQuestions } from '#domain/questions/question-counts.ts';
import type { Agenda } from '#domain/season/agenda-section.ts';
import type { Season } from '#domain/season/season.ts';
import { instant } from '#domain/values/time.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';

const quarter = instant('2020-11-17T13:00Z');
const released = instant('2020-11-17T13:15Z');
const asked = (...states: QuestionState[]) => states.map((state) => ({ state, at: quarter }));

test('of a day those are counted that wait, and those that everybody reads, answered or not', () => {
  expect(countQuestions(asked(...questionStates, 'waiting'), released)).toEqual({ waiting: 2, published: 2 });
  expect(countQuestions(asked('published'), released)).toEqual({ waiting: 0, published: 1 });
  expect(countQuestions([], released)).toEqual({ waiting: 0, published: 0 });
});

test('no count rises within a quarter of an hour: what was asked in it is counted from its end on', () => {
  const before = instant(Date.parse(released) - 1);
  expect(countQuestions(asked('waiting', 'waiting'), before)).toEqual({ waiting: 0, published: 0 });
  expect(countQuestions(asked('waiting', 'waiting'), released).waiting).toBe(2);
});

/** The sample season, with a panel from 8 to 12 on every day with a morning for categorical. */
const blocks = [{ title: 'Panel', at: '08:00', until: '12:00', takesQuestions: true }];
const season = {
  ...sampleSeason(),
  agendas: [{ tracks: ['categorical'], start: 'morning', blocks }] as unknown as Agenda[],
} as Season;

test('a panel is close from seven days before until it ends, and a day without one never is', () => {
  const isClose = (at: string) => closePanels(season, instant(at)).some((on) => on === '2020-11-17');
  expect(isClose('2020-11-09T23:59-05:00')).toBe(false);
  expect(isClose('2020-11-10T00:00-05:00')).toBe(true);
  expect(isClose('2020-11-17T11:59-05:00')).toBe(true);
  expect(isClose('2020-11-17T12:00-05:00')).toBe(false);
  expect(isClose('2020-11-18T12:00-05:00')).toBe(false);
  expect(closePanels({ ...season, agendas: [] }, instant('2020-11-16T12:00Z'))).toEqual([]);
});

test('the close panels come in the order of their days', () => {
  const at = instant('2020-11-24T12:00Z');
  const days = closePanels(season, at);
  expect(days.length).toBeGreaterThan(1);
  expect(closePanels({ ...season, days: season.days.toReversed() }, at)).toEqual(days);
  expect(days).toEqual(days.toSorted());
});
