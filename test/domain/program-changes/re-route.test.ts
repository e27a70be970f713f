import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChangeRecord } from '#domain/contract.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { Booking, Choice, Offer } from '#domain/offers/offer.ts';
import { type ReRouteRequest, reRoute } from '#domain/program-changes/re-route.ts';
import type { Season, StartName } from '#domain/season/season.ts';
import { admits, type Seat, sameSeat } from '#domain/seats/seat.ts';
import { instant, plusHours } from '#domain/values/time.ts';
import { choicesOf } from '#test/support/builders/choices.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { invitedAt, offerOf, winterSeason } from '#test/support/builders/season.ts';
import { always } from '#test/support/checks/check-property.ts';
import { contradictions } from '#test/support/models/contradictions.ts';

const season = winterSeason();
const who = { kind: 'program', name: 'Sample Coordinator' } as const;
const now = plusHours(invitedAt, 47);
const context: DecisionContext = { now, recordId: 'record_a', who };

type Setting = {
  readonly offers: readonly Offer[];
  readonly seats: readonly Seat[];
  readonly season?: Season;
};

function ask(setting: Setting, request: ReRouteRequest, at = context) {
  const { offers, seats } = setting;
  const [offer] = offers;
  if (!offer) throw new Error('nobody is there');
  const standing = { season: setting.season ?? season, version: 1, offer, seats };
  return reRoute({ ...standing, outlook: { ledger: 4, offers, seats } }, request, at);
}

function granted(setting: Setting, request: ReRouteRequest, at = context) {
  const verdict = ask(setting, request, at);
  if (verdict.kind !== 'decision') throw new Error(JSON.stringify(verdict));
  const records = verdict.changes.flatMap((change) => (change.kind === 'add-record' ? [change.record] : []));
  return { offer: verdict.result, changes: verdict.changes, record: records[0] as ChangeRecord };
}

const refusalOf = (setting: Setting, request: ReRouteRequest, at = context) => {
  const verdict = ask(setting, request, at);
  return verdict.kind === 'refusal' ? verdict.refusal : verdict.kind;
};

/** An offer of `track` that is booked as said, in the first free seats that admit it and have one of the labels. */
function booked(
  track: string,
  choice: Choice,
  isLabel = (_: Seat) => true,
  seats: readonly Seat[] = seatsOf(season),
  id = 'offer_one',
): { readonly offer: Offer; readonly seats: readonly Seat[] } {
  const all = [...seats];
  const held = choice.option.split('_').map((on, index) => {
    const at = all.findIndex(
      (seat) =>
        seat.on === on &&
        seat.start === choice.starts[index] &&
        !seat.takenBy &&
        admits(seat, track) &&
        isLabel(seat),
    );
    const seat = all[at];
    if (!seat) throw new Error(`no seat on ${on} for ${track}`);
    all[at] = { ...seat, takenBy: id };
    return { on: seat.on, start: seat.start, number: seat.number };
  });
  const booking = { option: choice.option, seats: held as unknown as Booking['seats'] };
  return { offer: offerOf(track, id, { state: 'booked', booking, sequence: 0, version: 2 }), seats: all };
}

const shared = (seat: Seat) => seat.tracks.length > 1;
const day = { option: '2030-11-19', starts: ['morning'] as StartName[] };
const pair = { option: '2030-11-18_2030-11-19', starts: ['morning', 'afternoon'] as StartName[] };

/** Categorical and a track that may sit in the shared seats of its days, on the same day alone. */
const alike: Season = {
  ...season,
  tracks: season.tracks.map((track) =>
    track.id === 'preliminary'
      ? { ...track, options: season.tracks.find(({ id }) => id === 'categorical')?.options ?? [] }
      : track,
  ),
};

