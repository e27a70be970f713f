import { boardOf, isSameBoard } from '#domain/capacity/board.ts';
import { openDemand, place } from '#domain/capacity/placement.ts';
import { isLive, needsSeat, type Offer } from '#domain/offers/offer.ts';
import { type Instant, plusHours } from '#domain/values/time.ts';
import type { Discrepancy, SeasonState } from './discrepancy.ts';
import { historyDiscrepancies } from './history-discrepancies.ts';
import { fenceDisagreements, plannedDisagreements, seatDiscrepancies } from './seat-discrepancies.ts';

/** How long a notice may wait, and an offer may stay open after its window, before it counts as stuck. */
const STUCK_MINUTES = 30;

/**
 * Returns every contradiction in the season's state at `now`. A state that was read while changes were being written
 * can show contradictions that never existed: trust only those that a second reading shows again.
 */
export function reconcile(books: SeasonState, now: Instant): readonly Discrepancy[] {
  const stuckBefore = plusHours(now, -STUCK_MINUTES / 60);
  const [known, strange] = partition(books);
  return [
    ...strange.map(({ id, version }): Discrepancy => ({ kind: 'track-unknown', offer: id, version })),
    ...seatDiscrepancies(known),
    ...plannedDisagreements(known),
    ...fenceDisagreements(known),
    ...boardDiscrepancies(books),
    ...openDisagreements(known, stuckBefore),
    ...historyDiscrepancies(known),
    ...[...known.histories, ...known.records].flatMap((record) => unsentNotices(record, stuckBefore)),
    ...ledgerDisagreements(known),
  ];
}

/** Finds a board that is wrong although its version did not change: the stream consumer has missed a change. */
function boardDiscrepancies({ season, offers, seats, board }: SeasonState): Discrepancy[] {
  if (!board || isSameBoard(board, boardOf(season, { offers, seats }))) return [];
  return [{ kind: 'board-stale', version: board.version }];
}

/** Splits the offers into those whose tracks the season knows, and the others. */
function partition(books: SeasonState): readonly [SeasonState, readonly Offer[]] {
  const tracks = books.season.tracks.map(({ id }) => id);
  const isKnown = ({ seatedAs }: Offer) => tracks.includes(seatedAs);
  const strange = books.offers.filter((offer) => !isKnown(offer));
  return [{ ...books, offers: books.offers.filter(isKnown) }, strange];
}

/** Checks the offers as a whole: no notice or offer is stuck, and all open offers can be placed. */
function openDisagreements({ season, offers, seats }: SeasonState, stuckBefore: Instant): Discrepancy[] {
  const isOverdue = (offer: Offer) => needsSeat(offer) && offer.closesAt <= stuckBefore;
  const overdue = offers.filter(isOverdue);
  const waiting = offers.filter((offer) => !isOverdue(offer));
  const live = offers.filter(isLive);
  const placed = place(season, seats, openDemand(season, waiting, seats));
  return [
    ...overdue.map(
      ({ id, version, closesAt }): Discrepancy => ({
        kind: 'offer-not-ended',
        offer: id,
        version,
        closedAt: closesAt,
      }),
    ),
    ...[...Map.groupBy(live, ({ applicant }) => applicant.id).values()]
      .filter((theirs) => theirs.length > 1)
      .map((theirs): Discrepancy => ({ kind: 'invited-twice', offers: theirs.map(({ id }) => id) })),
    ...placed
      .filter(({ asked, fits }) => fits < asked)
      .map(({ track, asked, fits }): Discrepancy => ({ kind: 'offers-not-placeable', track, asked, fits })),
  ];
}

function unsentNotices(
  { id, at, notices, sent }: SeasonState['histories' | 'records'][number],
  stuckBefore: Instant,
): Discrepancy[] {
  if (at > stuckBefore) return [];
  return [...notices.keys()].flatMap((notice): Discrepancy[] =>
    sent[notice] ? [] : [{ kind: 'notice-not-sent', record: id, notice, since: at }],
  );
}

/** Every move raises the ledger; so do releases and shared seats, which are not counted here. */
function ledgerDisagreements({ ledger, histories }: SeasonState): Discrepancy[] {
  const moves = histories.filter(({ event }) => event === 'moved').length;
  return ledger < moves ? [{ kind: 'ledger-behind', ledger, moves }] : [];
}
