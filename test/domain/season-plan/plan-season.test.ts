import { describe, expect, test } from 'vitest';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { planSeason, type SeasonPlan } from '#domain/season-plan/plan-season.ts';
import type { Seat } from '#domain/seats/seat.ts';
import type { WallTime } from '#domain/values/time.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { offerOf, type SeasonSketch, seasonOf } from '#test/support/builders/season.ts';
import { momentAt, program } from '#test/support/builders/verdicts.ts';
import { afterBatch, type SeasonWorld, seatCounts, statedCounts } from '#test/support/models/season-world.ts';

const context = momentAt('2030-10-28T16:00Z', program);

/** Two tracks, of which one can choose a pair. */
const sketch = {
  tracks: {
    one: { options: ['2030-11-19', '2030-12-03'] },
    two: { options: ['2030-11-18_2030-11-19'], covers: ['one'] },
  },
  seats: {
    '2030-11-18': { morning: { two: 2 } },
    '2030-11-19': { morning: { one: 2, two: 1, 'one two': 1 }, afternoon: { one: 1 } },
    '2030-12-03': { morning: { one: 2 } },
  },
} satisfies SeasonSketch;

const season = seasonOf(sketch);

function withSeats(seats: SeasonSketch['seats']): Season {
  return seasonOf({ ...sketch, seats: { ...sketch.seats, ...seats } });
}

/** The dependencies of the holder of the first seat of December 3, who holds it for the track `one`. */
const oneId = 'offer of 2030-12-03 morning 1';

type Held = Readonly<Record<string, string>>;

/** The season as applied once, with open `offers`, and with the seats that `held` gives to tracks by their numbers. */
function worldOf(offers: readonly Offer[] = [], held: Held = {}, from = season): SeasonWorld {
  const name = ({ on, start, number }: Seat) => `${on} ${start} ${number}`;
  const seats = seatsOf(from, (seat) => (held[name(seat)] ? `offer of ${name(seat)}` : undefined));
  const booked = seats
    .filter(({ takenBy }) => takenBy)
    .map((seat) => {
      const { on, start, number, takenBy = '' } = seat;
      const track = held[name(seat)] ?? '';
      const option = from.tracks.find(({ id }) => id === track)?.options.find(({ id }) => id.includes(on));
      const booking = { option: option?.id ?? on, seats: [{ on, start, number }] as const };
      return offerOf(track, takenBy, { state: 'booked', booking });
    });
  return {
    applied: { season: from, version: 1 },
    ledger: 7,
    offers: [...offers, ...booked],
    seats,
    records: [],
  };
}

const plan = (world: SeasonWorld, next: Season) => planSeason(world.applied, next, world, context);

function planned(world: SeasonWorld, next: Season): SeasonPlan {
  const verdict = plan(world, next);
  if (verdict.kind !== 'plan') throw new Error(`refused: ${JSON.stringify(verdict.refusal)}`);
  return verdict;
}

const applied = (world: SeasonWorld, next: Season) =>
  planned(world, next).batches.reduce((after, { changes }) => afterBatch(after, changes), world);

describe('a first application', () => {
  const nothing: SeasonWorld = { applied: undefined, ledger: 0, offers: [], seats: [], records: [] };

  test('adds every seat, numbered from 1 in each start, and puts the document on record', () => {
    const world = applied(nothing, season);
    expect(seatCounts(world.seats)).toEqual(statedCounts(season));
    expect(world.seats.filter(({ on, start }) => on === '2030-11-19' && start === 'morning')).toMatchObject([
      { number: 1 },
      { number: 2 },
      { number: 3 },
      { number: 4 },
    ]);
    expect(world.applied).toEqual({ season, version: 1 });
    expect(world.records).toMatchObject([
      { event: 'season-applied', season: 'sample-2030', who: program, notices: [] },
    ]);
  });

  test('of a season that no single transaction can carry comes in batches of at most 90 changes', () => {
    const large = withSeats({ '2030-12-03': { morning: { one: 200 } } });
    const { batches } = planned(nothing, large);
    expect(batches.map(({ changes }) => changes.length)).toEqual([90, 90, 30, 3]);
    expect(batches.at(-1)?.changes.map(({ kind }) => kind)).toEqual([
      'raise-ledger',
      'put-season',
      'add-record',
    ]);
  });
});

