import { describe, expect, test } from 'vitest';
import type { Application } from '#domain/applications/application.ts';
import type { Stored } from '#domain/decisions/change-record.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { TrackRequest } from '#domain/offers/track-request.ts';
import { type ErasureStanding, erase, eraseRemains, isAhead } from '#domain/people/erase.ts';
import { endsAt, startOf } from '#domain/season/season.ts';
import type { Seat, SeatKey } from '#domain/seats/seat.ts';
import { type CalendarDay, type Instant, instant } from '#domain/values/time.ts';
import { tellOperator, tellProblem } from '#functions/problems/problems.ts';
import { offerOf, seasonOf, winterSeason } from '#test/support/builders/season.ts';
import { changesOf, kindsOf, momentAt, program } from '#test/support/builders/verdicts.ts';

const season = winterSeason();
const at = '2031-01-15T15:00Z';
const context = momentAt(at, program, 'record_9');
const application: Application = {
  ...{ id: '20990001', season: season.id, version: 4, firstSeenAt: instant(at), changedAt: instant(at) },
  values: {
    ...{ 'name.whole': 'Sample, One', 'name.first': 'One', 'name.last': 'Sample' },
    ...{ email: 'One@Example.org', nrmpId: 'N0000001', usmleId: '5-000', nbomeId: '900001' },
  },
  ticks: [],
};
const standing: ErasureStanding = {
  ...{ season, offers: [], histories: [], applications: [application], listed: [], names: 2 },
  erased: new Map(),
};
const erasureIn = (verdict: ReturnType<typeof erase>) =>
  changesOf(verdict).flatMap((change) => (change.kind === 'put-erasure' ? [change.erasure] : []))[0];

describe('somebody who was never invited', () => {
  test('is erased by the application, with every text that identifies them, and is marked; who asked stays', () => {
    const verdict = erase(standing, context);
    expect(erasureIn(verdict)).toEqual({
      ...{ id: 'erasure_9', season: season.id, at: context.now, offers: [], people: ['20990001'] },
      terms: ['20990001', 'one@example.org', 'n0000001', '5-000', '900001', 'one sample', 'sample, one'],
      ...{ who: context.who, number: 1 },
    });
    expect(kindsOf(verdict)).toEqual(['add-tombstone', 'put-erasure', 'raise-names']);
    expect(changesOf(verdict)[0]).toEqual({ kind: 'add-tombstone', person: '20990001', at: context.now });
    expect(changesOf(verdict)[2]).toEqual({ kind: 'raise-names', from: 2 });
  });

  test('is erased when only a list of facts has the id', () => {
    const verdict = erase({ ...standing, applications: [], listed: ['20990007'] }, context);
    expect(erasureIn(verdict)).toMatchObject({ people: ['20990007'], terms: ['20990007'] });
  });

  test('is erased for the reason that is given, or for none', () => {
    expect(erasureIn(erase(standing, context, 'as they asked'))).toMatchObject({ reason: 'as they asked' });
    expect(erasureIn(erase(standing, context))).not.toHaveProperty('reason');
  });

  test('gives a reason that names them no place', () => {
    expect(erase(standing, context, 'as N0000001 asked')).toMatchObject({
      refusal: { kind: 'reason-names' },
    });
  });
});

describe('a person who was invited', () => {
  const offer = offerOf('categorical', 'offer_1', {
    ...{ state: 'declined', applicant: { id: '20990001', name: 'One Sample', email: 'one@example.org' } },
  });

  test('is erased once, by offer, application and lists together', () => {
    const verdict = erase({ ...standing, offers: [offer], listed: ['20990001'] }, context);
    expect(erasureIn(verdict)).toMatchObject({ offers: ['offer_1'], people: ['20990001'] });
    expect(kindsOf(verdict)).toEqual([
      'put-offer',
      'add-record',
      'add-tombstone',
      'put-erasure',
      'raise-names',
    ]);
  });

  test('and was erased, was invited again and is erased again, keeps the one mark', () => {
    const erased = new Map([['20990001', instant('2030-12-01T15:00Z')]]);
    expect(kindsOf(erase({ ...standing, offers: [offer], erased }, context))).not.toContain('add-tombstone');
  });

  test('and imported again after the offer was erased, loses the application', () => {
    const gone = { ...offer, erasedAt: instant('2030-12-01T15:00Z') };
    expect(erasureIn(erase({ ...standing, offers: [gone] }, context))).toMatchObject({
      ...{ offers: [], people: ['20990001'] },
    });
    expect(erase({ ...standing, offers: [gone], applications: [] }, context)).toMatchObject({
      refusal: { kind: 'offer-erased' },
    });
  });

  test('is not erased while the invitation can be answered, however old the application is', () => {
    expect(erase({ ...standing, offers: [{ ...offer, state: 'open' }] }, context)).toMatchObject({
      refusal: { kind: 'offer-live', invitation: 'offer_1', state: 'open' },
    });
  });
});

