import * as z from 'zod';
import { offerStates, shownVersion } from '../../domain/offer.ts';
import type { OptionOpening } from '../../domain/openings.ts';
import { deadlineAt, endsAt, startNames, startOf, startsAt, trackOf } from '../../domain/season.ts';
import type { SeatKey } from '../../domain/seat.ts';
import { deadlinesAhead } from './dates-ahead.ts';
import { type OfferModel, whyNoPage } from './offer-model.ts';

const day = z.iso.date().describe('A calendar day in the programme’s zone');
const instant = z.iso.datetime().describe('An instant, in UTC');
const startName = z.enum(startNames);

const opening = z.object({
  start: startName,
  startsAt: instant,
  endsAt: instant,
  closesAt: instant.describe('From here on it can no longer be chosen'),
  free: z.int().min(0).describe('Places that this applicant could take now'),
  isPresent: z.boolean().describe('Whether the present booking is on this start'),
  bar: z
    .enum(['day-closed', 'start-full', 'needed-by-others', 'other-day-gone'])
    .nullable()
    .describe('Why it cannot be chosen; null if it can'),
});

const option = z.object({
  option: z.string(),
  bothDaysNeeded: z.boolean(),
  canBeHad: z.boolean(),
  isPresent: z.boolean(),
  days: z
    .array(z.object({ on: day, starts: z.array(opening) }))
    .min(1)
    .max(2),
});

/** What `Accept: application/json` gets instead of an applicant's page: the same model, the same rules. */
export const offerJsonSchema = z
  .object({
    state: z.enum(offerStates),
    version: z.int().positive().describe('Send it back with a move or a cancel'),
    applicant: z.object({ name: z.string() }),
    programme: z.object({ name: z.string(), zone: z.string(), contact: z.string() }),
    zone: z.string().describe('The zone in which the applicant reads times'),
    tracks: z.array(z.object({ id: z.string(), name: z.string(), nrmp: z.string() })),
    seatedAs: z.string().describe('The track whose options these are'),
    opensAt: instant,
    closesAt: instant.describe('The first instant at which the offer can no longer be answered'),
    booking: z
      .object({
        option: z.string(),
        days: z.array(z.object({ on: day, start: startName, startsAt: instant, endsAt: instant })),
      })
      .nullable(),
    can: z.object({ book: z.boolean(), move: z.boolean(), cancel: z.boolean(), decline: z.boolean() }),
    options: z.array(option),
    deadlines: z
      .array(z.object({ id: z.string(), name: z.string(), on: day, at: instant.nullable() }))
      .describe('Other dates of the season that lie ahead; `at` where a time of day is named'),
    links: z.object({ self: z.string(), calendar: z.string() }),
  })
  .meta({ id: 'Offer' });

export type OfferJson = z.output<typeof offerJsonSchema>;

/** The model as JSON. */
export function offerJson(model: OfferModel): OfferJson {
  const { base, offer, season, reader } = model;
  const { name, zone, contact } = season.programme;
  const canAnswer = !whyNoPage('decline', model);
  return {
    state: offer.state,
    version: shownVersion(offer),
    applicant: { name: offer.applicant.name },
    programme: { name, zone, contact },
    zone: reader.zone,
    tracks: offer.tracks.map((id) => trackOf(season, id)).map(({ id, name, nrmp }) => ({ id, name, nrmp })),
    seatedAs: offer.seatedAs,
    opensAt: offer.opensAt,
    closesAt: offer.closesAt,
    booking: offer.booking
      ? { option: offer.booking.option, days: offer.booking.seats.map((seat) => bookedDay(model, seat)) }
      : null,
    can: {
      book: canAnswer && model.openings.some((each) => each.canBeHad),
      move: !whyNoPage('move', model),
      cancel: !whyNoPage('cancel', model),
      decline: canAnswer,
    },
    options: model.openings.map(optionJson),
    deadlines: deadlinesAhead(model).map((deadline) => {
      const { id, name, on } = deadline;
      return { id, name, on, at: deadlineAt(season, deadline) ?? null };
    }),
    links: { self: base, calendar: `${base}/calendar.ics` },
  };
}

function optionJson({ option, canBeHad, isPresent, days }: OptionOpening): OfferJson['options'][number] {
  return {
    option,
    bothDaysNeeded: days.length > 1,
    canBeHad,
    isPresent,
    days: days.map(({ on, starts }) => ({
      on,
      starts: starts.map(({ on: _, bar = null, ...start }) => ({ ...start, bar })),
    })),
  };
}

function bookedDay({ season }: OfferModel, { on, start }: SeatKey) {
  const plan = startOf(season, { on, start });
  if (!plan) throw new Error(`season ${season.id} has no ${start} start on ${on}`);
  return { on, start, startsAt: startsAt(season, on, plan), endsAt: endsAt(season, on, plan) };
}
