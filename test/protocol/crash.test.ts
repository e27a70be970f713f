import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChangeRecord } from '#domain/contract.ts';
import { deliver } from '#functions/notices/deliver-notices.ts';
import { openStore } from '#functions/store/client.ts';
import { stopAt } from '#test/support/faults/crash.ts';
import { deeds, prepared, stopOnce } from '#test/support/faults/crash-points.ts';
import { interviewDeeds } from '#test/support/faults/interview-crash-points.ts';
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

test.each(
  Object.entries({ ...deeds, ...interviewDeeds }).map(
    ([name, deed], number) => [name, deed.calls * 2, deed, number] as const,
  ),
)(
  '%s can be stopped at any of its %i points, and is whole or not begun; repeated, it is done once, and reported once',
  async (name, points, deed, number) => {
    const { tableName } = await freshTable();
    const store = openStore(tableName, databaseAccess());
    const post = {
      store,
      ses: stage.office.client(),
      configurationSet,
      publicUrl: 'https://interviews.example.org',
    };
    const calls = Array.from({ length: deed.calls }, (_, index) => index + 1);
    const stops = calls.flatMap((at) => [[at, 'before'] as const, [at, 'after'] as const]);
    await inParallel(stops, deed.sweeps ? 1 : 4, async ([at, when]) => {
      // All deeds share a mailbox, and some leave records of the same name.
      const season = await prepared(store, `sample-${number}-${at}-${when}`, deed);
      const arrives = async (record: ChangeRecord) => {
        if (record.event !== deed.leaves) return;
        await deliver(post, record, record.at);
        const mails = (await stage.office.arrived(record.id)).filter(
          ({ tags }) => tags.season?.[0] === season.id,
        );
        expect(mails.map(({ notice }) => notice).sort()).toEqual([...record.notices.keys()]);
      };
      await stopOnce(store, season, deed, [at, when], { deliver: arrives });
      tried[name] = (tried[name] ?? 0) + 1;
    });
    expect(tried[name]).toBe(points);
    const season = await prepared(store, 'sample-whole', deed);
    const undisturbed = openStore(tableName, databaseAccess());
    const whole = stopAt(undisturbed.client, Number.POSITIVE_INFINITY, 'before');
    await deed.act(undisturbed, season);
    expect(whole.made, 'there are no more points than these').toBe(deed.calls);
  },
  240_000,
);

test('a booking in two writes is found out by the point between them', async () => {
  const { tableName } = await freshTable();
  const store = openStore(tableName, databaseAccess());
  const deed = deeds['booking a pair'];
  if (!deed) throw new Error('there is no such deed');
  const stopped = Array.from({ length: deed.calls + 1 }, (_, index) => index + 1).map(async (at) => {
    const season = await prepared(store, `sample-planted-${at}`, deed);
    return stopOnce(store, season, deed, [at, 'after'], { plant: inTwoWrites });
  });
  const found = (await Promise.allSettled(stopped)).filter(({ status }) => status === 'rejected');
  expect(found.length, 'points at which half of it is seen').toBeGreaterThan(0);
});
