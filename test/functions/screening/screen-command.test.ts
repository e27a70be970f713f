import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { instant } from '#domain/values/time.ts';
import { commit } from '#functions/store/commit.ts';
import { readApplications } from '#functions/store/items/applications.ts';
import { applicationRow, applicationTitles } from '#test/support/builders/applications.ts';
import { type OperatorsDesk, operatorsDesk } from '#test/support/hosts/operator.ts';

const season = 'im-2020-2021';
const file = 'seasons/im-2020-2021.yaml';
const abroad = { 7: 'Yes', 9: 'International School' };

/** Three graduates of foreign schools with 239, 245 and 255 on Step 1, and one of a U.S. school. */
async function deskWithFour(): Promise<OperatorsDesk> {
  const desk = await operatorsDesk(season);
  await desk.command('apply', file);
  const rows = [
    applicationRow(1, { ...abroad, 6: '239' }),
    applicationRow(2, { ...abroad, 6: '245' }),
    applicationRow(3, { ...abroad, 6: '255' }),
    applicationRow(4, { 9: 'U.S. M.D. Public School' }),
  ];
  await desk.command('import', desk.file('eras.csv', [applicationTitles, ...rows].join('\n')), '--yes');
  return desk;
}

const draftOf = (desk: OperatorsDesk, change: (text: string) => string) =>
  desk.file('draft.yaml', change(readFileSync(file, 'utf8')));

test('the applications are counted by rule, and by the tracks that they are considered for', async () => {
  const desk = await deskWithFour();
  const said = await desk.command('screen');
  expect(said).toMatchObject({ code: 0 });
  expect(said.out).toMatch(/^foreign-step-1 +1 +2 +0 +0 +250 or more on Step 1$/m);
  expect(said.out).toMatch(/^experience +0 +0 +0 +3 /m);
  expect(said.out).toContain('Applications: 4. A rule fails: 2. No rule fails, something is open: 2.');
  expect(said.out).toContain('Primary Care 4');
  expect(said.out).toContain('No list says anything of “chair or clerkship director letter received”');
});

test('one person is shown with every verdict, what it saw, from where, and what can be done', async () => {
  const desk = await deskWithFour();
  await desk.command('facts', 'three letters received', desk.file('l.txt', '20900001'), '--yes');
  const { out } = await desk.command('screen', '20900001');
  expect(out).toContain('Sam Sample-1 (20900001): a rule fails.');
  expect(out).toContain('Considered for Primary Care: ticked in ERAS.');
  expect(out).toContain('FAIL  250 or more on Step 1 (foreign-step-1)');
  expect(out).toContain('Seen: 239 (ERAS export: Step 1 score, as of Tuesday, October 27, 2020)');
  expect(out).toContain('PASS  Three letters in all (three-letters)');
  expect(out).toContain('(list of “three letters received” (l.txt), as of Tuesday, October 27, 2020)');
  expect(out).toContain('NEEDS A JUDGMENT  Clinical or research experience');
  expect(out).toContain('Due by Monday, March 1, 2021');
  expect(await desk.command('screen', '20900099')).toMatchObject({
    code: 1,
    complaints: expect.stringContaining('has no application 20900099'),
  });
});

test('what people entered counts, and the export keeps its day', async () => {
  const desk = await deskWithFour();
  const [application] = await readApplications(desk.store, season);
  if (!application) throw new Error('nobody was imported');
  const who = { kind: 'program', name: 'Sample Reader' } as const;
  const at = instant('2020-11-20T15:00Z');
  const review = {
    entered: [{ rule: 'foreign-step-1', outcome: 'pass', reason: 'Read in full by two of us.', who, at }],
    withdrawn: [{ track: 'primary-care', reason: 'Asked by mail.', who, at }],
  } as const;
  const reviewed = { ...application, version: 2, changedAt: at, review };
  const put = { kind: 'put-application', application: reviewed, replaces: 1 } as const;
  await commit(desk.store, season, [put], 'enter-a-sample-review');
  const { out } = await desk.command('screen', '20900001');
  expect(out).toContain('PASS  250 or more on Step 1');
  expect(out).toContain('Overridden by Sample Reader (the rule says: fail): Read in full by two of us.');
  expect(out).toContain(
    'Not considered for Primary Care: withdrawn on Friday, November 20, 2020: Asked by mail.',
  );
  expect(out).toContain('Seen: 239 (ERAS export: Step 1 score, as of Tuesday, October 27, 2020)');
  expect((await desk.command('screen')).out).toContain('A rule fails: 1.');
});