describe('the file that is applied already', () => {
  test('changes nothing, no matter who holds which seat', () => {
    const world = worldOf([offerOf('one', 'open')], {
      '2030-11-19 morning 4': 'one',
      '2030-11-19 morning 1': 'one',
    });
    expect(plan(world, structuredClone(season))).toMatchObject({
      kind: 'plan',
      differences: [],
      batches: [],
      concerned: [],
    });
  });

  test('is recognized in any order of its stored fields', () => {
    const stored = JSON.parse(JSON.stringify(season), (_, part) =>
      part?.constructor === Object ? Object.fromEntries(Object.entries(part).reverse()) : part,
    );
    expect(planned(worldOf([], {}, stored), season).batches).toEqual([]);
  });

  test('with its tracks in another order is put in that order, and nothing else', () => {
    const turned = { ...season, tracks: [...season.tracks].reverse() };
    expect(planned(worldOf(), turned).differences).toEqual([{ kind: 'document' }]);
    expect(applied(worldOf(), turned).applied).toEqual({ season: turned, version: 2 });
  });
});

describe('the plan of a file', () => {
  test('lists differences by day, start and label, and by field of the season', () => {
    const next = withSeats({
      '2030-11-19': { morning: { one: 2, two: 2 }, afternoon: { one: 3 } },
      '2030-12-03': { morning: { one: 1 } },
    });
    const told = {
      ...next,
      program: { ...next.program, name: 'Another Residency' },
      deadlines: [{ id: 'visa', name: 'Visa', on: next.days[0]!.on }],
    };
    expect(planned(worldOf(), told).differences).toEqual([
      {
        kind: 'seats-relabeled',
        on: '2030-11-19',
        start: 'morning',
        from: ['one', 'two'],
        to: ['two'],
        seats: 1,
      },
      { kind: 'seats-added', on: '2030-11-19', start: 'afternoon', tracks: ['one'], seats: 2 },
      { kind: 'seats-removed', on: '2030-12-03', start: 'morning', tracks: ['one'], seats: 1 },
      { kind: 'text', name: 'program.name', before: 'Sample Residency', after: 'Another Residency' },
      { kind: 'deadline', name: 'visa', after: '2030-11-18 Visa' },
    ]);
  });

  test('is in the record of the change, with the work done before the last batch', () => {
    const next = withSeats({ '2030-12-03': { morning: { one: 3 } } });
    const done = [{ kind: 'document' }] as const;
    const verdict = planSeason(worldOf().applied, next, worldOf(), context, { done });
    const changes = verdict.kind === 'plan' ? verdict.batches.flatMap((batch) => batch.changes) : [];
    const record = changes.find((change) => change.kind === 'add-record')?.record;
    expect(record).toMatchObject({
      version: 2,
      differences: [
        { kind: 'document' },
        { kind: 'seats-added', on: '2030-12-03', start: 'morning', tracks: ['one'], seats: 1 },
      ],
    });
  });

  test('is one batch where it fits, and raises the ledger once if it can displace anybody', () => {
    const fewer = withSeats({ '2030-12-03': { morning: { one: 1 } } });
    const { batches } = planned(worldOf(), fewer);
    expect(batches.map(({ changes }) => changes.map(({ kind }) => kind))).toEqual([
      ['raise-ledger', 'remove-seat', 'put-season', 'add-record'],
    ]);
    expect(batches[0]?.changes[0]).toEqual({ kind: 'raise-ledger', from: 7 });
  });

  test('comes in this order where it does not fit: seats added, taken ones relabeled, free ones, removed; the document', () => {
    const world = worldOf([], { '2030-11-19 morning 4': 'one' });
    const next = withSeats({
      '2030-11-18': { morning: { two: 1 } },
      '2030-11-19': { morning: { one: 4 }, afternoon: { one: 2 } },
    });
    const verdict = planSeason(world.applied, next, world, context, { batchSize: 4 });
    const batches = verdict.kind === 'plan' ? verdict.batches.map(({ changes }) => changes) : [];
    expect(batches.map((changes) => changes.map(({ kind }) => kind))).toEqual([
      ['raise-ledger', 'add-seat'],
      ['raise-ledger', 'relabel-seat'],
      ['raise-ledger', 'relabel-seat'],
      ['raise-ledger', 'remove-seat', 'put-season', 'add-record'],
    ]);
    expect(batches[1]?.[1]).toMatchObject({ takenBy: 'offer of 2030-11-19 morning 4' });
    expect(
      batches.flatMap((changes) =>
        changes.flatMap((each) => ('from' in each && each.kind === 'raise-ledger' ? each.from : [])),
      ),
    ).toEqual([7, 8, 9, 10]);
  });

  test('leaves the ledger alone if it only adds seats or changes words', () => {
    const more = withSeats({ '2030-12-03': { morning: { one: 9 } } });
    const kinds = planned(worldOf(), more).batches.flatMap(({ changes }) => changes.map(({ kind }) => kind));
    expect(kinds).not.toContain('raise-ledger');
  });

  test('in options or times raises the ledger, for it can displace somebody', () => {
    const later = { ...season, offers: { ...season.offers, changesCloseHours: 72 } };
    expect(planned(worldOf(), later).batches[0]?.changes[0]?.kind).toBe('raise-ledger');
  });
});

