import { applicantEntry } from './applicant-entry.ts';
import { formEvent } from './applicant-events.ts';
import { counting } from './calls.ts';
import type { Contender } from './contender.ts';

/** The applicant's function as Lambda would run it. Its log goes to nowhere, but is written. */
export async function byFairslot(): Promise<Contender> {
  const invoke = await applicantEntry();
  return {
    prepare: async () => {},
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
