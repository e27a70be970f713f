import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type SwapStanding, swap } from '#domain/booking/swap.ts';
import { openDemand, shortfall } from '#domain/capacity/placement.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { Booking, Offer } from '#domain/offers/offer.ts';
import type { StartName } from '#domain/season/season.ts';
import { admits, type Seat, sameSeat } from '#domain/seats/seat.ts';
import { type CalendarDay, instant, plusHours } from '#domain/values/time.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { invitedAt, offerOf, winterSeason } from '#test/support/builders/season.ts';
import { always } from '#test/support/checks/check-property.ts';

const season = winterSeason();
const who = { kind: 'program', name: 'Sample Coordinator' } as const;
const context: DecisionContext = { now: plusHours(invitedAt, 1), recordId: 'record_a', who };
const request = { otherRecordId: 'record_b' };

/** A booking of `starts`, in the first seats of the season that fit `track` and are free. */
function seated(
  seats: Seat[],
  id: string,
  track: string,
  ...starts: readonly (readonly [string, StartName])[]
): Offer {
  const found = starts.map(([on, start]) => {
    const index = seats.findIndex(
      (seat) => seat.on === on && seat.start === start && !seat.takenBy && admits(seat, track),
    );
    const seat = seats[index];
    if (!seat) throw new Error(`no seat on ${on} for ${track}`);
    seats[index] = { ...seat, takenBy: id };
    return { on: seat.on, start: seat.start, number: seat.number };
  });
  const booking = {
    option: starts.map(([on]) => on).join('_'),
    seats: found as unknown as Booking['seats'],
  };
  return offerOf(track, id, { state: 'booked', booking, sequence: 0, version: 2 });
}

/** The standing of two offers that are booked as said, each as track and starts. */
function standingOf(
  ...two: readonly [Parameters<typeof seatedIn>[1], Parameters<typeof seatedIn>[1]]
): SwapStanding {
  const seats = [...seatsOf(season)];
  const [one, other] = two.map((each, index) => seatedIn(seats, each, index)) as [Offer, Offer];
  return { season, version: 1, one, other, seats };
}

type Sitting = readonly [track: string, ...starts: readonly (readonly [string, StartName])[]];

function seatedIn(seats: Seat[], [track, ...starts]: Sitting, index: number): Offer {
  return seated(seats, `offer_${index}`, track, ...starts);
}

const early = ['2030-11-19', 'morning'] as const;
const late = ['2030-12-10', 'afternoon'] as const;
const refusalOf = (standing: SwapStanding, at = context) => {
  const verdict = swap(standing, request, at);
  return verdict.kind === 'refusal' ? verdict.refusal : verdict.kind;
};