describe('a seat that somebody holds', () => {
  const twoHeld = () => worldOf([], { '2030-12-03 morning 1': 'one', '2030-12-03 morning 2': 'one' });
  const oneLeft = withSeats({ '2030-12-03': { morning: { one: 1 } } });

  test('is not taken away without a reason', () => {
    expect(plan(twoHeld(), oneLeft)).toEqual({
      kind: 'refusal',
      refusal: { kind: 'change-unexplained', people: 1 },
    });
  });

  test('is taken away with a reason: the later number leaves, can choose again for 48 hours, and the seat is gone', () => {
    const world = twoHeld();
    const verdict = planSeason(world.applied, oneLeft, world, context, { reason: 'Sample reason' });
    const batches = verdict.kind === 'plan' ? verdict.batches : [];
    expect(batches.map(({ changes }) => changes.map(({ kind }) => kind))).toEqual([
      ['raise-ledger', 'put-season'],
      ['raise-ledger', 'remove-seat', 'put-offer', 'add-record'],
      ['raise-ledger', 'put-season', 'add-record'],
    ]);
    const after = batches.reduce((now, { changes }) => afterBatch(now, changes), world);
    expect(after.applied).toEqual({ season: oneLeft, version: 3 });
    expect(seatCounts(after.seats)).toEqual(statedCounts(oneLeft));
    expect(after.offers.find(({ id }) => id === 'offer of 2030-12-03 morning 2')).toMatchObject({
      state: 'open',
      closesAt: '2030-10-30T16:00:00.000Z',
      givenBack: { left: [{ on: '2030-12-03', name: 'morning' }], reason: 'Sample reason' },
    });
  });

  test('is not taken away once its interview has begun', () => {
    const begun = momentAt('2030-12-03T18:00Z', program);
    const verdict = planSeason(twoHeld().applied, oneLeft, twoHeld(), begun, { reason: 'Sample reason' });
    expect(verdict).toEqual({
      kind: 'refusal',
      refusal: { kind: 'seats-held', seats: [{ on: '2030-12-03', start: 'morning', number: 2 }] },
    });
  });

  test('is not taken away if its holder could not choose again: the file is refused with the number that fits', () => {
    const world = twoHeld();
    const { '2030-12-03': _, ...seats } = sketch.seats;
    const oneDay = { one: { options: ['2030-11-19'] }, two: sketch.tracks.two };
    const none = seasonOf({
      tracks: oneDay,
      seats: { ...seats, '2030-11-19': { morning: { two: 1, one: 1 } } },
    });
    const verdict = planSeason(world.applied, none, world, context, { reason: 'Sample reason' });
    expect(verdict).toEqual({
      kind: 'refusal',
      refusal: { kind: 'given-back-unplaceable', track: 'one', open: 2, fits: 1, people: 2 },
    });
  });

  test('stays when others of its start go, no matter which number it has', () => {
    const world = worldOf([], { '2030-12-03 morning 2': 'one' });
    const fewer = withSeats({ '2030-12-03': { morning: { one: 1 } } });
    expect(applied(world, fewer).seats).toContainEqual(world.seats.find(({ takenBy }) => takenBy));
  });

  test('is relabeled only if its holder may keep it', () => {
    const world = worldOf([], { '2030-11-19 morning 4': 'one' });
    const narrower = withSeats({ '2030-11-19': { morning: { one: 3, two: 1 }, afternoon: { one: 1 } } });
    const seat = applied(world, narrower).seats.find(({ takenBy }) => takenBy);
    expect(seat).toMatchObject({ number: 4, tracks: ['one'] });
    const wrong = withSeats({ '2030-11-19': { morning: { two: 4 }, afternoon: { one: 1 } } });
    expect(plan(world, wrong)).toMatchObject({ refusal: { kind: 'change-unexplained' } });
  });

  test('makes way for another holder who has no other seat', () => {
    const world = worldOf([], { '2030-11-19 morning 1': 'one', '2030-11-19 morning 4': 'two' });
    const tight = withSeats({ '2030-11-19': { morning: { one: 1, 'one two': 1 }, afternoon: { one: 1 } } });
    expect(seatCounts(applied(world, tight).seats)).toEqual(statedCounts(tight));
  });

  test('since the plan was made stops the batch that would have taken it', () => {
    const fewer = withSeats({ '2030-12-03': { morning: { one: 1 } } });
    const swapped = withSeats({
      '2030-11-19': { morning: { one: 1, two: 2, 'one two': 1 }, afternoon: { one: 1 } },
    });
    for (const next of [fewer, swapped]) {
      const { changes } = planned(worldOf(), next).batches[0]!;
      const taken = worldOf([], { '2030-12-03 morning 2': 'one', '2030-11-19 morning 2': 'one' });
      expect(() => afterBatch(taken, changes)).toThrow('condition');
    }
  });
});

