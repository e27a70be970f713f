import type { CalendarDay } from '#domain/values/time.ts';

/** A field of a season file by its name, as `days.2026-11-17.seats.0.morning`, and what it is to say; empty: nothing. */
export type DraftField = { readonly name: string; readonly value: string };

/** One change of a season file, as a form of the desk asks for it. */
export type FileEdit =
  | { readonly kind: 'fields'; readonly fields: readonly DraftField[] }
  /** A day with the starts, the place and the seats of another one. */
  | { readonly kind: 'add-day'; readonly on: CalendarDay; readonly like: CalendarDay }
  | { readonly kind: 'remove-day'; readonly on: CalendarDay }
  | {
      readonly kind: 'add-seats';
      readonly on: CalendarDay;
      readonly for: readonly string[];
      readonly morning: string;
      readonly afternoon: string;
    }
  | { readonly kind: 'add-choice'; readonly track: string; readonly days: readonly CalendarDay[] }
  | { readonly kind: 'remove-choice'; readonly track: string; readonly days: readonly CalendarDay[] }
  | {
      readonly kind: 'add-block';
      /** The place of the agenda among those of the file. */
      readonly agenda: number;
      readonly title: string;
      readonly at: string;
      readonly until: string;
      readonly place: string;
    }
  | {
      readonly kind: 'remove-block';
      readonly agenda: number;
      readonly block: number;
      readonly title: string;
    }
  | { readonly kind: 'add-deadline'; readonly name: string; readonly on: string; readonly at: string }
  | { readonly kind: 'remove-deadline'; readonly id: string }
  | {
      readonly kind: 'add-coordinator';
      readonly name: string;
      readonly address: string;
      readonly may: string;
    }
  | { readonly kind: 'remove-coordinator'; readonly address: string };