test('everybody is written as CSV, a row each with every verdict', async () => {
  const desk = await deskWithFour();
  const out = desk.file('people.csv', '');
  expect(await desk.command('screen', '--out', out)).toMatchObject({ code: 0 });
  const lines = readFileSync(out, 'utf8').trimEnd().split('\r\n');
  expect(lines).toHaveLength(5);
  expect(lines[1]).toMatch(/^20900001,Sam Sample-1,a rule fails,Primary Care,/);
  expect((await desk.command('screen', '--csv')).out.trimEnd().split('\r\n')).toEqual(lines);
});

test('a draft names who would change side, and changes nothing', async () => {
  const desk = await deskWithFour();
  const draft = draftOf(desk, (text) => text.replace('atLeast: 250', 'atLeast: 240'));
  const said = await desk.command('screen', '--draft', draft);
  expect(said).toMatchObject({ code: 0 });
  expect(said.out).toContain('A rule fails: 2, then 1.');
  expect(said.out).toContain('Changes side: 1 person.');
  expect(said.out).toMatch(
    /20900002 +Sam Sample-2 +a rule fails +no rule fails, something is open +foreign-step-1: fail, now pass/,
  );
  expect(said.out).not.toContain('20900001');
  expect(said.out).toContain('This is a question to think about, and no finding');
  expect((await desk.command('screen')).out).toContain('A rule fails: 2.');
  expect((await desk.command('screen', '20900002', '--draft', draft)).out).toContain(
    'PASS  250 or more on Step 1',
  );
  expect((await desk.command('screen', '--draft', draft, '--csv')).out).toContain('20900002,Sam Sample-2,');
});

test.each<[string, (text: string) => string, string]>([
  [
    'that is of another season',
    (text) => text.replace('id: im-2020-2021', 'id: im-2021-2022'),
    'is of the season im-2021-2022',
  ],
  [
    'with a mistake',
    (text) => text.replace('field: appliedOn', 'field: aplied'),
    'There is no field "aplied"',
  ],
])('a draft %s is refused', async (_, change, message) => {
  const desk = await deskWithFour();
  expect(await desk.command('screen', '--draft', draftOf(desk, change))).toMatchObject({
    code: 1,
    complaints: expect.stringContaining(message),
  });
});

test('a change of a rule is told by plan, and applied', async () => {
  const desk = await deskWithFour();
  const draft = draftOf(desk, (text) => text.replace('atLeast: 250', 'atLeast: 240'));
  const { out } = await desk.command('plan', draft);
  expect(out).toMatch(/~ screening\.rules foreign-step-1: atLeast 250, .* -> atLeast 240, /);
  expect(await desk.command('apply', draft)).toMatchObject({ code: 0 });
  expect((await desk.command('screen')).out).toContain('A rule fails: 1.');
  expect((await desk.command('plan', draft)).out).toContain('Nothing changes');
});

test('a season without rules says how to get some', async () => {
  const desk = await operatorsDesk(season);
  const none = draftOf(desk, (text) =>
    text.replace(/^screening:\n(?:.*\n)*?(?=starts:)/m, '').replace(/^ +needsFact:.*\n/m, ''),
  );
  await desk.command('apply', none);
  expect(await desk.command('screen')).toMatchObject({
    code: 1,
    complaints: expect.stringContaining('The season file has no rules'),
  });
});
