import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, Setting } from '#bench/bench.ts';
import type { Answer, Asked } from '#bench/lambda/environments.ts';
import { bookEvent, pageEvent, quietChoice, wantedChoice } from '#bench/lambda/events.ts';
import type { Invited, Stage } from '#bench/lambda/stage.ts';
import { aloneOutcome, type Taken } from './alone-outcome.ts';

/** Offers of the smaller season, as many as the sample has; the larger has twice as many as come in a crowd. */
const FEW = 60;
const PAIRS = 10;
const SEATS = 20;
/** Of each kind of event. */
const EVENTS = 4;
/** Between two events, so that nothing that is remembered for a second or less helps the next. */
const REST_MS = 1_100;

export const alone: Bench = {
  name: 'alone',
  title: 'What one event takes of the table',
  about: `One event at a time, ${REST_MS} ms apart, on an environment that has shown nobody's page and remembers what it keeps for longer. Units are
metered on the way to DynamoDB Local from the sizes of the items, as Local misreports those of transactions; requests that
are in flight together are one round trip. A refusal is of a start whose ${SEATS} seats are gone. Of ${EVENTS} events of a kind the dearest counts.`,
  run: async (setting) => {
    const { before, now } = await setting.stages();
    const sizes = [FEW, 2 * setting.applicants];
    const taken: Taken[] = [];
    for (const offers of sizes) {
      for (const stage of [before, now]) {
        taken.push(...(await takenBy(stage, offers, setting)));
        setting.say(`${stage.checkout.name} at ${offers} offers done`);
      }
    }
    return aloneOutcome(taken, sizes);
  },
};

async function takenBy(stage: Stage, offers: number, { environments }: Setting): Promise<readonly Taken[]> {
  const size = { categorical: offers - PAIRS, primaryCare: PAIRS, seats: SEATS };
  const invited = await stage.season(`alone-${offers}`, size);
  const days = invited.filter(({ track }) => track === 'categorical');
  const pairs = invited.filter(({ track }) => track === 'primary-care').slice(0, EVENTS);
  await sellOut(stage, days.slice(-SEATS), environments);
  const next = (from: number) => days.slice(from * EVENTS, (from + 1) * EVENTS);
  const pool = await stage.environments(1, 'metered');
  const measure = async (what: Taken['what'], asked: readonly Asked[], status: number): Promise<Taken> => {
    const answers: Answer[] = [];
    for (const each of asked) {
      await sleep(REST_MS);
      answers.push(...(await pool.answer([each])).answers);
    }
    const wrong = answers.find((answer) => answer.status !== status);
    if (wrong) throw new Error(`${what} was answered with ${wrong.status}: ${wrong.body}`);
    return { what, offers, of: stage.checkout.name, ...dearest(answers), kinds: kindsOf(answers) };
  };
  const quiet = (all: readonly Invited[]) =>
    all.map(({ token, track }, place) => ({ event: bookEvent(token, quietChoice(track, place)) }));
  const refused = next(1).map(({ token }) => ({
    event: bookEvent(token, wantedChoice, 'json'),
    wantsBody: true,
  }));
  // One page that is not counted: an environment is cold only once.
  await pool.answer([{ event: pageEvent(days.at(-1)?.token ?? '') }]);
  return [
    await measure(
      'page',
      next(0).map(({ token }) => ({ event: pageEvent(token) })),
      200,
    ),
    await measure('refusal', refused, 409),
    await measure('booking of a day', quiet(next(2)), 303),
    await measure('booking of a pair', quiet(pairs), 303),
  ];
}

async function sellOut(stage: Stage, applicants: readonly Invited[], count: number): Promise<void> {
  const pool = await stage.environments(count);
  const asked = applicants.map(({ token }) => ({ event: bookEvent(token, wantedChoice) }));
  const { answers } = await pool.answer(asked);
  if (answers.some(({ status }) => status !== 303)) throw new Error('the wanted start could not be sold out');
  await stage.drain();
}

function dearest(answers: readonly Answer[]) {
  const most = (of: (answer: Answer) => number) => Math.max(...answers.map(of));
  return {
    requests: most(({ requests }) => requests),
    roundTrips: most(({ roundTrips }) => roundTrips),
    readUnits: most(({ units }) => units?.read ?? Number.NaN),
    writeUnits: most(({ units }) => units?.write ?? Number.NaN),
    indexUnits: most(({ units }) => units?.index ?? Number.NaN),
  };
}

/** The kinds of refusals, as a problem's `type` ends. */
function kindsOf(answers: readonly Answer[]): readonly string[] {
  const types = answers.flatMap(({ body }) =>
    body ? String((JSON.parse(body) as { type?: string }).type) : [],
  );
  return [...new Set(types.map((type) => type.split(/[/:#]/).at(-1) ?? type))];
}
