import { expect, test } from 'vitest';
import type { Choice } from '../../domain/offer.ts';
import type { ChangeRecord, Happening } from '../../domain/record.ts';
import { relink } from '../../domain/relink.ts';
import type { Season } from '../../domain/season.ts';
import { plusHours } from '../../domain/time.ts';
import { type Ask, answerOffer } from '../../functions/answers.ts';
import { endDue } from '../../functions/end-due.ts';
import { momentOf } from '../../functions/moment.ts';
import { attempt } from '../../functions/store/attempt.ts';
import { openStore, type Store } from '../../functions/store/client.ts';
import { readOffers, readRecords, readSeats } from '../../functions/store/read.ts';
import { loadStanding } from '../../functions/store/standing.ts';
import { contradictions, historyContradictions } from '../support/contradictions.ts';
import { Stopped, stopAt } from '../support/crash.ts';
import { inParallel } from '../support/crowd.ts';
import { databaseAccess, freshTable } from '../support/database.ts';
import { invitedAt, winterSeason } from '../support/season.ts';
import { invitationFor, invite, putSeason } from '../support/seed.ts';

const day: Choice = { option: '2030-11-19', starts: ['morning'] };
const pair: Choice = { option: '2030-11-18_2030-11-19', starts: ['morning', 'afternoon'] };
const laterPair: Choice = { option: '2030-12-09_2030-12-10', starts: ['morning', 'morning'] };
const now = plusHours(invitedAt, 1);
const late = plusHours(invitedAt, 49);

/** Something that is done, in a season of its own: to an offer of `track`, unless it is a release. */
type Deed = {
  readonly track: string;
  /** What was done before, undisturbed. */
  readonly before?: (store: Store, season: Season) => Promise<unknown>;
  /** What is done, and is done again by whoever comes next when it was cut short. */
  readonly act: (store: Store, season: Season) => Promise<unknown>;
  /** What stands on record in the end, and how often. */
  readonly leaves: Happening;
  readonly times?: number;
  /** Of how many calls it consists. */
  readonly calls: number;
  /** Whether it goes through all seasons of the table, so that only one can be tried at a time. */
  readonly sweeps?: true;
};

const byApplicant = () => momentOf({ kind: 'applicant' }, now);

function ask(asked: Ask, id = 'offer_one') {
  return (store: Store, season: Season) =>
    answerOffer(store, { season: season.id, id }, asked, byApplicant());
}

/** Another offer of the track takes the only seat that is kept for it. */
async function takeKeptSeat(store: Store, season: Season): Promise<void> {
  await invite(store, season, [invitationFor('first', 'categorical')]);
  await ask({ action: 'book', choice: day }, 'offer_first')(store, season);
}

/** A new link, but not a second one. */
function relinkOnce(store: Store, season: Season): Promise<unknown> {
  return attempt(
    store,
    season.id,
    () => loadStanding(store, { season: season.id, id: 'offer_one' }, [], false),
    ({ offer }) => (offer.generation > 1 ? { kind: 'repeat' } : relink(offer, byApplicant())),
  );
}

/** The clock's sweep, which tells of a failure and its cause after it has tried all. */
async function sweep(store: Store): Promise<void> {
  for (const ended of await endDue(store, late)) {
    if (ended.status === 'rejected') throw (ended.reason as Error).cause ?? ended.reason;
  }
}

const bookDay = ask({ action: 'book', choice: day });
const bookPair = ask({ action: 'book', choice: pair });
const movePair = ask({ action: 'move', choice: laterPair });
const inviteTwo = (store: Store, season: Season) =>
  invite(store, season, [invitationFor('two', 'preliminary'), invitationFor('three', 'preliminary')]);

const deeds: Readonly<Record<string, Deed>> = {
  'booking a day': { track: 'categorical', act: bookDay, leaves: 'booked', calls: 4 },
  'booking a pair': { track: 'primary-care', act: bookPair, leaves: 'booked', calls: 5 },
  'booking a shared seat': {
    track: 'categorical',
    before: takeKeptSeat,
    act: bookDay,
    leaves: 'booked',
    times: 2,
    calls: 8,
  },
  'moving a pair': { track: 'primary-care', before: bookPair, act: movePair, leaves: 'moved', calls: 9 },
  'cancelling a pair': {
    track: 'primary-care',
    before: bookPair,
    act: ask({ action: 'cancel' }),
    leaves: 'cancelled',
    calls: 3,
  },
  declining: { track: 'categorical', act: ask({ action: 'decline' }), leaves: 'declined', calls: 3 },
  expiring: { track: 'categorical', act: sweep, leaves: 'expired', calls: 4, sweeps: true },
  relinking: { track: 'categorical', act: relinkOnce, leaves: 'relinked', calls: 3 },
  'releasing two offers': { track: 'categorical', act: inviteTwo, leaves: 'invited', times: 3, calls: 6 },
};

async function prepared(store: Store, id: string, { track, before }: Deed): Promise<Season> {
  const season = { ...winterSeason({ kept: 1, shared: 1 }), id };
  await putSeason(store, season);
  await invite(store, season, [invitationFor('one', track)]);
  await before?.(store, season);
  return season;
}

/** Checks all that must hold at every moment, whoever was stopped where, and returns what is on record. */
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
  return histories.flat();
}

/** Stops the deed at one of its points, then lets the world go on. */
async function stopOnce(
  store: Store,
  season: Season,
  deed: Deed,
  at: number,
  when: 'before' | 'after',
): Promise<void> {
  const doomed = openStore(store.table, databaseAccess());
  stopAt(doomed.client, at, when);
  await expect(deed.act(doomed, season)).rejects.toThrow(Stopped);
  await expectPromises(store, season);
  await deed.act(store, season);
  const records = await expectPromises(store, season);
  expect(records.filter((record) => record.what === deed.leaves)).toHaveLength(deed.times ?? 1);
}

test.each(Object.entries(deeds).map(([name, deed]) => [name, deed.calls * 2, deed] as const))(
  '%s can be stopped at any of its %i points, and is whole or not begun; done again, it is done once',
  async (_name, points, deed) => {
    const { tableName } = await freshTable();
    const store = openStore(tableName, databaseAccess());
    const calls = Array.from({ length: deed.calls }, (_, index) => index + 1);
    const stops = calls.flatMap((at) => [[at, 'before'] as const, [at, 'after'] as const]);
    let counted = 0;
    await inParallel(stops, deed.sweeps ? 1 : 4, async ([at, when]) => {
      const season = await prepared(store, `sample-${at}-${when}`, deed);
      await stopOnce(store, season, deed, at, when);
      counted += 1;
    });
    expect(counted).toBe(points);
    const season = await prepared(store, 'sample-whole', deed);
    const undisturbed = openStore(tableName, databaseAccess());
    const whole = stopAt(undisturbed.client, Number.POSITIVE_INFINITY, 'before');
    await deed.act(undisturbed, season);
    expect(whole.made, 'there are no more points than these').toBe(deed.calls);
  },
);
