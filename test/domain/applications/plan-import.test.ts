import { describe, expect, test } from 'vitest';
import { useOfTitle } from '#domain/applications/columns/column-titles.ts';
import { fieldNames, fieldOf } from '#domain/applications/fields.ts';
import { cellAddress } from '#domain/values/cell-address.ts';
import { applicationRow, applicationTitles, appliedOf, planOf } from '#test/support/builders/applications.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';

const season = sampleSeason();
const row = applicationRow;
const plan = (...lines: readonly string[]) => planOf(season, [applicationTitles, ...lines]);
const known = appliedOf(season, plan(row(1), row(2), row(3)));
const again = (...lines: readonly string[]) => planOf(season, [applicationTitles, ...lines], known);
const kinds = ({ outcomes }: ReturnType<typeof plan>) => outcomes.map(({ kind }) => kind);
const problems = ({ outcomes }: ReturnType<typeof plan>) =>
  outcomes.flatMap((each) => (each.kind === 'invalid' ? each.problems : []));

describe('a cell whose formula failed', () => {
  test.each([1, 3, 4, 6, 9])(
    'in column %i is named and makes no value, and no slipped row of several',
    (column) => {
      const { outcomes } = plan(row(1), row(2, { [column]: '#REF!', 8: '#VALUE!' }));
      expect(outcomes.map(({ kind }) => kind)).toEqual(['new', 'invalid']);
      const told = problems({ outcomes } as ReturnType<typeof plan>).map(({ address }) => address);
      expect(told.toSorted()).toEqual([cellAddress(column, 3), 'I3'].toSorted());
    },
  );

  test('is no matter in a column that is not used', () => {
    const { outcomes } = planOf(season, [`${applicationTitles},Notes`, `${row(1)},#REF!`]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['new']);
  });
});

describe('the columns', () => {
  test('are told by the titles of ERAS, of ResidencyCAS and of our own template', () => {
    const titles = ['AAMC Id', 'Applicant Name', 'Email', 'Tracks'];
    const { outcomes } = planOf(season, [
      titles.join(','),
      '20900001,"Sample, Ann B.",a@example.org,categorical',
    ]);
    expect(outcomes).toMatchObject([{ kind: 'new', id: '20900001', name: 'Ann B. Sample' }]);
  });

  test.each([
    ['aamcId', 'AAMC ID; AAMC Id; aamc_id'],
    ['name.whole', 'Applicant Name'],
    ['email', 'Email; Email:; EMAIL'],
    ['phone', 'Preferred Phone; Cell Phone #; Contact Phone; Phone'],
    ['tracks', 'Tracks Applied by Applicant; Tracks Applied by Applicant_1; Tracks Applied by Applicant_5'],
    ['eras.considered', 'Tracks Considered by Program; Tracks Considered by Program_2'],
    ['eras.statusOn', 'Most Recent Application Status Date'],
    ['eras.inactive', 'Inactive'],
    ['school.name', 'Medical School of Graduation_2; Most Recent Medical School; Medical School Name'],
    ['school.kind', 'Medical School Type; Medical School Type_1'],
    ['school.graduation', 'Medical School Degree Date of Graduation_1; Medical School Attendance Dates'],
    ['nbomeId', 'NBOME ID'],
    ['step1.status', 'USMLE Step 1 Status'],
    ['step2cs.status', 'USMLE Step 2 CS Score'],
    ['comlex2pe.status', 'COMLEX-USA Level 2 PE Score'],
    ['ecfmg.receivedOn', 'ECFMG Certification Received'],
    ['ecfmg.csa', 'CSA Exam Status'],
    ['visa.sponsorship', 'Visa Sponsorship Needed; Visa Sponsorship Need:; Visa Sponsorship Required'],
    ['visa.current', 'Current Work Authorization; Current Visa Status'],
    ['signal', 'Program_Signal; Program Signals Received'],
    ['soap', 'SOAP Applicant; SOAP Reapply Applicant; SOAP Track applied by Applicant_1'],
    ['withheld', 'Gender; Self Identify_1; Race/Ethnicity; Date of Birth; Country of Birth; Citizenship'],
    ['withheld', 'Limiting Factors; Felony Conviction; Military Service Obligation; Pronouns; Legal Sex'],
    ['withheld', 'Couples - Partner Specialty; Partner Name; Contact Address 1; Home Address; Contact Zip'],
    ['withheld', 'Author_11; Title_3; PMID_1; Count of Posters; Division_Preference; Setting Preference'],
    [undefined, 'Applicant ID; ERAS Application ID; Alpha Omega Alpha (Yes/No); 3 LoRs Received'],
  ])('are %s, however exports spell it: %s', (use, titles) => {
    for (const title of titles.split('; ')) expect([title, useOfTitle(title)]).toEqual([title, use]);
  });

  test('that are sensitive are not read, on purpose, and those of unknown titles are not used', () => {
    const { understanding, applications } = planOf(season, [
      `${applicationTitles},Gender,Date of Birth,Couples - Partner Name,Author_1,Notes`,
      `${row(1)},Woman,1/1/1990,Sam,Sample A,call`,
    ]);
    const used = (use: string) =>
      understanding.columns.filter((each) => each.use === use).map(({ title }) => title);
    expect(used('withheld')).toEqual(['Gender', 'Date of Birth', 'Couples - Partner Name', 'Author_1']);
    expect(used('unused')).toEqual(['Notes']);
    expect(JSON.stringify(applications)).not.toMatch(/Woman|1990|Sample A|call/);
  });

  test('that are needed and missing stop the file, with the title to add', () => {
    const { setup, outcomes } = planOf(season, ['AAMC ID,Name', '20900001,Sam']);
    expect(setup).toMatchObject([
      expect.stringContaining('“Email”'),
      expect.stringContaining('“Tracks Applied'),
    ]);
    expect(outcomes).toEqual([]);
  });

  test('that are named below the first row stop the file, with what to delete', () => {
    const { setup } = planOf(season, ['Export of 11/14/2020', '', applicationTitles, row(1)]);
    expect(setup).toEqual([expect.stringContaining('delete the rows above')]);
  });

  test('of which most cells hold failed formulas stop the file, with what to do about formulas', () => {
    const rows = Array.from({ length: 10 }, (_, index) => row(index, { 6: '#N/A' }));
    expect(plan(...rows).setup).toEqual([expect.stringContaining('Its cells hold formulas')]);
  });

  test('another number is never taken for the AAMC ID', () => {
    const { applications } = planOf(season, [
      `ERAS Application ID,Applicant ID,${applicationTitles}`,
      `77,88,${row(1)}`,
    ]);
    expect(applications.map(({ id }) => id)).toEqual(['20900001']);
  });

  test('of which most cells are wrong look like another column and stop the file', () => {
    const rows = Array.from({ length: 10 }, (_, index) =>
      row(index, { 6: index < 7 ? '10/21/2020' : '245' }),
    );
    const { setup, outcomes } = plan(...rows);
    expect(setup).toEqual([expect.stringContaining('G “USMLE Step 1 Score”: 7 of 10 cells')]);
    expect(outcomes).toEqual([]);
  });

  test('of which 16 cells are wrong are summed up', () => {
    const rows = Array.from({ length: 40 }, (_, index) => row(index, { 6: index < 16 ? 'x' : '245' }));
    expect(plan(...rows).summaries).toMatchObject([{ filled: 40, wrong: 16, isOtherColumn: false }]);
  });
});