describe('an applicant who books while the outlook is read', () => {
  test('after being invited in that moment, has it read again', () => {
    const world = { ...worldOf([], { '2030-12-03 morning 1': 'one' }), offers: [] };
    expect(plan(world, withSeats({ '2030-12-03': { morning: { one: 1 } } }))).toMatchObject({
      refusal: { kind: 'busy' },
    });
  });

  test('and is therefore read as open, has it read again where an option or time could be theirs', () => {
    const booked = worldOf([], { '2030-12-03 morning 1': 'one' });
    const open = booked.offers.map(({ booking: _, ...offer }) => ({ ...offer, state: 'open' as const }));
    const world = { ...booked, offers: open };
    const oneDay = { one: { options: ['2030-11-19'] }, two: sketch.tracks.two };
    expect(plan(world, seasonOf({ ...sketch, tracks: oneDay }))).toMatchObject({
      refusal: { kind: 'busy' },
    });
    const [first, second, third] = season.days;
    const starts = third!.starts.map((start) => ({ ...start, at: '09:00' as WallTime }));
    const later = { ...season, days: [first!, second!, { ...third!, starts }] };
    expect(plan(world, later)).toMatchObject({ refusal: { kind: 'busy' } });
    expect(plan(world, withSeats({ '2030-11-18': { morning: { two: 1 } } }))).toMatchObject({ kind: 'plan' });
  });
});

