import type { TrackId } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';

/** What the program said to a request, with its words. */
export type TrackAnswer = {
  readonly kind: 'granted' | 'refused';
  readonly at: Instant;
  readonly reason?: string;
};

/** After the interview the applicant has asked to be considered for another track; without an answer, it is open. */
export type TrackRequest = {
  readonly track: TrackId;
  readonly at: Instant;
  readonly answer?: TrackAnswer;
};
