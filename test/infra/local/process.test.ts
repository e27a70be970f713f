import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { readRunning } from '#infra/local/instance-file.ts';
import { localProcesses } from '#test/support/hosts/local-process.ts';

// Several processes a test, each with a database that takes seconds to start.
vi.setConfig({ testTimeout: 120_000 });

const page = `export const handler = async () => ({ statusCode: 200, body: 'page' });`;

test('a first start applies the season, invites, says where everything is; Ctrl-C leaves nothing behind', async () => {
  const project = localProcesses({ pages: page }, 'own');
  const host = project.start();
  await host.up();
  expect(project.operated()).toEqual(['apply season.yaml', 'invite sample.csv']);
  const running = project.running();
  expect(running).toMatchObject({
    pid: host.child.pid,
    environment: { SEASON: 'a-season', TABLE_NAME: 'fairslot' },
  });
  expect(host.said()).toContain('Monday, October 26, 2020, 9:00 AM (America/New_York');
  expect(host.said()).toContain(`${running?.mailboxUrl} (1 mail`);
  const link = /http\S+\/i\/token-1/.exec(host.said())?.[0];
  expect(await (await fetch(link ?? '')).text()).toBe('page');
  expect(project.databases()).toBe(1);
  host.child.kill('SIGINT');
  expect(await host.exit()).toBe(0);
  expect(project.databases()).toBe(0);
  expect(project.running()).toBeUndefined();
});

test('a second start resumes where the first left off and invites nobody again; --fresh starts over', async () => {
  const project = localProcesses();
  const first = project.start();
  await first.up();
  const { controlUrl, url } = project.running() ?? {};
  const shift = project.running()?.environment.CLOCK_SHIFT_MS;
  const headers = { 'content-type': 'application/json' };
  await fetch(`${controlUrl}/clock`, { method: 'POST', headers, body: '{"move":"+1d"}' });
  expect(project.running()?.environment.CLOCK_SHIFT_MS).not.toBe(shift);
  first.child.kill('SIGTERM');
  await first.exit();
  const second = project.start();
  await second.up();
  expect(project.operated()).toHaveLength(2);
  expect(project.running()?.url).toBe(url);
  expect(second.said()).toContain('Tuesday, October 27, 2020, 9:0');
  expect(second.said()).toContain('(1 mail');
  expect(second.said()).toContain(`${url}/i/token-1`);
  second.child.kill('SIGINT');
  await second.exit();
  const third = project.start(true);
  await third.up();
  expect(project.operated()).toHaveLength(4);
  expect(third.said()).toContain('Monday, October 26, 2020, 9:00 AM');
  expect(third.said()).toContain('(1 mail');
});

test('while one runs, another start says so in one line and leaves it alone', async () => {
  const project = localProcesses();
  const first = project.start();
  await first.up();
  const second = project.start(true);
  expect(await second.exit()).toBe(1);
  expect(second.said()).toMatch(
    /^Fairslot is already running here: the mailbox is at http:\S+\. Stop it with Ctrl-C .*\n$/,
  );
  expect((await readRunning(join(project.folder, 'running.json')))?.pid).toBe(first.child.pid);
});

test('of two starts at once, one runs and the other says so', async () => {
  const project = localProcesses();
  const both = [project.start(), project.start()];
  const code = await Promise.race(both.map((host) => host.exit()));
  expect(code).toBe(1);
  await expect.poll(() => both.map((host) => host.said()).join(''), { timeout: 60_000 }).toContain('Mailbox');
  expect(both.map((host) => host.said()).join('')).toMatch(
    /Another process is starting Fairslot here|is already running here/,
  );
});

