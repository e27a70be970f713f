import { type BookRequest, book } from '#domain/booking/book.ts';
import { cancel } from '#domain/booking/cancel.ts';
import { leavePhone } from '#domain/booking/leave-phone.ts';
import { type MoveRequest, move } from '#domain/booking/move.ts';
import type { OfferView, Standing } from '#domain/booking/standing.ts';
import { type Board, boardOf, correctedBy } from '#domain/capacity/board.ts';
import type { Refusal } from '#domain/contract.ts';
import { type DecisionContext, type Refused, refuse } from '#domain/decisions/decision.ts';
import type { OfferErased } from '#domain/erasure/erasure-record.ts';
import { decline } from '#domain/invitations/decline.ts';
import type { LinkRevoked } from '#domain/invitations/refusal.ts';
import type { Choice, Offer } from '#domain/offers/offer.ts';
import type { StartKey } from '#domain/seats/seat.ts';
import { askForTrack, takeRequestBack } from '#domain/track-requests/ask-for-track.ts';
import { type CalendarDay, isCalendarDay } from '#domain/values/time.ts';
import { countBoard } from '#functions/board/recount-board.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import { insist } from '#functions/store/insist.ts';
import { readBoardToShow } from '#functions/store/items/board.ts';
import type { OfferName } from '#functions/store/keys.ts';
import { loadStanding } from './load-standing.ts';

/** What can be asked of an offer, by its applicant or by the program. */
export type Ask =
  | ({ readonly action: 'book' } & BookRequest)
  | ({ readonly action: 'move' } & MoveRequest)
  | { readonly action: 'cancel'; readonly version?: number; readonly reason?: string }
  | { readonly action: 'decline' }
  | { readonly action: 'leave-phone'; readonly phone: string }
  | { readonly action: 'ask-track'; readonly track: string }
  | { readonly action: 'take-track-back' };

/** The offer after what was granted (now or before), or why it was not, with what can be chosen instead. */
export type Answer =
  | { readonly kind: 'granted'; readonly offer: Offer }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly view: OfferView };

/**
 * Decides what is asked of the offer and carries it out. Who comes by a link says which `generation` of it, so that a
 * link that has been replaced changes nothing. Throws if there is no such offer.
 */
export async function answerOffer(
  store: Store,
  name: OfferName & { readonly generation?: number },
  ask: Ask,
  context: DecisionContext,
): Promise<Answer> {
  const starts = 'choice' in ask ? startsNamed(ask.choice) : [];
  const { verdict, standing } = await attempt(
    store,
    name.season,
    (withOutlook) => loadWithBoard(store, name, starts, withOutlook),
    (loaded) => whyNotTheirs(loaded.offer, name.generation) ?? decide(loaded, ask, context),
  );
  if (verdict.kind === 'refusal')
    return { kind: 'refused', refusal: verdict.refusal, view: await viewOf(store, standing) };
  return { kind: 'granted', offer: verdict.result };
}

type Loaded = Standing & { readonly board?: Board | undefined };

/** A refusal shows what else can be chosen, so the board is read beside the standing: one round trip for both. */
async function loadWithBoard(
  store: Store,
  name: OfferName,
  starts: readonly StartKey[],
  withOutlook: boolean,
): Promise<Loaded> {
  const [standing, board] = await Promise.all([
    loadStanding(store, name, starts, withOutlook),
    withOutlook ? undefined : readBoardToShow(store, name.season),
  ]);
  return { ...standing, board };
}

/** How long a refusal may wait for a board that has to be counted, in milliseconds. */
const COUNTING_PATIENCE = 5_000;

/**
 * What can be chosen, by the board as far as nothing more recent has been read. A season without a board, just applied or
 * restored, is counted; a refusal that has been decided is not lost because a read of that fails.
 */
async function viewOf(
  store: Store,
  { season, version, offer, seats, outlook, board }: Loaded,
): Promise<OfferView> {
  const shown = outlook
    ? boardOf(season, outlook)
    : correctedBy(board ?? (await countPatiently(store, season.id)), seats);
  return { season, ...(version === undefined ? {} : { version }), offer, board: shown };
}

function countPatiently(store: Store, season: string): Promise<Board> {
  return insist(() => countBoard(store, season), performance.now() + COUNTING_PATIENCE);
}

/** Why a link of this `generation` changes nothing: the person was erased, or the link was replaced. */
export function whyNotTheirs(
  offer: Offer,
  generation = offer.generation,
): Refused<LinkRevoked | OfferErased> | undefined {
  if (offer.erasedAt) return refuse({ kind: 'offer-erased' });
  return generation === offer.generation ? undefined : refuse({ kind: 'link-revoked' });
}

function decide(standing: Standing, ask: Ask, context: DecisionContext) {
  switch (ask.action) {
    case 'book':
      return book(standing, ask, context);
    case 'move':
      return move(standing, ask, context);
    case 'cancel':
      return cancel(standing, ask, context);
    case 'leave-phone':
      return leavePhone(standing.offer, ask.phone, context);
    case 'decline':
      return decline(standing.offer, context);
    case 'ask-track':
      return askForTrack(standing, ask, context);
    case 'take-track-back':
      return takeRequestBack(standing, context);
    default:
      throw new Error(`no decision for ${ask satisfies never}`);
  }
}

/** The starts whose seats must be seen: read off the choice itself, so that they are read together with the offer. */
function startsNamed(choice: Choice): readonly StartKey[] {
  const days = choice.option.split('_').filter(isCalendarDay) as CalendarDay[];
  return days.slice(0, 2).flatMap((on, index) => {
    const start = choice.starts[index];
    return start ? [{ on, start }] : [];
  });
}
