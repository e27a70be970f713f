import { setImmediate as turn } from 'node:timers/promises';
import type { Change } from '#domain/contract.ts';
import { decision } from '#domain/decisions/decision.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { optionId, type Season, type StartName } from '#domain/season/season.ts';
import type { Seat, StartKey } from '#domain/seats/seat.ts';
import { type CalendarDay, plusHours } from '#domain/values/time.ts';
import { type Ask, answerOffer } from '#functions/booking/answer-offer.ts';
import { loadView } from '#functions/booking/load-standing.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import { readOutlook } from '#functions/store/items/outlook.ts';
import { readSeats } from '#functions/store/items/seats.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { invitedAt, offerOf, seasonOf } from '#test/support/builders/season.ts';
import { oneOf } from '#test/support/checks/seeded.ts';
import type { Call } from './linearizable.ts';
import { type Answer, freeIn, type Op, seenOf, startText } from './one-at-a-time.ts';

/** A small season with few seats, and the applicants invited to it. */
export type Arena = {
  readonly season: Season;
  readonly seats: readonly Seat[];
  readonly offers: readonly Offer[];
};

export type History = Arena & { readonly calls: readonly Call<Op, Answer>[] };

type Random = () => number;

/** The options of a recording: look with `clean`, wait for late requests, draw other requests over more turns. */
export type Recording = {
  readonly clean?: Store;
  readonly settled?: () => Promise<void>;
  readonly draw?: typeof drawOp;
  readonly within?: number;
};

type Look = readonly [Op, Answer];

const now = plusHours(invitedAt, 1);

/** The contended days; the days of December are there so that every open offer has a place in reserve. */
const options = {
  categorical: ['2030-11-19', '2030-11-21'],
  'primary-care': ['2030-11-18_2030-11-19'],
  preliminary: ['2030-11-22'],
} as const;

/** Draws a season with one seat, rarely two, in each start that is fought for, and two to four offers. */
export function drawArena(random: Random, id: string): Arena {
  const few = (...labels: string[]) =>
    Object.fromEntries(labels.map((label) => [label, 1 + Math.floor(random() * 1.3)]));
  const shared = random() < 0.5 ? few('categorical primary-care') : few('categorical', 'primary-care');
  const season = seasonOf({
    tracks: {
      categorical: { options: [...options.categorical, '2030-12-10'] },
      'primary-care': { options: [...options['primary-care'], '2030-12-09_2030-12-10'] },
      preliminary: { options: [...options.preliminary, '2030-12-11'] },
    },
    seats: {
      '2030-11-18': { morning: few('primary-care') },
      '2030-11-19': { morning: shared },
      '2030-11-21': { morning: few('categorical') },
      '2030-11-22': { morning: few('preliminary') },
      '2030-12-09': { morning: { 'primary-care': 4 } },
      '2030-12-10': { morning: { categorical: 4, 'primary-care': 4 } },
      '2030-12-11': { morning: { preliminary: 4 } },
    },
  });
  const tracks = ['categorical', 'categorical', 'categorical', 'primary-care', 'primary-care', 'preliminary'];
  const offers = Array.from({ length: 2 + Math.floor(random() * 3) }, (_, index) =>
    offerOf(oneOf(random, tracks), `offer_${index}`, { season: id }),
  );
  return { season: { ...season, id }, seats: seatsOf(season), offers };
}

/** Writes the arena into the store. */
export async function prepare(store: Store, { season, seats, offers }: Arena): Promise<void> {
  const changes: readonly Change[] = [
    { kind: 'put-season', season, version: 1 },
    ...seats.map((seat): Change => ({ kind: 'add-seat', seat })),
    ...offers.map((offer): Change => ({ kind: 'put-offer', offer })),
  ];
  const { verdict } = await attempt(
    store,
    season.id,
    async () => undefined,
    () => decision(undefined, changes),
  );
  if (verdict.kind !== 'decision') throw new Error(`season ${season.id} could not be prepared`);
}

/**
 * Lets three to six requests loose on the arena at random moments, through the very code that answers applicants, and
 * records when each was made, its answer and when that came. Half of the applicants have opened their pages before.
 * At the end, when `settled` says that nothing is on its way anymore, everything is looked at once with `clean`.
 */
