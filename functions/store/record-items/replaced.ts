import * as z from 'zod/mini';
import type { DayChange } from '#domain/offers/day-changes.ts';
import type { Replaced } from '#domain/offers/replaced.ts';
import { startNames } from '#domain/season/season.ts';
import { visitKinds } from '#domain/season/visit.ts';
import { count, day, leftStart } from '#functions/store/schemas.ts';

const place = z.exactOptional(z.object({ kind: z.enum(visitKinds), place: z.exactOptional(z.string()) }));

/** What a season file changed of its days, as stored. */
export const replaced = z.object({
  starts: z.array(leftStart),
  places: z.array(z.object({ on: day, track: z.string(), place })),
  links: z.exactOptional(
    z.array(
      z.object({
        ...{ on: day, start: z.enum(startNames), track: z.string() },
        dayOfPair: z.exactOptional(count),
        for: z.exactOptional(z.array(z.string())),
      }),
    ),
  ),
}) satisfies z.ZodMiniType<Replaced>;

/** What the applicant of a booked day was told of, as stored. */
export const dayChange = z.object({
  part: z.union([z.literal(1), z.literal(2)]),
  was: leftStart,
  now: leftStart,
  places: z.exactOptional(z.object({ was: place, now: place })),
  link: z.exactOptional(z.literal(true)),
}) satisfies z.ZodMiniType<DayChange>;
