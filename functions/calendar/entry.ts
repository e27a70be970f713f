import type { StartKey } from '#domain/seats/seat.ts';
import type { Instant } from '#domain/values/time.ts';

/** One day of a booking, as one calendar entry shows it. */
export type CalendarEntry = {
  readonly seat: StartKey;
  readonly part: number;
  readonly parts: number;
  readonly sequence: number;
  readonly stampedAt: Instant;
  readonly isCanceled: boolean;
};

/** A calendar file and its METHOD, which must equal the `method` parameter of the MIME part that carries it. */
export type CalendarFile = {
  readonly method: 'REQUEST' | 'CANCEL' | 'PUBLISH';
  readonly text: string;
  /** Names the attachment, by the day where a booking has two. */
  readonly name: string;
};
