import { describe, expect, test } from 'vitest';
import { readOrder } from '#domain/match-lists/read-order.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { instant } from '#domain/values/time.ts';
import { offerOf, seasonOf } from '#test/support/builders/season.ts';
import { rowsOf } from '#test/support/files/order-rows.ts';

const on = '2030-11-19' as CalendarDay;
const season = seasonOf({ tracks: { one: { options: [on] } }, seats: { [on]: { morning: { one: 9 } } } });
const ground = {
  ...{ season, code: season.tracks[0]?.nrmp ?? '', withdrawn: new Set<string>() },
  now: instant('2031-01-10T12:00Z'),
  offers: [1, 2, 3].map(
    (number): Offer => ({
      ...offerOf('one', `offer_${number}`),
      applicant: { id: `1000000${number}`, name: `Sample ${number}`, email: `${number}@example.org` },
      state: 'booked',
      booking: { option: on, seats: [{ on, start: 'morning', number }] },
    }),
  ),
};
const read = (text: string) => readOrder(ground, rowsOf(text));
const orderIn = (text: string) => {
  const found = read(text);
  return 'order' in found ? found.order.map((id) => id.slice(-1)).join('') : found;
};
const faultsIn = (text: string) => {
  const found = read(text);
  return 'faults' in found ? found.faults.map(({ line, why }) => `${line} ${why}`) : found;
};

describe('an order of nobody', () => {
  test.each([
    ['nothing', ''],
    ['blank lines', '\n \n\n'],
    ['a heading alone', 'AAMC ID\n'],
    ['a heading with a number in it alone', 'Rank,AAMC ID,2031\n'],
  ])('(%s) is refused, so that it cannot empty the list', (_, text) => {
    expect(faultsIn(text)).toEqual([]);
  });
});

describe('the ranks of an order', () => {
  const [one, two, three] = ['10000001', '10000002', '10000003'];

  test.each([
    ['before the IDs', `Rank,AAMC ID,Name\n3,${one},A\n1,${two},B\n2,${three},C`],
    ['behind them, sorted by name', `Name,AAMC ID,Final rank\nA,${one},3\nB,${two},1\nC,${three},2`],
    ['between the name and the ID', `Name,Rank,AAMC ID\nA,3,${one}\nB,1,${two}\nC,2,${three}`],
    ['with gaps', `AAMC,Ranking\n${one},9\n${two},2\n${three},5`],
    ['with numbers of rows beside them', `#,AAMC ID,Rank\n1,${one},3\n2,${two},1\n3,${three},2`],
    ['untitled before the IDs', `3,${one},2020\n1,${two},1\n2,${three},1`],
    ['untitled before the IDs, with gaps', `7,${one}\n3,${two}\n5,${three}`],
    ['untitled behind the IDs, counting everybody', `${one},3\n${two},1\n${three},2`],
    ['untitled behind names', `A,${one},3\nB,${two},1\nC,${three},2`],
    ['untitled behind room numbers', `17,${one},3\n22,${two},1\n12,${three},2`],
    ['under a heading without a word of ranks', `No.,AAMC ID\n3,${one}\n1,${two}\n2,${three}`],
    ['in the cell of the ID', `3. ${one} Sample\n1. ${two}\n2) ${three}`],
    ['behind the ID in its cell', `${one} 3\n${two} 1\n${three} 2`],
    ['written as a spreadsheet exports numbers', `3.0,'${one}\n1.0,${two}.0\n2.0,${three}`],
    ['with titles in any letters', `RANK,aamc id\n3,${one}\n1,${two}\n2,${three}`],
  ])('count in whatever column they stand: %s', (_, text) => {
    expect(orderIn(text)).toBe('231');
  });

  test.each([
    ['no ranks at all', `AAMC ID,Name\n${two},B\n${three},C\n${one},A`],
    ['names with digits', `Guest 04,${two}\nGuest 01,${three}\nGuest 02,${one}`],
    ['names with digits in the cell of the ID', `Guest 04 ${two}\nGuest 01 ${three}\nGuest 02 ${one}`],
    ['other numbers behind the IDs', `${two},2020\n${three},2020\n${one},2019`],
    ['other numbers of eight digits', `${two},19990101\n${three},19990102\n${one},${one}`],
    ['a column before the IDs that is titled otherwise', `Score,AAMC ID\n9,${two}\n12,${three}\n1,${one}`],
    ['a place in ranks of another kind', `AAMC ID,Class rank\n${two},9\n${three},2\n${one},5`],
  ])('are not taken from anything else: %s', (_, text) => {
    expect(orderIn(text)).toBe('231');
  });

  test.each([
    ['one rank for two', `Rank,AAMC ID\n1,${one}\n1,${two}`, ['3 rank-twice']],
    ['one rank for two, untitled', `1. ${one}\n1. ${two}`, ['2 rank-twice']],
    ['a rank left out', `Rank,AAMC ID\n1,${one}\n,${two}\ntie,${three}`, ['3 no-rank', '4 no-rank']],
    ['a rank left out, untitled', `1,${one}\n,${two}\n2,${three}`, ['2 no-rank']],
    ['a rank of nought', `Rank,AAMC ID\n0,${one}\n1,${two}`, ['2 no-rank']],
    ['two columns of ranks', `Rank,Final rank,AAMC ID\n1,2,${one}\n2,1,${two}`, ['1 rank-unclear']],
    ['two untitled that count everybody', `2,${one},1\n1,${two},2`, ['1 rank-unclear']],
    ['two untitled before the IDs', `7,30,${one}\n4,20,${two}`, ['1 rank-unclear']],
    ['one that counts everybody, titled otherwise', `AAMC ID,Votes\n${one},2\n${two},1`, ['1 rank-unclear']],
  ])('are refused where they cannot be understood: %s', (_, text, faults) => {
    expect(faultsIn(text)).toEqual(faults);
  });

  test('are not asked of a column titled otherwise that counts the lines as they stand', () => {
    expect(orderIn(`AAMC ID,Line\n${two},1\n${one},2`)).toBe('21');
  });
});

