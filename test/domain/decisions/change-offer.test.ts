import { expect, test } from 'vitest';
import { changedOffer, frameOf, putAndRecord } from '#domain/decisions/change-offer.ts';
import type { Itinerary } from '#domain/offers/itinerary.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { offerOf } from '#test/support/builders/season.ts';
import { momentAt, program } from '#test/support/builders/verdicts.ts';

const context = momentAt('2030-10-29T12:00Z', program, 'record_7');
const on = '2030-11-22' as CalendarDay;
const itinerary: Itinerary = { on, start: 'morning', edition: 1, meetings: [] };
const other: Itinerary = { ...itinerary, on: '2030-12-06' as CalendarDay };
const offer = offerOf('preliminary', 'offer_1', {
  ...{ version: 4, state: 'booked', itineraries: [itinerary, other] },
  booking: { option: on, seats: [{ on, start: 'morning', number: 1 }] },
});

test('a changed offer has the next version and the time of the change, and is otherwise as it was', () => {
  const { itineraries: _, ...plain } = offer;
  expect(changedOffer(plain, context, { zone: 'Asia/Tokyo' })).toStrictEqual({
    ...plain,
    zone: 'Asia/Tokyo',
    version: 5,
    changedAt: context.now,
  });
});

test('it keeps the itineraries of the days that are booked, and has none once no such day is', () => {
  expect(changedOffer(offer, context, {}).itineraries).toEqual([itinerary]);
  expect(changedOffer(offer, context, { booking: undefined })).not.toHaveProperty('itineraries');
});

test('it keeps the phone for the day while something is booked, and has none once nothing is', () => {
  const reached = { ...offer, dayPhone: '+1 555 0100' };
  expect(changedOffer(reached, context, {}).dayPhone).toBe('+1 555 0100');
  expect(changedOffer(reached, context, { booking: undefined })).not.toHaveProperty('dayPhone');
});

test('a record of a change says whose it is, when it was, and at which version and revision', () => {
  const frame = {
    ...{ id: 'record_7', season: 'sample-2030', offer: 'offer_1', at: context.now, who: program, version: 4 },
  };
  expect(frameOf(offer, context)).toStrictEqual(frame);
  expect(frameOf({ ...offer, sequence: 0 }, context)).toStrictEqual({ ...frame, sequence: 0 });
});

test('the offer that was read is replaced, and the change recorded, together', () => {
  const after = changedOffer(offer, context, {});
  expect(putAndRecord(offer, after, 'a record')).toEqual([
    { kind: 'put-offer', offer: after, replaces: 4 },
    { kind: 'add-record', record: 'a record' },
  ]);
});
