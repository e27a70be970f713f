import { availabilityOn, type StoredInterviewer } from '#domain/interviewers/stored-interviewer.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { consideredFor } from '#domain/roster/roster.ts';

/** Somebody whom an interviewer may meet: a name, and nothing else of them. */
export type GuestName = { readonly offer: string; readonly applicant: string; readonly name: string };

/**
 * Those who are booked on a day on which the interviewer can be there, for a track that the interviewer has, by name. Each
 * once, whatever the number of days.
 */
export function guestsOf(interviewer: StoredInterviewer, offers: readonly Offer[]): readonly GuestName[] {
  const { tracks } = interviewer;
  const guests = offers
    .filter(({ booking }) => booking?.seats.some(({ on }) => availabilityOn(interviewer, on).isThere))
    .filter((offer) => tracks.length === 0 || consideredFor(offer).some((track) => tracks.includes(track)))
    .map(({ id, applicant }) => ({ offer: id, applicant: applicant.id, name: applicant.name }));
  const unique = new Map(guests.map((guest) => [guest.applicant, guest]));
  return [...unique.values()].toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
}
