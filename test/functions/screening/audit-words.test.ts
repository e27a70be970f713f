import { expect, test } from 'vitest';
import { auditRows } from '#domain/audit/audit.ts';
import { auditCautions, stageSheet } from '#functions/screening/audit-words.ts';

const rowsOf = (...groups: readonly [string, number, number][]) =>
  auditRows(groups.map(([group, selected, considered]) => ({ group, selected, considered })));

const sheetOf = (...groups: readonly [string, number, number][]) =>
  stageSheet({ after: { stage: 'step-1', rows: rowsOf(...groups) } });

test('a low ratio is worded as a question, and where it may be chance that is said', () => {
  const { columns, rows } = sheetOf(['one', 240, 2_400], ['other', 40, 1_600], ['third', 1, 82]);
  const question = columns.indexOf('To look at');
  expect(rows.map((row) => row[question])).toEqual([
    '',
    'Is there a reason for a rate under four fifths?',
    expect.stringMatching(/^Is there a reason .* It may be chance\.$|^Is there a reason .* two more/),
  ]);
  expect(rows[1]).toEqual(expect.arrayContaining(['40 of 1,600 (2.5%)', '0.25', '0.18 to 0.35', '9.11']));
});

test('groups of fewer than five people are counted and not named', () => {
  const { rows } = sheetOf(['many', 50, 100], ['Atlantis', 1, 4], ['Lyonesse', 0, 1]);
  expect(rows.at(-1)).toEqual(['2 groups of too few people to show']);
  expect(JSON.stringify(rows)).not.toMatch(/Atlantis|Lyonesse/);
});

test('a figure that rounds to nothing has no sign', () => {
  const { columns, rows } = sheetOf(['one', 500, 1_000], ['other', 50_000, 100_006]);
  const short = columns.indexOf('Short of parity');
  expect(rows.map((row) => row[short])).toEqual(['0.0', '0.0']);
});

test('before and after stand beside each other', () => {
  const before = { stage: 's', rows: rowsOf(['one', 50, 100], ['other', 20, 100]) };
  const after = { stage: 's', rows: rowsOf(['one', 50, 100], ['other', 45, 100]) };
  const { columns, rows } = stageSheet({ before, after });
  expect(columns.slice(0, 5)).toEqual(['Group', 'Before', 'Ratio before', 'Passed', 'Ratio']);
  expect(rows[1]?.slice(0, 5)).toEqual(['other', '20 of 100 (20%)', '0.40', '45 of 100 (45%)', '0.90']);
});

test('the cautions say that this is a question, no advice, and no way to choose people by group', () => {
  const said = auditCautions.join(' ');
  for (const words of ['question', 'no legal advice', 'choosing people by group', 'a person decides'])
    expect(said).toContain(words);
});
