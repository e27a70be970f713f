import type { Start } from '#domain/season/season.ts';
import type { CalendarDay } from '#domain/values/time.ts';

/** A start that was released or changed, with the times that it had then. */
export type LeftStart = Pick<Start, 'name' | 'at' | 'until'> & { readonly on: CalendarDay };
