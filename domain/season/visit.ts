import type { CalendarDay } from '#domain/values/time.ts';

export const visitKinds = ['virtual', 'in-person'] as const;
export type VisitKind = (typeof visitKinds)[number];

/** How and where interviews take place, as far as one place of a season file says it. */
export type VisitFields = {
  readonly kind?: VisitKind;
  /** For interviews in person: the address, on one line. */
  readonly place?: string;
  /** For virtual interviews. Only the pages of applicants who are booked, and of those who interview them, show it; no mail and no calendar holds it. */
  readonly joinLink?: string;
  /** A paragraph or more, in the program's own words. */
  readonly instructions?: string;
  /** The number to call on the day. */
  readonly phone?: string;
  /** The person who answers it. */
  readonly contact?: string;
};

/** How and where one interview takes place. A virtual one has no place, one in person no join link. */
export type Visit = VisitFields & { readonly kind: VisitKind };

/** The parts of a season that say something about visits. */
export type VisitSources = {
  readonly visit?: VisitFields;
  readonly tracks: readonly { readonly id: string; readonly visit?: VisitFields }[];
  readonly days: readonly { readonly on: CalendarDay; readonly visit?: VisitFields }[];
};

/**
 * The visit of an applicant of `track` on the day `on`. Field by field, what the day says wins over the track, and the
 * track over the season. Returns `undefined` if none of them says a kind.
 */
export function visitOf(season: VisitSources, track: string, on: CalendarDay): Visit | undefined {
  const { kind, ...said }: VisitFields = {
    ...season.visit,
    ...season.tracks.find(({ id }) => id === track)?.visit,
    ...season.days.find((day) => day.on === on)?.visit,
  };
  if (kind === undefined) return undefined;
  if (kind === 'in-person') return publicVisit({ ...said, kind });
  const { place: _, ...virtual } = said;
  return { ...virtual, kind };
}

/** A visit without its join link, as mails, calendars and open invitations may show it. */
export function publicVisit({ joinLink: _, ...visit }: Visit): Omit<Visit, 'joinLink'> {
  return visit;
}
