import { changedOffer, frameOf, putAndRecord } from '#domain/decisions/change-offer.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Refused,
  type Repeat,
  refuse,
  repeat,
} from '#domain/decisions/decision.ts';
import { interviewOutcome } from '#domain/interviewed/interview-outcome.ts';
import { noticeTo } from '#domain/invitations/invitation-record.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { lockedSince } from '#domain/season/match-lock.ts';
import type { Season, TrackId } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import type {
  NotInterviewed,
  TrackAsked,
  TrackAskedAlready,
  TrackNotOpen,
  TrackRequestChange,
  TrackRequestLate,
  TrackRequestTakenBack,
} from './track-request-record.ts';
import { tracksToAsk } from './tracks-to-ask.ts';

type Standing = { readonly season: Season; readonly offer: Offer };
type WhyNot = NotInterviewed | TrackNotOpen | TrackRequestLate | TrackAskedAlready;

/** Why the applicant cannot ask for the track now; `undefined` if they can. */
export function whyNotAskable({ season, offer }: Standing, track: TrackId, now: Instant): WhyNot | undefined {
  const { trackRequest } = offer;
  if (trackRequest) return { kind: 'track-asked-already', isAnswered: trackRequest.answer !== undefined };
  if (!tracksToAsk(season, offer).includes(track)) return { kind: 'track-not-open' };
  if (interviewOutcome(season, offer, now) !== 'interviewed') return { kind: 'not-interviewed' };
  const lockedOn = lockedSince(season, now);
  return lockedOn === undefined ? undefined : { kind: 'track-request-late', lockedOn };
}

/**
 * Asks once, after the interview, to be considered for another track; the same request again is a repeat, whatever its answer.
 * Refused before the interview is over and to those who did not come (`not-interviewed`), for a track that the season file does not
 * open to them (`track-not-open`), beside another request (`track-asked-already`), and once the match lists are locked
 * (`track-request-late`).
 */
export function askForTrack(
  standing: Standing,
  { track }: { readonly track: TrackId },
  context: DecisionContext,
): Decision<Offer, TrackRequestChange<TrackAsked>> | Repeat<Offer> | Refused<WhyNot> {
  const { offer } = standing;
  if (offer.trackRequest?.track === track) return repeat(offer);
  const why = whyNotAskable(standing, track, context.now);
  if (why) return refuse(why);
  const after = changedOffer(offer, context, { trackRequest: { track, at: context.now } });
  const record: TrackAsked = {
    ...frameOf(after, context),
    ...{ event: 'track-asked', track, notices: noticeTo(after) },
  };
  return decision(after, putAndRecord(offer, after, record));
}

/** Takes the request back, as long as it is not answered (`track-asked-already`). Without one there is nothing to do. */
export function takeRequestBack(
  { offer }: Pick<Standing, 'offer'>,
  context: DecisionContext,
): Decision<Offer, TrackRequestChange<TrackRequestTakenBack>> | Repeat<Offer> | Refused<TrackAskedAlready> {
  const { trackRequest } = offer;
  if (!trackRequest) return repeat(offer);
  if (trackRequest.answer) return refuse({ kind: 'track-asked-already', isAnswered: true });
  const after = changedOffer(offer, context, { trackRequest: undefined });
  const record: TrackRequestTakenBack = {
    ...frameOf(after, context),
    ...{ event: 'track-request-taken-back', track: trackRequest.track, notices: [] },
  };
  return decision(after, putAndRecord(offer, after, record));
}
