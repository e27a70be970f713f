import { describe, expect, test } from 'vitest';
import type {
  AccommodationRecord,
  AccommodationRequest,
} from '#domain/accommodations/accommodation-record.ts';
import { askForAccommodation, withdrawRequest } from '#domain/accommodations/ask-for-accommodation.ts';
import {
  type AccommodationDecision,
  decideOnAccommodation,
} from '#domain/accommodations/decide-on-accommodation.ts';
import type { Stored } from '#domain/decisions/change-record.ts';
import { isAccommodationAsked } from '#domain/offers/follow-up.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { redactionsOf } from '#domain/people/redactions.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { offerOf, winterSeason } from '#test/support/builders/season.ts';

const season = { ...winterSeason(), accommodations: { readBy: 'reader@example.org' } };
const seat = { on: '2030-12-03' as CalendarDay, start: 'morning', number: 1 } as const;
const booked: Offer = {
  ...offerOf('categorical', 'offer_1'),
  state: 'booked',
  booking: { option: '2030-12-03', seats: [seat] },
};
const before = instant('2030-12-03T12:59-05:00');
const over = instant('2030-12-03T13:00-05:00');
const by = (now = before) => ({ now, recordId: 'record_1', who: { kind: 'applicant' } as const });

type Known = { readonly offer: Offer; readonly request: AccommodationRequest | undefined };
type Verdict = { readonly kind: string; readonly result?: unknown; readonly changes?: readonly object[] };

/** The offer and its request after a decision. */
function settled(verdict: Verdict): Known {
  if (verdict.kind !== 'decision') throw new Error(`no decision but ${JSON.stringify(verdict)}`);
  const put = verdict.changes?.find((change) => 'request' in change) as { request: AccommodationRequest };
  return { offer: verdict.result as Offer, request: put.request };
}

const ask = (known: Known, text: string, seen?: number, now = before, of = season) =>
  askForAccommodation({ season: of, ...known }, { text, seen }, by(now));
const arrange = (known: Known, more: Partial<AccommodationDecision> = {}, now = before) =>
  decideOnAccommodation(
    { season, ...known },
    {
      ...{ kind: 'arranged', arrangement: { longerMinutes: 15 }, word: '' },
      ...{ seen: known.offer.accommodation?.version ?? 0, ...more },
    } as AccommodationDecision,
    by(now),
  );

const fresh: Known = { offer: booked, request: undefined };
const asked = settled(ask(fresh, 'More time'));
const arranged = settled(arrange(asked, { word: ' Gladly. ' }));

describe('an applicant asks for an accommodation', () => {
  test('until the last interview ends; the same words again are a repeat, and others replace them', () => {
    expect(ask(fresh, 'More time')).toMatchObject({
      changes: [
        { offer: { accommodation: { version: 1, askedAt: before } } },
        { record: { event: 'accommodation-asked', notices: [{ to: 'reader@example.org' }] } },
        { request: { text: 'More time', version: 1, isWaiting: true } },
      ],
    });
    expect(ask(asked, 'More time', 0).kind).toBe('repeat');
    expect(ask(asked, 'Pauses', 1)).toMatchObject({
      changes: [{}, {}, { request: { text: 'Pauses', version: 2 }, replaces: 1 }],
    });
    expect(isAccommodationAsked(asked.offer)).toBe(true);
  });

  test('accommodation-late: not after the last interview, nor without one that can still come', () => {
    const late = { refusal: { kind: 'accommodation-late' } };
    expect(ask(fresh, 'More time', 0, over)).toMatchObject(late);
    const { booking: _, ...ended } = { ...booked, state: 'canceled' as const };
    expect(ask({ ...fresh, offer: ended }, 'More time')).toMatchObject(late);
    const open = { ...offerOf('categorical', 'offer_2'), state: 'open' as const };
    expect(ask({ ...fresh, offer: open }, 'More time', 0, open.opensAt).kind).toBe('decision');
  });

  test('of a pair until the second day ends, and never for a day that the season no longer has', () => {
    const pair = offerOf('physician-scientist', 'offer_1', {
      state: 'booked',
      booking: {
        option: '2030-12-03_2030-12-04',
        seats: [seat, { ...seat, on: '2030-12-04' as CalendarDay }],
      },
    });
    const late = instant('2030-12-04T13:00-05:00');
    expect(ask({ ...fresh, offer: pair }, 'More time', 0, over).kind).toBe('decision');
    expect(ask({ ...fresh, offer: pair }, 'More time', 0, late).kind).toBe('refusal');
    expect(ask(fresh, 'More time', 0, before, { ...season, days: [] })).toMatchObject({
      refusal: { kind: 'accommodation-late' },
    });
  });

  test('after a decision once more, in the same words too, and until then the decision stands', () => {
    const again = settled(ask(arranged, 'More time', 2));
    expect(isAccommodationAsked(again.offer)).toBe(true);
    expect(again.offer.accommodation).toMatchObject({ version: 3, arrangement: { longerMinutes: 15 } });
  });

  test('accommodation-not-taken: not where the season file names nobody who reads it', () => {
    const { accommodations: _, ...without } = season;
    expect(askForAccommodation({ season: without, ...fresh }, { text: 'More time' }, by())).toMatchObject({
      refusal: { kind: 'accommodation-not-taken' },
    });
  });

  test('accommodation-changed: not on a page that is out of date, whether they ask or withdraw', () => {
    const changed = { refusal: { kind: 'accommodation-changed' } };
    expect(ask(asked, 'Pauses', 0)).toMatchObject(changed);
    expect(withdrawRequest(asked, { seen: 0 }, by())).toMatchObject(changed);
    expect(withdrawRequest(arranged, { seen: 1 }, by())).toMatchObject(changed);
  });

  test('and withdraws what nobody has decided yet: the words go, and an earlier decision stands', () => {
    const again = settled(ask(arranged, 'Pauses too'));
    const gone = settled(withdrawRequest(again, { seen: 3 }, by()));
    expect(gone.request).toEqual({ offer: 'offer_1', askedAt: before, version: 4, word: 'Gladly.' });
    expect(gone.offer.accommodation).toMatchObject({ version: 4, arrangement: { longerMinutes: 15 } });
    expect(withdrawRequest(gone, { seen: 3 }, by()).kind).toBe('repeat');
    expect(withdrawRequest(fresh, { seen: 0 }, by()).kind).toBe('repeat');
  });
});

