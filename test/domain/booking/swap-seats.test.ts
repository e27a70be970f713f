import { describe, expect, test } from 'vitest';
import { type SwapStanding, swap } from '#domain/booking/swap.ts';
import type { Booking, Offer } from '#domain/offers/offer.ts';
import type { Seat } from '#domain/seats/seat.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { offerOf, seasonOf } from '#test/support/builders/season.ts';
import { momentAt, program } from '#test/support/builders/verdicts.ts';

/** A pair, two single days of which the first begins the pair, and seats that both tracks may use everywhere. */
const pair = '2030-11-18_2030-11-19';
const [monday, tuesday, december] = ['2030-11-18', '2030-11-19', '2030-12-10'] as const;
const shared = { morning: { 'one two': 2 }, afternoon: { 'one two': 2 } };
const season = seasonOf({
  tracks: { one: { options: [pair, monday, december] }, two: { options: [pair] } },
  seats: { [monday]: shared, [tuesday]: shared, [december]: shared },
});
const context = momentAt('2030-10-29T09:00Z', program);
const request = { otherRecordId: 'record_2' };

/** An offer that is booked at `starts`, as `2030-11-18 morning 1`. */
function sitting(track: string, id: string, ...starts: readonly string[]): Offer {
  const seats = starts.map((each) => {
    const [on, start, number] = each.split(' ');
    return { on, start, number: Number(number) };
  });
  const booking = { option: seats.map(({ on }) => on).join('_'), seats } as unknown as Booking;
  return offerOf(track, id, { state: 'booked', booking, sequence: 0 });
}

function standingOf(one: Offer, other: Offer): SwapStanding {
  const holderOf = (seat: Seat) =>
    [one, other].find(({ booking }) =>
      booking?.seats.some(
        (each) => each.on === seat.on && each.start === seat.start && each.number === seat.number,
      ),
    );
  return { season, version: 4, one, other, seats: seatsOf(season, (seat) => holderOf(seat)?.id) };
}

function refusalOf(standing: SwapStanding): unknown {
  const verdict = swap(standing, request, context);
  return verdict.kind === 'refusal' ? verdict.refusal : verdict.kind;
}

function changesOf(standing: SwapStanding, reason?: string) {
  const verdict = swap(standing, { ...request, ...(reason ? { reason } : {}) }, context);
  if (verdict.kind !== 'decision') throw new Error(JSON.stringify(verdict));
  return verdict;
}

const early = sitting('one', 'early', `${monday} morning 1`);
const late = sitting('one', 'late', `${december} morning 1`);
const paired = sitting('two', 'paired', `${monday} morning 1`, `${tuesday} morning 1`);
const pairedLater = sitting('two', 'paired_later', `${monday} morning 2`, `${tuesday} afternoon 1`);

describe('two bookings are the same', () => {
  test('nothing-to-swap: for one invitation, though it was moved between two looks at it', () => {
    expect(refusalOf(standingOf(early, { ...late, id: early.id }))).toEqual({ kind: 'nothing-to-swap' });
  });

  test('not where only the first days of two pairs have the same start', () => {
    expect(refusalOf(standingOf(paired, pairedLater))).toBe('decision');
  });

  test('seats-unfit: nor where a day is that with which a pair begins', () => {
    const day = sitting('one', 'day', `${monday} morning 2`);
    expect(refusalOf(standingOf(day, paired))).toMatchObject({ kind: 'seats-unfit', offerId: 'paired' });
    expect(refusalOf(standingOf(paired, day))).toMatchObject({ kind: 'seats-unfit', offerId: 'paired' });
  });
});

describe('both can sit where the other sits', () => {
  test('seats-unfit: not on a day that is no option of the track, though its seats admit it', () => {
    expect(refusalOf(standingOf(late, paired))).toEqual({
      ...{ kind: 'seats-unfit', offerId: 'paired', track: 'two', option: december },
    });
  });

  test('seats-unfit: not if one of the seats of a pair is kept for others', () => {
    const standing = standingOf(paired, pairedLater);
    const seats = standing.seats.map((seat) =>
      seat.takenBy === 'paired' && seat.on === tuesday ? { ...seat, tracks: ['one'] } : seat,
    );
    expect(refusalOf({ ...standing, seats })).toMatchObject({ kind: 'seats-unfit', offerId: 'paired_later' });
  });

  test('changed-meanwhile: not if one of the seats of a pair is gone', () => {
    const standing = standingOf(paired, pairedLater);
    const seats = standing.seats.filter(({ takenBy, on }) => takenBy !== 'paired' || on !== tuesday);
    expect(refusalOf({ ...standing, seats })).toEqual({ kind: 'changed-meanwhile' });
  });
});

test('not-booked, offer-closed: both have to be booked, whatever else is stored of them', () => {
  const standing = standingOf(early, late);
  for (const who of ['one', 'other'] as const) {
    const canceled = { ...standing, [who]: { ...standing[who], state: 'canceled' } };
    expect(refusalOf(canceled)).toEqual({ kind: 'offer-closed', state: 'canceled' });
    const seatless = { ...standing, [who]: { ...standing[who], booking: undefined } };
    expect(refusalOf(seatless)).toEqual({ kind: 'not-booked' });
  }
});

test('each seat passes on the season that was read, if one was, and the offers keep which', () => {
  const standing = standingOf(early, late);
  const { result, changes } = changesOf(standing);
  expect(changes.filter(({ kind }) => kind === 'pass-seat')).toEqual([
    {
      ...{ kind: 'pass-seat', seat: late.booking?.seats[0], from: 'late', to: 'early' },
      ...{ tracks: ['one', 'two'], version: 4 },
    },
    {
      ...{ kind: 'pass-seat', seat: early.booking?.seats[0], from: 'early', to: 'late' },
      ...{ tracks: ['one', 'two'], version: 4 },
    },
  ]);
  expect(result.map(({ seasonVersion }) => seasonVersion)).toEqual([4, 4]);
  const { version: _, ...unread } = standing;
  for (const change of changesOf(unread).changes) expect(change).not.toHaveProperty('version');
  for (const offer of changesOf(unread).result) expect(offer).not.toHaveProperty('seasonVersion');
});

test('the reason of the program is on record with both, if there is one', () => {
  const records = (reason?: string) =>
    changesOf(standingOf(early, late), reason).changes.flatMap((change) =>
      change.kind === 'add-record' ? [change.record] : [],
    );
  expect(records('A clinic moved.').map(({ reason }) => reason)).toEqual([
    'A clinic moved.',
    'A clinic moved.',
  ]);
  for (const record of records()) expect(record).not.toHaveProperty('reason');
});
