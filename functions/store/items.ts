import * as z from 'zod/mini';
import { type Offer, offerStates } from '../../domain/offer.ts';
import type { Applied } from '../../domain/plan-season.ts';
import { type ChangeRecord, happenings, type Sending } from '../../domain/record.ts';
import { type Season, startNames } from '../../domain/season.ts';
import type { Seat } from '../../domain/seat.ts';
import { day, instant, wallTime } from './times.ts';

/*
 * What is stored is input like any other: it is parsed when it is read. Each schema is held to the domain's own type.
 */
const count = z.int().check(z.positive());
const start = z.enum(startNames);
const seatKey = z.object({ on: day, start, number: count });
const oneOrTwo = <T extends z.ZodMiniType>(each: T) => z.union([z.tuple([each]), z.tuple([each, each])]);
const booking = z.object({ option: z.string(), seats: oneOrTwo(seatKey) });
const mailTrouble = z.object({
  kind: z.enum(['bounced', 'complained', 'refused']),
  at: instant,
  why: z.string(),
  mendedAt: z.exactOptional(instant),
});

export const seatItem = z.object({
  ...seatKey.shape,
  tracks: z.array(z.string()),
  takenBy: z.exactOptional(z.string()),
  fence: z.exactOptional(count),
}) satisfies z.ZodMiniType<Seat>;

export const offerItem = z.object({
  id: z.string(),
  season: z.string(),
  applicant: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  tracks: z.array(z.string()),
  seatedAs: z.string(),
  state: z.enum(offerStates),
  opensAt: instant,
  closesAt: instant,
  version: count,
  generation: count,
  sequence: z.exactOptional(z.int().check(z.nonnegative())),
  booking: z.exactOptional(booking),
  zone: z.exactOptional(z.string()),
  changedAt: instant,
  mailTrouble: z.exactOptional(mailTrouble),
}) satisfies z.ZodMiniType<Offer>;

const track = z.object({
  id: z.string(),
  name: z.string(),
  nrmp: z.string(),
  alone: z.boolean(),
  covers: z.array(z.string()),
  note: z.exactOptional(z.string()),
  options: z.array(z.object({ id: z.string(), days: oneOrTwo(day) })),
});

const groups = z.array(z.object({ for: z.array(z.string()), seats: z.int() }));

const season = z.object({
  id: z.string(),
  programme: z.object({ name: z.string(), zone: z.string(), from: z.string(), contact: z.string() }),
  offers: z.object({ answerHours: z.number(), until: day, changesCloseHours: z.number() }),
  digest: z.object({ at: wallTime, to: z.array(z.string()) }),
  deadlines: z.array(z.object({ id: z.string(), name: z.string(), on: day, at: z.exactOptional(wallTime) })),
  assumed: z.array(z.string()),
  tracks: z.array(track),
  days: z.array(
    z.object({ on: day, starts: z.array(z.object({ name: start, at: wallTime, until: wallTime, groups })) }),
  ),
}) satisfies z.ZodMiniType<Season>;

export const seasonItem = z.object({
  season,
  version: count,
  fence: z.exactOptional(count),
}) satisfies z.ZodMiniType<Applied>;

export const ledgerItem = z.object({ version: count });

const who = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('applicant') }),
  z.object({ kind: z.literal('programme'), name: z.string() }),
  z.object({ kind: z.literal('clock') }),
  z.object({ kind: z.literal('mail') }),
]);

const notice = z.object({
  kind: z.enum(['offer', 'digest']),
  to: z.string(),
  part: z.exactOptional(z.union([z.literal(1), z.literal(2)])),
});

const sending = z.object({ at: instant, as: z.enum(['sent', 'refused']), detail: z.string() });

/** A record as stored: with what became of each of its notices, by the notice's place. */
export type StoredRecord = ChangeRecord & { readonly sent: Readonly<Record<string, Sending>> };

export const recordItem = z.object({
  id: z.string(),
  season: z.string(),
  offer: z.exactOptional(z.string()),
  at: instant,
  who,
  what: z.enum(happenings),
  version: z.exactOptional(z.int()),
  sequence: z.exactOptional(z.int()),
  before: z.exactOptional(booking),
  after: z.exactOptional(booking),
  left: z.exactOptional(z.array(z.object({ on: day, name: start, at: wallTime, until: wallTime }))),
  reason: z.exactOptional(z.string()),
  trouble: z.exactOptional(mailTrouble),
  enclosed: z.exactOptional(z.string()),
  notices: z.array(notice),
  sent: z.record(z.string(), sending),
}) satisfies z.ZodMiniType<StoredRecord>;
