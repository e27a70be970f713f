import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, Setting } from '#bench/bench.ts';
import type { Environments } from '#bench/lambda/environments.ts';
import { bookEvent, pageEvent, quietChoice, wantedChoice } from '#bench/lambda/events.ts';
import type { Invited, Stage } from '#bench/lambda/stage.ts';
import { figure, median } from '#bench/statistics.ts';

const SEATS = 20;
/** Bookings, one after the other, that are waited for. */
const BOOKINGS = 20;
/** A link may be opened twelve times a second in the long run. */
const POLL_MS = 100;
/** A page that does not change for so long will not. */
const GIVE_UP_MS = 30_000;
/** After so long without another difference, a page shows everything. */
const SETTLED_MS = 3_000;
const MOST_SECONDS = 2;

type Lag = { readonly quiet: readonly number[]; readonly crowded: number };

export const lag: Bench = {
  name: 'lag',
  title: 'How far a page is behind',
  about: `From the answer to a booking until the page of somebody else, which another environment draws every ${POLL_MS} ms, shows it: ${BOOKINGS}
bookings one after the other, and the last booking of a crowd. The stream's consumer reads four times a second, as Lambda does.`,
  run: async (setting) => {
    const { before, now } = await setting.stages();
    const found = new Map<string, Lag>();
    for (const stage of [before, now]) found.set(stage.checkout.name, await lagOf(stage, setting));
    const worst = (of: (lag: Lag) => number) => of([...found.values()].at(-1) as Lag);
    const quiet = worst((each) => Math.max(...each.quiet));
    const crowded = worst((each) => each.crowded);
    return {
      figures: [
        ...[...found].map(([name, { quiet: each }]) => figure('a booking is seen after', name, 'ms', each)),
        ...[...found].map(([name, each]) =>
          figure('the last of a crowd is seen after', name, 'ms', [each.crowded]),
        ),
      ],
      targets: [
        {
          what: 'Seconds until a booking is seen by others, at the most: alone, in a crowd',
          wanted: `≤ ${MOST_SECONDS}`,
          got: `${(quiet / 1000).toFixed(2)}, ${(crowded / 1000).toFixed(2)}`,
          isReached: Math.max(quiet, crowded) <= MOST_SECONDS * 1000,
          means: 'A page may show a seat that has just gone; the decision is made on what is stored.',
        },
      ],
      notes: [],
    };
  },
};

async function lagOf(stage: Stage, { applicants, environments, say }: Setting): Promise<Lag> {
  const size = { categorical: applicants, primaryCare: 0, seats: SEATS };
  const [watcher, ...others] = (await stage.season('lag', size)) as [Invited, ...Invited[]];
  const eye = await stage.environments(1, 'watching');
  const [writer, crowd] = [await stage.environments(1), await stage.environments(environments)];
  const quiet: number[] = [];
  for (const [place, applicant] of others.slice(0, BOOKINGS + 1).entries()) {
    const waited = await untilSeen(eye, watcher, 0, async () => {
      const event = bookEvent(applicant.token, quietChoice(applicant.track, place));
      const { answers } = await writer.answer([{ event }]);
      if (answers[0]?.status !== 303) throw new Error(`a booking was answered with ${answers[0]?.status}`);
      return answers[0].answeredAt;
    });
    // The first finds processes that are still compiling.
    if (place > 0) quiet.push(waited);
  }
  const crowded = await untilSeen(eye, watcher, SETTLED_MS, async () => {
    const asked = others.slice(BOOKINGS + 1).map(({ token }) => ({ event: bookEvent(token, wantedChoice) }));
    const { answers } = await crowd.answer(asked);
    return Math.max(...answers.flatMap(({ status, answeredAt }) => (status === 303 ? answeredAt : [])));
  });
  say(`${stage.checkout.name}: ${Math.round(median(quiet))} ms alone, ${Math.round(crowded)} ms in a crowd`);
  return { quiet, crowded };
}

/**
 * Milliseconds from when the change was answered until the last difference that the watcher's page shows: the one after
 * which nothing more comes for `settledMs`. 0 where the page has shown it before the change was answered.
 */
async function untilSeen(
  eye: Environments,
  watcher: Invited,
  settledMs: number,
  change: () => Promise<number>,
): Promise<number> {
  let { body } = await look(eye, watcher);
  const seen: { at?: number; answeredAt?: number; failure?: Error } = {};
  const done = change().then(
    (at) => void Object.assign(seen, { answeredAt: at }),
    (failure: Error) => void Object.assign(seen, { failure }),
  );
  for (;;) {
    await sleep(POLL_MS);
    const page = await look(eye, watcher);
    if (page.body !== body) Object.assign(seen, { at: page.at });
    body = page.body;
    if (seen.failure) throw seen.failure;
    if (seen.answeredAt === undefined) continue;
    const { at, answeredAt } = seen;
    if (at !== undefined && page.at - Math.max(at, answeredAt) >= settledMs) {
      await done;
      return Math.max(0, at - answeredAt);
    }
    if (page.at - answeredAt > GIVE_UP_MS) throw new Error('others have never seen a booking');
  }
}

async function look(eye: Environments, { token }: Invited): Promise<{ body: string; at: number }> {
  const { answers } = await eye.answer([{ event: pageEvent(token, 'json'), wantsBody: true }]);
  const [answer] = answers;
  if (answer?.status !== 200) throw new Error(`a page was answered with ${answer?.status}`);
  return { body: answer.body ?? '', at: answer.answeredAt };
}