describe('a row', () => {
  test('is new, changed with what it was before, or unchanged', () => {
    const result = again(row(1), row(2, { 3: 'other@example.org' }), row(9));
    expect(kinds(result)).toEqual(['unchanged', 'changed', 'new']);
    expect(result.outcomes[1]).toMatchObject({
      changes: [{ field: 'email', before: 's2@example.org', after: 'other@example.org' }],
    });
    expect(result.unmentioned).toBe(1);
  });

  test('that is blank in a cell says neither yes nor no, and takes nothing back', () => {
    const first = plan(row(1, { 6: '', 7: '' }), row(2, { 7: 'No Response' }));
    expect(first.applications.map(({ values }) => values['visa.sponsorship'])).toEqual([
      undefined,
      undefined,
    ]);
    expect(kinds(again(row(1, { 6: '', 7: '', 8: '' })))).toEqual(['unchanged']);
  });

  test('that no longer names a track keeps it, and says so', () => {
    const both = appliedOf(season, plan(row(1, { 5: 'Prelim|1261140P0 (Preliminary)' })));
    const { outcomes, applications } = planOf(season, [applicationTitles, row(1)], both);
    expect(outcomes).toMatchObject([{ kind: 'unchanged' }]);
    expect(outcomes[0]?.warnings).toEqual([expect.stringContaining('Prelim|1261140P0')]);
    expect(applications).toHaveLength(1);
  });

  test('whose track was only renamed in ERAS is told by its code, without a second track', () => {
    const { outcomes } = again(row(1, { 4: 'Renamed|1261140M0 (Primary Care)' }));
    expect(outcomes).toMatchObject([{ changes: [{ after: 'Renamed|1261140M0 (Primary Care)' }] }]);
  });

  test('whose locked fields changed is pointed out', () => {
    const { outcomes } = again(row(1, { 9: 'U.S. M.D. Public School' }));
    expect(outcomes[0]?.warnings).toEqual([expect.stringContaining('ERAS locks the type of school')]);
  });

  test.each([
    ['a missing address', { 3: '' }, 'D2', 'email address is missing'],
    ['no address', { 3: 'nobody' }, 'D2', '“nobody” is not an email address'],
    ['a shortened id', { 0: '2.09E+07' }, 'A2', 'eight digits'],
    ['a score out of range', { 6: '345' }, 'G2', 'from 1 to 300'],
    ['an author list for a track', { 4: 'Sample A; Sample B' }, 'E2', 'NRMP code'],
    ['no track', { 4: '' }, 'E2', 'track is missing'],
    ['an address for a name', { 1: 'a@b.org' }, 'B2', 'not a name'],
  ])('with %s is invalid at that cell', (_, change, address, message) => {
    expect(problems(plan(row(1, change)))).toMatchObject([
      { address, message: expect.stringContaining(message) },
    ]);
  });

  test('of which several cells are of another kind has slipped, which is one problem', () => {
    const slipped = row(1, { 3: 'Primary|1261140M0 (Primary Care)', 6: 'No', 8: 'U.S. D.O. School' });
    expect(problems(plan(slipped))).toMatchObject([{ message: expect.stringContaining('has slipped') }]);
    expect(problems(plan(`${row(1)},more`))).toMatchObject([
      { address: 'K2', message: expect.stringContaining('slipped') },
    ]);
  });

  test('whose date a spreadsheet has damaged keeps everything else', () => {
    const { outcomes, applications } = plan(row(1, { 8: 'Jan-06' }));
    expect(outcomes).toMatchObject([
      { kind: 'new', warnings: [expect.stringContaining('“Jan-06” has no certain reading')] },
    ]);
    expect(applications[0]?.values.appliedOn).toBeUndefined();
  });

  test('of SOAP is kept apart', () => {
    const { outcomes } = planOf(season, [`${applicationTitles},SOAP Applicant`, `${row(1)},Yes`]);
    expect(outcomes).toMatchObject([{ kind: 'invalid', problems: [{ address: 'K2' }] }]);
    const soapTrack = 'SOAP Track applied by Applicant_1';
    const ticked = [`${row(1)},Sample|1261140C0 (Categorical)`, `${row(2)},`];
    expect(kinds(planOf(season, [`${applicationTitles},${soapTrack}`, ...ticked]))).toEqual([
      'invalid',
      'new',
    ]);
  });

  test('of another program’s track is kept with a warning', () => {
    expect(plan(row(1, { 5: 'Ob|1076220C0 (Categorical)' })).outcomes).toMatchObject([
      { kind: 'new', warnings: [expect.stringContaining('no track of this season')] },
    ]);
  });
});