describe('a dependency of a booking', () => {
  const world = worldOf([offerOf('two', 'open')], { '2030-12-03 morning 1': 'one' });

  test('is not dropped: neither its day nor its option without a reason, and its track not at all', () => {
    const { '2030-12-03': _, ...seats } = sketch.seats;
    const oneDay = { one: { options: ['2030-11-19'] }, two: sketch.tracks.two };
    const refusals = [
      seasonOf({ ...sketch, seats }),
      seasonOf({ ...sketch, tracks: oneDay }),
      seasonOf({ ...sketch, tracks: { two: sketch.tracks.two } }),
      seasonOf({ ...sketch, tracks: { one: sketch.tracks.one } }),
    ].map((next) => plan(world, next));
    expect(refusals).toMatchObject([
      { refusal: { kind: 'change-unexplained', people: 1 } },
      { refusal: { kind: 'change-unexplained', people: 1 } },
      {
        refusal: {
          kind: 'booking-stands',
          broken: [{ dependency: { kind: 'track', track: 'one' }, offers: [oneId] }],
        },
      },
      {
        refusal: {
          kind: 'booking-stands',
          broken: [{ dependency: { kind: 'track', track: 'two' }, offers: ['open'] }],
        },
      },
    ]);
  });

  test('keeps its zone, and its hours unless there is a written reason', () => {
    const later = season.days.map((day) => ({
      ...day,
      starts: day.starts.map((start) => ({ ...start, until: '13:30' as WallTime })),
    }));
    expect(plan(world, { ...season, days: later })).toEqual({
      kind: 'refusal',
      refusal: { kind: 'change-unexplained', people: 1 },
    });
    const zone = { ...season.program, zone: 'America/Chicago' };
    expect(plan(world, { ...season, program: zone })).toMatchObject({
      refusal: { kind: 'booking-stands' },
    });
    const [first, ...others] = season.days;
    const elsewhere = { ...season, days: [{ ...first!, starts: later[0]!.starts }, ...others] };
    expect(plan(world, elsewhere)).toMatchObject({ kind: 'plan' });
  });

  test('keeps its organizer: the sender changes only while nobody has booked', () => {
    const program = { ...season.program, from: 'other@example.org' };
    expect(plan(world, { ...season, program })).toMatchObject({
      refusal: { kind: 'booking-stands', broken: [{ dependency: { kind: 'sender' }, offers: [oneId] }] },
    });
    const unbooked = { ...world, offers: [offerOf('two', 'open')], seats: seatsOf(season) };
    expect(plan(unbooked, { ...season, program })).toMatchObject({ kind: 'plan' });
  });

  test('may go when the offer is closed, but for its track, which its page goes on naming', () => {
    const closed = world.offers.map((offer) => ({ ...offer, state: 'declined' as const }));
    const free = { ...world, offers: closed, seats: seatsOf(season) };
    const oneDay = { one: { options: ['2030-11-19'] }, two: sketch.tracks.two };
    expect(plan(free, seasonOf({ ...sketch, tracks: oneDay }))).toMatchObject({ kind: 'plan' });
    expect(plan(free, seasonOf({ ...sketch, tracks: { two: sketch.tracks.two } }))).toMatchObject({
      refusal: { kind: 'booking-stands', broken: [{ dependency: { kind: 'track', track: 'one' } }] },
    });
  });
});

describe('open offers', () => {
  const open = [1, 2, 3, 4, 5, 6].map((each) => offerOf('one', `open ${each}`));

  test('keep a place each, or the file is refused with the number that fits', () => {
    const fewer = withSeats({ '2030-12-03': { morning: { one: 1 } } });
    expect(plan(worldOf(open.slice(0, 5)), fewer)).toMatchObject({ kind: 'plan' });
    expect(plan(worldOf(open), fewer)).toEqual({
      kind: 'refusal',
      refusal: { kind: 'offers-stand', track: 'one', open: 6, fits: 5 },
    });
  });

  test('lose their places also by options that go, and by days that close earlier', () => {
    const oneDay = { one: { options: ['2030-11-19'] }, two: sketch.tracks.two };
    const seats = { ...sketch.seats, '2030-12-03': { morning: { two: 2 } } };
    expect(plan(worldOf(open), seasonOf({ ...sketch, tracks: oneDay, seats }))).toMatchObject({
      refusal: { kind: 'offers-stand', open: 6, fits: 4 },
    });
    const early = { ...season, offers: { ...season.offers, changesCloseHours: 24 * 20 } };
    expect(plan(worldOf(open), early)).toMatchObject({ refusal: { kind: 'offers-stand', open: 6, fits: 3 } });
  });

  test('are never without a place between two batches: then the file is refused as a whole', () => {
    const moved = seasonOf({
      tracks: { one: { options: ['2030-12-10', '2030-11-19'] }, two: sketch.tracks.two },
      seats: { ...withoutDecember, '2030-12-10': { morning: { one: 2 } } },
    });
    const verdict = (batchSize: number) =>
      planSeason(worldOf(open).applied, moved, worldOf(open), context, { batchSize });
    expect(verdict(90)).toMatchObject({ kind: 'plan' });
    expect(verdict(4)).toMatchObject({ refusal: { kind: 'offers-stand' } });
  });
});

const { '2030-12-03': _december, ...withoutDecember } = sketch.seats;

test('a season is not applied to another', () => {
  expect(() => plan(worldOf(), { ...season, id: 'another' })).toThrow(
    'cannot be applied to season sample-2030',
  );
});
