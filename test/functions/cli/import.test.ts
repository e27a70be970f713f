import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readApplication, readApplications } from '#functions/store/items/applications.ts';
import { sampleExport } from '#infra/sample/main.ts';
import { applicationRow, applicationTitles } from '#test/support/builders/applications.ts';
import { type OperatorsDesk, operatorsDesk } from '#test/support/hosts/operator.ts';

const season = 'im-2020-2021';

async function referenceDesk(): Promise<OperatorsDesk> {
  const desk = await operatorsDesk(season);
  await desk.command('apply', 'seasons/im-2020-2021.yaml');
  return desk;
}

const stored = ({ store }: OperatorsDesk) => readApplications(store, season);
const file = (desk: OperatorsDesk, ...rows: readonly string[]) =>
  desk.file('export.csv', [applicationTitles, ...rows].join('\n'));

describe('import', () => {
  test('takes an export with damaged rows: it says which and why, and leaves nobody else out', async () => {
    const desk = await referenceDesk();
    const path = desk.file('eras.csv', sampleExport(200, 1, 9));
    const { code, out, complaints } = await desk.command('import', path, '--yes');
    expect(code).toBe(0);
    expect(out).toContain('Not read, on purpose: AS “Gender”');
    expect(complaints).toMatch(/I2: This row has slipped/);
    expect(out).toContain('New: 193. Changed: 0. Unchanged: 0. Cannot be used: 7.');
    expect(await stored(desk)).toHaveLength(193);
    expect(await desk.command('import', path, '--yes')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Nothing changes'),
    });
  });

  test('as a dry run writes nothing, and the report holds every row with formulas disarmed', async () => {
    const desk = await referenceDesk();
    const path = file(desk, applicationRow(1, { 1: '=cmd()' }), applicationRow(2, { 3: '' }));
    const report = join(path, '../report.csv');
    expect(await desk.command('import', path, '--dry-run', '--out', report)).toMatchObject({
      code: 1,
      out: expect.stringContaining('Dry run: nothing was imported.'),
    });
    expect(await stored(desk)).toEqual([]);
    const text = readFileSync(report, 'utf8');
    expect(text).toContain("20900001,'=cmd() Sample-1,new");
    expect(text).toContain('invalid,D3,,,,"The email address is missing');
  });

  test('asks before it imports, and does nothing without a yes', async () => {
    const desk = await referenceDesk();
    const path = file(desk, applicationRow(1));
    expect(await desk.askedWith(async () => 'no', 'import', path)).toMatchObject({ code: 1 });
    expect(await stored(desk)).toEqual([]);
    expect(await desk.askedWith(async () => 'yes', 'import', path)).toMatchObject({ code: 0 });
    expect(await stored(desk)).toHaveLength(1);
  });

  test('shows what changes with the value before', async () => {
    const desk = await referenceDesk();
    await desk.command('import', file(desk, applicationRow(1)), '--yes');
    const { out } = await desk.command('import', file(desk, applicationRow(1, { 6: '251' })), '--yes');
    expect(out).toContain('Step 1 score is 251 (before: 245)');
    expect(await readApplication(desk.store, season, '20900001')).toMatchObject({ version: 2 });
  });

  test.each([
    ['a renamed zip', 'PK\u0003\u0004 nothing', 'another kind of zip'],
    ['NUL bytes', 'AAMC ID,\0', 'NUL'],
    ['a list of something else', 'Day,Weather\n1,fair', 'No column is called “AAMC ID”'],
    ['an empty file', '', 'No column is called'],
  ])('of %s is refused with the way on', async (_, text, message) => {
    const desk = await referenceDesk();
    const said = await desk.command('import', desk.file('file.csv', text), '--yes');
    expect(said).toMatchObject({ code: 1, complaints: expect.stringContaining(message) });
    expect(said.complaints).toContain('Nothing was imported.');
  });
});

test('a sample export is the same for the same seed', () => {
  expect(sampleExport(50, 3, 9)).toBe(sampleExport(50, 3, 9));
  expect(sampleExport(50, 3, 9)).not.toBe(sampleExport(50, 4, 9));
});
