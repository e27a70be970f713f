import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { WallTime } from '#domain/values/time.ts';
import { dueRuns } from '#infra/local/clock/due-runs.ts';
import { ClockRefusal, clockTime, formatProgramTime, parseMove } from '#infra/local/clock/parse-move.ts';
import { listenersAmong } from '#infra/local/handlers/listeners.ts';
import type { LocalOptions } from '#infra/local/local-options.ts';
import { standInEntries, startStandIns, writeRecord } from '#test/support/hosts/local-project.ts';

const zone = 'America/New_York';
const at = (text: string) => Date.parse(text);
const written = (ms: number) => new Date(ms).toISOString().replace(':00.000Z', 'Z');
const newYork = { zone, digestAt: '07:00' as WallTime };
const { scheduled } = listenersAmong(standInEntries);
const daily = scheduled.filter(({ name }) => name === 'daily');
const sweep = scheduled.filter(({ name }) => name === 'sweep');

/** The time that functions see: real time, moved by what their environment says. */
const seen = () => Date.now() + Number(process.env.CLOCK_SHIFT_MS);

type Run = { readonly entry: string; readonly at: string; readonly event: unknown };

/** A host that notes each run of a schedule with the time that the function saw, to the second. */
async function host(options: LocalOptions = {}) {
  const runs: Run[] = [];
  const note = (entry: string) => (event: unknown) => {
    runs.push({ entry, event, at: `${new Date(seen()).toISOString().slice(0, 16)}Z` });
  };
  const local = await startStandIns({ sweep: note('sweep'), daily: note('daily') }, options);
  const at = (entry: string) => runs.filter((run) => run.entry === entry).map((run) => run.at);
  return { local, runs, at };
}

test('the digest’s hour is the season’s, before and after clocks change', () => {
  const span = { after: at('2020-10-30T12:00Z'), upTo: at('2020-11-03T12:00Z') };
  expect(dueRuns(daily, newYork, span).map((due) => written(due.at))).toEqual([
    '2020-10-31T11:00Z',
    '2020-11-01T12:00Z',
    '2020-11-02T12:00Z',
    '2020-11-03T12:00Z',
  ]);
});

test.each([
  ['a time that comes twice is its first occurrence', '2020-11-01T01:30', '2020-11-01T05:30Z'],
  ['a time that is skipped is as much later as the gap is long', '2021-03-14T02:30', '2021-03-14T07:30Z'],
  ['an ordinary time', '2020-10-26T09:00', '2020-10-26T13:00Z'],
])('%s: %s is %s', (_rule, wall, instant) => {
  expect(written(clockTime(wall, zone) ?? Number.NaN)).toBe(instant);
});

test.each([
  [
    '2021-03-13T12:00Z',
    '2021-03-16T12:00Z',
    '02:30',
    ['2021-03-14T07:30Z', '2021-03-15T06:30Z', '2021-03-16T06:30Z'],
  ],
  ['2020-10-31T12:00Z', '2020-11-02T12:00Z', '01:30', ['2020-11-01T05:30Z', '2020-11-02T06:30Z']],
  ['2020-10-31T12:00Z', '2020-11-02T04:00Z', '23:59', ['2020-11-01T03:59Z']],
])(
  'from %s to %s there is one digest a day at %s, also where clocks change',
  (after, upTo, digestAt, expected) => {
    const due = dueRuns(
      daily,
      { zone, digestAt: digestAt as WallTime },
      { after: at(after), upTo: at(upTo) },
    );
    expect(due.map((each) => written(each.at))).toEqual(expected);
  },
);

test('what runs every five minutes runs at full five minutes, none twice and none left out', () => {
  const first = dueRuns(sweep, newYork, { after: at('2020-10-26T13:02Z'), upTo: at('2020-10-26T13:10Z') });
  const next = dueRuns(sweep, newYork, { after: at('2020-10-26T13:10Z'), upTo: at('2020-10-26T13:15Z') });
  expect(first.map((due) => written(due.at))).toEqual(['2020-10-26T13:05Z', '2020-10-26T13:10Z']);
  expect(next.map((due) => written(due.at))).toEqual(['2020-10-26T13:15Z']);
});

test('a digest that fell due at the end of one span is not due again in the next, and comes after the sweep', () => {
  const all = [...daily, ...sweep];
  const [before, digest, later] = ['2020-10-27T10:57Z', '2020-10-27T11:00Z', '2020-10-27T11:04Z'].map(at);
  const first = dueRuns(all, newYork, { after: before ?? 0, upTo: digest ?? 0 });
  expect(first.map((due) => due.entry)).toEqual(['sweep', 'daily']);
  expect(dueRuns(all, newYork, { after: digest ?? 0, upTo: later ?? 0 })).toEqual([]);
});

test.each([
  ['+3d', '2020-10-29T13:00Z'],
  ['+1w', '2020-11-02T14:00Z'],
  ['+12h', '2020-10-27T01:00Z'],
  ['+30m', '2020-10-26T13:30Z'],
  ['2020-11-16T07:00', '2020-11-16T12:00Z'],
  ['2020-11-16', '2020-11-16T05:00Z'],
])('on Monday at 09:00 in New York, %s is %s', (asked, expected) => {
  expect(written(parseMove(asked, at('2020-10-26T13:00Z'), zone))).toBe(expected);
});

