import type { Who } from '#domain/decisions/change-record.ts';
import type { TrackId } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';

/**
 * A track that an applicant gave up, or that a person took out because it was ticked by mistake. ERAS lets nobody take a
 * tick back, so the program keeps it, and no import changes it.
 */
export type WithdrawnTrack = {
  readonly track: TrackId;
  readonly reason: string;
  readonly who: Who;
  readonly at: Instant;
};
