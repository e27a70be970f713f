import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChangeRecord } from '#domain/contract.ts';
import { deliver } from '#functions/notices/deliver-notices.ts';
import { openStore } from '#functions/store/client.ts';
import { callsOf, deeds, prepared, stopOnce, stopped } from '#test/support/faults/crash-points.ts';
import { interviewDeeds } from '#test/support/faults/interview-crash-points.ts';
import { stopSeries } from '#test/support/faults/telling-stops.ts';
import { inTwoWrites } from '#test/support/faults/without-condition.ts';
import { type Backstage, openBackstage } from '#test/support/hosts/background-functions.ts';
import { databaseAccess, freshTable } from '#test/support/hosts/database.ts';
import { configurationSet } from '#test/support/hosts/post-office.ts';
import { inParallel } from '#test/support/races/crowd.ts';

let stage: Backstage;
const tried: Record<string, number> = {};

beforeAll(async () => {
  const { tableName } = await freshTable();
  stage = await openBackstage(openStore(tableName, databaseAccess()), 'sample-whole');
});
afterAll(async () => {
  await stage.stop();
  const list = Object.entries(tried).map(([name, points]) => `${name} ${points}`);
  const all = Object.values(tried).reduce((sum, points) => sum + points, 0);
  process.stdout.write(`crash points: ${list.join(', ')}: ${all} in all\n`);
});

/*
 * A deed of n calls can be stopped at 2n points, before and after each. Those up to its first write are tried one after the other in
 * one season, in which all is then as if nobody had begun; each later one that leaves something else has a season of its own.
 */
test.each(
  Object.entries({ ...deeds, ...interviewDeeds }).map(
    ([name, deed], number) => [name, deed.calls, deed, number] as const,
  ),
)(
  '%s can be stopped before and after any of its %i calls, and is whole or not begun; repeated, it is done once, and reported once',
  async (name, made, deed, number) => {
    const { tableName } = await freshTable();
    const store = openStore(tableName, databaseAccess());
    const post = {
      store,
      ses: stage.office.client(),
      configurationSet,
      publicUrl: 'https://interviews.example.org',
    };
    const calls = await callsOf(store, await prepared(store, 'sample-whole', deed), deed);
    expect(calls.length).toBe(made);
    const series = stopSeries(calls);
    await inParallel(series, deed.sweeps ? 1 : 4, async (stops) => {
      const [last = [0, 'before'], ...idle] = stops.toReversed();
      // All deeds share a mailbox, and some leave records of the same name.
      const season = await prepared(store, `sample-${number}-${last.join('-')}`, deed);
      const arrives = async (record: ChangeRecord) => {
        if (record.event !== deed.leaves) return;
        await deliver(post, record, record.at);
        const mails = (await stage.office.arrived(record.id)).filter(
          ({ tags }) => tags.season?.[0] === season.id,
        );
        expect(mails.map(({ notice }) => notice).sort()).toEqual([...record.notices.keys()]);
      };
      for (const stop of idle) await stopped(store, season, deed, stop);
      await stopOnce(store, season, deed, last, { deliver: arrives });
      tried[name] = (tried[name] ?? 0) + stops.length;
    });
    expect(tried[name]).toBe(series.flat().length);
    expect(series.length, 'what is written can be seen').toBeGreaterThan(1);
  },
  240_000,
);

test('a booking in two writes is found out by the point between them', async () => {
  const store = openStore((await freshTable()).tableName, databaseAccess());
  const deed = deeds['booking a pair'];
  if (!deed) throw new Error('there is no such deed');
  const plant = inTwoWrites;
  const calls = await callsOf(store, await prepared(store, 'sample-planted', deed), deed, { plant });
  const stops = stopSeries(calls).map(async ([stop = [1, 'before']]) => {
    const season = await prepared(store, `sample-planted-${stop.join('-')}`, deed);
    return stopOnce(store, season, deed, stop, { plant });
  });
  const found = (await Promise.allSettled(stops)).filter(({ status }) => status === 'rejected');
  expect(found.length, 'points at which half of it is seen').toBeGreaterThan(0);
});
