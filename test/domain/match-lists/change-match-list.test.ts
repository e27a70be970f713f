import { describe, expect, test } from 'vitest';
import { candidatesFor, matchCodes, rankedOn } from '#domain/match-lists/candidates.ts';
import {
  changeMatchList,
  type MatchListRequest,
  type MatchListStanding,
} from '#domain/match-lists/change-match-list.ts';
import { compareOrder, countsOf } from '#domain/match-lists/compare-orders.ts';
import type { MatchList } from '#domain/match-lists/match-list.ts';
import { r3Lines } from '#domain/match-lists/r3-lines.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { instant } from '#domain/values/time.ts';
import { offerOf, seasonOf } from '#test/support/builders/season.ts';
import { rowsOf } from '#test/support/files/order-rows.ts';

const sketch = seasonOf({
  tracks: {
    one: { options: ['2030-11-19'] },
    two: { options: ['2030-11-19'] },
    other: { options: ['2030-11-19'] },
  },
  seats: { '2030-11-19': { morning: { one: 9, two: 9, other: 9 } } },
});
const season = {
  ...sketch,
  tracks: sketch.tracks.map((track) => ({
    ...track,
    nrmp: track.id === 'other' ? '0000000P0' : '0000000C0',
  })),
  matchLists: { lockedOn: '2031-02-22' as CalendarDay },
};
const code = '0000000C0';
const now = instant('2031-01-10T12:00Z');
const locked = instant('2031-02-22T00:00-05:00');

function came(number: number, track = 'one', change: Partial<Offer> = {}): Offer {
  return {
    ...offerOf(track, `offer_${number}`),
    applicant: { id: `1000000${number}`, name: `Sample ${number}`, email: `${number}@example.org` },
    state: 'booked',
    booking: {
      option: '2030-11-19',
      seats: [{ on: '2030-11-19' as CalendarDay, start: 'morning', number }],
    },
    ...change,
  };
}

const offers = [
  ...[came(1), came(2, 'two'), came(3), came(4, 'other')],
  came(5, 'one', { noShow: { reason: 'Ill', at: instant('2030-11-19T15:00Z') } }),
  ...[came(6), came(7, 'one', { erasedAt: now }), came(8, 'one', { state: 'canceled' })],
];
const standing: MatchListStanding = {
  ...{ season, offers, now, code, list: undefined },
  withdrawn: new Set(['10000006']),
};
const context = (at = now) => ({
  now: at,
  recordId: 'record_1',
  who: { kind: 'program', name: 'one@example.org' } as const,
});

function ask(
  request: MatchListRequest,
  list?: MatchList,
  more: { reason?: string; version?: number; at?: typeof now } = {},
) {
  const { reason, version = list?.version ?? 0, at = now } = more;
  return changeMatchList({ ...standing, list, now: at }, { request, version, reason }, context(at));
}

function listAfter(request: MatchListRequest, list?: MatchList): MatchList {
  const verdict = ask(request, list);
  if (verdict.kind !== 'decision') throw new Error(`no decision but ${JSON.stringify(verdict)}`);
  return verdict.result;
}
const order = (text: string) => ({ kind: 'order', rows: rowsOf(text) }) as const;
const place = (offer: string, to: number) => ({ kind: 'places', places: [[offer, to]] }) as const;
const takeOff = (offer: string) => ({ kind: 'places', move: { offer, by: 'off' } }) as const;
const three = listAfter(order('10000001\n10000002\n10000003'));

describe('who may be ranked', () => {
  test('is everybody interviewed for a track of the code: no no-show, nobody withdrawn, erased or canceled', () => {
    expect(candidatesFor(standing, code).map(({ id }) => id)).toEqual(['offer_1', 'offer_2', 'offer_3']);
    expect(candidatesFor(standing, '0000000P0').map(({ id }) => id)).toEqual(['offer_4']);
    expect(matchCodes(season)).toEqual([code, '0000000P0']);
  });

  test('is told by name, in whatever order the offers were made', () => {
    const candidates = candidatesFor({ ...standing, offers: offers.toReversed() }, code);
    expect(candidates.map(({ id }) => id)).toEqual(['offer_1', 'offer_2', 'offer_3']);
  });

  test('is nobody before the day is over', () => {
    expect(candidatesFor({ ...standing, now: instant('2030-11-19T17:00Z') }, code)).toEqual([]);
  });

  test('leaves the list on withdrawing, and the others keep their order', () => {
    const withdrawn = new Set(['10000001']);
    const { ranked, unranked } = rankedOn(three, candidatesFor({ ...standing, withdrawn }, code));
    expect(ranked.map(({ id }) => id)).toEqual(['offer_2', 'offer_3']);
    expect(unranked.map(({ id }) => id)).toEqual(['offer_6']);
  });
});

