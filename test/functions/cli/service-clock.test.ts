import { afterEach, expect, test, vi } from 'vitest';
import { instant } from '#domain/values/time.ts';
import { serviceClock } from '#functions/cli/service-clock.ts';
import { openStore } from '#functions/store/client.ts';
import { readSeason } from '#functions/store/items/seasons.ts';
import { databaseAccess, freshTable } from '#test/support/hosts/database.ts';

afterEach(() => vi.restoreAllMocks());

/** The clock of a machine that is so many hours off, before and after the service has answered once. */
async function clockThatIsOff(hours: number) {
  const { tableName } = await freshTable();
  const store = openStore(tableName, databaseAccess());
  const real = Date.now.bind(Date);
  vi.spyOn(Date, 'now').mockImplementation(() => real() + hours * 3_600_000);
  const warnings: number[] = [];
  const clock = serviceClock(
    store,
    () => instant(Date.now()),
    (minutes) => warnings.push(minutes),
  );
  const errorNow = () => Math.abs(Date.parse(clock()) - real());
  const before = errorNow();
  await readSeason(store, 'none');
  return { before, after: errorNow(), again: errorNow(), warnings };
}

test.each([-36, 36])(
  'a machine whose clock is %i hours off uses the time of the service, and its operator is told once',
  async (hours) => {
    const { before, after, again, warnings } = await clockThatIsOff(hours);
    expect(before).toBeGreaterThan(35 * 3_600_000);
    expect(after).toBeLessThan(60_000);
    expect(again).toBeLessThan(60_000);
    expect(warnings).toEqual([-hours * 60]);
  },
);

test('a clock that is right is left alone', async () => {
  expect(await clockThatIsOff(0)).toMatchObject({ warnings: [] });
});