export async function record(
  store: Store,
  arena: Arena,
  random: Random,
  { clean = store, settled = async () => {}, draw = drawOp, within = 40 }: Recording = {},
): Promise<History> {
  const calls: Call<Op, Answer>[] = [];
  let time = 0;
  const make = async (op: Op) => {
    time += 1;
    const invokedAt = time;
    const answer = await answerTo(store, arena, op).catch(() => undefined);
    time += 1;
    calls.push({ op, invokedAt, answeredAt: time, ...(answer ? { answer } : {}) });
  };
  for (const { id } of arena.offers)
    if (random() < 0.5) await loadView(store, { season: arena.season.id, id }).catch(() => undefined);
  const ops = Array.from({ length: 3 + Math.floor(random() * 4) }, () => draw(random, arena));
  await Promise.all(
    ops.map(async (op) => {
      for (let turns = Math.floor(random() ** 3 * within); turns > 0; turns -= 1) await turn();
      await make(op);
    }),
  );
  await settled();
  const { offers, seats } = await readOutlook(clean, arena.season.id);
  const seen = [
    ...offers.map(
      (each): Look => [
        { kind: 'see-offer', offer: each.id },
        { kind: 'seen', offer: seenOf(each) },
      ],
    ),
    ...[...Map.groupBy(seats, startText)].map(
      ([start, there]): Look => [
        { kind: 'see-start', start },
        { kind: 'free', seats: freeIn(there) },
      ],
    ),
  ];
  const atEnd = seen.map(([op, answer]) => ({ op, answer, invokedAt: time + 1, answeredAt: time + 2 }));
  return { ...arena, calls: [...calls, ...atEnd] };
}

/** An arena in which two or three fight for the only seat of one day, and nothing else. */
export function drawDuel(random: Random, id: string): Arena {
  const { season, seats } = drawArena(random, id);
  const [first] = seats.filter(({ on, tracks }) => on === '2030-11-19' && tracks.includes('categorical'));
  const others = seats.filter(({ on }) => on !== '2030-11-19');
  const offers = Array.from({ length: 2 + Math.floor(random() * 2) }, (_, index) =>
    offerOf('categorical', `offer_${index}`, { season: id }),
  );
  return { season, seats: first ? [first, ...others] : others, offers };
}

/** The request in a duel: to take the seat, or to give it up. */
export function drawBlow(random: Random, { offers }: Arena): Op {
  const { id: offer } = oneOf(random, offers);
  return random() < 0.65
    ? { kind: 'book', offer, starts: ['2030-11-19 morning'] }
    : { kind: 'cancel', offer };
}

function drawOp(random: Random, { season, offers }: Arena): Op {
  const { id: offer, seatedAs } = oneOf(random, offers);
  const track = season.tracks.find((each) => each.id === seatedAs);
  const sought = track?.options.slice(0, random() < 0.7 ? 1 : undefined) ?? [];
  const days = oneOf(random, sought).days;
  const starts = days.map((on) => `${on} morning`);
  const version = random() < 0.3 ? { version: 1 + Math.floor(random() * 2) } : {};
  const drawn = random();
  if (drawn < 0.55) return { kind: 'book', offer, starts };
  if (drawn < 0.7) return { kind: 'move', offer, starts, ...version };
  if (drawn < 0.78) return { kind: 'cancel', offer, ...version };
  if (drawn < 0.83) return { kind: 'decline', offer };
  return drawn < 0.95 ? { kind: 'see-offer', offer } : { kind: 'see-start', start: oneOf(random, starts) };
}

/** The answer of the code; `undefined` where it says that it does not know. */
async function answerTo(store: Store, { season }: Arena, op: Op): Promise<Answer | undefined> {
  if (op.kind === 'see-start')
    return { kind: 'free', seats: freeIn(await readSeats(store, season.id, keyOf(op.start))) };
  if (op.kind === 'see-offer') {
    const page = await loadView(store, { season: season.id, id: op.offer });
    return page && { kind: 'seen', offer: seenOf(page.offer) };
  }
  const link = { season: season.id, id: op.offer, generation: 1 };
  const answer = await answerOffer(store, link, askOf(op), decisionContext({ kind: 'applicant' }, now));
  if (answer.kind === 'granted') return { kind: 'granted', offer: seenOf(answer.offer) };
  const { refusal } = answer;
  if (refusal.kind === 'busy') return undefined;
  return {
    kind: 'refused',
    why: refusal.kind,
    ...('on' in refusal && 'start' in refusal ? { start: startText(refusal) } : {}),
  };
}

function askOf(op: Exclude<Op, { kind: 'see-offer' | 'see-start' }>): Ask {
  const version = 'version' in op && op.version !== undefined ? { version: op.version } : {};
  if (op.kind === 'decline') return { action: 'decline' };
  if (op.kind === 'cancel') return { action: 'cancel', ...version };
  const keys = op.starts.map(keyOf);
  const choice = { option: optionId(keys.map(({ on }) => on)), starts: keys.map(({ start }) => start) };
  return { action: op.kind, choice, ...version };
}

function keyOf(text: string): StartKey {
  const [on, start] = text.split(' ') as [CalendarDay, StartName];
  return { on, start };
}