describe('a list is changed', () => {
  test('by placing, moving and taking off, each with its step on the record', () => {
    const verdict = ask(place('offer_3', 1), three);
    expect(verdict).toMatchObject({
      result: { order: ['offer_3', 'offer_1', 'offer_2'], version: 2 },
      changes: [
        { kind: 'put-match-list', replaces: 1 },
        {
          record: {
            id: 'match_1',
            event: 'match-list-changed',
            what: { kind: 'placed', offer: 'offer_3', from: 3, to: 1 },
            order: ['offer_3', 'offer_1', 'offer_2'],
            notices: [],
          },
        },
      ],
    });
    expect(listAfter(takeOff('offer_2'), three).order).toEqual(['offer_1', 'offer_3']);
    expect(
      listAfter(
        {
          kind: 'places',
          places: [
            ['offer_3', 1],
            ['offer_1', 3],
          ],
        },
        three,
      ).order,
    ).toEqual(['offer_3', 'offer_2', 'offer_1']);
  });

  test('by somebody who had no rank, or by one rank typed, as by placing that one person', () => {
    const two = listAfter(order('10000001\n10000002'));
    expect(listAfter(place('offer_3', 9), two).edits.at(-1)?.what).toEqual({
      ...{ kind: 'placed', offer: 'offer_3', to: 3 },
    });
    expect(listAfter({ kind: 'places', places: [['offer_3', 2]] }, three).edits.at(-1)?.what).toEqual({
      ...{ kind: 'placed', offer: 'offer_3', from: 3, to: 2 },
    });
  });

  test('so often, and the last thirty changes are told to those whose page is older', () => {
    let list = three;
    for (let count = 0; count < 30; count += 1)
      list = listAfter(place('offer_3', count % 2 === 0 ? 1 : 3), list);
    expect(list.edits.map(({ version }) => version)).toEqual(Array.from({ length: 30 }, (_, n) => n + 2));
  });

  test('not at all by an order that it has already', () => {
    expect(ask(place('offer_1', 1), three).kind).toBe('unchanged');
    expect(ask({ kind: 'places' }, three).kind).toBe('unchanged');
  });

  test('match-list-stale: not on an older version, and it says what was done since', () => {
    const later = listAfter(place('offer_3', 1), three);
    expect(ask(takeOff('offer_2'), later, { version: 1 })).toMatchObject({
      refusal: {
        kind: 'match-list-stale',
        edits: [{ version: 2, what: { offer: 'offer_3', from: 3, to: 1 } }],
      },
    });
  });

  test('not-on-match-list: not with somebody who was not interviewed for the code', () => {
    for (const offer of ['offer_4', 'offer_5', 'offer_6', 'offer_7', 'offer_8', 'nobody'])
      expect(ask(place(offer, 1), three)).toMatchObject({
        refusal: { kind: 'not-on-match-list' },
      });
    expect(ask(takeOff('offer_4'), three)).toMatchObject({
      refusal: { kind: 'not-on-match-list' },
    });
  });

  test('match-list-locked: from the day of the lock on only with a reason', () => {
    const request = takeOff('offer_1');
    const eve = instant('2031-02-21T23:59:59.999-05:00');
    expect(ask(request, three, { at: eve }).kind).toBe('decision');
    expect(ask(request, three, { at: locked, reason: ' ' })).toMatchObject({
      refusal: { kind: 'match-list-locked', lockedOn: '2031-02-22' },
    });
    expect(ask(request, three, { at: locked, reason: ' Withdrew by phone. ' })).toMatchObject({
      changes: [{}, { record: { reason: 'Withdrew by phone.' } }],
    });
  });
});

