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
