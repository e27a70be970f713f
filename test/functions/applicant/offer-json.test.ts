import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { offerJson } from '#functions/applicant/offer-json.ts';
import { offerJsonSchema } from '#functions/applicant/openapi/reply-schemas.ts';
import { base, bookedPair, bothTracks, modelOf } from '#test/support/builders/sample-model.ts';

const states = [
  modelOf(),
  modelOf(bothTracks),
  modelOf(bookedPair),
  modelOf({ state: 'expired' }),
  modelOf({}, { taken: () => true }),
];

test('the offer as JSON matches its schema in every state', () => {
  for (const model of states)
    expect(offerJsonSchema.strict().parse(offerJson(model))).toEqual(offerJson(model));
});

test('the schema can be written as JSON Schema, for the API description', () => {
  expect(z.toJSONSchema(z.object({ offer: offerJsonSchema }))).toMatchObject({
    $defs: { Offer: { type: 'object', properties: { options: { type: 'array' } } } },
  });
});

test('JSON shows neither the applicant’s address nor the holder of a seat', () => {
  const text = JSON.stringify(offerJson(modelOf(bookedPair, { taken: (seat) => seat.number > 3 })));
  expect(text).not.toContain('one@example.org');
  expect(text).not.toContain('off_somebody_else');
});

describe('JSON follows the same rules as the page', () => {
  test('a full start has a bar and no free place', () => {
    const taken = (seat: { on: string; start: string }) =>
      seat.on === '2020-11-17' && seat.start === 'morning';
    const [option] = offerJson(modelOf({}, { taken })).options;
    expect(option?.days[0]?.starts).toMatchObject([
      { start: 'morning', free: 0, unavailableBecause: 'start-full' },
      { start: 'afternoon', free: 8, unavailableBecause: null },
    ]);
  });

  test('a pair says that both days are needed, and a booking lists both', () => {
    const json = offerJson(modelOf(bookedPair));
    expect(json.options.every((option) => option.needsBothDays)).toBe(true);
    expect(json.booking?.days.map((day) => [day.on, day.startsAt])).toEqual([
      ['2020-11-16', '2020-11-16T13:00:00.000Z'],
      ['2020-11-17', '2020-11-17T18:00:00.000Z'],
    ]);
    expect(json.links).toEqual({ self: base, calendar: `${base}/calendar.ics` });
  });

  test('it lists the possible next steps', () => {
    expect(offerJson(modelOf()).can).toEqual({ book: true, move: false, cancel: false, decline: true });
    expect(offerJson(modelOf(bookedPair)).can).toEqual({
      book: false,
      move: true,
      cancel: true,
      decline: false,
    });
    const nothing = { book: false, move: false, cancel: false, decline: false };
    expect(offerJson(modelOf({ state: 'declined' })).can).toEqual(nothing);
  });
});
