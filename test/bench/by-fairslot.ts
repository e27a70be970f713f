import { tokenFor } from '../../functions/links.ts';
import { inParallel } from '../support/crowd.ts';
import { applicantEntry } from './applicant-entry.ts';
import { formEvent, pageEvent } from './applicant-events.ts';
import { counting } from './calls.ts';
import type { Contender, Run } from './contender.ts';
import { comersOf } from './crowd-season.ts';
import { benchKeys } from './deployment.ts';

/** So many have their page open when the race begins, by this process. Who comes after them finds no seat to try. */
const PAGES_OPEN = 200;

/** The applicant's function as Lambda would run it. Its log goes to nowhere, but is written. */
export async function byFairslot(): Promise<Contender> {
  const invoke = await applicantEntry();
  return {
    prepare: (run) => openPages(invoke, run),
    answer: async (path, body) => {
      const event = formEvent('POST /i/{token}/book', path.split('/')[2] ?? '', body);
      const { result, calls } = await counting(() => invoke(event));
      const headers = {
        ...result.headers,
        'x-round-trips': String(calls.roundTrips),
        'x-requests': String(calls.requests),
      };
      return { status: result.statusCode, headers, body: result.body };
    },
  };
}

async function openPages(invoke: (event: object) => Promise<unknown>, run: Run): Promise<void> {
  await inParallel(comersOf(run).slice(0, PAGES_OPEN), 8, (offer) =>
    invoke(pageEvent('GET /i/{token}', tokenFor(offer, benchKeys))),
  );
}
