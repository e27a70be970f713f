import type { Offer } from '#domain/offers/offer.ts';
import { type Instant, instant } from '#domain/values/time.ts';
import type { OfferJson } from '#functions/applicant/offer-json.ts';
import { oneOf, seeded } from '#test/support/checks/seeded.ts';
import type { LivedPage } from './lived-books.ts';
import type { LivedRefusal, LivedStage } from './lived-stage.ts';
import type { LivedMail } from './quick-post.ts';

const DAY = 86_400_000;

type Way = 'books' | 'declines' | 'is silent';

/** What an applicant is going to do, drawn once for each invitation from the seed and the AAMC ID: nobody depends on another's luck. */
type Intent = {
  readonly random: () => number;
  readonly token: string;
  readonly way: Way;
  readonly answersAt: Instant;
  movesAt?: Instant | undefined;
  cancelsAt?: Instant | undefined;
};

/** Every applicant of a season: each reads the own mail, opens the own link, and does what they mean to. */
export type LivedApplicants = {
  /** Reads the invitations that have come. */
  readonly read: (mails: readonly LivedMail[]) => void;
  /** Does what is due for each. */
  readonly act: () => Promise<void>;
  /** Opens the pages of some of them, as readers in Tokyo. */
  readonly open: (random: () => number, count: number) => Promise<readonly LivedPage[]>;
  readonly tokenOf: (offer: string) => string | undefined;
  readonly refusals: readonly LivedRefusal[];
  readonly counts: Readonly<Record<string, number>>;
};

export function livedApplicants(stage: LivedStage, seed: number): LivedApplicants {
  const intents = new Map<string, Intent>();
  const refusals: LivedRefusal[] = [];
  const counts: Record<string, number> = {};
  const offers = () =>
    [...stage.mirror.items.values()]
      .filter(({ kind }) => kind === 'offer')
      .map((item) => item as unknown as Offer)
      .toSorted((one, other) => (one.applicant.id < other.applicant.id ? -1 : 1));
  const post = async (what: 'book' | 'move' | 'cancel' | 'decline', { token }: Intent, body: unknown) => {
    const ask = () => stage.send(`POST /i/{token}/${what}`, token, { body });
    let reply = await ask();
    // A machine with too much to do makes the service busy, and people try again.
    for (let left = 5; reply.statusCode === 503 && left > 0; left -= 1) reply = await ask();
    const { statusCode, body: said } = reply;
    const isDone = statusCode === 303;
    const name = isDone ? what : `${what} refused`;
    counts[name] = (counts[name] ?? 0) + 1;
    if (isDone) return true;
    const { title = '', detail = '' } = JSON.parse(said) as { title?: string; detail?: string };
    refusals.push({ by: `${what} ${statusCode}`, title, detail });
    return false;
  };
  const choose = async (what: 'book' | 'move', intent: Intent) => {
    const { body } = await stage.send('GET /i/{token}', intent.token, { query: 'json=1' });
    const { options, can } = JSON.parse(body) as OfferJson;
    if (!can[what]) return false;
    const choice = choiceAmong(options, intent.random);
    return choice ? post(what, intent, choice) : false;
  };
  const actFor = async (offer: Offer, intent: Intent) => {
    const now = stage.now();
    if (offer.state === 'open' && intent.way !== 'is silent' && now >= intent.answersAt) {
      if (intent.way === 'declines') await post('decline', intent, {});
      else if (await choose('book', intent)) planAhead(intent, now);
    } else if (offer.state === 'booked' && intent.cancelsAt && now >= intent.cancelsAt) {
      intent.cancelsAt = undefined;
      await post('cancel', intent, {});
    } else if (offer.state === 'booked' && intent.movesAt && now >= intent.movesAt) {
      intent.movesAt = undefined;
      await choose('move', intent);
    }
  };
  return {
    refusals,
    counts,
    tokenOf: (offer) => intents.get(offer)?.token,
    read: (mails) => {
      for (const { text, to } of mails) {
        const token = /\/i\/([\w.-]+)/.exec(text)?.[1];
        const offer = token?.split('.')[1];
        const number = Number(/^sample(\d+)@/.exec(to)?.[1]);
        if (!token || !offer || Number.isNaN(number)) continue;
        const known = intents.get(offer);
        intents.set(
          offer,
          known ? { ...known, token } : intentOf(token, seeded(seed * 100_003 + number), stage.now()),
        );
      }
    },
    act: async () => {
      for (const offer of offers()) {
        const intent = intents.get(offer.id);
        if (intent) await actFor(offer, intent);
      }
    },
    open: async (random, count) => {
      const readers = offers().filter(({ id, state }) => state === 'booked' && intents.has(id));
      const pages: LivedPage[] = [];
      const zone = 'Asia/Tokyo';
      for (let left = Math.min(count, readers.length); left > 0; left -= 1) {
        const { id } = oneOf(random, readers);
        const token = intents.get(id)?.token ?? '';
        for (const path of ['', '/move', '/cancel', '/calendar.ics']) {
          const { body, statusCode } = await stage.send(`GET /i/{token}${path}`, token, {
            query: `zone=${zone}`,
          });
          if (path === '' && statusCode === 200) pages.push({ offer: id, zone, html: body });
        }
      }
      return pages;
    },
  };
}

/** Seventeen of twenty book, most within two days of the invitation; the others decline or say nothing. */
function intentOf(token: string, random: () => number, now: Instant): Intent {
  const draw = random();
  const way: Way = draw < 0.87 ? 'books' : draw < 0.93 ? 'declines' : 'is silent';
  return { token, random, way, answersAt: later(now, random() * random() * 4.5) };
}

/** One of eight moves the booking later, one of sixteen cancels it. */
function planAhead(intent: Intent, now: Instant): void {
  const draw = intent.random();
  const at = later(now, 1 + intent.random() * 30);
  if (draw < 0.12) intent.movesAt = at;
  else if (draw < 0.18) intent.cancelsAt = at;
}

type Options = OfferJson['options'];

/** One of the dates that the page shows as free; the earlier ones are wanted more. */
function choiceAmong(options: Options, random: () => number) {
  const free = options.filter(({ available, current }) => available && !current);
  const option = free[Math.floor(random() ** 1.6 * free.length)];
  if (!option) return undefined;
  const starts = option.days.map(({ starts: all }) => {
    const possible = all.filter(({ unavailableBecause }) => !unavailableBecause).map(({ start }) => start);
    return possible.length > 0 ? oneOf(random, possible) : undefined;
  });
  return starts.includes(undefined) ? undefined : { option: option.option, starts };
}

function later(now: Instant, days: number): Instant {
  return instant(Date.parse(now) + days * DAY);
}
