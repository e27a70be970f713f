import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerGroupings } from '#domain/audit/answer-groupings.ts';
import { auditRows, FEWEST_SHOWN } from '#domain/audit/audit.ts';
import { auditScreening, BOTTOM_LINE } from '#domain/audit/audit-screening.ts';
import { isComparable } from '#domain/audit/comparable.ts';
import type { ScreenedDossier } from '#domain/screening/dossier.ts';
import { applicationOf, dossierOf } from '#test/support/builders/dossiers.ts';

type Outcome = 'pass' | 'fail' | 'missing';

/** `count` people of whom one rule says this, and who gave this answer. */
function people(count: number, outcome: Outcome, sex?: string) {
  return Array.from({ length: count }, () => ({ outcome, sex }));
}

function screened(all: readonly { outcome: Outcome; sex: string | undefined }[]) {
  const ids = all.map((_, at) => String(20_900_000 + at));
  const dossiers = all.map(
    ({ outcome }, at) =>
      ({
        ...dossierOf({ ...applicationOf({}), id: ids[at] ?? '' }),
        verdicts: [{ rule: 'r', outcome }],
        side: outcome === 'fail' ? 'fails' : 'passes',
      }) as unknown as ScreenedDossier,
  );
  const answers = new Map(all.flatMap(({ sex }, at) => (sex ? [[ids[at] ?? '', { sex }] as const] : [])));
  const [bySex] = answerGroupings(answers);
  if (!bySex) throw new Error('there is no grouping');
  return { dossiers, bySex };
}

test('the audit groups by an answer, and counts who gave none', () => {
  const { dossiers, bySex } = screened([
    ...people(40, 'pass', 'Man'),
    ...people(20, 'pass', 'Woman'),
    ...people(20, 'fail', 'Woman'),
    ...people(6, 'pass'),
  ]);
  const [stage] = auditScreening(dossiers, bySex, [BOTTOM_LINE]);
  expect(stage?.rows).toMatchObject([
    { group: 'Man', figures: { considered: 40, selected: 40, isReference: true } },
    { group: 'Woman', figures: { considered: 40, selected: 20, impact: { ratio: 0.5 } } },
    { group: 'not answered', figures: { considered: 6 } },
  ]);
});

test('every grouping by an answer is of what people said of themselves', () => {
  expect(answerGroupings(new Map()).map(({ name, isSensitive }) => [name, isSensitive])).toEqual([
    ['Sex', true],
    ['Self-identification', true],
  ]);
});

describe('a change of the rules', () => {
  const turn = (count: number, sex: string) => ({
    before: people(count, 'fail', sex),
    after: people(count, 'pass', sex),
  });
  const comparable = (stage: string, ...turned: readonly ReturnType<typeof turn>[]) => {
    const others = [...people(50, 'pass', 'Man'), ...people(50, 'pass', 'Woman')];
    const before = screened([...others, ...turned.flatMap((each) => each.before)]);
    const after = screened([...others, ...turned.flatMap((each) => each.after)]);
    return isComparable(before.dossiers, after.dossiers, before.bySex, stage);
  };

  test.each([BOTTOM_LINE, 'r'])(
    'that turns a few of a group, or one group alone, is not shown by answers: %s',
    (stage) => {
      expect(comparable(stage)).toBe(true);
      expect(comparable(stage, turn(1, 'Woman'))).toBe(false);
      expect(comparable(stage, turn(30, 'Woman'))).toBe(false);
      expect(comparable(stage, turn(30, 'Woman'), turn(4, 'Man'))).toBe(false);
      expect(comparable(stage, turn(5, 'Woman'), turn(5, 'Man'))).toBe(true);
    },
  );
});

test.each<[string, readonly number[], readonly number[]]>([
  ['one small group with the next smallest', [40, 1, 10, 20], [1, 10]],
  ['the next smallest wherever it stands', [10, 40, 20, 1], [1, 10]],
  ['no more than five people in all', [40, 2, 30, 3], [2, 3]],
  ['three small groups that are fewer than five, with the next smallest', [1, 40, 1, 2, 9], [1, 1, 2, 9]],
  ['nobody where every group is large enough', [40, 5], []],
])('hidden is %s', (_, sizes, hiddenSizes) => {
  const groups = sizes.map((considered, at) => ({ group: `g${at}`, considered, selected: 0 }));
  const rows = auditRows(groups);
  const hidden = sizes.filter((_size, at) => !rows[at]?.figures);
  expect(hidden.toSorted((one, other) => one - other)).toEqual(hiddenSizes);
});

test('what is hidden cannot be computed from everybody: it is of two groups at least, and of five people', () => {
  const group = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(fc.array(group, { minLength: 1, maxLength: 8 }), (sizes) => {
      const groups = sizes.map((considered, at) => ({ group: `g${at}`, considered, selected: 0 }));
      const rows = auditRows(groups);
      const hidden = groups.filter((_, at) => !rows[at]?.figures);
      const isSmall = sizes.some((size) => size < FEWEST_SHOWN);
      expect(hidden.length > 0).toBe(isSmall);
      for (const { group: name, considered } of groups)
        if (considered < FEWEST_SHOWN) expect(hidden.map((each) => each.group)).toContain(name);
      if (!isSmall || hidden.length === groups.length) return;
      expect(hidden.length).toBeGreaterThan(1);
      expect(hidden.reduce((sum, { considered }) => sum + considered, 0)).toBeGreaterThanOrEqual(
        FEWEST_SHOWN,
      );
    }),
  );
});