describe('the AAMC IDs of an order', () => {
  test('are in one column, one a line', () => {
    expect(faultsIn('10000002 10000001\n10000003')).toEqual(['1 several-ids']);
    expect(faultsIn('10000002,10000001\n10000003,x')).toEqual(['1 several-ids']);
    expect(faultsIn('1,10000003\n10000002\n2,10000001')).toEqual(['2 id-elsewhere']);
    expect(faultsIn('AAMC ID,Old ID\n,10000001\n10000002,')).toEqual(['2 id-elsewhere']);
  });

  test('are told from other numbers by who was invited, or by the title', () => {
    expect(orderIn('19990101,10000002\n19990102,10000001')).toBe('21');
    expect(faultsIn('NRMP,AAMC ID\n10000001,20000001')).toEqual(['2 several-ids']);
    expect(faultsIn('NRMP,AAMC ID\n30000001,20000001')).toEqual(['2 unknown']);
  });

  test('need no heading, and a line before them that is none is named', () => {
    expect(faultsIn('Match list 2031\n10000001')).toEqual(['1 no-id']);
    expect(orderIn('Match list\n10000001')).toBe('1');
  });
});

test('what was read is told: by which ranks, and which columns were left out', () => {
  expect(read('Name,AAMC ID,Rank,,Room\nA,10000001,2,x,\nB,10000002,1,,')).toEqual({
    order: ['offer_2', 'offer_1'],
    rankedBy: { at: 3, title: 'Rank' },
    unread: [
      { at: 1, title: 'Name' },
      { at: 4, title: '' },
    ],
  });
  expect(read('1. 10000002 Sample B\n2. 10000001')).toEqual({
    order: ['offer_2', 'offer_1'],
    rankedBy: { at: 1, title: '', beside: 'before' },
    unread: [{ at: 1, title: '', beside: 'behind' }],
  });
  expect(read('10000002')).toEqual({ order: ['offer_2'], unread: [] });
});
