import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Deployment } from '#bench/season/deployment.ts';
import { type Crowd, crowdComesAt } from '#bench/season/quiet-season.ts';
import { expire } from '#domain/invitations/expire.ts';
import { releaseOffers } from '#domain/invitations/release-offers.ts';
import type { Choice, Offer } from '#domain/offers/offer.ts';
import { remind } from '#domain/reminders/remind.ts';
import { plusHours } from '#domain/values/time.ts';
import { type Ask, answerOffer } from '#functions/booking/answer-offer.ts';
import { loadStanding, loadView } from '#functions/booking/load-standing.ts';
import { writeDigest } from '#functions/digest/write-digest.ts';
import { dueHandlers } from '#functions/due/sweep.ts';
import { noteSending } from '#functions/notices/record-outcome.ts';
import { loadSeasonState } from '#functions/reconciliation/load-books.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { newId } from '#functions/runtime/ids.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { readDue } from '#functions/store/items/due.ts';
import { readOffer } from '#functions/store/items/offers.ts';
import { readOutlook } from '#functions/store/items/outlook.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { choicesOf } from '#test/support/builders/choices.ts';
import { type Meter, meter } from '#test/support/measure/meter.ts';
import type { Usage } from './season-bill.ts';

/** The use of the table by each kind of activity on a season of this size, by our meter: the index's writes included. */
export async function meterDoings(deployment: Deployment, crowd: Crowd): Promise<ReadonlyMap<string, Usage>> {
  const store = openStore(deployment.store.table, deployment.access);
  const used = meter(store.client, new DynamoDBClient(deployment.access));
  const found = new Map<string, Usage>();
  for (const [what, work] of Object.entries(doings(store, crowd))) found.set(what, await usageOf(used, work));
  const list = await usageOf(used, () => inviteMore(store, crowd));
  found.set('invite', {
    readUnit: (list.readUnit ?? 0) / LIST,
    writeUnit: (list.writeUnit ?? 0) / LIST,
  });
  store.client.destroy();
  return found;
}

/** How many applicants are invited together, on one read of the outlook. */
const LIST = 10;

function inviteMore(store: Store, { season }: Crowd): Promise<unknown> {
  const invitations = Array.from({ length: LIST }, (_, index) => ({
    applicant: { id: `late-${index}`, name: `Sample Late ${index}`, email: `late-${index}@example.org` },
    tracks: ['preliminary'],
    offerId: newId('offer', crowdComesAt),
    recordId: newId('record', crowdComesAt),
  }));
  const context = decisionContext({ kind: 'program', name: 'Sample Coordinator' }, crowdComesAt);
  const load = () => readOutlook(store, season.id);
  return attemptOrThrow(store, season.id, load, (outlook) =>
    releaseOffers(season, outlook, invitations, context),
  );
}

async function usageOf(used: Meter, work: () => Promise<unknown>): Promise<Usage> {
  const before = { ...used };
  await work();
  return {
    readUnit: used.readUnits - before.readUnits,
    writeUnit: used.writeUnits + used.indexUnits - before.writeUnits - before.indexUnits,
  };
}

function doings(store: Store, { season, offers }: Crowd): Readonly<Record<string, () => Promise<unknown>>> {
  const [first, second, third, fourth] = offers.filter((offer) => offer.seatedAs === 'categorical');
  const [paired] = offers.filter((offer) => offer.seatedAs === 'primary-care');
  if (!first || !second || !third || !fourth || !paired)
    throw new Error('the season is too small to be metered');
  const [one, other] = choicesOf(season, first) as [Choice, Choice];
  const [pair] = choicesOf(season, paired) as [Choice];
  const ask = (offer: Offer, what: Ask) => () =>
    answerOffer(store, offer, what, decisionContext({ kind: 'applicant' }, crowdComesAt));
  return {
    'open a page': () => loadView(store, first),
    'book one day': ask(first, { action: 'book', choice: one }),
    'book a pair': ask(paired, { action: 'book', choice: pair }),
    move: ask(first, { action: 'move', choice: other }),
    cancel: ask(first, { action: 'cancel' }),
    decline: ask(second, { action: 'decline' }),
    'let an offer end': () => endOffer(store, third),
    'send a notice': () => sendNotice(store, paired),
    'write the digest': () => writeDigest(store, season.id, plusHours(crowdComesAt, 24)),
    remind: () => remindOne(store, fourth),
    sweep: () => Promise.all(dueKinds.map((kind) => readDue(store, kind, crowdComesAt))),
    recount: () => loadSeasonState(store, season.id),
  };
}

const dueKinds = Object.keys(dueHandlers) as (keyof typeof dueHandlers)[];

const reminders = { beforeClosingHours: [12], beforeInterviewDays: [], beforeInterviewHours: [] };

/** Its last reminder: the write is the same for each. */
function remindOne(store: Store, offer: Offer) {
  const context = decisionContext({ kind: 'clock' }, plusHours(offer.closesAt, -1));
  const load = () => loadStanding(store, offer, [], false);
  return attemptOrThrow(store, offer.season, load, (standing) =>
    remind({ ...standing.season, reminders }, { ...standing.offer, remindAt: offer.opensAt }, context),
  );
}

function endOffer(store: Store, offer: Offer) {
  const context = decisionContext({ kind: 'clock' }, plusHours(offer.closesAt, 1));
  const load = () => loadStanding(store, offer, [], false);
  return attemptOrThrow(store, offer.season, load, (standing) => expire(standing.offer, context));
}

/** The table's work for one mail: the record and the offer are read, and the sending is noted. */
async function sendNotice(store: Store, { season, id }: Offer) {
  const record = (await readRecords(store, season, id)).at(-1);
  if (!record) throw new Error(`${id} has no record`);
  await readOffer(store, season, id);
  await noteSending(store, record, 0, { at: crowdComesAt, as: 'sent', detail: 'message-id' });
}
