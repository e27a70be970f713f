import { randomUUID } from 'node:crypto';
import { book } from '#domain/booking/book.ts';
import type { Change } from '#domain/decisions/decision.ts';
import { environmentNames } from '#functions/runtime/environment.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import { failureOf } from '#functions/store/failure.ts';
import { type Answered, type Contender, namedIn } from './contender.ts';
import { crowdComesAt, crowdOf, wantedChoice, wantedSeats } from './crowd-season.ts';
import { patient } from './deployment.ts';

/**
 * The bare transaction: seat, offer and record, as Fairslot would write them for this applicant if all seats were free,
 * made ready beforehand. One `TransactWriteItems` an answer, whatever comes of it: no link, no read, no second try, no
 * page.
 */
export async function byTransaction(): Promise<Contender> {
  const store = openStore(process.env[environmentNames.table] ?? '', { requestHandler: patient });
  const ready = new Map<string, readonly Change[]>();
  return {
    prepare: async (run) => {
      const crowd = crowdOf(run.season, run.applicants, run.seats, run.seed);
      const seats = wantedSeats(crowd);
      for (const offer of crowd.offers) {
        const context = {
          now: crowdComesAt,
          recordId: `record_booked_${offer.id.slice(6)}`,
          who: { kind: 'applicant' },
        } as const;
        const verdict = book({ season: crowd.season, offer, seats }, { choice: wantedChoice }, context);
        if (verdict.kind !== 'decision') throw new Error(`the bare transaction has no seat for ${offer.id}`);
        ready.set(offer.id, verdict.changes);
      }
    },
    answer: (path) => {
      const { season, offer } = namedIn(path);
      return write(store, season, ready.get(offer) ?? []);
    },
  };
}

async function write(store: Store, season: string, changes: readonly Change[]): Promise<Answered> {
  try {
    await commit(store, season, changes, randomUUID());
    return { status: 303 };
  } catch (error) {
    if (failureOf(error) !== 'lost') throw error;
    return { status: 409 };
  }
}
