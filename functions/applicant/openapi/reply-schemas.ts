import * as z from 'zod';
import { releasedStates } from '#domain/offers/offer.ts';
import { startNames } from '#domain/season/season.ts';
import { visitKinds } from '#domain/season/visit.ts';
import type { WallTime } from '#domain/values/time.ts';
import type { OfferJson } from '#functions/applicant/offer-json.ts';
import type { ProblemJson } from '#functions/applicant/problem-json.ts';

/*
 * What replies in JSON are like, as /openapi.json tells it. Held to the types of what is sent; the functions do not carry
 * it, for nothing that they send is checked against it but by tests.
 */
const day = z.iso.date().describe('A calendar day in the program’s zone');
const instant = z.iso.datetime().describe('An instant, in UTC');
const wallTime = z.string() as unknown as z.ZodType<WallTime>;
const startName = z.enum(startNames);

const opening = z.object({
  start: startName,
  startsAt: instant,
  endsAt: instant,
  closesAt: instant.describe('From here on it can no longer be chosen'),
  free: z.int().min(0).describe('Places that this applicant could take now'),
  current: z.boolean().describe('Whether the present booking is on this start'),
  unavailableBecause: z
    .enum(['day-closed', 'start-full', 'needed-by-others', 'other-day-gone'])
    .nullable()
    .describe('Why it cannot be chosen; null if it can'),
});

const visit = z
  .object({
    kind: z.enum(visitKinds),
    place: z.string().exactOptional(),
    joinLink: z
      .string()
      .exactOptional()
      .describe('Only here and on the page, from 24 hours before the interview until it ends'),
    instructions: z.string().exactOptional(),
    phone: z.string().exactOptional().describe('To call on the day'),
    contact: z.string().exactOptional(),
  })
  .describe('How and where the interview takes place; null if the season does not say');

const option = z.object({
  option: z.string(),
  needsBothDays: z.boolean(),
  available: z.boolean(),
  current: z.boolean(),
  days: z
    .array(z.object({ on: day, starts: z.array(opening) }))
    .min(1)
    .max(2),
});

/** What `Accept: application/json` gets instead of an applicant's page: the same model, the same rules. */
export const offerJsonSchema = z
  .object({
    state: z.enum(releasedStates),
    version: z.int().positive().describe('Send it back with a move or a cancel'),
    seasonVersion: z
      .int()
      .positive()
      .exactOptional()
      .describe('Send it back with a choice: one whose dates or times have changed since is refused'),
    applicant: z.object({ name: z.string() }),
    program: z.object({ name: z.string(), zone: z.string(), contact: z.string() }),
    zone: z.string().describe('The zone in which the applicant reads times'),
    tracks: z.array(z.object({ id: z.string(), name: z.string(), nrmp: z.string() })),
    seatedAs: z.string().describe('The track whose options these are'),
    opensAt: instant,
    closesAt: instant.describe('The first instant at which the offer can no longer be answered'),
    bookingOpensAt: instant
      .nullable()
      .describe('From when a date can be booked, if that is later than `opensAt`; null if not'),
    booking: z
      .object({
        option: z.string(),
        days: z.array(
          z.object({
            on: day,
            start: startName,
            startsAt: instant,
            endsAt: instant,
            visit: visit.nullable(),
          }),
        ),
      })
      .nullable(),
    givenBack: z
      .object({
        days: z.array(z.object({ on: day, start: startName })),
        reason: z.string().nullable().describe('The program’s own words'),
      })
      .nullable()
      .describe('What the program took back, so that the applicant has to choose again; null if nothing'),
    trackRequest: z
      .object({
        track: z.string(),
        answer: z.enum(['granted', 'refused']).nullable().describe('null until the program has answered'),
        reason: z.string().nullable().describe('The program’s own words'),
      })
      .nullable()
      .describe('The other track that the applicant asked for after the interview; null if none'),
    accommodation: z
      .object({
        requestVersion: z.int().positive().describe('Send it back with a request or a withdrawal'),
        state: z.enum(['asked', 'arranged', 'not-arranged', 'withdrawn']),
        text: z.string().nullable().describe('What the applicant wrote'),
        arrangement: z.object({
          longerMinutes: z.int().exactOptional(),
          pauseMinutes: z.int().exactOptional(),
          notBefore: wallTime.exactOptional(),
          notAfter: wallTime.exactOptional(),
        }),
        word: z.string().nullable().describe('The program’s own words'),
      })
      .nullable()
      .describe('What the applicant asked for, and what became of it; null if nothing'),
    mayAskFor: z.array(z.string()).describe('The tracks that can be asked for now'),
    can: z.object({ book: z.boolean(), move: z.boolean(), cancel: z.boolean(), decline: z.boolean() }),
    options: z.array(option),
    deadlines: z
      .array(z.object({ id: z.string(), name: z.string(), on: day, at: instant.nullable() }))
      .describe('Other dates of the season that lie ahead; `at` where a time of day is named'),
    links: z.object({ self: z.string(), calendar: z.string() }),
  })
  .meta({ id: 'Offer' }) satisfies z.ZodType<OfferJson>;

/** RFC 9457, with our own members after the standard ones. Members of the refusal itself stand beside them. */
export const problemJsonSchema = z
  .looseObject({
    type: z.string().describe('urn:fairslot:problem: and the kind'),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
    kind: z.string().describe('The one word that this problem has everywhere'),
    next: z.string().describe('What can be done now'),
    fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    offer: offerJsonSchema.optional().describe('How the offer stands, with what can still be chosen'),
  })
  .meta({ id: 'Problem' }) satisfies z.ZodType<Pick<ProblemJson, 'type' | 'title' | 'status'>>;
