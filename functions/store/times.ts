import * as z from 'zod/mini';
import type { CalendarDay, Instant, WallTime } from '../../domain/time.ts';

/* How days and times are stored. What is checked is the text; that it is then of the domain's own type is said here, once. */
export const day = z.iso.date() as unknown as z.ZodMiniType<CalendarDay>;
export const instant = z.iso.datetime() as unknown as z.ZodMiniType<Instant>;
export const wallTime = z.string().check(z.regex(/^\d\d:\d\d$/)) as unknown as z.ZodMiniType<WallTime>;