describe('an open invitation', () => {
  const offers = [offerOf('categorical', 'offer_one')];
  const setting = { offers, seats: seatsOf(season) };

  test('is for the new track, with time to respond as a new one has, one message and a record of before and after', () => {
    const { offer, record, changes } = granted(setting, { tracks: ['preliminary'], reason: 'As she asked.' });
    expect(offer).toMatchObject({
      tracks: ['preliminary'],
      seatedAs: 'preliminary',
      state: 'open',
      version: 2,
    });
    expect(offer.closesAt).toBe(plusHours(now, 48));
    expect(record).toMatchObject({
      event: 're-routed',
      tracks: { before: ['categorical'], after: ['preliminary'] },
      reason: 'As she asked.',
      notices: [{ kind: 'invitation', to: 'offer_one@example.org' }],
    });
    expect(changes.map(({ kind }) => kind)).toEqual(['raise-ledger', 'put-offer', 'add-record']);
  });

  test('keeps its deadline where the dates stay the same', () => {
    const both = [offerOf('primary-care', 'offer_one', { tracks: ['categorical', 'primary-care'] })];
    const { offer } = granted({ ...setting, offers: both }, { tracks: ['primary-care'] });
    expect(offer).toMatchObject({ seatedAs: 'primary-care', closesAt: both[0]?.closesAt });
  });

  test('for the same tracks in any order is a repeat', () => {
    const both = [offerOf('primary-care', 'offer_one', { tracks: ['categorical', 'primary-care'] })];
    expect(ask({ ...setting, offers: both }, { tracks: ['primary-care', 'categorical'] }).kind).toBe(
      'repeat',
    );
  });

  test('tracks-apart: no one booking serves the tracks', () => {
    expect(refusalOf(setting, { tracks: ['categorical', 'preliminary'] })).toMatchObject({
      kind: 'tracks-apart',
    });
    expect(refusalOf(setting, { tracks: ['surgery'] })).toMatchObject({ kind: 'tracks-apart' });
  });

  test('window-closed, offer-closed, not-released: only what can be answered is changed', () => {
    const late = { ...context, now: plusHours(invitedAt, 49) };
    expect(refusalOf(setting, { tracks: ['preliminary'] }, late)).toMatchObject({ kind: 'window-closed' });
    for (const [state, kind] of [
      ['declined', 'offer-closed'],
      ['prepared', 'not-released'],
    ] as const) {
      const other = { ...setting, offers: [offerOf('categorical', 'offer_one', { state })] };
      expect(refusalOf(other, { tracks: ['preliminary'] })).toMatchObject({ kind });
    }
  });

  test('more-offers-than-seats: nobody is moved to a track that has no place for one more', () => {
    const many = Array.from({ length: 4 }, (_, index) => offerOf('preliminary', `offer_p${index}`));
    expect(refusalOf({ ...setting, offers: [...offers, ...many] }, { tracks: ['preliminary'] })).toEqual({
      kind: 'more-offers-than-seats',
      short: [{ track: 'preliminary', asked: 5, fits: 4, until: expect.any(String) }],
    });
  });
});