describe('an order that is imported', () => {
  test('may have a heading, ranks, names and empty lines', () => {
    const text = 'Rank,AAMC ID,Name\r\n1,10000003,Sample 3\r\n\r\n2, 10000001\r\n  \r\n';
    expect(listAfter(order(text)).order).toEqual(['offer_3', 'offer_1']);
  });

  test('puts who goes off the list on the record, as a form with several ranks does', () => {
    const only = (request: MatchListRequest) => {
      const verdict = ask(request, three);
      return verdict.kind === 'decision'
        ? verdict.changes.flatMap((change) => (change.kind === 'add-record' ? [change.record.off] : []))
        : verdict.kind;
    };
    expect(only(order('10000002'))).toEqual([['offer_1', 'offer_3']]);
    expect(only({ kind: 'places', off: ['offer_1', 'offer_2'] })).toEqual([['offer_1', 'offer_2']]);
    expect(only(order('10000003\n10000002\n10000001'))).toEqual([undefined]);
    expect(only(takeOff('offer_1'))).toEqual([undefined]);
  });

  test('is compared with the list before it replaces it: who is new, who moves, who goes off, who stays without a rank', () => {
    const two = listAfter(order('10000001\n10000002'));
    const compared = compareOrder({ ...standing, list: two }, ['offer_1', 'offer_3']);
    expect(compared.order.map(({ offer, was }) => [offer.id, was])).toEqual([
      ['offer_1', 1],
      ['offer_3', undefined],
    ]);
    expect(compared.off.map(({ offer, was }) => [offer.id, was])).toEqual([['offer_2', 2]]);
    expect(compared.without).toEqual([]);
    expect(countsOf(compared)).toEqual({ added: 1, moved: 0 });
    const swapped = compareOrder({ ...standing, list: two }, ['offer_2', 'offer_1']);
    expect([countsOf(swapped), swapped.off]).toEqual([{ added: 0, moved: 2 }, []]);
    expect(swapped.without.map(({ id }) => id)).toEqual(['offer_3']);
  });

  test('order-unfit: names every line that cannot be ranked, and changes nothing', () => {
    const lines = [
      '10000001',
      'nobody',
      '99999999',
      '10000004',
      '10000005',
      '10000006',
      '10000008',
      '10000001',
      '123456789',
    ];
    expect(ask(order(lines.join('\n')))).toMatchObject({
      refusal: {
        kind: 'order-unfit',
        faults: [
          { line: 2, text: 'nobody', why: 'no-id' },
          { line: 3, why: 'unknown' },
          { line: 4, why: 'other-code' },
          { line: 5, why: 'no-show' },
          { line: 6, why: 'withdrawn' },
          { line: 7, why: 'not-interviewed' },
          { line: 8, why: 'twice' },
          { line: 9, why: 'no-id' },
        ],
      },
    });
  });

  test('order-unfit: shows of a line no more than its first sixty characters', () => {
    expect(ask(order(`10000001\n${'x'.repeat(61)}`))).toMatchObject({
      refusal: { faults: [{ line: 2, text: 'x'.repeat(60) }] },
    });
  });

  test('comes out of the export as it went in, byte for byte', () => {
    const { ranked } = rankedOn(three, candidatesFor(standing, code));
    const exported = r3Lines(ranked);
    expect(exported).toEqual({ text: '1,10000001\r\n2,10000002\r\n3,10000003\r\n' });
    expect(ask(order('text' in exported ? exported.text : ''), three).kind).toBe('unchanged');
  });

  test.each(['1234', '123456789', 'x12345678', '12345678x'])(
    'is not exported with “%s” for an ID: R3 would take another number',
    (id) => {
      const odd = came(1, 'one', { applicant: { id, name: 'Sample Odd', email: 'odd@example.org' } });
      expect(r3Lines([odd])).toEqual({ withoutId: [odd] });
    },
  );

  test('of nobody is an empty file', () => {
    expect(r3Lines([])).toEqual({ text: '' });
  });
});
