import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import { changesIn } from '#domain/digest/changes.ts';
import { changedAfter, digest, type LastDigest, stretchOf } from '#domain/digest/digest.ts';
import { digestFacts } from '#domain/digest/digest-content.ts';
import type { DigestSource } from '#domain/digest/digest-input.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import { releaseOffers } from '#domain/invitations/release-offers.ts';
import type { Booking, Offer } from '#domain/offers/offer.ts';
import { type CalendarDay, type Instant, instant, plusHours } from '#domain/values/time.ts';
import { sampleOffer, sampleSeason, seatsOf } from '#test/support/builders/sample-season.ts';
import { recordOf as recordLeftBy } from '#test/support/builders/verdicts.ts';

const season = sampleSeason();
/** More than 21 days before the first interview. */
const now = instant('2020-10-25T11:00:00Z');
const empty: DigestSource = { season, offers: [], seats: seatsOf(season), records: [], applied: [] };
const factsOf = (change: Partial<DigestSource>, at = now) =>
  digestFacts({ ...empty, ...change }, stretchOf(undefined, at), at);

const frame = {
  ...{ id: 'record_1', season: season.id, offer: 'off_sample', version: 2, at: plusHours(now, -2) },
  ...({ who: { kind: 'applicant' }, notices: [] } as const),
};

const personNamed = (name: string) => ({ id: `id-${name}`, name, email: `${name}@example.org` });

function recordOf(change: { readonly at?: Instant } = {}): OfferRecord {
  return { ...frame, event: 'declined', ...change };
}

/** The content of a digest; its wording does not matter here. */
const messageOf = () => ({ subject: '', blocks: [] });
const digestOf = (source: DigestSource, last: LastDigest, at: DecisionContext) =>
  digest(source, last, at, messageOf);

const momentAt = (at: Instant) => ({ now: at, recordId: 'record_d', who: { kind: 'clock' } as const });

describe('a digest', () => {
  test('is quiet without changes and without action items', () => {
    expect(factsOf({}).quiet).toBe(true);
  });

  test.each<[string, Partial<DigestSource>]>([
    ['something happened', { offers: [sampleOffer({ state: 'declined' })], records: [recordOf()] }],
    [
      'a season file was applied',
      {
        applied: [
          {
            ...({
              id: 'record_2',
              season: season.id,
              at: plusHours(now, -2),
              event: 'season-applied',
            } as const),
            ...({ who: { kind: 'program', name: 'S' }, version: 2, differences: [], notices: [] } as const),
          },
        ],
      },
    ],
    ['an offer is near its end', { offers: [sampleOffer({ closesAt: plusHours(now, 5) })] }],
    [
      'mail bounced',
      {
        offers: [
          sampleOffer({ closesAt: plusHours(now, 60), mailTrouble: { kind: 'bounced', at: now, why: 'x' } }),
        ],
      },
    ],
  ])('is not quiet when %s', (_, change) => {
    expect(factsOf(change).quiet).toBe(false);
  });

  test('goes to the coordinators whom the season names, and to nobody else', () => {
    const record = recordLeftBy(digestOf({ ...empty, offers: [sampleOffer()] }, undefined, momentAt(now)));
    expect(record.notices).toEqual([{ kind: 'digest', to: 'coordinator@example.org' }]);
    expect(record).toMatchObject({ event: 'digested', season: season.id });
    expect(record).not.toHaveProperty('offer');
  });

  test('is made once on each day of the program’s calendar', () => {
    const at = (text: string) =>
      digestOf(empty, { at: instant('2020-10-28T11:00:00Z') }, momentAt(instant(text)));
    expect(at('2020-10-28T11:00:05Z').kind).toBe('repeat');
    expect(at('2020-10-29T03:59:00Z').kind).toBe('repeat');
    expect(at('2020-10-29T04:01:00Z').kind).toBe('decision');
  });

  test('is made once more when all days of the season are over, says that it is the last, and no more', () => {
    const made = (lastAt: string, at: string) => {
      const verdict = digestOf(empty, { at: instant(lastAt) }, momentAt(instant(at)));
      return verdict.kind === 'decision' ? verdict.result.isLast === true : undefined;
    };
    expect(made('2021-01-24T12:00Z', '2021-01-25T12:00Z')).toBe(false);
    expect(made('2021-01-25T12:00Z', '2021-01-26T12:00Z')).toBe(true);
    expect(made('2021-01-25T12:00Z', '2021-01-29T12:00Z')).toBe(true);
    expect(made('2021-01-26T12:00Z', '2021-01-27T12:00Z')).toBeUndefined();
    expect(made('2021-01-26T12:00Z', '2021-06-27T12:00Z')).toBeUndefined();
  });

  test('reports every change exactly once, even one that was dated before a digest and seen after it', () => {
    const seconds = fc
      .tuple(
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: -120, max: 120 }),
        fc.integer({ min: 0, max: 50 }),
      )
      .map(([day, off, late]) => ({ at: day * 86_400 + off, seenAt: day * 86_400 + off + late }));
    fc.assert(
      fc.property(fc.array(seconds, { maxLength: 60 }), (times) => {
        const offers = [sampleOffer({ state: 'declined' })];
        const known = times.filter(({ at }) => at > 0);
        let told = 0;
        for (let day = 1; day <= 5; day += 1) {
          const records = known
            .filter(({ seenAt }) => seenAt <= day * 86_400)
            .map(({ at }) => recordOf({ at: plusHours(now, at / 3600) }));
          const stretch = stretchOf({ at: plusHours(now, (day - 1) * 24) }, plusHours(now, day * 24));
          const changes = changesIn({ ...empty, offers, records }, stretch);
          told += changes.reduce((sum, each) => sum + each.count, 0);
        }
        expect(told).toBe(known.length);
      }),
    );
  });

  test('needs the records only of offers that changed in its time', () => {
    const offers = [
      sampleOffer({ id: 'a', changedAt: now }),
      sampleOffer({ id: 'b', changedAt: plusHours(now, -30) }),
    ];
    expect(changedAfter(offers, stretchOf(undefined, now).since).map((offer) => offer.id)).toEqual(['a']);
  });
});