describe('a booked interview', () => {
  test('stays where the new track may sit in its seat: the calendar entry follows, and no seat changes', () => {
    const { offer, seats } = booked('categorical', day, shared);
    const labeled = seats.map((seat) =>
      seat.takenBy ? { ...seat, tracks: ['categorical', 'preliminary'] } : seat,
    );
    const done = granted({ offers: [offer], seats: labeled, season: alike }, { tracks: ['preliminary'] });
    expect(done.offer).toMatchObject({ state: 'booked', seatedAs: 'preliminary', sequence: 1 });
    expect(done.offer.booking).toEqual(offer.booking);
    expect(done.changes.map(({ kind }) => kind)).toEqual(['raise-ledger', 'put-offer', 'add-record']);
    expect(done.record).toMatchObject({
      event: 'booking-re-routed',
      before: offer.booking,
      after: offer.booking,
      notices: [{ kind: 'booking', part: 1 }],
    });
  });

  test('track-needs-choice: a date or a seat that is not the new track’s is kept by nobody', () => {
    const { offer, seats } = booked('categorical', day);
    expect(refusalOf({ offers: [offer], seats }, { tracks: ['primary-care'] })).toEqual({
      kind: 'track-needs-choice',
      track: 'primary-care',
      option: '2030-11-19',
    });
    expect(refusalOf({ offers: [offer], seats, season: alike }, { tracks: ['preliminary'] })).toMatchObject({
      kind: 'track-needs-choice',
    });
  });

  test('is exchanged for a pair of the new track in one step, and a kept seat that is not for it is left', () => {
    const { offer, seats } = booked('categorical', day, ({ tracks }) => tracks.length === 1);
    const request = {
      tracks: ['primary-care'],
      instead: { choice: { ...pair, starts: ['morning', 'morning'] } },
    } as const;
    const done = granted({ offers: [offer], seats }, request);
    expect(done.offer.booking).toMatchObject({ option: pair.option, seats: [{}, {}] });
    const taken = done.changes.flatMap((change) => (change.kind === 'take-seat' ? [change] : []));
    expect(taken.every(({ tracks }) => tracks.includes('primary-care'))).toBe(true);
    expect(taken).toHaveLength(2);
    expect(done.changes.filter(({ kind }) => kind === 'give-seat-back')).toHaveLength(1);
    expect(done.record).toMatchObject({ notices: [{ part: 1 }, { part: 2 }] });
  });

  test('is taken back where the applicant chooses again: the offer is open for as long as a new one', () => {
    const { offer, seats } = booked('primary-care', pair);
    const done = granted({ offers: [offer], seats }, { tracks: ['categorical'], instead: 'choose-again' });
    expect(done.offer).toMatchObject({
      state: 'open',
      seatedAs: 'categorical',
      booking: undefined,
      closesAt: plusHours(now, 48),
      givenBack: { left: [{ on: '2030-11-18' }, { on: '2030-11-19' }] },
    });
    expect(done.record).toMatchObject({
      event: 'given-back',
      tracks: { before: ['primary-care'], after: ['categorical'] },
    });
    expect(done.changes.filter(({ kind }) => kind === 'give-seat-back')).toHaveLength(2);
  });

  test('unknown-option, start-full, day-closed, reason-needed: another date is chosen by the rules of every move', () => {
    const { offer, seats } = booked('categorical', day);
    const setting = { offers: [offer], seats };
    const to = (choice: Choice) => ({ tracks: ['primary-care'], instead: { choice } }) as const;
    expect(refusalOf(setting, to(day))).toMatchObject({ kind: 'unknown-option' });
    const full = seats.map((seat) => (seat.on === '2030-11-18' ? { ...seat, takenBy: 'offer_x' } : seat));
    expect(refusalOf({ offers: [offer], seats: full }, to(pair))).toMatchObject({ kind: 'start-full' });
    const soon = { ...context, now: instant('2030-11-10T12:00Z') };
    expect(refusalOf(setting, to(pair), soon)).toEqual({ kind: 'reason-needed' });
    expect(refusalOf(setting, { tracks: ['primary-care'], instead: 'choose-again' }, soon)).toEqual({
      kind: 'reason-needed',
    });
    const begun = { ...context, now: instant('2030-11-19T13:00Z') };
    expect(refusalOf(setting, to(pair), begun)).toMatchObject({ kind: 'day-closed' });
  });
});

test('after any change of tracks that is granted, nobody is oversold, halved or left without a seat', () => {
  const tracks = ['categorical', 'primary-care', 'physician-scientist', 'preliminary'];
  const small = winterSeason({ kept: 1, shared: 1 });
  const setting = fc.record({
    from: fc.constantFrom(...tracks),
    to: fc.constantFrom(...tracks),
    way: fc.nat(),
    newWay: fc.nat(),
    others: fc.array(fc.constantFrom(...tracks), { maxLength: 4 }),
    instead: fc.constantFrom('keep', 'book', 'choose-again', 'open'),
  });
  let decided = 0;
  always(400, setting, ({ from, to, way, newWay, others, instead }) => {
    const choices = choicesOf(small, { seatedAs: from });
    const choice = choices[way % choices.length] as Choice;
    const sitting = booked(from, choice, undefined, seatsOf(small));
    const offer = instead === 'open' ? offerOf(from, 'offer_one') : sitting.offer;
    const seats = instead === 'open' ? seatsOf(small) : sitting.seats;
    const offers = [offer, ...others.map((track, index) => offerOf(track, `offer_${index}`))];
    if (contradictions(small, { offers, seats }).length > 0) return;
    const news = choicesOf(small, { seatedAs: to });
    const what =
      instead === 'book'
        ? { instead: { choice: news[newWay % news.length] as Choice } }
        : instead === 'choose-again'
          ? { instead: 'choose-again' as const }
          : {};
    const verdict = ask({ offers, seats, season: small }, { tracks: [to], ...what });
    if (verdict.kind !== 'decision') return;
    decided += 1;
    const after = seats.map((seat): Seat => {
      const change = verdict.changes.find(
        (each) => (each.kind === 'take-seat' || each.kind === 'give-seat-back') && sameSeat(each.seat, seat),
      );
      if (!change) return seat;
      const { takenBy: _, ...free } = seat;
      return change.kind === 'take-seat' ? { ...free, takenBy: offer.id } : free;
    });
    expect(contradictions(small, { offers: [verdict.result, ...offers.slice(1)], seats: after })).toEqual([]);
  });
  expect(decided).toBeGreaterThan(40);
});
