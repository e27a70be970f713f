import { expect, test } from 'vitest';
import { ruleVersion } from '#domain/screening/rule-version.ts';
import type { RuleSpec } from '#domain/season/screening-section.ts';
import type { Season } from '#domain/season/season.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { seasonIn } from '#test/support/builders/dossiers.ts';

const season = seasonIn('seasons/im-2020-2021.yaml');
const version = ruleVersion(season);

const withRule = (id: string, change: Partial<RuleSpec>): Season => {
  const screening = season.screening ?? { facts: [], rules: [] };
  const rules = screening.rules.map((rule) => (rule.id === id ? { ...rule, ...change } : rule));
  return { ...season, screening: { ...screening, rules } };
};

test('equal rules have equal versions, whatever else the season says and in whatever order storage gives it', () => {
  const stored = JSON.parse(JSON.stringify(season), (_, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).reverse())
      : part,
  );
  expect(version).toMatch(/^[0-9a-f]{8}$/);
  expect(ruleVersion(stored)).toBe(version);
  expect(ruleVersion({ ...season, assumed: [], days: [] })).toBe(version);
  expect(ruleVersion(withRule('foreign-step-1', { name: 'Other words', toDo: 'Other advice' }))).toBe(
    version,
  );
});

test('each part that decides makes another version, also the day of a deadline', () => {
  const later = season.deadlines.map((each) => ({ ...each, on: '2020-10-22' as CalendarDay }));
  const others = [
    withRule('foreign-step-1', { atLeast: 240 }),
    withRule('foreign-step-1', { orPassedSince: '2022-01-27' as CalendarDay }),
    withRule('foreign-step-1', { schools: 'us-or-canadian' }),
    withRule('h-1b-step-3', { visa: 'any' }),
    withRule('h-1b-step-3', { orFact: 'three letters received' }),
    withRule('chair-letter', { tracks: ['categorical'] }),
    withRule('chair-letter', { fact: 'three letters received' }),
    withRule('four-letters-at-most', { is: ['yes'] }),
    withRule('visa', { includes: ['J-1'] }),
    withRule('step-2-ck', { field: ['step2cs.status'] }),
    withRule('step-2-ck', { requiredOfDO: true }),
    withRule('step-2-ck', { by: 'ecfmg' }),
    withRule('experience', { judgment: 'Another question?' }),
    { ...season, deadlines: later },
    { ...season, screening: { facts: [], rules: [] } },
  ];
  expect(new Set([version, ...others.map(ruleVersion)]).size).toBe(others.length + 1);
});
