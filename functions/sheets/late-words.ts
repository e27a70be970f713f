import type { LateChange } from '#domain/digest/late-changes.ts';

/** A change that touches a day close ahead, as the digest and the desk call it. */
export const lateWords: Readonly<Record<LateChange['event'], string>> = {
  booked: 'Late booking',
  moved: 'Late move',
  swapped: 'Late swap',
  'booking-re-routed': 'Late change of track',
  canceled: 'Late cancellation',
  'day-changed': 'Late change of time, place or link to join',
  'given-back': 'Late cancellation by the season file',
};