test('a request for another track keeps what was asked and decided, and loses the words of the answer', () => {
  const [asked, answered] = [instant('2030-12-01T15:00Z'), instant('2030-12-02T15:00Z')];
  const request = { track: 'primary-care', at: asked };
  const requestAfter = (trackRequest: TrackRequest) => {
    const offer = offerOf('categorical', 'offer_1', { state: 'declined', trackRequest });
    const [put] = changesOf(erase({ ...standing, offers: [offer], applications: [] }, context));
    return put?.kind === 'put-offer' ? put.offer.trackRequest : undefined;
  };
  const answer = { kind: 'refused', at: answered } as const;
  expect(requestAfter({ ...request, answer: { ...answer, reason: 'One has no thesis.' } })).toEqual({
    ...{ ...request, answer },
  });
  expect(requestAfter(request)).toStrictEqual(request);
});

describe('whether an offer leads somewhere', () => {
  const seats = [
    { on: '2030-11-18', start: 'morning', number: 1 },
    { on: '2030-11-19', start: 'afternoon', number: 1 },
  ] as unknown as readonly [SeatKey, SeatKey];
  const booked = offerOf('primary-care', 'offer_1', {
    ...{ state: 'booked', booking: { option: '2030-11-18_2030-11-19', seats } },
  });
  const [first, second] = seats.map((seat) => endsAt(season, seat.on, startOf(season, seat)!)) as [
    Instant,
    Instant,
  ];

  test('it does until the last of its interviews is over, to the moment', () => {
    expect(isAhead(season, booked, first)).toBe(true);
    expect(isAhead(season, booked, instant(new Date(Date.parse(second) - 1).toISOString()))).toBe(true);
    expect(isAhead(season, booked, second)).toBe(false);
  });

  test('a day that the season no longer has is over at its midnight', () => {
    const without = { ...season, days: [] };
    expect(isAhead(without, booked, instant('2030-11-20T04:59:59.999Z'))).toBe(true);
    expect(isAhead(without, booked, instant('2030-11-20T05:00Z'))).toBe(false);
  });

  test('one that can be answered does, and one that has ended does not', () => {
    expect(isAhead(season, { ...booked, state: 'open', booking: undefined }, second)).toBe(true);
    expect(isAhead(season, { ...booked, state: 'canceled' }, first)).toBe(false);
    expect(isAhead(season, { ...booked, booking: undefined }, first)).toBe(false);
  });
});

test('all offers of a person get one pseudonym, that of the first, and other people’s get theirs', () => {
  const of = (id: string, person: string) =>
    offerOf('categorical', id, { state: 'declined', applicant: { id: person, name: person, email: '' } });
  const offers = [of('offer_2', 'A'), of('offer_1', 'A'), of('offer_3', 'B')];
  const puts = changesOf(erase({ ...standing, offers, applications: [] }, context, 'Asked'));
  const names = puts.flatMap((change) =>
    change.kind === 'put-offer' ? [[change.offer.id, change.offer.applicant.id]] : [],
  );
  expect(names).toEqual([
    ['offer_2', 'erased_1'],
    ['offer_1', 'erased_1'],
    ['offer_3', 'erased_3'],
  ]);
  const records = puts.flatMap((change) => (change.kind === 'add-record' ? [change.record] : []));
  expect(records.map((record) => 'reason' in record && record.reason)).toEqual(['Asked', 'Asked', 'Asked']);
  const silent = changesOf(erase({ ...standing, offers, applications: [] }, context));
  expect(silent.filter((change) => change.kind === 'add-record' && 'reason' in change.record)).toEqual([]);
});

