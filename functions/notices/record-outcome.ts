import type { Change, StoredRecord } from '#domain/contract.ts';
import type { Sending } from '#domain/decisions/change-record.ts';
import { decision, unchanged } from '#domain/decisions/decision.ts';
import { noteMailTrouble } from '#domain/delivery/delivery-status.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { noteStatusMail } from '#functions/statuses/note-status-mail.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import type { Store } from '#functions/store/client.ts';
import { readOffer } from '#functions/store/items/offers.ts';
import { readRecord } from '#functions/store/items/records.ts';

/**
 * Notes on the record what became of its notice; that it was refused for good is put on the offer with it, for the
 * coordinator to see, unless `to` is no longer its address. The first outcome wins. Returns the record as it was just before.
 */
export async function noteSending(
  store: Store,
  record: StoredRecord,
  notice: number,
  outcome: Sending,
  to = record.notices[notice]?.to ?? '',
): Promise<StoredRecord | undefined> {
  const { standing } = await attemptOrThrow(
    store,
    record.season,
    () => load(store, record, outcome),
    ({ known, offer }) =>
      known && !known.sent[notice]
        ? decision(outcome, [noteOf(record, notice, outcome), ...troubleFor(offer, outcome, to)])
        : unchanged,
  );
  if (outcome.as === 'refused' && record.event === 'status-notice')
    await noteStatusMail(store, record, outcome.detail, outcome.at);
  return standing.known;
}

function noteOf(record: StoredRecord, notice: number, outcome: Sending): Change {
  const { id, season } = record;
  const name = { id, season, ...('offer' in record ? { offer: record.offer } : {}) };
  return { kind: 'note-sent', record: name, notice, outcome };
}

async function load(store: Store, record: StoredRecord, outcome: Sending) {
  const isTrouble = outcome.as === 'refused' && 'offer' in record;
  const offer = isTrouble ? readOffer(store, record.season, record.offer) : undefined;
  const [known, troubled] = await Promise.all([readRecord(store, record), offer]);
  return { known, offer: troubled };
}

function troubleFor(offer: Offer | undefined, { at, detail }: Sending, to: string): readonly Change[] {
  if (offer?.applicant.email !== to) return [];
  const trouble = { kind: 'refused', at, why: detail } as const;
  const verdict = noteMailTrouble(offer, trouble, decisionContext({ kind: 'mail' }, at));
  return verdict.kind === 'decision' ? verdict.changes : [];
}