describe('two exports glued together', () => {
  test('leave out the second row of titles, and say that nothing is to be done about it', () => {
    const glued = plan(row(1), applicationTitles, row(2));
    expect(kinds(glued)).toEqual(['new', 'invalid', 'new']);
    expect(problems(glued)).toEqual([
      { address: 'A3', message: expect.stringContaining('has the titles of the columns again') },
    ]);
  });

  test('by other titles stop the file, because what is below them belongs to other columns', () => {
    const [first, ...others] = applicationTitles.split(',');
    const { setup, outcomes } = plan(row(1), [...others, first].join(','), row(2));
    expect([setup, outcomes]).toEqual([[expect.stringContaining('Row 3 names columns again')], []]);
  });

  test('give one application with the tracks of both, as a proposal', () => {
    const other = row(1, { 4: 'Prelim|1261140P0 (Preliminary)' });
    const { outcomes, applications } = plan(row(1), row(2), other);
    expect(outcomes).toMatchObject([
      { rows: [2, 4], kind: 'new', warnings: [expect.stringContaining('Rows 2 and 4 are one person')] },
      { rows: [3], kind: 'new' },
    ]);
    expect(applications[0]?.ticks).toHaveLength(2);
  });

  test('that differ in who the person is are not guessed', () => {
    expect(problems(plan(row(1), row(1, { 2: 'Other' })))).toMatchObject([
      { message: expect.stringContaining('differ in last name') },
    ]);
  });
});

test('two people with one address are pointed out', () => {
  expect(plan(row(1), row(2, { 3: 'S1@example.org' })).notes).toEqual([
    expect.stringContaining('same email address'),
  ]);
});

test('a track that may be one of two is told once, with the line for the season file', () => {
  const unclear = { 4: 'Science|1261140C0 (Categorical)' };
  expect(plan(row(1, unclear), row(2, unclear)).notes).toEqual([
    expect.stringMatching(/2 applications.*categorical or physician-scientist.*`erasName: Science`/),
  ]);
});

test('no row vanishes: each is in exactly one outcome', () => {
  const lines = [row(1), row(1), row(2, { 3: '' }), row(3, { 0: 'x' }), row(4, { 1: '', 2: '' })];
  const rows = plan(...lines).outcomes.flatMap((each) => each.rows);
  expect(rows.toSorted((one, other) => one - other)).toEqual([2, 3, 4, 5, 6]);
});

test('no field has the title of another', () => {
  const titles = fieldNames.flatMap((name) => fieldOf(name).titles);
  expect(new Set(titles).size).toBe(titles.length);
});
