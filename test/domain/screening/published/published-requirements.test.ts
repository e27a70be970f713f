import { expect, test } from 'vitest';
import { publishedRequirements } from '#domain/screening/published/published-requirements.ts';
import type { RuleSpec } from '#domain/season/screening-section.ts';
import type { CalendarDay, WallTime } from '#domain/values/time.ts';

const deadlines = [
  { id: 'closing', name: 'Closing', on: '2030-10-21' as CalendarDay, at: '09:00' as WallTime },
];
const publish = (...rules: readonly RuleSpec[]) =>
  publishedRequirements({ deadlines, screening: { facts: [], rules } });

test('rules for the same people stand together, in the order of the file', () => {
  const groups = publish(
    { id: 'a', name: 'A' },
    { id: 'b', name: 'B', schools: 'foreign' },
    { id: 'c', name: 'C' },
    { id: 'd', name: 'D', schools: 'foreign', visa: 'any' },
    { id: 'e', name: 'E', tracks: ['one'] },
  );
  expect(
    groups.map(({ requirements, ...whom }) => [whom, requirements.map(({ name }) => name)]),
  ).toStrictEqual([
    [{}, ['A', 'C']],
    [{ schools: 'foreign' }, ['B']],
    [{ schools: 'foreign', visa: 'any' }, ['D']],
    [{ tracks: ['one'] }, ['E']],
  ]);
});

test('the last day is that of the deadline, with its hour, or the day that the rule names', () => {
  const [group] = publish(
    { id: 'a', name: 'A', by: 'closing' },
    { id: 'b', name: 'B', by: '2031-01-01', toDo: 'Hurry.' },
    { id: 'c', name: 'C', by: 'nothing' },
  );
  expect(group?.requirements).toStrictEqual([
    { name: 'A', by: { on: '2030-10-21', at: '09:00', isDeadline: true } },
    { name: 'B', by: { on: '2031-01-01', isDeadline: false }, toDo: 'Hurry.' },
    { name: 'C' },
  ]);
});

test('a deadline without an hour has none', () => {
  const whole = [{ id: 'closing', name: 'Closing', on: '2030-10-21' as CalendarDay }];
  const season = {
    deadlines: whole,
    screening: { facts: [], rules: [{ id: 'a', name: 'A', by: 'closing' }] },
  };
  expect(publishedRequirements(season)[0]?.requirements).toStrictEqual([
    { name: 'A', by: { on: '2030-10-21', isDeadline: true } },
  ]);
});

test('a season without rules publishes none', () => {
  expect(publishedRequirements({ deadlines })).toEqual([]);
});
