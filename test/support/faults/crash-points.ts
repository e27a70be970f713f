import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Change, ChangeRecord, EventName } from '#domain/contract.ts';
import { unchanged } from '#domain/decisions/decision.ts';
import { reissueLink } from '#domain/invitations/reissue-link.ts';
import type { Choice } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { draftBaseOf, draftId, type SeasonDraft } from '#domain/season-draft/season-draft.ts';
import { fenceOf } from '#domain/seats/seat.ts';
import { type CalendarDay, plusHours, type WallTime } from '#domain/values/time.ts';
import { prepareWave } from '#domain/waves/prepare-wave.ts';
import { unprepare } from '#domain/waves/unprepare.ts';
import { carryOut } from '#functions/behalf/carry-out.ts';
import { swapOffers } from '#functions/behalf/swap-offers.ts';
import { type Ask, answerOffer } from '#functions/booking/answer-offer.ts';
import { loadStanding } from '#functions/booking/load-standing.ts';
import { inviteCommand } from '#functions/cli/season/invite.ts';
import { eraseCommand } from '#functions/cli/season/person/erase.ts';
import { sweep } from '#functions/due/sweep.ts';
import { erasePeople } from '#functions/erasure/erase-people.ts';
import { finishErasure, removeOwn } from '#functions/erasure/finish-erasure.ts';
import { inviteInBatches } from '#functions/invitations/invite-in-batches.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { applySeason } from '#functions/season/apply-season.ts';
import { writeSeasonFile } from '#functions/season/write-file/write-season-file.ts';
import { editFile } from '#functions/season-draft/edit-file.ts';
import { workOnDraft } from '#functions/season-draft/work-on-draft.ts';
import { prepareStatuses, tellStatuses } from '#functions/statuses/tell-statuses.ts';
import { attempt } from '#functions/store/attempt.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import { readInterviewRecords } from '#functions/store/interviews/interview-records.ts';
import { readApplications } from '#functions/store/items/applications.ts';
import { readErasures } from '#functions/store/items/erasures.ts';
import { readFactLists } from '#functions/store/items/facts.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readOutlook } from '#functions/store/items/outlook.ts';
import { readRecords, readSeasonRecords } from '#functions/store/items/records.ts';
import { readSeats } from '#functions/store/items/seats.ts';
import { readStatusNotices, readStatusWaves } from '#functions/store/statuses/status-waves.ts';
import { invitationFor, invitedAt, winterSeason } from '#test/support/builders/season.ts';
import { invite, putSeason } from '#test/support/builders/seed.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';
import { coordinatorAt, silentOperator } from '#test/support/hosts/operator.ts';
import { contradictions, historyContradictions } from '#test/support/models/contradictions.ts';
import { Stopped, stopAt } from './crash.ts';
import { type Call, type Stop, traceOf } from './telling-stops.ts';

const day: Choice = { option: '2030-11-19', starts: ['morning'] };
const pair: Choice = { option: '2030-11-18_2030-11-19', starts: ['morning', 'afternoon'] };
const laterPair: Choice = { option: '2030-12-09_2030-12-10', starts: ['morning', 'morning'] };
const now = plusHours(invitedAt, 1);
const late = plusHours(invitedAt, 49);

/** Something that is done, in a season of its own: to an offer of `track`, unless it is a release. */
export type Deed = {
  readonly track: string;
  /** The steps before, undisturbed. */
  readonly before?: (store: Store, season: Season) => Promise<unknown>;
  /** The step under test; the next process does it again when it was cut short. */
  readonly act: (store: Store, season: Season) => Promise<unknown>;
  /** The events on record in the end, and how often each. */
  readonly leaves: EventName;
  readonly times?: number;
  /** How many seats of each start are kept for each track; one unless it says more. */
  readonly kept?: number;
  /** What its season has that others do not. */
  readonly season?: (season: Season) => Season;
  /** Of how many calls it consists. */
  readonly calls: number;
  /** Whether it goes through all seasons of the table, so that only one can be tried at a time. */
  readonly sweeps?: true;
};

const byProgram = () => decisionContext({ kind: 'program', name: 'Sample Coordinator' }, now);
const byApplicant = () => decisionContext({ kind: 'applicant' }, now);

function ask(asked: Ask, id = 'offer_one') {
  return (store: Store, season: Season) =>
    answerOffer(store, { season: season.id, id }, asked, byApplicant());
}

