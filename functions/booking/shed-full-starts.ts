import { book } from '#domain/booking/book.ts';
import { holdsNoSeat } from '#domain/booking/choose-seats.ts';
import type { Standing } from '#domain/booking/standing.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { Link } from '#functions/links/link-token.ts';
import { semaphore } from '#functions/runtime/semaphore.ts';
import type { Store } from '#functions/store/client.ts';
import { type Answer, type Ask, answerOffer } from './answer-offer.ts';
import { forgetSeen, type Glimpse, sharedGlimpse, standingIn } from './season-snapshot.ts';

/** An answer; a refusal may bring along the standing that shows what else there is. */
export type CrowdAnswer = Answer & { readonly shows?: Standing };

type Booking = Extract<Ask, { action: 'book' }>;

/** So many bookings of one process are decided at once; the others wait, a second at the most. */
const inTurn = semaphore(8, 1_000);

/** How long it is remembered that a choice met a full start, in milliseconds. */
const REMEMBERED_FOR = 250;

/** When each choice last met a full start, by season, option and starts. */
const metFull = new Map<string, number>();

/**
 * Answers an applicant as `answerOffer` does, and keeps a crowd from the table: whoever asks for a start that was full a
 * quarter of a second ago is refused on what was read for somebody else. That is the only answer ever given unread.
 */
export async function answerCrowd(
  store: Store,
  link: Link,
  ask: Ask,
  context: DecisionContext,
): Promise<CrowdAnswer> {
  const answer = await (ask.action === 'book'
    ? answerBooking(store, link, ask, context)
    : answerOffer(store, link, ask, context));
  if (answer.kind === 'granted') forgetSeen(store, link, ask.action !== 'book');
  return answer;
}

async function answerBooking(
  store: Store,
  link: Link,
  ask: Booking,
  context: DecisionContext,
): Promise<CrowdAnswer> {
  const read = () => answerOffer(store, link, ask, context);
  const answer = isFull(link, ask)
    ? undefined
    : await inTurn(async () => (isFull(link, ask) ? undefined : read()));
  if (answer && !isStartFull(answer)) return answer;
  if (answer) metFull.set(nameOf(link, ask), performance.now());
  const refusal = refusalIn(await sharedGlimpse(store, link.season), link, ask, context);
  if (refusal) metFull.set(nameOf(link, ask), performance.now());
  return refusal ?? answer ?? inTurn(read);
}

function isStartFull(answer: Answer): boolean {
  return answer.kind === 'refused' && answer.refusal.kind === 'start-full';
}

/** Whether somebody has just been told that this choice is full: then a glimpse will show it, and is there or under way. */
function isFull(link: Link, ask: Booking): boolean {
  const met = metFull.get(nameOf(link, ask));
  return met !== undefined && performance.now() - met < REMEMBERED_FOR;
}

function nameOf({ season }: Link, { choice }: Booking): string {
  return [season, choice.option, ...choice.starts].join(' ');
}

/**
 * The refusal of a full start, if the glimpse shows one to an offer that sits nowhere. Decided by the same rule as any
 * booking; whoever holds a seat, or comes by another link than was seen, is not refused here.
 */
function refusalIn(
  glimpse: Glimpse,
  link: Link,
  ask: Booking,
  context: DecisionContext,
): CrowdAnswer | undefined {
  const standing = standingIn(glimpse, link.id);
  if (standing?.offer.generation !== link.generation) return undefined;
  const { outlook: _, ...alone } = standing;
  const { offer } = alone;
  if (!holdsNoSeat(glimpse.outlook, offer)) return undefined;
  const verdict = book(alone, ask, context);
  if (verdict.kind !== 'refusal' || verdict.refusal.kind !== 'start-full') return undefined;
  return { kind: 'refused', refusal: verdict.refusal, offer, shows: standing };
}
