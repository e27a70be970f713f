import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { retentionEndsAt } from '#domain/season/retention.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { sweep } from '#functions/due/sweep.ts';
import { readApplications } from '#functions/store/items/applications.ts';
import { readDue } from '#functions/store/items/due.ts';
import { readFactLists } from '#functions/store/items/facts.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { applicationRow, applicationTitles } from '#test/support/builders/applications.ts';
import { winterSeason } from '#test/support/builders/season.ts';
import { type OperatorsDesk, operatorsDesk } from '#test/support/hosts/operator.ts';
import { everything } from '#test/support/measure/dump-table.ts';

const season = 'your-program-2026-2027';
const template = readFileSync('seasons/template.yaml', 'utf8');
const later = instant('2040-01-01T00:00:00Z');

/** The template's file, in which applicants are kept for so many months. */
function keeping(desk: OperatorsDesk, months: number): string {
  return desk.file(`keep-${months}.yaml`, `${template}\nretention:\n  months: ${months}\n`);
}

async function sweepUntilQuiet({ store }: OperatorsDesk, at = later): Promise<number> {
  for (let sweeps = 0; ; sweeps += 1) {
    const swept = await sweep(store, at);
    expect(swept.filter(({ status }) => status === 'rejected')).toEqual([]);
    if (!swept.some((each) => each.status === 'fulfilled' && each.value === 'done')) return sweeps;
  }
}

async function deskWith(people: number): Promise<OperatorsDesk> {
  const desk = await operatorsDesk(season);
  await desk.command('apply', keeping(desk, 12));
  const rows = Array.from(
    { length: people },
    (_, i) => `S${i},Sample ${i}x,s${i}@example.org,${i % 3 ? 'categorical' : 'preliminary'}\n`,
  );
  const list = desk.file('people.csv', `id,name,email,tracks\n${rows.join('')}`);
  expect(await desk.command('invite', list)).toMatchObject({ code: 0 });
  return desk;
}

test.each([
  [1, '2031-02-28T05:00:00.000Z'],
  [12, '2032-01-31T05:00:00.000Z'],
  [13, '2032-02-29T05:00:00.000Z'],
])('%i months after the last interview day end at midnight of the program’s clock', (months, end) => {
  const { days, ...rest } = winterSeason();
  const last = { ...days[0]!, on: '2031-01-31' as CalendarDay };
  expect(retentionEndsAt({ ...rest, days: [...days, last], retention: { months } })).toBe(end);
  expect(retentionEndsAt({ ...rest, days })).toBeUndefined();
});

test('everybody of a season is erased when its time is over, a few at a time, and then it is due no longer', async () => {
  const desk = await deskWith(18);
  expect(await sweepUntilQuiet(desk, instant('2026-11-20T00:00:00Z'))).toBeGreaterThan(0);
  const shown = await desk.command('retention');
  expect(shown.out).toMatch(
    /Still on file: 18[\s\S]+12 months after [\s\S]+ will be erased on [\s\S]+Sample 0x, id S0 /,
  );
  expect(await readDue(desk.store, 'season-retention', instant('2027-10-01T00:00:00Z'))).toEqual([]);
  expect(await sweepUntilQuiet(desk)).toBe(2);
  expect((await readOffers(desk.store, season)).filter(({ erasedAt }) => !erasedAt)).toEqual([]);
  expect(JSON.stringify(await everything(desk.store))).not.toMatch(/Sample \d+x|s\d+@example/);
  expect(await readDue(desk.store, 'season-retention', later)).toEqual([]);
  expect((await desk.command('retention')).out).toContain('Erased already: 18. Still on file: 0.');
}, 120_000);

test('everybody who was only imported, or is on a list of facts, goes as well, and then it is due no longer', async () => {
  const desk = await deskWith(1);
  const rows = Array.from({ length: 70 }, (_, number) => applicationRow(number));
  await desk.command('import', desk.file('eras.csv', [applicationTitles, ...rows].join('\n')), '--yes');
  await desk.command('facts', 'phoned', desk.file('p.csv', '20900001\n20990001\n'), '--yes');
  const shown = await desk.command('retention');
  expect(shown.out).toContain('Imported applications: 70.');
  expect(await sweepUntilQuiet(desk)).toBe(4);
  expect(await readApplications(desk.store, season)).toEqual([]);
  expect(await readFactLists(desk.store, season)).toMatchObject([{ ids: [], erased: 2 }]);
  expect(JSON.stringify(await everything(desk.store))).not.toMatch(/Sample-\d|s\d+@example|209[09]\d{4}/);
  expect(await readDue(desk.store, 'season-retention', later)).toEqual([]);
}, 120_000);

test('the file that is applied last says when, and one without it that nobody is erased by the clock', async () => {
  const desk = await deskWith(1);
  const due = async () => (await readDue(desk.store, 'season-retention', later)).length;
  expect(await due()).toBe(1);
  expect((await desk.command('plan', keeping(desk, 6))).out).toContain('retention.months');
  await desk.command('apply', desk.file('without.yaml', template));
  expect(await due()).toBe(0);
  expect((await desk.command('retention')).out).toContain('nobody is erased unless you do it');
  await desk.command('apply', keeping(desk, 6));
  expect(await due()).toBe(1);
});
