import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { instant } from '#domain/values/time.ts';
import { explainError } from '#functions/cli/explain-error.ts';
import { parseSeasonArgs } from '#functions/cli/season/args.ts';
import { resolveTarget } from '#functions/cli/season/target.ts';
import { parseStackArgs } from '#functions/cli/stack-args.ts';
import { databaseAccess, freshTable } from '#test/support/hosts/database.ts';
import { terminalProcess } from '#test/support/hosts/operator.ts';

describe('the words of a command', () => {
  test('are understood in any order', () => {
    expect(parseSeasonArgs(['invite', '--dry-run', 'list.csv', '--table', 'T'])).toEqual({
      command: 'invite',
      about: 'list.csv',
      table: 'T',
      dryRun: true,
      skipBad: false,
      takeOver: false,
      yes: false,
      preview: false,
      again: false,
      complete: false,
      csv: false,
      reopen: false,
      sendLinks: false,
      bothDays: false,
    });
  });

  test.each([[[]], [['--help']], [['-h']], [['help']], [['plan', '--help']]])('%j asks for help', (args) => {
    expect(parseSeasonArgs(args)).toBe('help');
  });

  test.each([
    [['aply', 'x'], 'Unknown command “aply”.'],
    [['plan'], 'Missing argument: `plan` needs a season file.'],
    [['cancel'], 'Missing argument: `cancel` needs an offer.'],
    [['plan', 'a', 'b'], 'Unexpected argument “b”.'],
    [['plan-day'], 'Missing argument: `plan-day` needs a day.'],
    [['roster'], 'Missing argument: `roster` needs a day.'],
    [['changes', 'all'], 'Unexpected argument “all”.'],
    [['closing', 'all'], 'Unexpected argument “all”.'],
    [['offers', 'all'], 'Unexpected argument “all”.'],
    [['plan', 'a', '--dryrun'], 'dryrun'],
    [['cancel', 'a', '--reason'], 'reason'],
  ])('%j is a usage error that says why', (args, usageError) => {
    expect(parseSeasonArgs(args)).toEqual({ usageError: expect.stringContaining(usageError) });
  });
});

test('a command about a stack, and a tool of the repository, say what is wrong in a line of their own', () => {
  expect(parseStackArgs(['--bogus'], [undefined])).toEqual({ usageError: "Unknown option '--bogus'." });
  const tool = (...args: readonly string[]) => spawnSync(process.execPath, [...args], { encoding: 'utf8' });
  for (const main of ['bench/main.ts', 'test/mutants/main.ts']) {
    const [wrong, asked] = [tool(main, '--bogus'), tool(main, '--help')];
    expect([wrong.status, wrong.stderr.split('\n', 1)]).toEqual([2, ["Unknown option '--bogus'."]]);
    expect([asked.status, asked.stdout]).toEqual([0, expect.stringMatching(/^Usage: npm run/)]);
  }
  expect(tool('infra/local/clock-command.ts', '--help').stdout).toMatch(/^Usage: npm run clock/);
}, 60_000);

describe('the table', () => {
  const folder = () => {
    const path = mkdtempSync(join(tmpdir(), 'fairslot-target-'));
    onTestFinished(() => rmSync(path, { recursive: true, force: true }));
    return path;
  };
  const running = (text: string) => {
    const path = join(folder(), 'running.json');
    writeFileSync(path, text);
    return path;
  };
  const local = { TABLE_NAME: 'local', SEASON: 's', AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:8000' };
  const file = () => running(JSON.stringify({ pid: 1, environment: local }));

  test('is that of the service which runs here, if nothing else is said', () => {
    expect(resolveTarget({}, {}, file())).toEqual({
      table: 'local',
      season: 's',
      environment: local,
      description: 'table local at http://127.0.0.1:8000',
    });
  });

  test('is the one that is said, on the command line before the environment', () => {
    const environment = { TABLE_NAME: 'deployed', SEASON: 'e', AWS_REGION: 'eu-west-1' };
    expect(resolveTarget({}, environment, file())).toMatchObject({
      table: 'deployed',
      season: 'e',
      environment: {},
    });
    expect(resolveTarget({ table: 'other', season: 'o' }, environment, file())).toMatchObject({
      table: 'other',
      season: 'o',
      description: 'table other in eu-west-1',
    });
  });

  test('is unknown while nothing runs here, or is only just starting', () => {
    expect(resolveTarget({}, {}, join(folder(), 'none.json'))).toBeUndefined();
    for (const text of ['', '{"pid":1,"startingSince":2}', 'null'])
      expect(resolveTarget({}, {}, running(text))).toBeUndefined();
  });
});

test('a common failure is explained in one line with its fix, an unexpected one with every detail', () => {
  expect(explainError(Object.assign(new Error('x'), { name: 'ResourceNotFoundException' }))).toContain(
    'no such table',
  );
  expect(explainError(Object.assign(new Error('x'), { code: 'ENOENT' }))).toBe('There is no such file. (x)');
  const refused = new AggregateError([Object.assign(new Error(''), { code: 'ECONNREFUSED' })]);
  expect(explainError(refused)).toContain('The connection was refused');
  expect(explainError(new RangeError('odd'))).toContain('command-line.test.ts');
});

test('as a process of its own: applies, invites, lists; and its exit code says how it went', async () => {
  const { tableName } = await freshTable();
  const { endpoint } = databaseAccess();
  const season = terminalProcess(tableName, 'im-2020-2021', instant('2020-10-26T13:00Z'));
  expect(season('apply', 'seasons/im-2020-2021.yaml')).toMatchObject({ status: 0, stderr: '' });
  expect(season('invite', 'seasons/sample-applicants.csv')).toMatchObject({ status: 0, stderr: '' });
  const listed = season('offers', '--season', 'im-2020-2021');
  expect(listed.stdout).toContain('Offers: 60, open 60');
  expect(listed.stdout.split('\n')[0]).toBe(
    `Season im-2020-2021, Internal Medicine Residency; table ${tableName} at ${endpoint}`,
  );
  expect(season('plan', 'seasons/none.yaml')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('no such file'),
  });
  expect(season('offers', '--table', 'none')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('no such table'),
  });
  expect(season('aply')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('Unknown command “aply”'),
  });
  expect(season('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('invite LIST') });
});
