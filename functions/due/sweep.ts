import type { DueKind } from '#domain/contract.ts';
import type { Instant } from '#domain/values/time.ts';
import { tellInterviewed } from '#functions/closing-mail/tell-interviewed.ts';
import { endRetention } from '#functions/erasure/end-retention.ts';
import { finishErasure } from '#functions/erasure/finish-erasure.ts';
import { expireOffer } from '#functions/invitations/expire-offer.ts';
import { releasePreparedOffer } from '#functions/invitations/release-prepared-offer.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import { tellStatuses } from '#functions/statuses/tell-statuses.ts';
import type { Store } from '#functions/store/client.ts';
import { type DueItem, readDue } from '#functions/store/items/due.ts';
import { remindApplicant } from './remind-applicant.ts';
import { remindOfDay } from './remind-of-day.ts';

/** Does what an item is due for. `unchanged`: it needs nothing anymore, for the index trails the table. */
type DueHandler = (store: Store, item: DueItem, at: Instant) => Promise<'done' | 'unchanged'>;

/** What is done with each kind of due item: a kind without a handler does not compile. */
export type DueHandlers = Readonly<Record<DueKind, DueHandler>>;

export const dueHandlers: DueHandlers = {
  'offer-release': releasePreparedOffer,
  'offer-expiry': expireOffer,
  'offer-reminder': remindApplicant,
  erasure: finishErasure,
  'status-wave': tellStatuses,
  'closing-mail': tellInterviewed,
  'season-retention': endRetention,
  'interviewer-reminder': remindOfDay,
};

export type Swept = 'done' | 'unchanged';

/** Handles everything that was due by `at`. One item that fails does not keep the others waiting. */
export async function sweep(
  store: Store,
  at: Instant,
  handlers: DueHandlers = dueHandlers,
): Promise<readonly PromiseSettledResult<Swept>[]> {
  const kinds = Object.keys(handlers) as DueKind[];
  const swept: PromiseSettledResult<Swept>[] = [];
  for (const kind of kinds) {
    const items = await readDue(store, kind, at);
    const handle = (item: DueItem) => handleOne(handlers[kind], kind, store, item, at);
    swept.push(...(await mapConcurrently(items, handle)));
  }
  return swept;
}

async function handleOne(
  handler: DueHandler,
  kind: DueKind,
  store: Store,
  item: DueItem,
  at: Instant,
): Promise<PromiseSettledResult<Swept>> {
  try {
    return { status: 'fulfilled', value: await handler(store, item, at) };
  } catch (cause) {
    return { status: 'rejected', reason: new Error(`${kind} of ${item.id} failed`, { cause }) };
  }
}