describe('the one who reads a request decides it', () => {
  test('and the applicant is told; the same again is a repeat, and another decision replaces it', () => {
    expect(arrange(asked, { word: ' Gladly. ' })).toMatchObject({
      changes: [
        { offer: { accommodation: { version: 2, answer: { kind: 'arranged', version: 2 } } } },
        { record: { event: 'accommodation-arranged', hasWord: true, notices: [{ kind: 'invitation' }] } },
        { request: { word: 'Gladly.', text: 'More time', version: 2 }, replaces: 1 },
      ],
    });
    expect(isAccommodationAsked(arranged.offer)).toBe(false);
    expect(arrange(arranged, { word: 'Gladly.', seen: 1 }).kind).toBe('repeat');
    const no = settled(arrange(arranged, { kind: 'not-arranged', word: 'Sorry.' }));
    expect(no.offer.accommodation?.arrangement).toBeUndefined();
    expect(no.request?.word).toBe('Sorry.');
  });

  const without = settled(arrange(asked, { arrangement: {}, word: 'Sorry.' }));

  test.each<[string, Known, Partial<AccommodationDecision>]>([
    ['other minutes', arranged, { arrangement: { longerMinutes: 30 }, word: 'Gladly.' }],
    ['pauses too', arranged, { arrangement: { longerMinutes: 15, pauseMinutes: 10 }, word: 'Gladly.' }],
    ['other words', arranged, { word: 'Of course.' }],
    ['no words anymore', arranged, { word: '' }],
    ['a no in the words of a yes that changes no times', without, { kind: 'not-arranged', word: 'Sorry.' }],
  ])('and says something else by %s', (_, known, decided) => {
    expect(arrange(known, decided).kind).toBe('decision');
  });

  test('and what plans keep to stands in the offer, and the word in the request alone', () => {
    expect(settled(arrange(asked)).offer.accommodation?.arrangement).toEqual({ longerMinutes: 15 });
    expect(JSON.stringify(recordsOf(arrange(asked, { word: 'Gladly.' })))).not.toContain('Gladly');
    const wordless = arrange(asked);
    expect(settled(wordless).request).not.toHaveProperty('word');
    expect(recordsOf(wordless)).toMatchObject([{ event: 'accommodation-arranged' }]);
    expect(recordsOf(wordless)[0]).not.toHaveProperty('hasWord');
    expect(recordsOf(arrange(asked, { kind: 'not-arranged', word: 'Sorry.' }))).toMatchObject([
      { event: 'accommodation-not-arranged', hasWord: true },
    ]);
  });

  test('of a request whose words are gone as well: it keeps the time at which it was made', () => {
    const later = instant('2030-12-03T12:59:30-05:00');
    const { request } = settled(arrange({ offer: asked.offer, request: undefined }, {}, later));
    expect(request).toEqual({ offer: 'offer_1', version: 2, askedAt: before });
  });

  test('accommodation-changed: not on a request that has changed since', () => {
    expect(arrange(asked, { seen: 2 })).toMatchObject({ refusal: { kind: 'accommodation-changed' } });
    const other = settled(ask(arranged, 'Pauses too'));
    expect(arrange(other, { word: 'Gladly.', seen: 2 })).toMatchObject({
      refusal: { kind: 'accommodation-changed' },
    });
  });

  test('no-accommodation-request: not without one', () => {
    const none = { refusal: { kind: 'no-accommodation-request' } };
    expect(arrange(fresh)).toMatchObject(none);
    expect(arrange(settled(withdrawRequest(asked, {}, by())))).toMatchObject(none);
  });

  test('accommodation-unexplained: a no, or a yes that changes no times, needs a word', () => {
    const unexplained = { refusal: { kind: 'accommodation-unexplained' } };
    expect(arrange(asked, { kind: 'not-arranged' })).toMatchObject(unexplained);
    expect(arrange(asked, { kind: 'arranged', arrangement: {} })).toMatchObject(unexplained);
    expect(arrange(asked, { arrangement: {}, word: 'Captions are on.' }).kind).toBe('decision');
  });

  test('accommodation-late: not after the last interview', () => {
    expect(arrange(asked, {}, over)).toMatchObject({ refusal: { kind: 'accommodation-late' } });
  });
});

/** What a decision puts on record, as stored before any mail is sent. */
function recordsOf(verdict: Verdict): readonly Stored<AccommodationRecord>[] {
  return (verdict.changes ?? []).flatMap((change) =>
    'record' in change ? [{ ...(change.record as AccommodationRecord), sent: {} }] : [],
  );
}

test('the record of an erased person does not say what was arranged, and keeps who reads requests', () => {
  const records = [...recordsOf(ask(fresh, 'More time')), ...recordsOf(arrange(asked))];
  const redactions = records.map((record) => redactionsOf(record, { offers: ['offer_1'], terms: [] }));
  expect(redactions).toEqual([
    [],
    [
      { path: ['notices'], value: [{ kind: 'invitation', to: '' }] },
      { path: ['arrangement'], value: {} },
    ],
  ]);
});
