import { describe, expect, test } from 'vitest';
import { changeMatchList, type MatchListRequest } from '#domain/match-lists/change-match-list.ts';
import type { MatchList } from '#domain/match-lists/match-list.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { instant } from '#domain/values/time.ts';
import { offerOf, seasonOf } from '#test/support/builders/season.ts';

const on = '2030-11-19' as CalendarDay;
const season = seasonOf({ tracks: { one: { options: [on] } }, seats: { [on]: { morning: { one: 9 } } } });
const code = season.tracks[0]?.nrmp ?? '';
const now = instant('2031-01-10T12:00Z');
const offers = [1, 2, 3].map(
  (number): Offer => ({
    ...offerOf('one', `offer_${number}`),
    applicant: { id: `1000000${number}`, name: `Sample ${number}`, email: `${number}@example.org` },
    state: 'booked',
    booking: { option: on, seats: [{ on, start: 'morning', number }] },
  }),
);
const who = { kind: 'program', name: 'one@example.org' } as const;
const list: MatchList = {
  ...{ season: season.id, code, version: 1, edits: [] },
  order: ['offer_1', 'offer_2', 'offer_3'],
};

const ask = (request: MatchListRequest, before = list) =>
  changeMatchList(
    { season, offers, now, code, list: before, withdrawn: new Set() },
    { request, version: 1 },
    { now, recordId: 'record_1', who },
  );
const orderBy = (request: MatchListRequest, before = list) => {
  const verdict = ask(request, before);
  if (verdict.kind !== 'decision') throw new Error(JSON.stringify(verdict));
  return verdict.result.order.join(' ');
};
const paste = (text: string) => ({ kind: 'order', text }) as const;
const faultsOf = (text: string) => {
  const verdict = ask(paste(text));
  return verdict.kind === 'refusal' && verdict.refusal.kind === 'order-unfit'
    ? verdict.refusal.faults.map(({ line, why }) => `${line} ${why}`)
    : verdict.kind;
};

describe('an order that is pasted', () => {
  test.each([
    ['nothing', ''],
    ['blank lines', '\n \n\t\n'],
    ['a heading alone', 'AAMC ID\n'],
    ['a mark of UTF-8 and a line', '\ufeff\n'],
  ])('of nobody (%s) is refused, so that it cannot empty the list', (_, text) => {
    expect(faultsOf(text)).toEqual([]);
  });

  test.each(['\n', '\r\n', '\r', '\u2028', '\u0085'])('may end its lines in any way: %j', (end) => {
    expect(orderBy(paste(['10000003', '10000001'].join(end)))).toBe('offer_3 offer_1');
  });

  test('with ranks before the AAMC IDs is taken only if they rise, because somebody may have sorted it by another column', () => {
    expect(faultsOf('3,10000001\n1,10000002\n2,10000003')).toEqual(['2 rank-not-rising']);
    expect(faultsOf('1. 10000003\n1. 10000002')).toEqual(['2 rank-not-rising']);
    expect(orderBy(paste('1\t10000003\n5\t10000001'))).toBe('offer_3 offer_1');
    expect(orderBy(paste('1,10000003,2020\n10000002\n2,10000001,1'))).toBe('offer_3 offer_2 offer_1');
  });

  test('has one person a line; another number of eight digits is no person', () => {
    expect(faultsOf('10000002 10000001\n10000003')).toEqual(['1 several-ids']);
    expect(orderBy(paste('10000002,19990101\n10000003,10000003'))).toBe('offer_2 offer_3');
  });
});

describe('ranks that are typed together', () => {
  test('take off the list whose rank is cleared', () => {
    expect(orderBy({ kind: 'places', off: ['offer_2'] })).toBe('offer_1 offer_3');
    expect(orderBy({ kind: 'places', places: [['offer_3', 1]], off: ['offer_1', 'offer_2'] })).toBe(
      'offer_3',
    );
    expect(ask({ kind: 'places', off: ['offer_2'] })).toMatchObject({
      changes: [{}, { record: { what: { kind: 'taken-off', offer: 'offer_2', from: 2 } } }],
    });
  });

  test.each([
    ['up', 'offer_3', 'offer_3 offer_2 offer_1'],
    ['down', 'offer_2', 'offer_3 offer_2 offer_1'],
    ['off', 'offer_3', 'offer_2 offer_1'],
  ] as const)('are in place before a row is moved %s with its button', (by, offer, order) => {
    // offer_1 typed at 3: offer_2, offer_3, offer_1; then one row is moved.
    expect(orderBy({ kind: 'places', places: [['offer_1', 3]], move: { offer, by } })).toBe(order);
  });

  test('and a move beyond the ends, or of somebody whose rank was cleared, leave the others as they are', () => {
    for (const [offer, by] of [
      ['offer_1', 'up'],
      ['offer_3', 'down'],
      ['offer_3', 'add'],
    ] as const)
      expect(ask({ kind: 'places', move: { offer, by } }).kind).toBe('unchanged');
    expect(orderBy({ kind: 'places', off: ['offer_1'], move: { offer: 'offer_1', by: 'down' } })).toBe(
      'offer_2 offer_3',
    );
  });

  test('somebody without a rank is added at the end, or at the rank that was typed', () => {
    const short = (request: MatchListRequest) => orderBy(request, { ...list, order: ['offer_1', 'offer_3'] });
    const move = { offer: 'offer_2', by: 'add' } as const;
    expect(short({ kind: 'places', move })).toBe('offer_1 offer_3 offer_2');
    expect(short({ kind: 'places', places: [['offer_2', 1]], move })).toBe('offer_2 offer_1 offer_3');
  });

  test('are told with the move: one person by name, and several as a whole order', () => {
    const whatOf = (request: MatchListRequest) => {
      const verdict = ask(request);
      return verdict.kind === 'decision' ? verdict.result.edits.at(-1)?.what : verdict.kind;
    };
    const up = { offer: 'offer_3', by: 'up' } as const;
    expect(whatOf({ kind: 'places', move: up })).toEqual({
      ...{ kind: 'placed', offer: 'offer_3', from: 3, to: 2 },
    });
    expect(whatOf({ kind: 'places', places: [['offer_3', 2]], move: up })).toMatchObject({ from: 3, to: 1 });
    expect(whatOf({ kind: 'places', places: [['offer_1', 2]], move: up })).toEqual({
      ...{ kind: 'ordered', people: 3 },
    });
  });
});
