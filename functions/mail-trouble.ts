import { noteMailTrouble } from '../domain/note-mail.ts';
import type { MailTrouble } from '../domain/offer.ts';
import type { Instant } from '../domain/time.ts';
import { momentOf } from './moment.ts';
import { attempt } from './store/attempt.ts';
import type { Store } from './store/client.ts';
import { loadStanding, type OfferName } from './store/standing.ts';

/** Puts on the offer, for the coordinator to see, that a message to its applicant did not arrive. */
export async function noteTrouble(
  store: Store,
  name: OfferName,
  trouble: MailTrouble,
  at: Instant,
): Promise<void> {
  const moment = momentOf({ kind: 'mail' }, at);
  await attempt(
    store,
    name.season,
    () => loadStanding(store, name, [], false),
    ({ offer }) => noteMailTrouble(offer, trouble, moment),
  );
}
