import { expect, test } from 'vitest';
import { answerGroupings } from '#domain/audit/answer-groupings.ts';
import { BOTTOM_LINE } from '#domain/audit/audit-screening.ts';
import { isComparable } from '#domain/audit/comparable.ts';
import type { ScreenedDossier, Side } from '#domain/screening/dossier.ts';
import type { RuleOutcome } from '#domain/screening/verdict.ts';
import { applicationOf, dossierOf } from '#test/support/builders/dossiers.ts';

type Standing = { readonly p?: RuleOutcome; readonly q?: RuleOutcome; readonly side?: Side };

function screened({ p = 'pass', q = 'pass', side = 'open' }: Standing): ScreenedDossier {
  const verdicts = [
    { rule: 'p', outcome: p, seen: '', source: '' },
    { rule: 'q', outcome: q, seen: '', source: '' },
  ];
  return { ...dossierOf(applicationOf({})), verdicts, side } as unknown as ScreenedDossier;
}

const [grouping] = answerGroupings(new Map());

/** Whether one person turns at the stage: then the figures before and after would tell of that person. */
function turns(before: Standing, after: Standing, stage: string): boolean {
  if (!grouping) throw new Error('there is no grouping');
  return !isComparable([screened(before)], [screened(after)], grouping, stage);
}

test.each<[string, Standing, Standing, string, boolean]>([
  ['from pass to fail', { q: 'pass' }, { q: 'fail' }, 'q', true],
  ['from pass to missing', { q: 'pass' }, { q: 'missing' }, 'q', true],
  ['from missing to pass', { q: 'missing' }, { q: 'pass' }, 'q', true],
  ['from fail to a judgment', { q: 'fail' }, { q: 'judgment' }, 'q', true],
  ['from a judgment to fail', { q: 'judgment' }, { q: 'fail' }, 'q', true],
  ['from missing to a judgment: neither counts', { q: 'missing' }, { q: 'judgment' }, 'q', false],
  ['not where only another rule turns', { q: 'pass' }, { q: 'fail' }, 'p', false],
  [
    'although another rule fails all the time',
    { p: 'fail', q: 'pass', side: 'fails' },
    { p: 'fail', q: 'fail', side: 'fails' },
    'q',
    true,
  ],
])('at a rule a person turns: %s', (_, before, after, stage, isTurned) => {
  expect(turns(before, after, stage)).toBe(isTurned);
});

test.each<[string, Standing, Standing, boolean]>([
  ['from open to fails', { side: 'open' }, { side: 'fails' }, true],
  ['from fails to passes', { side: 'fails' }, { side: 'passes' }, true],
  ['not from open to passes: no rule fails', { side: 'open' }, { side: 'passes' }, false],
  [
    'not where one of two fails is mended',
    { p: 'fail', q: 'fail', side: 'fails' },
    { p: 'fail', q: 'pass', side: 'fails' },
    false,
  ],
])('at the bottom line a person turns: %s', (_, before, after, isTurned) => {
  expect(turns(before, after, BOTTOM_LINE)).toBe(isTurned);
});
