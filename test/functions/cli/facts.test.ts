import { expect, test } from 'vitest';
import { readFactLists } from '#functions/store/items/facts.ts';
import { applicationRow, applicationTitles } from '#test/support/builders/applications.ts';
import { type OperatorsDesk, operatorsDesk } from '#test/support/hosts/operator.ts';

const season = 'im-2020-2021';
const fact = 'three letters received';

async function deskWithThree(): Promise<OperatorsDesk> {
  const desk = await operatorsDesk(season);
  await desk.command('apply', 'seasons/im-2020-2021.yaml');
  const rows = [1, 2, 3].map((number) => applicationRow(number));
  await desk.command('import', desk.file('eras.csv', [applicationTitles, ...rows].join('\n')), '--yes');
  return desk;
}

const stored = ({ store }: OperatorsDesk) => readFactLists(store, season);

test('a list of ids is recorded under its fact, with its day, file and person', async () => {
  const desk = await deskWithThree();
  const ids = desk.file('letters.csv', 'AAMC ID,Name\n20900001,Sam\n20900009,Bo\n');
  const said = await desk.command('facts', fact, ids, '--drawn', '2020-10-25', '--complete', '--yes');
  expect(said).toMatchObject({ code: 0 });
  expect(said.out).toContain('On the list: 2. Becomes true: 1. Becomes false: 2.');
  expect(said.out).toContain('Of no known application: 1 (20900009)');
  expect(await stored(desk)).toMatchObject([
    {
      fact,
      drawnOn: '2020-10-25',
      isComplete: true,
      ids: ['20900001', '20900009'],
      source: 'letters.csv',
      who: { kind: 'program', name: 'Sample Coordinator' },
    },
  ]);
  const again = await desk.command('facts', fact, ids, '--drawn', '2020-10-25', '--complete', '--yes');
  expect(again.out).toContain('this very list is known');
  expect(await stored(desk)).toHaveLength(1);
  expect((await desk.command('facts')).out).toContain('letters.csv');
});

test('a file of ids alone, one a line, is a list, and is of today', async () => {
  const desk = await deskWithThree();
  const said = await desk.command('facts', fact, desk.file('ids.txt', '20900001\n20900002\n'), '--yes');
  expect(said.out).toContain('Becomes true: 2. Becomes false: 0.');
  expect(await stored(desk)).toMatchObject([{ drawnOn: '2020-10-27', isComplete: false }]);
});

test('a fact that the season file does not name is told, because no rule would ask for it', async () => {
  const desk = await deskWithThree();
  const ids = desk.file('ids.txt', '20900001');
  const misspelled = await desk.command('facts', 'tree letters received', ids, '--dry-run');
  expect(misspelled.out).toMatch(
    /No rule of the season file asks for this fact\. It knows .*“three letters received”/,
  );
  expect((await desk.command('facts', 'Three  letters received', ids, '--dry-run')).out).not.toContain(
    'No rule',
  );
});

test('a list with a wrong id is refused as a whole, because the rest would say the wrong thing', async () => {
  const desk = await deskWithThree();
  const ids = desk.file('ids.csv', 'AAMC ID\n20900001\n2.09E+07\n');
  expect(await desk.command('facts', fact, ids, '--yes')).toMatchObject({
    code: 1,
    complaints: expect.stringContaining('A3: “2.09E+07” is not an AAMC ID'),
  });
  expect(await stored(desk)).toEqual([]);
});

test.each([
  ['a day that is none', ['--drawn', '2020-02-30'], 'is not a day'],
  ['a day to come', ['--drawn', '2020-12-01'], 'in the future'],
])('%s is refused', async (_, words, message) => {
  const desk = await deskWithThree();
  const said = await desk.command('facts', fact, desk.file('ids.txt', '20900001'), '--yes', ...words);
  expect(said).toMatchObject({ code: 1, complaints: expect.stringContaining(message) });
});

test('without a yes nothing is recorded', async () => {
  const desk = await deskWithThree();
  const ids = desk.file('ids.txt', '20900001');
  expect(await desk.askedWith(async () => '', 'facts', fact, ids)).toMatchObject({ code: 1 });
  expect(await desk.command('facts', fact, ids, '--dry-run')).toMatchObject({ code: 0 });
  expect(await stored(desk)).toEqual([]);
});
