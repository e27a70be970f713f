import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { instant } from '#domain/values/time.ts';
import { sweep } from '#functions/due/sweep.ts';
import { readDue } from '#functions/store/items/due.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { operatorsDesk } from '#test/support/hosts/operator.ts';

const season = 'your-program-2026-2027';
const later = instant('2026-12-20T15:00:00Z');

test('a season file with a text about letters has everybody who interviewed written to once, by the clock', async () => {
  const desk = await operatorsDesk(season);
  const template = readFileSync('seasons/template.yaml', 'utf8');
  const file = desk.file('letters.yaml', `${template}\nmessages:\n  letters: No letters, please.\n`);
  expect(await desk.command('apply', file)).toMatchObject({ code: 0 });
  const list =
    'id,name,email,tracks\nS1,Sample One,s1@example.org,categorical\nS2,Sample Two,s2@example.org,categorical\n';
  expect(await desk.command('invite', desk.file('people.csv', list))).toMatchObject({ code: 0 });
  const [first] = await readOffers(desk.store, season);
  const booked = await desk.command(
    'book',
    first?.id ?? '',
    '--to',
    '2026-11-17',
    '--start',
    'morning',
    '--yes',
  );
  expect(booked.code).toBe(0);

  expect(await readDue(desk.store, 'closing-mail', instant('2026-11-30T00:00:00Z'))).toEqual([]);
  expect(await readDue(desk.store, 'closing-mail', later)).toHaveLength(1);
  const swept = [await sweep(desk.store, later), await sweep(desk.store, later)].flat();
  expect(swept.filter(({ status }) => status === 'rejected')).toEqual([]);
  const histories = await Promise.all(
    (await readOffers(desk.store, season)).map(({ id }) => readRecords(desk.store, season, id)),
  );
  const told = histories.map((all) => all.filter(({ event }) => event === 'closing-told').length);
  expect(told.toSorted()).toEqual([0, 1]);
  expect(await readDue(desk.store, 'closing-mail', later)).toEqual([]);
}, 60_000);
