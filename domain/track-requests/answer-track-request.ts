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
import type { TrackAnswer } from '#domain/offers/track-request.ts';
import { lockedSince } from '#domain/season/match-lock.ts';
import type { Season } from '#domain/season/season.ts';
import type {
  NoTrackRequest,
  NotInterviewed,
  TrackAnswerUnexplained,
  TrackGranted,
  TrackRefused,
  TrackRequestChange,
} from './track-request-record.ts';

type Asked = { readonly kind: TrackAnswer['kind']; readonly reason?: string | undefined };

type AnswerVerdict =
  | Decision<Offer, TrackRequestChange<TrackGranted | TrackRefused>>
  | Repeat<Offer>
  | Refused<NoTrackRequest | NotInterviewed | TrackAnswerUnexplained>;

/**
 * Says yes or no to a request for another track, and tells the applicant with the program's words. The same answer again is a repeat;
 * another one replaces it. Refused without a request (`no-track-request`), without a word where one is owed
 * (`track-answer-unexplained`): for a no, for another answer than before, and for a yes once the lists are locked; and a yes to
 * somebody who turned out not to have come (`not-interviewed`).
 */
export function answerTrackRequest(
  { season, offer }: { readonly season: Season; readonly offer: Offer },
  { kind, reason: typed = '' }: Asked,
  context: DecisionContext,
): AnswerVerdict {
  const { trackRequest } = offer;
  if (!trackRequest) return refuse({ kind: 'no-track-request' });
  if (trackRequest.answer?.kind === kind) return repeat(offer);
  if (kind === 'granted' && interviewOutcome(season, offer, context.now) !== 'interviewed')
    return refuse({ kind: 'not-interviewed' });
  const reason = typed.trim();
  const owesWord = kind === 'refused' || trackRequest.answer || lockedSince(season, context.now);
  if (owesWord && reason === '') return refuse({ kind: 'track-answer-unexplained' });
  const answer: TrackAnswer = { kind, at: context.now, ...(reason === '' ? {} : { reason }) };
  const after = changedOffer(offer, context, { trackRequest: { ...trackRequest, answer } });
  const frame = { ...frameOf(after, context), track: trackRequest.track, notices: noticeTo(after) };
  const record: TrackGranted | TrackRefused =
    kind === 'refused'
      ? { ...frame, event: 'track-refused', reason }
      : { ...frame, event: 'track-granted', ...(reason === '' ? {} : { reason }) };
  return decision(after, putAndRecord(offer, after, record));
}