/** Another offer of the track takes the only seat that is kept for it. */
async function takeKeptSeat(store: Store, season: Season): Promise<void> {
  await invite(store, season, [invitationFor('first', 'categorical')]);
  await ask({ action: 'book', choice: day }, 'offer_first')(store, season);
}

/** Two applicants hold a pair each. */
async function bookTwoPairs(store: Store, season: Season): Promise<void> {
  await bookPair(store, season);
  await invite(store, season, [invitationFor('two', 'primary-care')]);
  await ask({ action: 'book', choice: laterPair }, 'offer_two')(store, season);
}

/** The pair becomes a day, in one step. */
function reRouteOne(store: Store, season: Season): Promise<unknown> {
  const deed = { action: 'reroute', tracks: ['categorical'], instead: { choice: day } } as const;
  return carryOut(store, { season: season.id, id: 'offer_one' }, { deed, version: 2 }, byProgram());
}

/** A swap on the versions that were shown, which a second one does not undo. */
function swapOnce(store: Store, season: Season): Promise<unknown> {
  const both = { one: { id: 'offer_one', version: 2 }, other: { id: 'offer_two', version: 2 } };
  return swapOffers(store, { season: season.id, ...both }, byProgram());
}

/** A new link, but not a second one. */
function relinkOnce(store: Store, season: Season): Promise<unknown> {
  return attempt(
    store,
    season.id,
    () => loadStanding(store, { season: season.id, id: 'offer_one' }, [], false),
    ({ offer }) => (offer.generation > 1 ? unchanged : reissueLink(offer, byApplicant())),
  );
}

/** The clock's sweep, which reports a failure and its cause after it has tried every item. */
async function sweepAll(store: Store): Promise<void> {
  for (const ended of await sweep(store, late)) {
    if (ended.status === 'rejected') throw (ended.reason as Error).cause ?? ended.reason;
  }
}

const bookDay = ask({ action: 'book', choice: day });
const bookPair = ask({ action: 'book', choice: pair });
const movePair = ask({ action: 'move', choice: laterPair });
const inviteTwo = (store: Store, season: Season) =>
  invite(store, season, [invitationFor('two', 'preliminary'), invitationFor('three', 'preliminary')]);

/** Two in a wave that leaves before the sweep. */
function prepareTwo(store: Store, season: Season): Promise<unknown> {
  const wave = { at: plusHours(late, -1), again: false };
  const invitations = [invitationFor('two', 'preliminary'), invitationFor('three', 'preliminary')];
  return attempt(
    store,
    season.id,
    () => readOutlook(store, season.id),
    (outlook) => prepareWave(season, outlook, invitations, wave, byProgram()),
  );
}

/** Two who have an application, as the desk invites them. */
async function storeTwoApplications(store: Store, season: Season): Promise<void> {
  const common = { season: season.id, version: 1, firstSeenAt: now, changedAt: now, values: {}, ticks: [] };
  const changes = ['two', 'three'].map((id) => {
    const application = { ...common, id: invitationFor(id, 'preliminary').applicant.id };
    return { kind: 'put-application', application } as const;
  });
  await commit(store, season.id, changes, randomUUID());
}

async function prepareTwoAtTheDesk(store: Store, season: Season): Promise<void> {
  const invitations = ['two', 'three'].map((id) => ({
    ...invitationFor(id, 'preliminary'),
    applicationVersion: 1,
  }));
  const wave = { at: plusHours(late, -1), startedAt: now, again: false };
  await inviteInBatches(store, season, invitations, wave, byProgram);
}

function takeBackOne(store: Store, season: Season): Promise<unknown> {
  return attempt(
    store,
    season.id,
    () => loadStanding(store, { season: season.id, id: 'offer_two' }, [], false),
    ({ offer }) => unprepare(offer, byProgram()),
  );
}

