import { describe, expect, test } from 'vitest';
import { applicationRow, applicationTitles, planOf } from '#test/support/builders/applications.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';

/** A file of so many people, of whom the first `wrong` have the cell `odd` in the column, and the last `blank` nothing. */
function fileWith(people: number, column: number, [wrong, odd]: readonly [number, string], blank = 0) {
  const rows = Array.from({ length: people }, (_, at) => {
    if (at < wrong) return applicationRow(at, { [column]: odd });
    return applicationRow(at, at >= people - blank ? { [column]: '' } : {});
  });
  return planOf(sampleSeason(), [applicationTitles, ...rows]);
}

describe('a column in which many cells are wrong', () => {
  test.each([
    ['7 of 7, which are too few to tell', 7, 7, 0, false],
    ['5 of 8, which is most of them', 8, 5, 0, true],
    ['4 of 8', 8, 4, 0, false],
    ['6 of 10, which is no more than 60%', 10, 6, 0, false],
    ['7 of 10', 10, 7, 0, true],
    ['6 of 8 that are filled, of ten', 10, 6, 2, true],
    ['6 of 7 that are filled, of ten', 10, 6, 3, false],
  ])('is another column, and stops the file, or not: %s', (_, people, wrong, blank, isOther) => {
    const { setup, outcomes } = fileWith(people, 6, [wrong, 'x'], blank);
    expect(setup).toHaveLength(isOther ? 1 : 0);
    expect(outcomes).toHaveLength(isOther ? 0 : people);
  });

  test.each([
    [15, 0],
    [16, 1],
  ])('is summed up from 16 of them on: %i', (wrong, summaries) => {
    const plan = fileWith(40, 6, [wrong, 'x']);
    expect([plan.summaries.length, plan.setup, plan.outcomes.length]).toEqual([summaries, [], 40]);
  });

  test('is told with what its cells should be, and no advice as long as most are right', () => {
    expect(fileWith(40, 6, [16, 'x']).summaries).toMatchObject([
      {
        ...{ filled: 40, wrong: 16, isOtherColumn: false },
        message: 'Column G “USMLE Step 1 Score”: 16 of 40 cells are not a USMLE score, from 1 to 300.',
      },
    ]);
  });

  test('of tracks is told as such', () => {
    expect(fileWith(10, 4, [10, 'Author A']).setup).toEqual([
      'Column E “Tracks Applied by Applicant_1”: 10 of 10 cells are not a track with its NRMP code. This looks like another column: correct its title, or leave the column out of the export.',
    ]);
  });
});

test.each([
  [10, 'Its cells hold formulas that failed'],
  [7, 'Its cells hold formulas that failed'],
  [6, 'This looks like another column'],
])(
  '%i failed formulas of 10 wrong cells: “%s …”, as more than 60% are formulas or not',
  (formulas, advice) => {
    const rows = Array.from({ length: 10 }, (_, at) =>
      applicationRow(at, { 6: at < formulas ? '#N/A' : 'x' }),
    );
    expect(planOf(sampleSeason(), [applicationTitles, ...rows]).setup).toEqual([
      expect.stringContaining(advice),
    ]);
  },
);

describe('a file whose titles are not in its first row', () => {
  const above = (rows: number) => Array.from({ length: rows }, () => 'Export');
  const setupOf = (...lines: readonly string[]) => planOf(sampleSeason(), lines).setup;

  test('has them in one of the next ten rows, or nobody looks for them', () => {
    expect(setupOf(...above(10), applicationTitles, applicationRow(1))).toEqual([
      'The titles of the columns are in row 11: delete the rows above them, and upload the file again.',
    ]);
    expect(setupOf(...above(11), applicationTitles, applicationRow(1))[0]).toContain('No column is called');
  });

  test('is told by three different titles, and not by two, or by one three times', () => {
    expect(setupOf('Export', 'AAMC ID,Email,Tracks')).toHaveLength(1);
    for (const titles of ['AAMC ID,Email,Note', 'Email,Email,Email', 'AAMC ID,Email,,'])
      expect(setupOf('Export', titles)[0]).toContain('No column is called');
  });

  test('and without any row is told what it lacks', () => {
    expect(setupOf('')).toEqual(
      ['AAMC ID', 'First Name” and “Last Name', 'Email', 'Tracks Applied by Applicant'].map(
        (title) => `No column is called “${title}”: add it to the export template in ERAS, and export again.`,
      ),
    );
  });
});