test.each([
  ['2020-10-26T08:59', /only moves forward, and it is already 2020-10-26T09:00/],
  ['-3d', /is not a time/],
  ['+3', /is not a time/],
  ['tomorrow', /is not a time/],
  ['2020-11-31T07:00', /is not a time/],
  ['', /is not a time/],
  ['+9999w', /at most 366 days/],
  ['2040-01-01T00:00', /at most 366 days/],
])('the clock refuses %s and says what to do', (asked, why) => {
  const move = () => parseMove(asked, at('2020-10-26T13:00Z'), zone);
  expect(move).toThrow(ClockRefusal);
  expect(move).toThrow(why);
});

test('the clock is shown with its zone and the offset of that day', () => {
  expect(formatProgramTime(at('2020-10-26T13:00Z'), zone)).toBe(
    'Monday, October 26, 2020, 9:00 AM (America/New_York, UTC−04:00)',
  );
  expect(formatProgramTime(at('2020-11-16T12:00Z'), zone)).toContain('Monday, November 16, 2020, 7:00 AM');
});

test('a season begins at the time that was asked for, and functions see it', async () => {
  const { local } = await host({ startAt: '2020-10-26T09:00' });
  expect(Math.abs(local.clock.now().getTime() - at('2020-10-26T13:00Z'))).toBeLessThan(5000);
  expect(Math.abs(seen() - local.clock.now().getTime())).toBeLessThan(1000);
  expect(local.environment.CLOCK_SHIFT_MS).toBe(process.env.CLOCK_SHIFT_MS);
});

test('moved by three days, the clock passes each digest at its hour, each after a sweep, and sweeps at the end', async () => {
  const { local, runs, at } = await host();
  await local.clock.move('+3d');
  expect(at('daily')).toEqual(['2020-10-27T11:00Z', '2020-10-28T11:00Z', '2020-10-29T11:00Z']);
  for (const [index, run] of runs.entries()) {
    if (run.entry === 'daily') expect(runs[index - 1]).toMatchObject({ entry: 'sweep', at: run.at });
  }
  expect(runs.at(-1)).toMatchObject({ entry: 'sweep', at: '2020-10-29T13:00Z' });
  expect(runs.map((run) => run.at)).toEqual(runs.map((run) => run.at).toSorted());
  expect(runs[0]?.event).toEqual({});
  expect(Math.abs(seen() - Date.parse('2020-10-29T13:00Z'))).toBeLessThan(5000);
});

test('the mails that a digest causes go out before the clock goes on', async () => {
  const order: string[] = [];
  const local = await startStandIns({
    daily: async () => {
      const day = new Date(seen()).toISOString().slice(0, 10);
      order.push(`digest ${day}`);
      await writeRecord(local, day);
    },
    outbox: () => order.push(`mail ${new Date(seen()).toISOString().slice(0, 10)}`),
  });
  await local.clock.move('+2d');
  expect(order).toEqual(['digest 2020-10-27', 'mail 2020-10-27', 'digest 2020-10-28', 'mail 2020-10-28']);
});

test('a schedule that fails is tried three times, becomes a dead letter, and the next one runs', async () => {
  let calls = 0;
  const local = await startStandIns({
    daily: () => {
      calls += 1;
      if (calls <= 3) throw new Error('broken on purpose');
    },
  });
  await local.clock.move('+2d');
  expect(calls).toBe(4);
  expect(local.deadLetters).toEqual([{ entry: 'daily', event: {}, cause: 'Error: broken on purpose' }]);
});

test('two moves at once happen one after the other', async () => {
  const { local, at } = await host();
  await Promise.all([local.clock.move('+1d'), local.clock.move('2020-10-28T09:00')]);
  expect(at('daily')).toEqual(['2020-10-27T11:00Z', '2020-10-28T11:00Z']);
});

test('as time goes by, what falls due runs by itself', async () => {
  const { local, at } = await host({ startAt: '2020-10-26T06:59' });
  expect(at('daily')).toEqual([]);
  const real = Date.now;
  onTestFinished(() => void vi.restoreAllMocks());
  vi.spyOn(Date, 'now').mockImplementation(() => real() + 90_000);
  await expect.poll(() => at('daily'), { timeout: 5000 }).toHaveLength(1);
  expect(at('sweep')).toHaveLength(1);
  await local.stop();
});

test('the clock stands still between two runs, and no schedule is run twice or left out', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fairslot-kept-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const first = await host({ folder });
  await first.local.clock.move('+1d');
  await first.local.stop();
  const second = await host({ folder, startAt: '2020-10-26T09:00' });
  expect(Math.abs(second.local.clock.now().getTime() - at('2020-10-27T13:00Z'))).toBeLessThan(5000);
  await second.local.clock.move('+1d');
  expect(second.at('daily')).toEqual(['2020-10-28T11:00Z']);
});

test('the control port moves the clock for the person at this machine, and refuses everybody’s browser', async () => {
  const { local, at } = await host();
  const post = (body: string, type = 'application/json') =>
    fetch(`${local.controlUrl}/clock`, { method: 'POST', headers: { 'content-type': type }, body });
  expect((await post('{"move":"+1d"}', 'text/plain')).status).toBe(415);
  expect(await (await post('{"move":"yesterday"}')).json()).toEqual({
    message: expect.stringMatching(/not a time/),
  });
  expect((await post('{"move":1}')).status).toBe(400);
  expect((await post('{')).status).toBe(400);
  expect(at('daily')).toEqual([]);
  const onClockMoved = await post('{"move":"+1d"}');
  expect(await onClockMoved.json()).toMatchObject({
    shown: expect.stringMatching(/^Tuesday, October 27, 2020, 9:00 AM/),
  });
  expect(at('daily')).toEqual(['2020-10-27T11:00Z']);
  expect((await fetch(`${local.url}/clock`)).status).toBe(404);
});
