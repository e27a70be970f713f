import * as z from 'zod/mini';
import type { LeftStart } from '#domain/offers/left-start.ts';
import { startNames } from '#domain/season/season.ts';
import type { CalendarDay, Instant, WallTime } from '#domain/values/time.ts';

/*
 * What is stored is input like any other: it is parsed when it is read. Each schema is held to the domain's own type.
 */
export const count = z.int().check(z.positive());
/** Minutes after the midnight of a day; a day that goes on after midnight has more than 1440. */
export const minute = z.int().check(z.nonnegative());
export const start = z.enum(startNames);
export const oneOrTwo = <T extends z.ZodMiniType>(each: T) =>
  z.union([z.tuple([each]), z.tuple([each, each])]);

/* How days and times are stored. What is checked is the text; that it is then of the domain's own type is said here, once. */
export const day = z.iso.date() as unknown as z.ZodMiniType<CalendarDay>;
export const instantSchema = z.iso.datetime() as unknown as z.ZodMiniType<Instant>;
export const wallTimeSchema = z.string().check(z.regex(/^\d\d:\d\d$/)) as unknown as z.ZodMiniType<WallTime>;

/** A start with the times that it had. */
export const leftStart = z.object({
  on: day,
  name: start,
  at: wallTimeSchema,
  until: wallTimeSchema,
}) satisfies z.ZodMiniType<LeftStart>;