/** The list that an operator sends in, and sends in again. */
async function inviteFifty(store: Store, season: Season): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'fairslot-list-'));
  const list = join(folder, 'fifty.csv');
  const rows = Array.from({ length: 50 }, (_, n) => `L${n},Sample Listed ${n},l${n}@example.org,categorical`);
  await writeFile(list, ['id,name,email,tracks', ...rows].join('\n'));
  try {
    await inviteCommand(silentOperator(store, now), season.id, list, {
      ...{ dryRun: false, skipBad: false, again: false },
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The person declines, and has an application and a place on a list of facts. */
async function declinedAndImported(store: Store, season: Season): Promise<void> {
  await ask({ action: 'decline' })(store, season);
  const { id } = invitationFor('one', 'categorical').applicant;
  const common = { season: season.id, version: 1, at: now, who: byProgram().who };
  const application = { ...common, id, firstSeenAt: now, changedAt: now, values: {}, ticks: [] };
  const record = {
    ...common,
    event: 'imported' as const,
    application: id,
    import: 'import_1',
    file: 'eras.csv',
    changes: [],
  };
  const facts = { fact: 'phoned', drawnOn: '2030-10-20' as CalendarDay, isComplete: false, source: 'p.csv' };
  const changes: readonly Change[] = [
    { kind: 'put-application', application },
    { kind: 'add-application-record', record },
    { kind: 'add-fact-list', list: { ...common, ...facts, id: 'facts_1', ids: [id] } },
  ];
  await commit(store, season.id, changes, randomUUID());
}

/** The operator's command, which goes on where an erasure was cut short. */
async function eraseOne(store: Store, season: Season): Promise<void> {
  await eraseCommand(silentOperator(store, now), season.id, 'offer_one', { yes: true });
  expect(JSON.stringify(await readRecords(store, season.id, 'offer_one'))).not.toContain('@example.org');
  expect(await readErasures(store, season.id)).toEqual([]);
  expect(await readApplications(store, season.id)).toEqual([]);
  expect(await readFactLists(store, season.id)).toMatchObject([{ ids: [], erased: 1 }]);
}

/** The same at the desk, where nobody goes on with it but the clock. */
async function eraseAtTheDesk(store: Store, season: Season): Promise<void> {
  const { id } = invitationFor('one', 'categorical').applicant;
  await erasePeople(store, season.id, [id], byProgram(), undefined, removeOwn);
  for (const erasure of await readErasures(store, season.id))
    await finishErasure(store, { season: season.id, id: erasure.id }, now);
  expect(await readErasures(store, season.id)).toEqual([]);
  expect(await readApplications(store, season.id)).toEqual([]);
}

/** Two who are closed, in a wave of notices that leaves before the sweep. */
async function closeTwo(store: Store, season: Season): Promise<void> {
  const people = ['20900001', '20900002'];
  const hand = {
    reason: 'Sample reason',
    who: { kind: 'program', name: 'Sample Coordinator' },
    at: now,
  } as const;
  const common = { season: season.id, version: 1, firstSeenAt: now, changedAt: now, ticks: [] };
  const changes: Change[] = people.map((id) => ({
    kind: 'put-application',
    application: {
      ...{ ...common, id, values: { email: `${id}@example.org` } },
      review: { entered: [], withdrawn: [], decided: { to: 'close', tracks: [], ...hand } },
    },
  }));
  await commit(store, season.id, changes, randomUUID());
  const request = { as: 'closed', at: plusHours(late, -1), shown: 2 } as const;
  const refusal = await prepareStatuses(store, season.id, request, byProgram());
  if (refusal) throw new Error(`not prepared: ${refusal.kind}`);
}

/** The clock's step of the waves of notices alone. */
async function tellClosed(store: Store, season: Season): Promise<void> {
  for (const { id } of await readStatusWaves(store, season.id))
    await tellStatuses(store, { season: season.id, id }, late);
  const told = await readApplications(store, season.id);
  expect(told.map((each) => each.told?.as)).toEqual(['closed', 'closed']);
  expect(await readStatusNotices(store, season.id)).toHaveLength(2);
}

/** The season without the last date of its first track. Seats stay as they are. */
async function dropDate(store: Store, season: Season): Promise<void> {
  const tracks = season.tracks.map((track, index) =>
    index === 0 ? { ...track, options: track.options.slice(0, -1) } : track,
  );
  const { refusal } = await applySeason(store, { ...season, tracks }, coordinatorAt(now));
  if (refusal) throw new Error(`refused: ${JSON.stringify(refusal)}`);
}

/** The season with every morning half an hour later. */
async function moveMornings(store: Store, season: Season): Promise<void> {
  const days = season.days.map((day) => ({
    ...day,
    starts: day.starts.map((start) =>
      start.name === 'morning' ? { ...start, at: '08:30' as WallTime } : start,
    ),
  }));
  await applyWithReason(store, { ...season, days });
}

/** The season without the first day of its first pair, which both days are given back for. */
async function takeDayAway(store: Store, season: Season): Promise<void> {
  const tracks = season.tracks.map((track) => ({
    ...track,
    options: track.options.filter(({ id }) => !id.startsWith('2030-11-18')),
  }));
  const days = season.days.filter(({ on }) => on !== '2030-11-18');
  await applyWithReason(store, { ...season, tracks, days });
}

/** The same day at the desk: a draft that a coordinator has said is to be applied. */
async function approveDayAway(store: Store, season: Season): Promise<void> {
  await bookPair(store, season);
  const text = editFile(writeSeasonFile(season), { kind: 'remove-day', on: '2030-11-18' as CalendarDay });
  const who = { kind: 'program', name: 'Sample Coordinator' } as const;
  const approved = { who, reason: 'Sample reason', version: 1 };
  const base = draftBaseOf({ season, version: 1 });
  const draft: SeasonDraft = {
    ...{ id: draftId, season: season.id, state: 'applying', text, base, version: 2 },
    ...{ startedAt: now, changedAt: now, edits: [], approved },
  };
  await commit(store, season.id, [{ kind: 'put-season-draft', draft }], randomUUID());
}

async function workOnDayAway(store: Store, season: Season): Promise<void> {
  const done = await workOnDraft(store, season.id, byProgram);
  if (done?.state !== 'applied') throw new Error(`not applied: ${JSON.stringify(done)}`);
}

async function applyWithReason(store: Store, next: Season): Promise<void> {
  const { refusal } = await applySeason(store, next, coordinatorAt(now), 'Sample reason');
  if (refusal) throw new Error(`refused: ${JSON.stringify(refusal)}`);
}

export const deeds: Readonly<Record<string, Deed>> = {
  'booking a day': { track: 'categorical', act: bookDay, leaves: 'booked', calls: 5 },
  'booking a pair': { track: 'primary-care', act: bookPair, leaves: 'booked', calls: 5 },
  'booking a shared seat': {
    track: 'categorical',
    before: takeKeptSeat,
    act: bookDay,
    leaves: 'booked',
    times: 2,
    calls: 9,
  },
  'moving a pair': { track: 'primary-care', before: bookPair, act: movePair, leaves: 'moved', calls: 9 },
  'swapping a pair with a pair': {
    ...{ track: 'primary-care', before: bookTwoPairs, act: swapOnce, leaves: 'swapped', times: 2 },
    ...{ kept: 2, calls: 6 },
  },
  're-routing a pair to a day of another track': {
    ...{ track: 'primary-care', before: bookPair, act: reRouteOne, leaves: 'booking-re-routed', calls: 5 },
  },
  'canceling a pair': {
    track: 'primary-care',
    before: bookPair,
    act: ask({ action: 'cancel' }),
    leaves: 'canceled',
    calls: 4,
  },
  declining: { track: 'categorical', act: ask({ action: 'decline' }), leaves: 'declined', calls: 4 },
  expiring: { track: 'categorical', act: sweepAll, leaves: 'expired', calls: 11, sweeps: true },
  'releasing a wave of two by the clock': {
    ...{ track: 'categorical', before: prepareTwo, act: sweepAll, leaves: 'invited', times: 3 },
    ...{ calls: 15, sweeps: true },
  },
  'preparing a wave of two': {
    track: 'categorical',
    act: prepareTwo,
    leaves: 'prepared',
    times: 2,
    calls: 5,
  },
  'preparing a wave of two applications at the desk': {
    ...{ track: 'categorical', before: storeTwoApplications, act: prepareTwoAtTheDesk },
    ...{ leaves: 'prepared', times: 2, calls: 7 },
  },
  'taking a prepared invitation back': {
    ...{ track: 'categorical', before: prepareTwo, act: takeBackOne, leaves: 'unprepared', calls: 3 },
  },
  'erasing a person who declined': {
    track: 'categorical',
    before: declinedAndImported,
    act: eraseOne,
    leaves: 'erased',
    calls: 65,
  },
  'erasing a person at the desk': {
    ...{ track: 'categorical', before: declinedAndImported, act: eraseAtTheDesk },
    ...{ leaves: 'erased', calls: 55 },
  },
  'telling two that they are closed': {
    ...{ track: 'categorical', before: closeTwo, act: tellClosed, leaves: 'status-notice', times: 0 },
    ...{ calls: 14 },
  },
  relinking: { track: 'categorical', act: relinkOnce, leaves: 'link-reissued', calls: 3 },
  'inviting fifty by the operator’s command, in two steps': {
    ...{ track: 'categorical', act: inviteFifty, leaves: 'invited', times: 51, kept: 14, calls: 15 },
  },
  'applying a file that drops a date, which fences every seat': {
    ...{ track: 'categorical', act: dropDate, leaves: 'season-applied', calls: 18 },
  },
  'applying a file that moves a booked start, and telling its applicant': {
    ...{ track: 'primary-care', before: bookPair, act: moveMornings, leaves: 'day-changed', calls: 24 },
  },
  'applying a file that takes a day of a booked pair away': {
    ...{ track: 'primary-care', before: bookPair, act: takeDayAway, leaves: 'given-back', calls: 36 },
  },
  'applying a draft of the desk that cancels a day of a booked pair': {
    ...{ track: 'primary-care', before: approveDayAway, act: workOnDayAway, leaves: 'given-back', calls: 56 },
  },
  'releasing two offers': { track: 'categorical', act: inviteTwo, leaves: 'invited', times: 3, calls: 6 },
};

export async function prepared(
  store: Store,
  id: string,
  { track, before, kept = 1, season: ofDeed = (season) => season }: Deed,
): Promise<Season> {
  const season = ofDeed({ ...winterSeason({ kept, shared: 1 }), id });
  await putSeason(store, season);
  await invite(store, season, [invitationFor('one', track)]);
  await before?.(store, season);
  return season;
}

/** Checks every invariant after any process was stopped at any point, and returns the events on record. */
async function expectPromises(store: Store, season: Season): Promise<readonly ChangeRecord[]> {
  const [offers, seats] = await Promise.all([readOffers(store, season.id), readSeats(store, season.id)]);
  expect(contradictions(season, { offers, seats })).toEqual([]);
  const histories = await Promise.all(
    offers.map(async (offer) => {
      const records = await readRecords(store, season.id, offer.id);
      expect(historyContradictions(offer, records)).toEqual([]);
      return records;
    }),
  );
  const ofDays = await Promise.all(season.days.map(({ on }) => readInterviewRecords(store, season.id, on)));
  return [...histories.flat(), ...ofDays.flat(), ...(await readSeasonRecords(store, season.id))];
}

/** The setting of a step: a bug that is planted into its store, and the consumer that delivers its records in the end. */
export type Means = {
  readonly plant?: (store: Store) => void;
  readonly deliver?: (record: ChangeRecord) => Promise<void>;
};

/** Does the deed undisturbed, and returns its calls. */
export async function callsOf(
  { table }: Store,
  season: Season,
  deed: Deed,
  { plant = () => {} }: Means = {},
): Promise<readonly Call[]> {
  const undisturbed = openStore(table, databaseAccess());
  const { calls } = traceOf(undisturbed.client);
  plant(undisturbed);
  await deed.act(undisturbed, season);
  return calls;
}

/** Stops the deed at one of its points. */
export async function stopped(
  { table }: Store,
  season: Season,
  deed: Deed,
  [at, when]: Stop,
  { plant = () => {} }: Means = {},
): Promise<void> {
  const doomed = openStore(table, databaseAccess());
  stopAt(doomed.client, at, when);
  plant(doomed);
  await expect(deed.act(doomed, season)).rejects.toThrow(Stopped);
}

/** Stops the deed at one of its points, lets the world go on, and delivers all that it has left on record. */
export async function stopOnce(
  store: Store,
  season: Season,
  deed: Deed,
  stop: Stop,
  means: Means = {},
): Promise<void> {
  const { deliver = async () => {} } = means;
  await stopped(store, season, deed, stop, means);
  await expectPromises(store, season);
  await deed.act(store, season);
  const records = await expectPromises(store, season);
  expect(records.filter((record) => record.event === deed.leaves)).toHaveLength(deed.times ?? 1);
  const { applied, seats } = await readOutlook(store, season.id);
  expect(new Set(seats.map(fenceOf))).toEqual(new Set([applied?.fence ?? 0]));
  // Of many that are alike, some.
  const step = Math.ceil(records.length / 4);
  for (const record of records.filter((_, index) => index % step === 0)) await deliver(record);
}
