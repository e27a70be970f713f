import type { Who } from '#domain/decisions/change-record.ts';
import type { Choice, Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { type Answer, type Ask, answerOffer } from '#functions/booking/answer-offer.ts';
import { loadView } from '#functions/booking/load-standing.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import type { Store } from '#functions/store/client.ts';
import { failureOf } from '#functions/store/failure.ts';
import { wishesOf } from '#test/support/builders/race-season.ts';
import { oneOf, shuffled } from '#test/support/checks/seeded.ts';

/** One answer that somebody was given, or the error that they met, and how long it took. */
export type Reply = { readonly asked: Ask['action']; readonly as: string; readonly ms: number };

/** Applicants who answer their offers all at once, each in their own way, and the answers that they got. */
export type Crowd = {
  /** The requests of one person, from the first view of the link, or of the page, to the last. */
  live(offer: Offer): Promise<void>;
  /** Moves somebody, with nobody else about; whether it was granted. */
  move(offer: Offer, choice: Choice): Promise<boolean>;
  readonly replies: readonly Reply[];
  /** Who asked for the same three times at once and was not given the same seats each time it was granted. */
  readonly disagreeing: readonly string[];
};

/** How many move at once: for each, all offers and seats are read each time, and one process reads for all. */
export const MOVING_AT_ONCE = 3;

/** How many choices somebody tries before they give up. */
const MOST_WISHES = 4;

const tempers = [
  ...(['eager', 'eager', 'eager', 'eager', 'eager'] as const),
  ...(['patient', 'wandering', 'fickle', 'hasty', 'torn', 'silent'] as const),
];

export function crowdOf(store: Store, season: Season, now: Instant, random: () => number): Crowd {
  const replies: Reply[] = [];
  const ask = async (offer: Offer, asked: Ask, who: Who = { kind: 'applicant' }) => {
    const began = performance.now();
    const { as, answer } = await told(answerOffer(store, offer, asked, decisionContext(who, now)));
    replies.push({ asked: asked.action, as, ms: performance.now() - began });
    return answer;
  };
  const disagreeing: string[] = [];
  const compare = ({ id }: Offer, answers: readonly (Answer | undefined)[]) => {
    const seats = answers.flatMap((answer) =>
      answer?.kind === 'granted' ? [JSON.stringify(answer.offer.booking)] : [],
    );
    if (new Set(seats).size > 1) disagreeing.push(id);
  };
  const moves = lanes(MOVING_AT_ONCE);
  const first = async (offer: Offer, action: 'book' | 'move', choices: readonly Choice[]) => {
    for (const choice of shuffled(random, choices).slice(0, MOST_WISHES)) {
      const asked = () => ask(offer, { action, choice });
      if (isGranted(await (action === 'move' ? moves(asked) : asked()))) return true;
    }
    return false;
  };
  const live = async (offer: Offer) => {
    if (random() < 0.5) await loadView(store, offer).catch(() => undefined);
    await liveAs(oneOf(random, tempers), offer, wishesOf(season, offer), { ask, first, compare, random });
  };
  const move = async (offer: Offer, choice: Choice) =>
    isGranted(await ask(offer, { action: 'move', choice }));
  return { live, move, replies, disagreeing };
}

/** A reply, and its outcome in one word; for an error, the outcome that the entry makes of it. */
export async function told(
  asking: Promise<Answer>,
): Promise<{ readonly as: string; readonly answer?: Answer }> {
  try {
    const answer = await asking;
    return { as: answer.kind === 'granted' ? 'granted' : answer.refusal.kind, answer };
  } catch (error) {
    return { as: failureOf(error) === 'unsettled' ? 'busy' : String(error) };
  }
}

type Means = {
  readonly random: () => number;
  ask(offer: Offer, asked: Ask, who?: Who): Promise<Answer | undefined>;
  first(offer: Offer, action: 'book' | 'move', choices: readonly Choice[]): Promise<boolean>;
  compare(offer: Offer, answers: readonly (Answer | undefined)[]): void;
};

async function liveAs(
  temper: (typeof tempers)[number],
  offer: Offer,
  { wanted, other }: ReturnType<typeof wishesOf>,
  { ask, first, compare, random }: Means,
): Promise<void> {
  switch (temper) {
    case 'eager':
      if (!(await first(offer, 'book', wanted))) await ask(offer, { action: 'decline' });
      return;
    case 'patient':
      if (await first(offer, 'book', other)) await first(offer, 'move', wanted);
      return;
    case 'fickle':
      if (await first(offer, 'book', [...wanted, ...other])) await ask(offer, { action: 'cancel' });
      return;
    case 'wandering':
      if (await first(offer, 'book', [...wanted, ...other])) await first(offer, 'move', other);
      return;
    case 'hasty': {
      const choice = wanted[0] as Choice;
      const answers = await Promise.all([1, 2, 3].map(() => ask(offer, { action: 'book', choice })));
      return compare(offer, answers);
    }
    case 'torn': {
      const [one, two] = [oneOf(random, wanted), oneOf(random, other)];
      const atOnce = [
        { action: 'book', choice: one },
        { action: 'book', choice: two },
        { action: 'decline' },
      ] as const;
      await Promise.all(shuffled(random, atOnce).map((asked) => ask(offer, asked)));
      const then = [{ action: 'move', choice: one }, { action: 'cancel' }] as const;
      await Promise.all(shuffled(random, then).map((asked) => ask(offer, asked)));
      return;
    }
    case 'silent':
      return;
    default:
      throw new Error(`nobody is ${temper satisfies never}`);
  }
}

function isGranted(answer: Answer | undefined): boolean {
  return answer?.kind === 'granted';
}

/** Retries a failed task, as a person at the program would. */
export async function untilDone<T>(task: () => Promise<T>): Promise<T> {
  for (let left = 20; ; left -= 1) {
    try {
      return await task();
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

/** Does `task` for each of `all`, at most `atOnce` at the same time. */
export async function inParallel<T>(
  all: readonly T[],
  atOnce: number,
  task: (each: T) => Promise<unknown>,
): Promise<void> {
  const waiting = [...all];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await task(next);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** Runs pieces of work in `count` lanes, one after the other in each. */
function lanes(count: number): <T>(work: () => Promise<T>) => Promise<T> {
  const ends: Promise<unknown>[] = Array.from({ length: count }, () => Promise.resolve());
  let next = 0;
  return (work) => {
    const lane = next % count;
    next += 1;
    const done = (ends[lane] as Promise<unknown>).then(work);
    ends[lane] = done.catch(() => undefined);
    return done;
  };
}
