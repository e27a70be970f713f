import type { Change } from '#domain/contract.ts';
import { decision, unchanged } from '#domain/decisions/decision.ts';
import type { Erasure } from '#domain/erasure/erasure-record.ts';
import { redactionsOf, unsentNotice } from '#domain/people/redactions.ts';
import type { Instant } from '#domain/values/time.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import { offersWithRequest } from '#functions/store/accommodations/accommodation-requests.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import type { Store } from '#functions/store/client.ts';
import type { DueItem } from '#functions/store/items/due.ts';
import { readErasure } from '#functions/store/items/erasures.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readRecords, readSeasonRecords } from '#functions/store/items/records.ts';
import { readMatchRecords } from '#functions/store/match-lists/match-lists.ts';
import { changeUntilDone } from './change-until-done.ts';
import { redactFiles } from './redact-files.ts';
import { redactMentions } from './redact-mentions.ts';
import { removePeople } from './remove-people.ts';

/** The most records that one transaction changes: a digest can have 300 KB, and a transaction 4 MB. */
const AT_ONCE = 10;

/**
 * Removes the people of an erasure from every record of the season: what is stored about them, and then wherever a digest or
 * somebody's reason mentions them. It forgets who they were last, so that it can be taken up again after a stop.
 */
export async function finishErasure(store: Store, name: DueItem, at: Instant): Promise<'done' | 'unchanged'> {
  const erasure = await readErasure(store, name.season, name.id);
  if (!erasure) return 'unchanged';
  await removeOwn(store, erasure, at);
  await removeElsewhere(store, erasure, at);
  await attemptOrThrow(
    store,
    erasure.season,
    () => readErasure(store, erasure.season, erasure.id),
    (found) => (found ? decision(found, [{ kind: 'settle-erasure', erasure: found.id }]) : unchanged),
  );
  return 'done';
}

/** Removes what is stored about the people themselves: few reads, however many others have applied. */
export async function removeOwn(store: Store, erasure: Erasure, at: Instant): Promise<void> {
  await redactOffers(store, erasure, erasure.offers, at);
  await changeUntilDone(store, erasure.season, async () => {
    const asked = await offersWithRequest(store, erasure.season, erasure.offers);
    return asked.map((offer) => ({ kind: 'remove-accommodation-request', offer }) as const);
  });
  await removePeople(store, erasure);
}

/** Removes what mentions them where it is about others: it looks at every history of the season. */
async function removeElsewhere(store: Store, erasure: Erasure, at: Instant): Promise<void> {
  const { season } = erasure;
  const known = (await readOffers(store, season)).map(({ id }) => id);
  await redactOffers(
    store,
    erasure,
    known.filter((id) => !erasure.offers.includes(id)),
    at,
  );
  await redact(store, erasure, () => readSeasonRecords(store, season), at);
  await redact(store, erasure, () => readMatchRecords(store, season), at);
  await redactFiles(store, erasure);
  await redactMentions(store, erasure);
}

async function redactOffers(
  store: Store,
  erasure: Erasure,
  offers: readonly string[],
  at: Instant,
): Promise<void> {
  await mapConcurrently(offers, (offer) =>
    redact(store, erasure, () => readRecords(store, erasure.season, offer), at),
  );
}

/** Records of sign-in links hold nothing of applicants. */
type Redactable = Parameters<typeof redactionsOf>[0];

/** Redacts a history, a few records at a time, until there is nothing left to redact. */
async function redact(
  store: Store,
  erasure: Erasure,
  load: () => Promise<readonly Redactable[]>,
  at: Instant,
): Promise<void> {
  for (;;) {
    const { verdict } = await attemptOrThrow(store, erasure.season, load, (records) => {
      const changes = records.flatMap((record) => changesOf(record, erasure, at)).slice(0, AT_ONCE);
      return changes.length > 0 ? decision(records, changes) : unchanged;
    });
    if (verdict.kind === 'unchanged') return;
  }
}

/** The next change of a record: a transaction can change it once, so its notices that wait are noted one by one. */
function changesOf(record: Redactable, erasure: Erasure, at: Instant): readonly Change[] {
  const name = {
    ...{ id: record.id, season: record.season },
    ...('offer' in record ? { offer: record.offer } : {}),
  };
  const notice = unsentNotice(record, erasure);
  const outcome = { at, as: 'moot', detail: 'the person was erased before it was sent' } as const;
  if (notice !== undefined) return [{ kind: 'note-sent', record: name, notice, outcome }];
  const redactions = redactionsOf(record, erasure);
  return redactions.length > 0 ? [{ kind: 'redact-record', record: name, redactions }] : [];
}