describe('the list of changes', () => {
  test('names the applicant, the change, its time and author, and the seats before and after', () => {
    const [first, second] = ['2020-11-17', '2020-11-24'] as CalendarDay[] as [CalendarDay, CalendarDay];
    const record: OfferRecord = {
      ...frame,
      event: 'moved',
      sequence: 1,
      who: { kind: 'program', name: 'coordinator@example.org' },
      reason: 'A clash',
      left: [],
      before: { option: first, seats: [{ on: first, start: 'morning', number: 1 }] },
      after: { option: second, seats: [{ on: second, start: 'afternoon', number: 2 }] },
    };
    const { changes } = factsOf({ offers: [sampleOffer()], records: [record] });
    expect(changes).toEqual([
      {
        event: 'moved',
        count: 1,
        first: [
          {
            name: 'Sample Applicant One',
            tracks: ['categorical'],
            at: record.at,
            by: 'program',
            before: [{ on: '2020-11-17', start: 'morning' }],
            after: [{ on: '2020-11-24', start: 'afternoon' }],
            reason: 'A clash',
          },
        ],
      },
    ]);
  });

  test('leaves out earlier changes, and changes that are no news to a coordinator', () => {
    const trouble = { kind: 'bounced', at: now, why: 'x' } as const;
    const records: OfferRecord[] = [
      recordOf({ at: plusHours(now, -30) }),
      { ...frame, event: 'mail-failed', trouble },
      { ...frame, event: 'mail-recovered', trouble },
      { ...frame, event: 'link-reissued' },
    ];
    expect(factsOf({ offers: [sampleOffer({ state: 'declined' })], records }).changes).toEqual([]);
  });
});

