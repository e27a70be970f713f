import type { AddRecord, OfferFrame } from '#domain/decisions/change-record.ts';
import type { InvitationNotice } from '#domain/invitations/invitation-record.ts';
import type { OfferChange } from '#domain/offers/offer-change.ts';
import type { TrackId } from '#domain/season/season.ts';
import type { CalendarDay } from '#domain/values/time.ts';

type Frame = OfferFrame & { readonly sequence?: number; readonly track: TrackId };
type Told = { readonly notices: readonly InvitationNotice[] };

/** The applicant has asked to be considered for another track, and gets a copy of the request. */
export type TrackAsked = Frame & Told & { readonly event: 'track-asked' };
/** The applicant has taken the request back before it was answered. */
export type TrackRequestTakenBack = Frame & {
  readonly event: 'track-request-taken-back';
  readonly notices: readonly never[];
};
export type TrackGranted = Frame & Told & { readonly event: 'track-granted'; readonly reason?: string };
export type TrackRefused = Frame & Told & { readonly event: 'track-refused'; readonly reason: string };

export type TrackRequestRecord = TrackAsked | TrackRequestTakenBack | TrackGranted | TrackRefused;
export type TrackRequestChange<R extends TrackRequestRecord> = OfferChange | AddRecord<R>;

/** Only those who have interviewed ask for another track, and are moved to it. */
export type NotInterviewed = { readonly kind: 'not-interviewed' };
/** The season has no such way for this applicant. */
export type TrackNotOpen = { readonly kind: 'track-not-open' };
/** The match lists are locked, so no more requests are taken. */
export type TrackRequestLate = { readonly kind: 'track-request-late'; readonly lockedOn: CalendarDay };
/** The applicant has asked before, and either waits for the answer or has it. */
export type TrackAskedAlready = { readonly kind: 'track-asked-already'; readonly isAnswered: boolean };
/** There is no request to say yes or no to. */
export type NoTrackRequest = { readonly kind: 'no-track-request' };
/** A no, another answer than before, and a yes once the lists are locked are each given with a word. */
export type TrackAnswerUnexplained = { readonly kind: 'track-answer-unexplained' };

export type TrackRequestRefusal =
  | NotInterviewed
  | TrackNotOpen
  | TrackRequestLate
  | TrackAskedAlready
  | NoTrackRequest
  | TrackAnswerUnexplained;