test('killed outright, a host leaves no database behind, and what it left is known to be stale', async () => {
  const project = localProcesses({}, 'own');
  const first = project.start();
  await first.up();
  first.child.kill('SIGKILL');
  await first.exit();
  await expect.poll(() => project.databases(), { timeout: 20_000 }).toBe(0);
  expect(project.running()?.pid).toBe(first.child.pid);
  expect(await readRunning(join(project.folder, 'running.json'))).toBeUndefined();
  const second = project.start();
  await second.up();
  expect(project.operated()).toHaveLength(2);
  expect(second.said()).toContain('(1 mail');
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s while it is still starting leaves nothing behind',
  async (signal) => {
    const project = localProcesses({}, 'own');
    const host = project.start();
    await expect.poll(() => project.databases(), { timeout: 60_000, interval: 20 }).toBe(1);
    host.child.kill(signal);
    await host.exit();
    await expect.poll(() => project.databases(), { timeout: 20_000 }).toBe(0);
    expect(project.running()).toBeUndefined();
    expect(host.said()).toBe('');
  },
);

test('an error that nobody caught is said, and nothing is left behind', async () => {
  const late = `export const handler = async () => { setTimeout(() => { throw new Error('nobody caught me'); }); };`;
  const project = localProcesses({ pages: late }, 'own');
  const host = project.start();
  await host.up();
  await fetch(project.running()?.url ?? '').catch(() => undefined);
  expect(await host.exit()).toBe(1);
  expect(host.said()).toContain('nobody caught me');
  expect(project.databases()).toBe(0);
});

test('a season that cannot be applied is said in the operator’s words, and the next start tries again', async () => {
  const project = localProcesses();
  const first = project.start(false, { OPERATOR_FAILS: 'yes' });
  expect(await first.exit()).toBe(1);
  expect(first.said()).toContain('npm run season -- apply season.yaml failed');
  expect(first.said()).toContain('line 3: there is no such track');
  const second = project.start();
  await second.up();
  expect(project.operated()).toEqual(['apply season.yaml', 'apply season.yaml', 'invite sample.csv']);
});

test('without Java a start says so in one line with the command that installs it', async () => {
  const project = localProcesses({}, 'own');
  const host = project.start(false, { PATH: '/nowhere' });
  expect(await host.exit()).toBe(1);
  expect(host.said()).toMatch(
    /^Fairslot's local database needs Java 17, and none is installed\. .*apt-get install .*\n$/,
  );
});

test('a function that fails is in the log; a record that is given up is reported, and the host goes on', async () => {
  const project = localProcesses({
    daily: `export const handler = () => { throw new Error('no digest today'); };`,
  });
  const host = project.start();
  await host.up();
  const headers = { 'content-type': 'application/json' };
  const url = `${project.running()?.controlUrl}/clock`;
  expect((await fetch(url, { method: 'POST', headers, body: '{"move":"+1d"}' })).status).toBe(200);
  expect(host.said()).toMatch(
    /“daily” failed after all retries; its event is now a dead letter\. See .*functions\.log/,
  );
  expect(readFileSync(join(project.folder, 'kept/functions.log'), 'utf8')).toContain('no digest today');
});

test('if another program took the port, the next start says where older links open now', async () => {
  const project = localProcesses({ pages: page });
  const first = project.start();
  await first.up();
  const old = project.running()?.url ?? '';
  first.child.kill('SIGINT');
  await first.exit();
  const other = createServer();
  onTestFinished(() => void other.close());
  await new Promise<void>((resolve) => other.listen(Number(new URL(old).port), '127.0.0.1', resolve));
  const second = project.start();
  await second.up();
  const url = project.running()?.url;
  expect(url).not.toBe(old);
  expect(second.said()).toContain(`now open at ${url}`);
  expect(await (await fetch(`${url}/i/token-1`)).text()).toBe('page');
});

test('what functions write goes to the log in the folder and not to the terminal', async () => {
  const loud = `export const handler = async () => { console.log('a log line'); process.stdout.write('and one more'); };`;
  const project = localProcesses({ pages: loud });
  const host = project.start();
  await host.up();
  await fetch(project.running()?.url ?? '');
  const log = readFileSync(join(project.folder, 'kept/functions.log'), 'utf8');
  expect(log).toContain('a log line');
  expect(log).toContain('and one more');
  expect(host.said()).not.toContain('a log line');
});

test('a file that is no JSON, or of a process that is gone, is no running host', async () => {
  const project = localProcesses();
  const path = join(project.folder, 'running.json');
  for (const text of ['{"pid":', '{}', '{"pid":999999999,"startingSince":1}', 'null']) {
    writeFileSync(path, text);
    expect(await readRunning(path)).toBeUndefined();
  }
  writeFileSync(path, '{"pid":');
  const host = project.start();
  await host.up();
  expect(project.running()?.pid).toBe(host.child.pid);
});
