import { expect, test } from 'vitest';
import type { EnteredVerdict } from '#domain/applications/application.ts';
import { lastEntered } from '#domain/screening/entered.ts';
import { type RuleVerdict, withEntered } from '#domain/screening/verdict.ts';
import { instant } from '#domain/values/time.ts';

const entry = (rule: string, outcome: EnteredVerdict['outcome'], at: string): EnteredVerdict => ({
  rule,
  outcome,
  reason: `because of ${at}`,
  who: { kind: 'program', name: 'Sample Coordinator' },
  at: instant(at),
});
const failed: RuleVerdict = {
  ...{ rule: 'step-1', outcome: 'fail', seen: '240', source: 'ERAS export: Step 1 score' },
  toDo: 'Release the transcript.',
};

test('of several entries for a rule the last one counts, in whatever order they are kept', () => {
  const first = entry('step-1', 'pass', '2020-11-01T12:00Z');
  const second = entry('step-1', 'fail', '2020-11-02T12:00Z');
  const other = entry('step-2', 'pass', '2020-11-03T12:00Z');
  expect(lastEntered([first, second, other], 'step-1')).toBe(second);
  expect(lastEntered([second, first, other], 'step-1')).toBe(second);
  expect(lastEntered([other], 'step-1')).toBeUndefined();
  const sameMoment = entry('step-1', 'pass', '2020-11-02T12:00Z');
  expect(lastEntered([second, sameMoment], 'step-1')).toBe(sameMoment);
});

test('what a person entered counts, and what the rule says by itself stays beside it', () => {
  const entered = entry('step-1', 'pass', '2020-11-01T12:00Z');
  const verdict = withEntered(failed, entered);
  expect(verdict).toEqual({
    ...{ rule: 'step-1', outcome: 'pass', seen: '240', source: 'ERAS export: Step 1 score' },
    ...{ entered, derived: 'fail' },
  });
  expect(withEntered(failed, entry('step-1', 'fail', '2020-11-01T12:00Z'))).toHaveProperty('toDo');
  expect(withEntered(failed, undefined)).toBe(failed);
  const { toDo: _, ...silent } = failed;
  expect(withEntered(silent, entry('step-1', 'fail', '2020-11-01T12:00Z'))).not.toHaveProperty('toDo');
});