describe('the list of action items', () => {
  const troubled = { kind: 'bounced', at: plusHours(now, -5), why: 'no such user' } as const;
  const late = (change: Partial<Offer>) => sampleOffer({ closesAt: plusHours(now, 60), ...change });

  test('open offers that close within 48 hours, the nearest first', () => {
    const offers = [
      late({ id: 'a', closesAt: plusHours(now, 48) }),
      late({ id: 'b', closesAt: plusHours(now, 1) }),
      late({ id: 'c', closesAt: plusHours(now, 49) }),
      late({ id: 'd', closesAt: plusHours(now, 2), state: 'booked' }),
    ];
    const { closing } = factsOf({ offers }).needs;
    expect(closing.first.map((each) => each.closesAt)).toEqual([plusHours(now, 1), plusHours(now, 48)]);
  });

  test.each([
    ['2020-11-22T12:00Z', false, 'eight days before they end'],
    ['2020-11-23T12:00Z', true, 'seven days before they end'],
    ['2020-12-01T04:59Z', true, 'in the last minute'],
    ['2020-12-01T05:00Z', false, 'once they are over'],
  ])('invitations at %s: %s, %s', (at, isNamed) => {
    const { ending } = factsOf({}, instant(at)).needs;
    expect(ending !== undefined).toBe(isNamed);
    if (ending)
      expect(ending).toMatchObject({ until: '2020-11-30', room: [{ track: 'categorical' }, {}, {}, {}] });
  });

  test('no invitations while every seat is taken', () => {
    const seats = seatsOf(season, () => 'off_x');
    expect(factsOf({ seats }, instant('2020-11-28T12:00Z')).needs).not.toHaveProperty('ending');
  });

  const on = '2020-11-17' as CalendarDay;
  const seat = { on, start: 'morning', number: 1 } as const;
  const lateCancel = (at: string): OfferRecord => ({
    ...{ ...frame, at: instant(at), event: 'canceled', sequence: 1, left: [] },
    before: { option: on, seats: [seat] },
  });
  const lateBy = (at: string, change: Partial<DigestSource> = {}) =>
    factsOf({ offers: [late({ id: frame.offer, state: 'canceled' })], ...change }, instant(at)).needs.late;

  test('changes of a day within three days, with the seat that is free again', () => {
    const records = [lateCancel('2020-11-14T06:00Z')];
    expect(lateBy('2020-11-14T12:00Z', { records }).first).toMatchObject([
      { event: 'canceled', before: [{ on, start: 'morning' }], freeAgain: [{ on, start: 'morning' }] },
    ]);
    const seats = seatsOf(season, (each) => (each.on === on ? 'off_new' : undefined));
    expect(lateBy('2020-11-14T12:00Z', { records, seats }).first).toMatchObject([{ freeAgain: [] }]);
  });

  test('a change of the day itself on the next morning, when there is no seat to fill anymore', () => {
    const records = [lateCancel('2020-11-17T12:30Z')];
    expect(lateBy('2020-11-18T12:00Z', { records }).first).toMatchObject([
      { event: 'canceled', freeAgain: [] },
    ]);
  });

  test('no change of a day further ahead, unless the season says that it is late', () => {
    const records = [lateCancel('2020-11-13T06:00Z')];
    expect(lateBy('2020-11-13T12:00Z', { records }).count).toBe(0);
    const longer = { ...season, digest: { ...season.digest, lateDays: 4 } };
    expect(lateBy('2020-11-13T12:00Z', { records, season: longer }).count).toBe(1);
  });

  test('mail that did not arrive, as long as the offer lives', () => {
    const offers = (['open', 'booked', 'declined', 'canceled', 'expired'] as const).map((state) =>
      late({
        id: state,
        state,
        mailTrouble: troubled,
        applicant: { id: state, name: state, email: 'x@example.org' },
      }),
    );
    const { unreached } = factsOf({ offers }).needs;
    expect(unreached.first.map((each) => each.name)).toEqual(['booked', 'open']);
    expect(unreached.first[0]).toMatchObject({ email: 'x@example.org', why: 'no such user' });
  });

  test('applicants without an answer, once the day is over by which everybody was to be told', () => {
    const statuses = { toldBy: '2020-10-24' as CalendarDay };
    const unanswered = { 'in-review': 3, 'to-invite': 0, 'invitation-ended': 1, waiting: 0, closed: 2 };
    const said = factsOf({ season: { ...season, statuses }, unanswered });
    expect(said.quiet).toBe(false);
    expect(said.needs.unanswered).toEqual({ toldBy: '2020-10-24', count: 6, by: unanswered });
    const onTheDay = factsOf({
      season: { ...season, statuses: { toldBy: '2020-10-25' } as never },
      unanswered,
    });
    expect(onTheDay.needs).not.toHaveProperty('unanswered');
    const none = { 'in-review': 0, 'to-invite': 0, 'invitation-ended': 0, waiting: 0, closed: 0 };
    expect(factsOf({ season: { ...season, statuses }, unanswered: none }).quiet).toBe(true);
  });

  test('days of the coming 21 days that are empty and can still be taken', () => {
    const taken = seatsOf(season, (seat) =>
      seat.on === '2020-11-17' && seat.number === 1 ? 'off_sample' : undefined,
    );
    const offers = [late({ state: 'booked' })];
    const at = instant('2020-11-02T12:00:00Z');
    expect(factsOf({ offers, seats: taken }, at).needs.emptyDays).toEqual([
      '2020-11-16',
      '2020-11-20',
      '2020-11-23',
    ]);
    const eve = instant('2020-11-15T19:00:00Z');
    expect(factsOf({ offers, seats: taken }, eve).needs.emptyDays).not.toContain('2020-11-16');
  });
});

