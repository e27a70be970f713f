import { describe, expect, test } from 'vitest';
import { countNeeds, needsFollowUp } from '#domain/digest/action-items.ts';
import { changedAfter, stretchOf } from '#domain/digest/digest.ts';
import { digestFacts } from '#domain/digest/digest-content.ts';
import type { DigestSource } from '#domain/digest/digest-input.ts';
import { preparedWaves } from '#domain/digest/waves.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { Booking, Offer } from '#domain/offers/offer.ts';
import type { SeasonApplied } from '#domain/season-plan/season-applied.ts';
import { type CalendarDay, type Instant, instant, plusHours } from '#domain/values/time.ts';
import { sampleOffer, sampleSeason, seatsOf } from '#test/support/builders/sample-season.ts';

const season = sampleSeason();
const now = instant('2020-10-25T11:00:00Z');
const empty: DigestSource = { season, offers: [], seats: seatsOf(season), records: [], applied: [] };
const factsOf = (change: Partial<DigestSource>, at = now) =>
  digestFacts({ ...empty, ...change }, stretchOf(undefined, at), at);
const stretch = stretchOf(undefined, now);

/** An offer that closes late, unless `change` says otherwise. */
function offerOf(id: string, change: Partial<Offer> = {}): Offer {
  const applicant = { id: `A-${id}`, name: `Sample ${id}`, email: `${id}@example.org` };
  return sampleOffer({ id, applicant, closesAt: plusHours(now, 400), ...change });
}

function recordOf(offer: string, event: string, change: object = {}): OfferRecord {
  const frame = { id: `record of ${offer}`, season: season.id, offer, version: 2, at: plusHours(now, -2) };
  return { ...frame, who: { kind: 'applicant' }, notices: [], event, ...change } as unknown as OfferRecord;
}

/** Times on both ends of what a digest covers, and whether it covers them. */
const ends: readonly (readonly [Instant, boolean])[] = [
  [stretch.since, false],
  [instant(Date.parse(stretch.since) + 1), true],
  [stretch.until, true],
  [instant(Date.parse(stretch.until) + 1), false],
];

describe('whom the clock could not invite', () => {
  const offers = [offerOf('one', { state: 'unreleased' })];
  const unreleased = (change: object) =>
    factsOf({ offers, records: [recordOf('one', 'unprepared', change)] }).needs.unreleased;

  test('needs the coordinators, each with the reason and the time', () => {
    expect(unreleased({ because: 'too-late' })).toEqual({
      count: 1,
      first: [
        {
          ...{ name: 'Sample one', tracks: ['categorical'], email: 'one@example.org', offer: 'one' },
          ...{ at: plusHours(now, -2), because: 'too-late' },
        },
      ],
    });
    expect(unreleased({ because: 'taken-back' }).count).toBe(0);
    expect(unreleased({ because: 'invitations-over', offer: 'erased' }).count).toBe(0);
    expect(factsOf({ offers, records: [recordOf('one', 'prepared')] }).needs.unreleased.count).toBe(0);
  });

  test('is told in one digest: after the one before it, up to its own time', () => {
    for (const [at, isHere] of ends)
      expect([at, unreleased({ because: 'too-late', at }).count]).toEqual([at, Number(isHere)]);
  });
});

describe('that invitations end', () => {
  const until = season.offers.until;
  const endingAt = (at: string, seats = empty.seats) => factsOf({ seats }, instant(at)).needs.ending;

  test('is told from seven days before until they are over, with the seats of the days after today', () => {
    expect(endingAt('2020-11-23T04:59Z')).toBeUndefined();
    const ending = endingAt('2020-11-24T12:00Z');
    expect(ending?.until).toBe(until);
    expect(ending?.free).toBe(empty.seats.filter(({ on }) => on > '2020-11-24').length);
    expect(endingAt('2020-11-30T23:00Z')).toBeDefined();
    expect(endingAt('2020-12-01T05:00Z')).toBeUndefined();
  });

  test('is told only where somebody can still be invited, and counts no seat that is taken', () => {
    const [first] = empty.seats.filter(({ on }) => on === '2020-12-03');
    const one = empty.seats.map((seat) => (seat === first ? { ...seat, takenBy: 'off' } : seat));
    expect(endingAt('2020-11-24T12:00Z', one)?.free).toBe((endingAt('2020-11-24T12:00Z')?.free ?? 0) - 1);
    const none = empty.seats.map((seat) => ({ ...seat, takenBy: 'off' }));
    expect(endingAt('2020-11-24T12:00Z', none)).toBeUndefined();
  });
});

test('offers that close soon come by their end, those of one end by name, and no ended one is among them', () => {
  const soon = (id: string, hours: number, change: Partial<Offer> = {}) =>
    offerOf(id, { closesAt: plusHours(now, hours), ...change });
  const offers = [
    soon('b', 9),
    soon('c', 3),
    soon('a', 9),
    soon('d', 3),
    soon('e', 1, { state: 'declined' }),
  ];
  const { closing } = factsOf({ offers }).needs;
  expect(closing.first.map(({ offer }) => offer)).toEqual(['c', 'd', 'a', 'b']);
});