describe('two applicants swap their interviews', () => {
  test('each sits where the other sat, with a message, a calendar revision and a record of its own', () => {
    const standing = standingOf(['categorical', early], ['categorical', late]);
    const verdict = swap(standing, request, context);
    if (verdict.kind !== 'decision') throw new Error(JSON.stringify(verdict));
    const [one, other] = verdict.result;
    expect(one.booking).toEqual(standing.other.booking);
    expect(other.booking).toEqual(standing.one.booking);
    expect([one.sequence, other.sequence, one.version, other.version]).toEqual([1, 1, 3, 3]);
    const records = verdict.changes.flatMap((change) =>
      change.kind === 'add-record' ? [change.record] : [],
    );
    expect(records.map(({ id, offer, event }) => [id, offer, event])).toEqual([
      ['record_a', 'offer_0', 'swapped'],
      ['record_b', 'offer_1', 'swapped'],
    ]);
    expect(records.map(({ notices }) => notices)).toEqual([
      [{ kind: 'booking', to: 'offer_0@example.org', part: 1 }],
      [{ kind: 'booking', to: 'offer_1@example.org', part: 1 }],
    ]);
    // The record names the other for coordinators; nothing that is mailed does.
    const { id, offer, notices } = records[0] ?? {};
    expect(JSON.stringify({ id, offer, notices })).not.toContain('offer_1');
  });

  test('a pair is swapped for a pair, both days at once', () => {
    const standing = standingOf(
      ['primary-care', ['2030-11-18', 'morning'], ['2030-11-19', 'morning']],
      ['primary-care', ['2030-12-09', 'afternoon'], ['2030-12-10', 'morning']],
    );
    const verdict = swap(standing, request, context);
    if (verdict.kind !== 'decision') throw new Error(JSON.stringify(verdict));
    expect(verdict.changes.filter(({ kind }) => kind === 'pass-seat')).toHaveLength(4);
    expect(verdict.changes).toHaveLength(8);
    expect(verdict.result.map(({ booking }) => booking?.option)).toEqual([
      '2030-12-09_2030-12-10',
      '2030-11-18_2030-11-19',
    ]);
  });

  test('seats-unfit: a pair is not swapped for a day, nor a seat that is kept for another track', () => {
    const pair: Sitting = ['primary-care', ['2030-11-18', 'morning'], ['2030-11-19', 'morning']];
    expect(refusalOf(standingOf(pair, ['categorical', late]))).toEqual({
      kind: 'seats-unfit',
      offerId: 'offer_0',
      track: 'primary-care',
      option: '2030-12-10',
    });
    const days = standingOf(['categorical', early], ['categorical', late]);
    const kept = days.seats.map((seat) =>
      seat.takenBy === 'offer_1' ? { ...seat, tracks: ['primary-care'] } : seat,
    );
    expect(refusalOf({ ...days, seats: kept })).toMatchObject({ kind: 'seats-unfit', offerId: 'offer_0' });
  });

  test('nothing-to-swap: one invitation with itself, or two that have the same starts', () => {
    const standing = standingOf(['categorical', early], ['categorical', early]);
    expect(refusalOf(standing)).toEqual({ kind: 'nothing-to-swap' });
    expect(refusalOf({ ...standing, other: standing.one })).toEqual({ kind: 'nothing-to-swap' });
  });

  test('not-booked, offer-closed: both must have an interview', () => {
    const { one, ...rest } = standingOf(['categorical', early], ['categorical', late]);
    expect(refusalOf({ ...rest, one: { ...one, state: 'open', booking: undefined } })).toEqual({
      kind: 'not-booked',
    });
    expect(refusalOf({ ...rest, one: { ...one, state: 'canceled', booking: undefined } })).toEqual({
      kind: 'offer-closed',
      state: 'canceled',
    });
  });

  test('reason-needed, day-closed: a day within 14 days needs a reason, and one that has begun stays', () => {
    const standing = standingOf(['categorical', early], ['categorical', late]);
    const soon = { ...context, now: instant('2030-11-10T12:00Z') };
    expect(refusalOf(standing, soon)).toEqual({ kind: 'reason-needed' });
    expect(swap(standing, { ...request, reason: 'A clinic moved.' }, soon).kind).toBe('decision');
    expect(refusalOf(standing, { ...context, now: instant('2030-11-19T13:00Z') })).toMatchObject({
      kind: 'day-closed',
    });
  });

  test('changed-meanwhile: a seat that is gone is not passed on', () => {
    const standing = standingOf(['categorical', early], ['categorical', late]);
    expect(refusalOf({ ...standing, seats: [] })).toEqual({ kind: 'changed-meanwhile' });
  });
});

test('after any swap that is granted every seat has one holder, whom its label admits, and nobody else’s place has changed', () => {
  const days = (track: string) => season.tracks.find(({ id }) => id === track)?.options ?? [];
  const sitting = fc
    .constantFrom('categorical', 'primary-care', 'physician-scientist', 'preliminary')
    .chain((track) =>
      fc
        .constantFrom(...days(track))
        .chain((option) =>
          fc.tuple(
            fc.constant(track),
            ...option.days.map((on: CalendarDay) =>
              fc
                .constantFrom(
                  ...(season.days.find((day) => day.on === on)?.starts.map(({ name }) => name) ?? []),
                )
                .map((start) => [on, start] as const),
            ),
          ),
        ),
    );
  always(300, fc.tuple(sitting, sitting), ([one, other]) => {
    const standing = standingOf(one as unknown as Sitting, other as unknown as Sitting);
    const verdict = swap(standing, request, context);
    if (verdict.kind !== 'decision') return;
    const passes = verdict.changes.flatMap((change) => (change.kind === 'pass-seat' ? [change] : []));
    const after = standing.seats.map((seat) => {
      const passed = passes.filter((each) => sameSeat(each.seat, seat));
      expect(passed.length).toBeLessThan(2);
      return passed[0] ? { ...seat, takenBy: passed[0].to } : seat;
    });
    for (const offer of verdict.result)
      for (const key of offer.booking?.seats ?? []) {
        const seat = after.find((each) => sameSeat(each, key));
        expect(seat?.takenBy).toBe(offer.id);
        expect(seat && admits(seat, offer.seatedAs)).toBe(true);
      }
    expect(after.filter(({ takenBy }) => takenBy)).toHaveLength(passes.length);
    const open = [offerOf('categorical', 'offer_open')];
    const before = shortfall(season, standing.seats, openDemand(season, open, standing.seats));
    expect(shortfall(season, after, openDemand(season, open, after))).toEqual(before);
  });
});
