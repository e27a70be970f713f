import type { TrackId } from '#domain/season/season.ts';

/** The tracks of an offer before and after the program considered its applicant for others. */
export type ReRoutedTracks = { readonly before: readonly TrackId[]; readonly after: readonly TrackId[] };