test('everything that needs somebody counts, each person, day and deadline once', () => {
  const person = { count: 2, first: [] };
  const needs = { late: person, unreached: person, unreleased: person, closing: person };
  const emptyDays = ['2020-11-16', '2020-11-17', '2020-11-20'] as CalendarDay[];
  const ending = { until: season.offers.until, free: 9, room: [] };
  const unanswered = { toldBy: season.offers.until, count: 5, by: {} as never };
  expect(countNeeds({ ...needs, emptyDays })).toBe(11);
  expect(countNeeds({ ...needs, emptyDays, ending, unanswered })).toBe(17);
  const [on] = emptyDays as [CalendarDay];
  expect(countNeeds({ ...needs, emptyDays: [], outdatedPlans: [{ on, count: 4 }] })).toBe(9);
  const unplannedDays = [{ on, people: 4, has: 'draft' as const }];
  expect(countNeeds({ ...needs, emptyDays: [], unplannedDays })).toBe(9);
  expect(factsOf({ unplannedDays })).toMatchObject({ quiet: false, needs: { unplannedDays } });
  const waitingQuestions = [{ on, count: 3 }];
  expect(countNeeds({ ...needs, emptyDays: [], waitingQuestions })).toBe(9);
  expect(factsOf({ waitingQuestions })).toMatchObject({ quiet: false, needs: { waitingQuestions } });
  expect(factsOf({ waitingQuestions: [] }).needs).not.toHaveProperty('waitingQuestions');
  expect(factsOf({ unplannedDays: [] }).needs).not.toHaveProperty('unplannedDays');
});

test('an applicant whom mail does not reach needs a follow-up, and so does one with little time left', () => {
  const mailTrouble = { kind: 'bounced', at: now, why: 'no such mailbox' } as const;
  expect(needsFollowUp(offerOf('one', { mailTrouble }), now)).toBe(true);
  expect(needsFollowUp(offerOf('one', { closesAt: plusHours(now, 48) }), now)).toBe(true);
  expect(needsFollowUp(offerOf('one'), now)).toBe(false);
});

test('who is without an answer is told once the day for it is over, if there is anybody', () => {
  const dated = { ...season, statuses: { toldBy: '2020-10-24' as CalendarDay } };
  const by = { 'in-review': 2, 'to-invite': 0, 'invitation-ended': 0, waiting: 1, closed: 4 };
  const told = (unanswered: typeof by, of = dated) => factsOf({ season: of, unanswered }).needs.unanswered;
  expect(told(by)).toEqual({ toldBy: '2020-10-24', count: 7, by });
  expect(
    told({ 'in-review': 0, 'to-invite': 0, 'invitation-ended': 0, waiting: 0, closed: 0 }),
  ).toBeUndefined();
  expect(told(by, { ...dated, statuses: { toldBy: '2020-10-25' as CalendarDay } })).toBeUndefined();
});

test('prepared waves are told, the next one first, with how many are considered for which tracks', () => {
  const [first, second] = [plusHours(now, 24), plusHours(now, 48)];
  const both = { tracks: ['categorical', 'primary-care'], seatedAs: 'primary-care' };
  const offers = [
    offerOf('late', { state: 'prepared', opensAt: second }),
    offerOf('one', { state: 'prepared', opensAt: first }),
    offerOf('two', { state: 'prepared', opensAt: first, ...both }),
    offerOf('three', { state: 'prepared', opensAt: first, ...both }),
    offerOf('open', { opensAt: first }),
  ];
  const wave = {
    at: first,
    count: 3,
    alike: [
      { tracks: ['categorical'], count: 1 },
      { tracks: ['primary-care', 'categorical'], count: 2 },
    ],
  };
  const last = { at: second, count: 1, alike: [{ tracks: ['categorical'], count: 1 }] };
  expect(preparedWaves(offers)).toEqual([wave, last]);
  expect(preparedWaves(offers.toReversed()).map(({ at }) => at)).toEqual([first, second]);
  expect(factsOf({ offers: [] }).waves).toEqual([]);
});

