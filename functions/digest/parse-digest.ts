import * as z from 'zod/mini';
import { told } from '#domain/digest/changes.ts';
import type { DigestFacts } from '#domain/digest/digest-content.ts';
import { startNames } from '#domain/season/season.ts';
import { difference } from '#functions/season/parse-season-applied.ts';
import { day, instant } from '#functions/store/schemas.ts';

/*
 * A digest is kept in its record as text, and what is kept is input like any other: it is parsed when it is read. The
 * schema is held to the domain's own type.
 */
const count = z.int().check(z.nonnegative());
const share = z.object({ taken: count, of: count });
const person = z.object({ name: z.string(), track: z.string() });
const startKeys = z.array(z.object({ on: day, start: z.enum(startNames) }));
const truncate = <T extends z.ZodMiniType>(each: T) => z.object({ count, first: z.array(each) });

const dayFigure = z.object({
  on: day,
  starts: z.array(
    z.extend(share, {
      start: z.enum(startNames),
      by: z.array(z.object({ track: z.string(), taken: count })),
    }),
  ),
});

const trackFigure = z.object({
  track: z.string(),
  invited: count,
  open: count,
  booked: count,
  ended: count,
  kept: share,
  shared: z.extend(share, { own: count }),
  room: z.exactOptional(count),
});

const line = z.extend(person, {
  at: instant,
  by: z.enum(['applicant', 'program', 'clock', 'mail']),
  before: z.exactOptional(startKeys),
  after: z.exactOptional(startKeys),
  reason: z.exactOptional(z.string()),
});

const unreached = z.extend(person, {
  email: z.string(),
  kind: z.enum(['bounced', 'complained', 'refused']),
  at: instant,
  why: z.string(),
});

const digestFacts = z.object({
  since: instant,
  until: instant,
  at: instant,
  isLast: z.exactOptional(z.literal(true)),
  quiet: z.boolean(),
  seats: share,
  days: z.array(dayFigure),
  daysPast: count,
  tracks: z.array(trackFigure),
  changes: z.array(z.extend(truncate(line), { what: z.enum(told) })),
  applied: z._default(
    truncate(
      z.object({
        at: instant,
        by: z.string(),
        version: z.int().check(z.positive()),
        differences: truncate(difference),
      }),
    ),
    { count: 0, first: [] },
  ),
  needs: z.object({
    unreached: truncate(unreached),
    closing: truncate(z.extend(person, { closesAt: instant })),
    emptyDays: z.array(day),
  }),
}) satisfies z.ZodMiniType<DigestFacts>;

/** The facts of the digest that a record encloses. Throws if there are none, or not such. */
export function readDigest(enclosed: string | undefined): DigestFacts {
  return digestFacts.parse(JSON.parse(enclosed ?? 'null'));
}
