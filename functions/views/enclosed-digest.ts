import * as z from 'zod';
import { told } from '../../domain/digest-changes.ts';
import type { DigestFacts } from '../../domain/digest-facts.ts';
import { startNames } from '../../domain/season.ts';
import type { CalendarDay, Instant } from '../../domain/time.ts';
import { difference } from '../season-applied.ts';

/*
 * A digest is kept in its record as text, and what is kept is input like any other: it is parsed when it is read. The
 * schema is held to the domain's own type.
 */
const day = z.iso.date().transform((text) => text as CalendarDay);
const instant = z.iso.datetime().transform((text) => text as Instant);
const count = z.int().nonnegative();
const share = z.object({ taken: count, of: count });
const person = z.object({ name: z.string(), track: z.string() });
const startKeys = z.array(z.object({ on: day, start: z.enum(startNames) }));
const cut = <T extends z.ZodType>(each: T) => z.object({ count, first: z.array(each) });

const dayFigure = z.object({
  on: day,
  starts: z.array(
    share.extend({ start: z.enum(startNames), by: z.array(z.object({ track: z.string(), taken: count })) }),
  ),
});

const trackFigure = z.object({
  track: z.string(),
  invited: count,
  open: count,
  booked: count,
  ended: count,
  kept: share,
  shared: share.extend({ own: count }),
  room: count.exactOptional(),
});

const line = person.extend({
  at: instant,
  by: z.enum(['applicant', 'programme', 'clock', 'mail']),
  before: startKeys.exactOptional(),
  after: startKeys.exactOptional(),
  reason: z.string().exactOptional(),
});

const unreached = person.extend({
  email: z.string(),
  kind: z.enum(['bounced', 'complained', 'refused']),
  at: instant,
  why: z.string(),
});

const digestFacts = z.object({
  since: instant,
  until: instant,
  at: instant,
  isLast: z.literal(true).exactOptional(),
  quiet: z.boolean(),
  seats: share,
  days: z.array(dayFigure),
  daysPast: count,
  tracks: z.array(trackFigure),
  changes: z.array(cut(line).extend({ what: z.enum(told) })),
  applied: cut(
    z.object({ at: instant, by: z.string(), version: z.int().positive(), differences: cut(difference) }),
  ).default({ count: 0, first: [] }),
  needs: z.object({
    unreached: cut(unreached),
    closing: cut(person.extend({ closesAt: instant })),
    emptyDays: z.array(day),
  }),
}) satisfies z.ZodType<DigestFacts>;

/** The facts of the digest that a record encloses. Throws if there are none, or not such. */
export function readDigest(enclosed: string | undefined): DigestFacts {
  return digestFacts.parse(JSON.parse(enclosed ?? 'null'));
}