describe('the rosters', () => {
  const on = '2020-11-17' as CalendarDay;
  const booking: Booking = { option: on, seats: [{ on, start: 'morning', number: 1 }] };
  const offers = [sampleOffer({ state: 'booked', booking })];
  const daysOn = (at: string) => factsOf({ offers }, instant(at)).rosters.map((roster) => roster.on);

  test.each([
    ['a Friday has those of Saturday to Monday', '2020-11-13T12:00Z', ['2020-11-16']],
    ['a Sunday has none', '2020-11-15T12:00Z', []],
    [
      'an interview day has its own, and that of the next day',
      '2020-11-16T12:00Z',
      ['2020-11-16', '2020-11-17'],
    ],
    ['a day before none has its own', '2020-11-17T12:00Z', ['2020-11-17']],
    ['a Wednesday before a free Thursday has none', '2020-11-18T12:00Z', []],
  ])('%s', (_, at, days) => {
    expect(daysOn(at)).toEqual(days);
  });

  test('name everybody who comes', () => {
    const { rosters } = factsOf({ offers }, instant('2020-11-17T12:00Z'));
    expect(rosters).toMatchObject([{ isToday: true, people: [{ offer: 'off_sample', start: 'morning' }] }]);
  });

  test('are never quiet, even if nobody is booked', () => {
    const seats = seatsOf(season, () => 'off_x');
    const facts = factsOf({ seats }, instant('2020-12-08T12:00Z'));
    expect(facts.rosters).toMatchObject([{ on: '2020-12-08', people: [] }]);
    expect(facts.quiet).toBe(false);
  });
});