describe('an offer that was removed by hand', () => {
  const seat = {
    on: '2030-11-18',
    start: 'morning',
    number: 1,
    tracks: [],
    takenBy: 'offer_1',
  } as unknown as Seat;
  const frame = {
    ...{ id: 'record_1', season: season.id, offer: 'offer_1', at: context.now, who: program, sent: {} },
  };
  const to = { kind: 'invitation', to: 'one@example.org' } as const;
  const invited: Stored<OfferRecord> = { ...frame, event: 'invited', version: 3, notices: [to] };
  const erased: Stored<OfferRecord> = { ...frame, event: 'erased', version: 4, notices: [] };
  const left = (histories: ErasureStanding['histories'], seats: readonly Seat[]) =>
    eraseRemains({ season, histories, names: 5 }, { offer: 'offer_1', seats }, context);

  test('gives back what it holds, and its history is named in an erasure under the next version', () => {
    expect(left([invited], [seat])).toMatchObject({
      result: { offers: ['offer_1'], people: [], terms: ['one@example.org'] },
      changes: [
        { kind: 'give-seat-back', seat: { on: '2030-11-18', number: 1 }, offer: 'offer_1' },
        { kind: 'add-record', record: { event: 'erased', version: 4 } },
        { kind: 'put-erasure' },
        { kind: 'raise-names', from: 5 },
      ],
    });
    expect(left([], [seat])).toMatchObject({ changes: [{}, { record: { version: 1 } }, {}, {}] });
  });

  test('of which nothing is left is refused; one that still holds a seat, or has a history, is not', () => {
    const refusal = { refusal: { kind: 'offer-erased' } };
    expect(left([invited, erased], [])).toMatchObject(refusal);
    expect(left([], [])).toMatchObject(refusal);
    expect(left([invited], [])).toMatchObject({ kind: 'decision' });
    expect(left([invited, erased], [seat])).toMatchObject({ kind: 'decision' });
  });
});

describe('somebody in the middle of a pair', () => {
  const paired = seasonOf({
    tracks: { paired: { options: ['2030-11-18_2030-11-19'] } },
    seats: { '2030-11-18': { morning: { paired: 1 } }, '2030-11-19': { afternoon: { paired: 1 } } },
  });
  const booked = offerOf('paired', 'offer_1', {
    state: 'booked',
    booking: {
      option: '2030-11-18_2030-11-19',
      seats: [
        { on: '2030-11-18' as CalendarDay, start: 'morning', number: 1 },
        { on: '2030-11-19' as CalendarDay, start: 'afternoon', number: 1 },
      ],
    },
  });
  const erasedAt = (now: string, noShow?: Offer['noShow']) =>
    erase(
      {
        ...standing,
        season: paired,
        offers: [{ ...booked, ...(noShow ? { noShow } : {}) }],
        applications: [],
      },
      momentAt(now, program, 'record_9'),
    );
  const [firstDay, secondDay] = ['2030-11-18T15:00Z', '2030-11-19T19:00Z'];
  const live = { kind: 'offer-live', invitation: 'offer_1', state: 'booked' } as const;

  test('is erased after the end of the second day, which the refusal names; before the first day it can be canceled', () => {
    const begun = { endsAt: instant('2030-11-19T18:00-05:00'), isPair: true };
    expect(erasedAt('2030-11-18T12:59Z')).toEqual({ kind: 'refusal', refusal: live });
    expect(erasedAt(firstDay)).toEqual({ kind: 'refusal', refusal: { ...live, begun } });
    expect(erasedAt(secondDay)).toEqual({ kind: 'refusal', refusal: { ...live, begun } });
    expect(erasedAt('2030-11-19T23:00Z').kind).toBe('decision');
  });

  test('is erased at once when the day that is ahead was called off as well', () => {
    const missed = { reason: 'Ill', at: instant('2030-11-18T14:00Z') };
    expect(erasedAt(firstDay, missed).kind).toBe('refusal');
    expect(erasedAt(firstDay, { ...missed, isForAll: true }).kind).toBe('decision');
  });

  test('is told with words for it what can be done, at the desk and at the terminal', () => {
    const verdict = erasedAt(firstDay);
    const refusal = verdict.kind === 'refusal' ? verdict.refusal : live;
    const clocks = { program: 'America/New_York', reader: 'America/New_York' };
    expect(tellOperator(refusal, clocks).next).toMatch(
      /erase after its end, Tuesday, November 19, 2030, 6:00 PM.*no-show OFFER --both-days/,
    );
    expect(tellProblem(refusal, { clocks }).next).toContain('enter a no-show for both days');
  });
});
