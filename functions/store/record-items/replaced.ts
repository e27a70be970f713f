import * as z from 'zod/mini';
import type { DayChange } from '#domain/offers/day-changes.ts';
import type { Replaced } from '#domain/offers/replaced.ts';
import { visitKinds } from '#domain/season/visit.ts';
import { count, day, leftStart, start, wallTimeSchema } from '#functions/store/schemas.ts';

/** Where a day takes place, if it is said. */
export const visitPlace = z.exactOptional(
  z.object({ kind: z.enum(visitKinds), place: z.exactOptional(z.string()) }),
);

const party = {
  on: day,
  start,
  track: z.string(),
  dayOfPair: z.exactOptional(count),
  for: z.exactOptional(z.array(z.string())),
};

/** What a season file changed of its days, as stored. */
export const replaced = z.object({
  starts: z.array(leftStart),
  places: z.array(z.object({ on: day, track: z.string(), place: visitPlace })),
  links: z.exactOptional(
    z.array(
      z.object({ ...party, at: z.exactOptional(wallTimeSchema), until: z.exactOptional(wallTimeSchema) }),
    ),
  ),
  rooms: z.exactOptional(
    z.array(
      z.object({ ...party, at: wallTimeSchema, until: wallTimeSchema, place: z.exactOptional(z.string()) }),
    ),
  ),
}) satisfies z.ZodMiniType<Replaced>;

/** What the applicant of a booked day was told of, as stored. */
export const dayChange = z.object({
  part: z.union([z.literal(1), z.literal(2)]),
  was: leftStart,
  now: leftStart,
  places: z.exactOptional(z.object({ was: visitPlace, now: visitPlace })),
  link: z.exactOptional(z.literal(true)),
}) satisfies z.ZodMiniType<DayChange>;