describe('the figures', () => {
  test('count every taken seat once: in all, by day and start, and by track', () => {
    const taken = fc.array(fc.boolean(), { minLength: empty.seats.length, maxLength: empty.seats.length });
    fc.assert(
      fc.property(taken, (which) => {
        let next = 0;
        const seats = seatsOf(season, (seat) => (which[next++] ? `off_${seat.tracks[0]}` : undefined));
        const offers = season.tracks.map(({ id }) => late(id));
        const facts = factsOf({ seats, offers });
        const count = which.filter(Boolean).length;
        expect(facts.seats).toEqual({ taken: count, of: seats.length });
        const starts = facts.days.flatMap((day) => day.starts);
        expect(starts.reduce((sum, each) => sum + each.taken, 0)).toBe(count);
        expect(starts.reduce((sum, each) => sum + each.of, 0)).toBe(seats.length);
        expect(starts.flatMap((each) => each.by).reduce((sum, each) => sum + each.taken, 0)).toBe(count);
        const held = facts.tracks.reduce((sum, each) => sum + each.taken, 0);
        expect(held).toBe(count);
      }),
      { numRuns: 8 },
    );
  });

  const late = (track: string) =>
    sampleOffer({ id: `off_${track}`, seatedAs: track, tracks: [track], state: 'booked' });

  test('count a track’s offers by their outcome', () => {
    const states = ['open', 'booked', 'booked', 'declined', 'expired', 'canceled'] as const;
    const offers = states.map((state, index) =>
      sampleOffer({ id: `o${index}`, state, applicant: personNamed(`P${index}`) }),
    );
    expect(factsOf({ offers }).tracks[0]).toMatchObject({ invited: 6, open: 1, booked: 2, ended: 3 });
  });

  test('count a person who was invited again once, by the latest offer', () => {
    const applicant = personNamed('Again');
    const offers = [
      sampleOffer({ id: 'o1', state: 'expired', applicant }),
      sampleOffer({ id: 'o2', state: 'open', applicant }),
      sampleOffer({ id: 'o3', state: 'booked', applicant: personNamed('Other') }),
    ];
    expect(factsOf({ offers }).tracks[0]).toMatchObject({ invited: 2, open: 1, booked: 1, ended: 0 });
  });

  test('say how many people of a track are considered for another one as well', () => {
    const both = { seatedAs: 'primary-care', tracks: ['categorical', 'primary-care'] };
    const offers = [
      sampleOffer({ id: 'o1', applicant: personNamed('A'), ...both }),
      sampleOffer({ id: 'o2', applicant: personNamed('B'), ...both, state: 'declined' }),
      sampleOffer({ id: 'o3', applicant: personNamed('C'), ...both, tracks: ['primary-care'] }),
    ];
    const [categorical, primaryCare] = factsOf({ offers }).tracks;
    expect(categorical).toMatchObject({ invited: 0, also: [] });
    expect(primaryCare).toMatchObject({ invited: 3, also: [{ track: 'categorical', count: 2 }] });
  });

  test('leave out days that are over', () => {
    const facts = factsOf({}, instant('2020-11-18T12:00:00Z'));
    expect(facts.days[0]?.on).toBe('2020-11-20');
    expect(facts.daysPast).toBe(2);
  });

  test.each([now, instant('2020-11-19T20:00:00Z')])(
    'give as room for a track exactly what a release at %s would grant',
    (at) => {
      const open = Array.from({ length: 5 }, (_, index) =>
        sampleOffer({ id: `o${index}`, closesAt: plusHours(at, 40) }),
      );
      const { tracks } = factsOf({ offers: open }, at);
      for (const { track, room = 0 } of tracks) {
        const outlook = { ledger: 0, offers: open, seats: empty.seats };
        const asked = (count: number) =>
          Array.from({ length: count }, (_, index) => ({
            applicant: { id: `n${index}`, name: 'n', email: 'n@example.org' },
            tracks: [track],
            offerId: `n${index}`,
            recordId: `r${index}`,
          }));
        expect(room).toBeGreaterThan(0);
        expect(releaseOffers(season, outlook, asked(room), momentAt(at)).kind, track).toBe('decision');
        expect(releaseOffers(season, outlook, asked(room + 1), momentAt(at)).kind, track).toBe('refusal');
      }
    },
  );

  test('speak of room no longer once invitations are over', () => {
    expect(factsOf({}, instant('2020-12-01T06:00:00Z')).tracks[0]).not.toHaveProperty('room');
  });
});

test('a digest of 400 offers with the longest names stays small enough for its record', () => {
  const applicant = { id: 'A', name: '👩🏽‍⚕️'.repeat(40), email: `${'a'.repeat(60)}@example.org` };
  const mailTrouble = { kind: 'bounced', at: now, why: '€'.repeat(300) } as const;
  const offers = Array.from({ length: 400 }, (_, index) =>
    sampleOffer({ id: `o${index}`, applicant, mailTrouble, closesAt: plusHours(now, 5) }),
  );
  const on = '2020-11-17' as CalendarDay;
  const booking: Booking = { option: on, seats: [{ on, start: 'morning', number: 1 }] };
  const changed = { before: booking, left: [], reason: '€'.repeat(500) };
  const records = offers.flatMap(({ id }): OfferRecord[] => [
    ...(['invited', 'declined', 'expired'] as const).map((event) => ({ ...frame, offer: id, event })),
    { ...frame, offer: id, sequence: 0, event: 'booked', after: booking },
    { ...frame, offer: id, sequence: 1, event: 'moved', ...changed, after: booking },
    { ...frame, offer: id, sequence: 2, event: 'canceled', ...changed },
  ]);
  const facts = factsOf({ offers, records });
  expect(facts.changes.map((each) => each.count)).toEqual([400, 400, 400, 400, 400, 400]);
  expect(facts.needs.unreached.count).toBe(400);
  expect(Buffer.byteLength(JSON.stringify(facts))).toBeLessThan(200_000);
});