describe('an applied season file', () => {
  const differences = Array.from({ length: 9 }, (_, index) => ({
    ...{ kind: 'seats-added', on: `2020-11-1${index}`, start: 'morning', tracks: ['categorical'], seats: 1 },
  }));
  const fileOf = (change: object = {}): SeasonApplied =>
    ({
      ...{ id: 'record_f', season: season.id, at: plusHours(now, -2), event: 'season-applied' },
      ...{
        who: { kind: 'program', name: 'Sample Operator' },
        version: 2,
        notices: [],
        differences,
        ...change,
      },
    }) as unknown as SeasonApplied;
  const applied = (change: object = {}) => factsOf({ applied: [fileOf(change)] }).applied;

  test('is told with its author and the first eight differences of nine; of the first file none', () => {
    const line = { at: plusHours(now, -2), by: 'Sample Operator', version: 2 };
    expect(applied().first).toEqual([{ ...line, differences: { count: 9, first: differences.slice(0, 8) } }]);
    expect(applied({ version: 1 }).first).toMatchObject([{ differences: { count: 0, first: [] } }]);
    expect(applied({ who: { kind: 'clock' } }).first).toMatchObject([{ by: 'clock' }]);
  });

  test('has the seats of one start and track counted together, in however many steps they were written', () => {
    const [first, second] = differences;
    const written = [first, second, { ...first, seats: 6 }, { ...first, kind: 'seats-removed' }];
    expect(applied({ differences: written }).first[0]?.differences.first).toEqual([
      ...[{ ...first, seats: 7 }, second, { ...first, kind: 'seats-removed' }],
    ]);
  });

  test('is told in one digest: after the one before it, up to its own time', () => {
    for (const [at, isHere] of ends) expect([at, applied({ at }).count]).toEqual([at, Number(isHere)]);
  });
});

describe('a change of a day close ahead', () => {
  const monday = { on: '2020-11-16', start: 'morning', number: 1 } as const;
  const far = { on: '2020-12-07', start: 'morning', number: 1 } as const;
  const at = instant('2020-11-15T12:00Z');
  const late = (event: string, change: object, on = at) =>
    digestFacts(
      {
        ...empty,
        offers: [offerOf('one')],
        records: [recordOf('one', event, { at: plusHours(at, -1), ...change })],
      },
      stretchOf(undefined, on),
      on,
    ).needs.late;
  const booking = (...seats: readonly object[]) => ({ option: 'x', seats }) as unknown as Booking;

  test('is late if any of its days is, and names the seat of that day alone as free again', () => {
    const moved = late('moved', { before: booking(monday), after: booking(far) });
    expect(moved.first).toMatchObject([
      {
        before: [{ on: '2020-11-16', start: 'morning' }],
        after: [{ on: '2020-12-07', start: 'morning' }],
        freeAgain: [{ on: '2020-11-16', start: 'morning' }],
      },
    ]);
    expect(late('booked', { after: booking(far) }).count).toBe(0);
    expect(late('declined', {}).count).toBe(0);
  });

  test('on its own morning still names the seat that is free, and of changed hours only how it is now', () => {
    const morning = instant('2020-11-16T12:00Z');
    const canceled = late('canceled', { at: plusHours(morning, -1), before: booking(monday) }, morning);
    expect(canceled.first).toMatchObject([{ freeAgain: [{ on: '2020-11-16' }] }]);
    const same = { before: booking(monday), after: booking(monday), changes: [] };
    expect(late('day-changed', same).first).toMatchObject([{ before: [], after: [{ on: '2020-11-16' }] }]);
  });

  test('is told in one digest: after the one before it, up to its own time', () => {
    const { since, until } = stretchOf(undefined, at);
    const count = (moment: Instant) => late('canceled', { at: moment, before: booking(monday) }).count;
    const next = (moment: Instant) => instant(Date.parse(moment) + 1);
    expect([since, next(since), until, next(until)].map(count)).toEqual([0, 1, 1, 0]);
  });
});

describe('the figures', () => {
  test('count the free seats that a track may use, of today and the days to come', () => {
    const at = instant('2020-12-08T12:00Z');
    const [taken] = empty.seats.filter(
      ({ on, tracks }) => on === '2020-12-10' && tracks.includes('categorical'),
    );
    const seats = empty.seats.map((seat) => (seat === taken ? { ...seat, takenBy: 'one' } : seat));
    const { tracks, days, daysPast } = factsOf({ seats, offers: [offerOf('one')] }, at);
    const usable = empty.seats.filter(
      (seat) => seat.on >= '2020-12-08' && seat.tracks.includes('categorical'),
    );
    expect(tracks.find(({ track }) => track === 'categorical')).toMatchObject({
      free: usable.length - 1,
      taken: 1,
    });
    expect(days[0]?.on).toBe('2020-12-08');
    expect(daysPast).toBe(season.days.filter(({ on }) => on < '2020-12-08').length);
    const starts = days.find(({ on }) => on === '2020-12-10')?.starts;
    expect(starts?.map(({ by }) => by)).toEqual([[{ track: 'categorical', taken: 1 }], []]);
  });

  test('count nobody who does not know of the invitation, and room only until invitations end', () => {
    const { tracks } = factsOf({ offers: [offerOf('one', { state: 'prepared' })] });
    expect(tracks.map(({ invited }) => invited)).toEqual([0, 0, 0, 0]);
    const room = (at: string) => factsOf({}, instant(at)).tracks[0]?.room;
    expect(room('2020-12-01T04:59:59.999Z')).toBeGreaterThan(0);
    expect(room('2020-12-01T05:00Z')).toBeUndefined();
  });
});

test('an offer is of a digest’s period if it changed after the one before', () => {
  const offer = offerOf('one', { changedAt: now });
  expect(changedAfter([offer], now)).toEqual([]);
  expect(changedAfter([offer], instant(Date.parse(now) - 1))).toEqual([offer]);
});
