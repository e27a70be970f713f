import type { Bench, Setting } from '#bench/bench.ts';
import { bookEvent, quietChoice } from '#bench/lambda/events.ts';
import type { Invited, Stage } from '#bench/lambda/stage.ts';
import { itemsOf } from '#bench/lambda/twin.ts';
import { figure } from '#bench/statistics.ts';

const SUBMITS = 20;
const APPLICANTS = 10;
const SEASON = 'impatient';

export const twentySubmits: Bench = {
  name: 'twenty-submits',
  title: 'One applicant submits twenty times at once',
  about: `The same form, ${SUBMITS} times together, as an impatient finger or a browser that tries again would send it, to as many
environments as take an event; for ${APPLICANTS} applicants in turn, half of them for a pair.`,
  run: async (setting) => {
    const { now } = await setting.stages();
    const half = APPLICANTS / 2;
    const invited = await now.season(SEASON, { categorical: half, primaryCare: half, seats: 4 });
    const all = [];
    for (const [place, applicant] of invited.entries()) {
      all.push(await submit(now, applicant, place % half, setting));
    }
    const different = all.reduce((sum, each) => sum + each.different, 0);
    const doubled = await doubles(now, invited);
    setting.say(`${different} answers differ`);
    return {
      figures: [
        figure(
          'all twenty are answered within',
          now.checkout.name,
          'ms',
          all.map(({ seconds }) => seconds * 1000),
        ),
        figure(
          'requests to the table for the twenty',
          now.checkout.name,
          '',
          all.map(({ requests }) => requests),
        ),
      ],
      targets: [
        {
          what: 'Answers that differ from the first; seats and records beyond those of one booking each',
          wanted: '0, 0',
          got: `${different}, ${doubled} for ${invited.length} applicants`,
          isReached: different + doubled === 0,
          means: 'A repeat is answered as the first time, and nothing is written for it.',
        },
      ],
      notes: [],
    };
  },
};

async function submit(stage: Stage, { token, track }: Invited, place: number, { environments }: Setting) {
  const pool = await stage.environments(environments);
  const event = bookEvent(token, quietChoice(track, place));
  const { answers, seconds } = await pool.answer(Array.from({ length: SUBMITS }, () => ({ event })));
  const said = answers.map(({ status, location }) => `${status} ${location}`);
  return {
    seconds,
    requests: answers.reduce((sum, { requests }) => sum + requests, 0),
    different: said.filter((each) => each !== said[0] || !each.startsWith('303')).length,
  };
}

/** Seats that are not those of one booking each, and records beside the invitation and the booking. */
async function doubles({ client, table }: Stage, invited: readonly Invited[]): Promise<number> {
  const seats = await itemsOf(client, table, `season#${SEASON}#seats`);
  const counted = invited.map(async ({ offer, track }) => {
    const held = seats.filter(({ takenBy }) => takenBy?.S === offer).length;
    const records = await itemsOf(client, table, `season#${SEASON}#records#${offer}`);
    return Math.abs(held - (track === 'primary-care' ? 2 : 1)) + Math.abs(records.length - 2);
  });
  return (await Promise.all(counted)).reduce((sum, each) => sum + each, 0);
}
