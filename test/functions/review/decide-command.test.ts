import { expect, test } from 'vitest';
import { readApplicationRecords, readApplications } from '#functions/store/items/applications.ts';
import { applicationRow, applicationTitles } from '#test/support/builders/applications.ts';
import { operatorsDesk } from '#test/support/hosts/operator.ts';

async function withThree() {
  const desk = await operatorsDesk('im-2020-2021');
  await desk.command('apply', 'seasons/im-2020-2021.yaml');
  const rows = [1, 2, 3].map((number) => applicationRow(number));
  const file = desk.file('eras.csv', [applicationTitles, ...rows].join('\n'));
  expect((await desk.command('import', file, '--yes')).code).toBe(0);
  const decided = async () =>
    (await readApplications(desk.store, 'im-2020-2021')).map(({ review }) => review?.decided?.to);
  return { ...desk, decided };
}

test('decides the same for all on a list of the desk, after showing how they stand, and undoes it', async () => {
  const { command, decided, store } = await withThree();
  const shown = await command('decide', 'all', '--to', 'hold', '--reason', 'Wait.', '--dry-run');
  expect(shown.out).toContain('Hold, on the list: 3.\n  In review: 3');
  expect(await decided()).toEqual([undefined, undefined, undefined]);
  const done = await command('decide', 'search=20900001', '--to', 'hold', '--reason', 'Wait.', '--yes');
  expect(done.out).toContain('Hold: done for 1 of 1');
  expect(await decided()).toEqual(['hold', undefined, undefined]);
  const [, record] = await readApplicationRecords(store, 'im-2020-2021', '20900001');
  expect(record).toMatchObject({ event: 'decided', reason: 'Wait.', who: { name: 'Sample Coordinator' } });
  const undone = await command('decide', '--undo', /bulk_\w+/.exec(done.out)?.[0] ?? '');
  expect(undone.out).toContain('Undo: done for 1 of 1');
  expect(await decided()).toEqual([undefined, undefined, undefined]);
});

test.each([
  ['a list that means nothing', ['shoes=red', '--to', 'hold', '--reason', 'x'], '“shoes” is no filter.'],
  ['nothing to decide', ['all', '--to', 'dance', '--reason', 'x'], 'Say what to decide'],
  [
    'a track that is none',
    ['all', '--to', 'invite', '--track', 'dance', '--reason', 'x'],
    'no track of this',
  ],
  ['no reason', ['all', '--to', 'close', '--yes'], 'A reason is needed'],
  ['no yes', ['all', '--to', 'close', '--reason', 'x'], 'Nothing was decided. To go on, repeat'],
])('with %s decides nothing, and says why', async (_, words, why) => {
  const { command, decided } = await withThree();
  const { code, complaints } = await command('decide', ...words);
  expect([code, complaints.includes(why)], complaints).toEqual([1, true]);
  expect(await decided()).toEqual([undefined, undefined, undefined]);
});
