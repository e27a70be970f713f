import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { inWords } from '#functions/cli/explain-error.ts';
import { wordsOf } from '#functions/cli/season/args.ts';
import { targetOf } from '#functions/cli/season/target.ts';
import { databaseAccess, freshTable } from '#test/support/hosts/database.ts';

describe('the words of a command', () => {
  test('are understood in any order', () => {
    expect(wordsOf(['invite', '--dry-run', 'list.csv', '--table', 'T'])).toEqual({
      command: 'invite',
      about: 'list.csv',
      table: 'T',
      dryRun: true,
      skipBad: false,
      again: false,
    });
  });

  test.each([[[]], [['--help']], [['-h']], [['help']], [['plan', '--help']]])('%j asks for help', (args) => {
    expect(wordsOf(args)).toBe('help');
  });

  test.each([
    [['aply', 'x'], 'There is no command “aply”.'],
    [['plan'], 'Say which: `plan` needs a season file.'],
    [['cancel'], 'Say which: `cancel` needs an offer.'],
    [['plan', 'a', 'b'], '“b” is more than `plan` can use.'],
    [['offers', 'all'], '“all” is more than `offers` can use.'],
    [['plan', 'a', '--dryrun'], 'dryrun'],
    [['cancel', 'a', '--reason'], 'reason'],
  ])('%j is not understood, and the complaint says why', (args, complaint) => {
    expect(wordsOf(args)).toEqual({ complaint: expect.stringContaining(complaint) });
  });
});

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
    expect(targetOf({}, {}, file())).toEqual({
      table: 'local',
      season: 's',
      environment: local,
      inWords: 'Table local at http://127.0.0.1:8000',
    });
  });

  test('is the one that is said, on the command line before the environment', () => {
    const environment = { TABLE_NAME: 'deployed', SEASON: 'e', AWS_REGION: 'eu-west-1' };
    expect(targetOf({}, environment, file())).toMatchObject({
      table: 'deployed',
      season: 'e',
      environment: {},
    });
    expect(targetOf({ table: 'other', season: 'o' }, environment, file())).toMatchObject({
      table: 'other',
      season: 'o',
      inWords: 'Table other on AWS, in eu-west-1',
    });
  });

  test('is unknown while nothing runs here, or is only just starting', () => {
    expect(targetOf({}, {}, join(folder(), 'none.json'))).toBeUndefined();
    for (const text of ['', '{"pid":1,"startingSince":2}', 'null'])
      expect(targetOf({}, {}, running(text))).toBeUndefined();
  });
});

test('what often goes wrong is told in a line with what to do, what never does with all that is known', () => {
  expect(inWords(Object.assign(new Error('x'), { name: 'ResourceNotFoundException' }))).toContain(
    'no such table',
  );
  expect(inWords(Object.assign(new Error('x'), { code: 'ENOENT' }))).toBe('There is no such file. (x)');
  const refused = new AggregateError([Object.assign(new Error(''), { code: 'ECONNREFUSED' })]);
  expect(inWords(refused)).toContain('Nothing answers there');
  expect(inWords(new RangeError('odd'))).toContain('command-line.test.ts');
});

test('as a process of its own: applies, invites, lists; and its exit code says how it went', async () => {
  const { tableName } = await freshTable();
  const { endpoint, region, credentials } = databaseAccess();
  const season = (...args: readonly string[]) =>
    spawnSync(process.execPath, ['functions/cli/season.ts', ...args], {
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        TABLE_NAME: tableName,
        SEASON: 'im-2020-2021',
        AWS_ENDPOINT_URL_DYNAMODB: endpoint,
        AWS_REGION: region,
        AWS_ACCESS_KEY_ID: credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
        CLOCK_SHIFT_MS: String(Date.parse('2020-10-26T13:00Z') - Date.now()),
      },
    });
  expect(season('apply', 'seasons/im-2020-2021.yaml')).toMatchObject({ status: 0, stderr: '' });
  expect(season('invite', 'seasons/sample-applicants.csv')).toMatchObject({ status: 0, stderr: '' });
  const listed = season('offers', '--season', 'im-2020-2021');
  expect(listed.stdout).toContain('Offers: 60, open 60');
  expect(listed.stdout).toContain(`Table ${tableName} at ${endpoint}`);
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
    stderr: expect.stringContaining('There is no command “aply”'),
  });
  expect(season('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('invite LIST') });
});
