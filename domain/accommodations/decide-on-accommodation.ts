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
import { noticeTo } from '#domain/invitations/invitation-record.ts';
import type { Accommodation, Arrangement } from '#domain/offers/accommodation.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type {
  AccommodationArranged,
  AccommodationChange,
  AccommodationChanged,
  AccommodationLate,
  AccommodationNotArranged,
  AccommodationRequest,
  AccommodationUnexplained,
  NoAccommodationRequest,
} from './accommodation-record.ts';
import {
  type AccommodationStanding,
  hasInterviewAhead,
  isStale,
  putRequest,
} from './ask-for-accommodation.ts';

/** What the one person who reads requests decides; `seen` is the version of the request that they read. */
export type AccommodationDecision = {
  readonly seen: number;
  readonly word: string;
} & ({ readonly kind: 'arranged'; readonly arrangement: Arrangement } | { readonly kind: 'not-arranged' });

type DecisionVerdict =
  | Decision<Offer, AccommodationChange<AccommodationArranged | AccommodationNotArranged>>
  | Repeat<Offer>
  | Refused<NoAccommodationRequest | AccommodationLate | AccommodationChanged | AccommodationUnexplained>;

/**
 * Arranges something for an applicant who has asked, changes what was arranged, or says that it cannot be; and tells the applicant. The same
 * decision again is a repeat. Refused without a request (`no-accommodation-request`), when no interview is ahead
 * (`accommodation-late`), when the request is no longer the one that was read (`accommodation-changed`), and without a word where only a word says
 * anything (`accommodation-unexplained`).
 */
export function decideOnAccommodation(
  { season, offer, request }: AccommodationStanding,
  decided: AccommodationDecision,
  context: DecisionContext,
): DecisionVerdict {
  const before = offer.accommodation;
  if (!before || (before.askedAt === undefined && before.answer === undefined))
    return refuse({ kind: 'no-accommodation-request' });
  const word = decided.word.trim();
  const arrangement = decided.kind === 'arranged' ? decided.arrangement : {};
  if (isDecidedSo(before, request, { kind: decided.kind, arrangement, word })) return repeat(offer);
  if (isStale(before, decided.seen)) return refuse({ kind: 'accommodation-changed' });
  if (!hasInterviewAhead(season, offer, context.now)) return refuse({ kind: 'accommodation-late' });
  if (word === '' && Object.keys(arrangement).length === 0)
    return refuse({ kind: 'accommodation-unexplained' });
  const version = before.version + 1;
  const answer = { kind: decided.kind, at: context.now, version };
  const after = changedOffer(offer, context, {
    accommodation: { version, answer, ...(Object.keys(arrangement).length > 0 ? { arrangement } : {}) },
  });
  const hasWord = word === '' ? {} : ({ hasWord: true } as const);
  const frame = { ...frameOf(after, context), ...hasWord, notices: noticeTo(after) };
  const record: AccommodationArranged | AccommodationNotArranged =
    decided.kind === 'arranged'
      ? { ...frame, event: 'accommodation-arranged', arrangement }
      : { ...frame, event: 'accommodation-not-arranged' };
  const known: Omit<AccommodationRequest, 'version'> = request ?? {
    offer: offer.id,
    askedAt: before.askedAt ?? context.now,
  };
  const { word: _, isWaiting: __, ...asked } = known;
  const next = { ...asked, version, ...(word === '' ? {} : { word }) };
  return decision(after, [...putAndRecord(offer, after, record), putRequest(request, next)]);
}

type Decided = {
  readonly kind: AccommodationDecision['kind'];
  readonly arrangement: Arrangement;
  readonly word: string;
};

/** Whether the last thing that happened was this very decision. */
function isDecidedSo(
  { askedAt, answer, arrangement = {} }: Accommodation,
  request: AccommodationRequest | undefined,
  decided: Decided,
): boolean {
  if (askedAt !== undefined || answer?.kind !== decided.kind) return false;
  const names = ['longerMinutes', 'pauseMinutes', 'notBefore', 'notAfter'] as const;
  const isSame = names.every((name) => arrangement[name] === decided.arrangement[name]);
  return isSame && (request?.word ?? '') === decided.word;
}
