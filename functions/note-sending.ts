import { type Change, decision } from '../domain/decision.ts';
import { noteMailTrouble } from '../domain/note-mail.ts';
import type { Offer } from '../domain/offer.ts';
import type { Sending } from '../domain/record.ts';
import { momentOf } from './moment.ts';
import { carryOut } from './store/carry-out.ts';
import type { Store } from './store/client.ts';
import type { StoredRecord } from './store/items.ts';
import { readOffer, readRecord } from './store/read.ts';

/**
 * Notes on the record what became of its notice; that it was refused for good is put on the offer with it, for the
 * coordinator to see, unless `to` is no longer its address. The first word stands. Answers the record as it was just before.
 */
export async function noteSending(
  store: Store,
  record: StoredRecord,
  notice: number,
  outcome: Sending,
  to = record.notices[notice]?.to ?? '',
): Promise<StoredRecord | undefined> {
  const { standing } = await carryOut(
    store,
    record.season,
    () => load(store, record, outcome),
    ({ known, offer }) =>
      known && !known.sent[notice]
        ? decision([{ kind: 'note-sent', record, notice, outcome }, ...troubleFor(offer, outcome, to)])
        : { kind: 'repeat' },
  );
  return standing.known;
}

async function load(store: Store, record: StoredRecord, outcome: Sending) {
  const isTrouble = outcome.as === 'refused' && record.offer !== undefined;
  const offer = isTrouble ? readOffer(store, record.season, record.offer) : undefined;
  const [known, troubled] = await Promise.all([readRecord(store, record), offer]);
  return { known, offer: troubled };
}

function troubleFor(offer: Offer | undefined, { at, detail }: Sending, to: string): readonly Change[] {
  if (offer?.applicant.email !== to) return [];
  const trouble = { kind: 'refused', at, why: detail } as const;
  const verdict = noteMailTrouble(offer, trouble, momentOf({ kind: 'mail' }, at));
  return verdict.kind === 'decision' ? verdict.changes : [];
}
