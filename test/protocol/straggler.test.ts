import { afterEach, describe, expect, test, vi } from 'vitest';
import { noteMailTrouble } from '#domain/delivery/delivery-status.ts';
import type { Season } from '#domain/season/season.ts';
import { plusHours } from '#domain/values/time.ts';
import { recountBoard } from '#functions/board/recount-board.ts';
import { type Answer, type Ask, answerOffer } from '#functions/booking/answer-offer.ts';
import { loadStanding } from '#functions/booking/load-standing.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { applySeason } from '#functions/season/apply-season.ts';
import { attempt } from '#functions/store/attempt.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { readOffer } from '#functions/store/items/offers.ts';
import { readOutlook } from '#functions/store/items/outlook.ts';
import { invitationFor, invitedAt, seasonOf } from '#test/support/builders/season.ts';
import { invite, seedSeason } from '#test/support/builders/seed.ts';
import { type Deed, deeds, prepared } from '#test/support/faults/crash-points.ts';
import { cutOffEach, cutOffFirst } from '#test/support/faults/straggler.ts';
import { withoutFences } from '#test/support/faults/without-condition.ts';
import { databaseAccess, freshTable } from '#test/support/hosts/database.ts';
import { coordinatorAt } from '#test/support/hosts/operator.ts';
import { everything } from '#test/support/measure/dump-table.ts';
import { contradictions } from '#test/support/models/contradictions.ts';

/*
 * A send that was cut off arrives when its request has long been answered (docs/decisions/0020).
 */
const now = plusHours(invitedAt, 1);
const season = seasonOf({
  tracks: { one: { options: ['2030-11-19', '2030-11-20', '2030-12-10'] } },
  seats: {
    '2030-11-19': { morning: { one: 1 } },
    '2030-11-20': { morning: { one: 1 } },
    '2030-12-10': { morning: { one: 4 } },
  },
});
const on = (day: string) => ({ option: day, starts: ['morning'] }) as const;
const bookWanted: Ask = { action: 'book', choice: on('2030-11-19') };
const moveThere: Ask = { action: 'move', choice: on('2030-11-19') };
const bookOther: Ask = { action: 'book', choice: on('2030-11-20') };

afterEach(() => {
  vi.restoreAllMocks();
});

const byAnn = () => decisionContext({ kind: 'applicant' }, now);

function answer(store: Store, who: string, ask: Ask): Promise<Answer> {
  return answerOffer(
    store,
    { season: season.id, id: `offer_${who}` },
    ask,
    decisionContext({ kind: 'applicant' }, now),
  );
}

const wordFor = (given: Answer) => (given.kind === 'refused' ? given.refusal.kind : given.kind);

type Case = {
  /** What Ann has done before. */
  readonly before?: Ask;
  readonly ask: Ask;
  /** What happens, by others or by Ann elsewhere, while the retry of her request is under way. */
  readonly meanwhile: readonly (readonly [string, Ask])[];
  /** What happens when her request has been answered. */
  readonly after: readonly (readonly [string, Ask])[];
  readonly told: string;
};

/** Ann's answer, her offer at that moment, and her offer after the cut-off send has arrived. */
async function straggle(plant: (store: Store) => void, { before, ask, meanwhile, after }: Case) {
  const others = await seedSeason(season);
  await invite(
    others,
    season,
    ['ann', 'bea'].map((who) => invitationFor(who, 'one')),
  );
  if (before) await answer(others, 'ann', before);
  const store = openStore(others.table, databaseAccess());
  plant(store);
  const straggler = cutOffFirst(store.client);
  const answered = answer(store, 'ann', ask);
  await straggler.retried;
  for (const [who, asked] of meanwhile) expect((await answer(others, who, asked)).kind).toBe('granted');
  straggler.goOn();
  const told = wordFor(await answered);
  const then = await readOffer(others, season.id, 'offer_ann');
  for (const [who, asked] of after) expect((await answer(others, who, asked)).kind).toBe('granted');
  expect(await straggler.arrive()).toBe(1);
  const outlook = await readOutlook(others, season.id);
  expect(contradictions(season, outlook)).toEqual([]);
  return { told, then, inTheEnd: await readOffer(others, season.id, 'offer_ann') };
}

const beaTakesIt = [['bea', bookWanted]] as const;
const beaCancels = [['bea', { action: 'cancel' }]] as const;

describe('an applicant who was refused keeps that answer when their own send arrives late:', () => {
  const cases: Readonly<Record<string, Case>> = {
    'a booking of a start that was full': {
      ...{ ask: bookWanted, meanwhile: beaTakesIt, after: beaCancels, told: 'start-full' },
    },
    'a move to a start that was full': {
      ...{ before: bookOther, ask: moveThere, meanwhile: beaTakesIt, after: beaCancels, told: 'start-full' },
    },
    'a cancellation of a booking that was moved': {
      before: bookOther,
      ask: { action: 'cancel', version: 2 },
      meanwhile: [['ann', moveThere]],
      after: [],
      told: 'changed-meanwhile',
    },
    'a no to an invitation that was booked': {
      ask: { action: 'decline' },
      meanwhile: [['ann', bookWanted]],
      after: [],
      told: 'already-booked',
    },
  };

  test.each(Object.entries(cases))('%s', async (_, each) => {
    const { told, then, inTheEnd } = await straggle(() => {}, each);
    expect(told).toBe(each.told);
    expect(inTheEnd).toEqual(then);
  });

  test.each(Object.entries(cases).slice(0, 2))('without the fence it is found out: %s', async (_, each) => {
    const { told, then, inTheEnd } = await straggle(withoutFences, each);
    expect(told).toBe(each.told);
    expect(inTheEnd?.booking).toMatchObject({ option: '2030-11-19' });
    expect(inTheEnd).not.toEqual(then);
  });
});

test('who was refused on a fence can ask again, and is not taken for the send that was fenced off', async () => {
  const others = await seedSeason(season);
  await invite(
    others,
    season,
    ['ann', 'bea'].map((who) => invitationFor(who, 'one')),
  );
  const store = openStore(others.table, databaseAccess());
  const straggler = cutOffFirst(store.client);
  const answered = answer(store, 'ann', bookWanted);
  await straggler.retried;
  await answer(others, 'bea', bookWanted);
  straggler.goOn();
  expect(wordFor(await answered)).toBe('start-full');
  await answer(others, 'bea', { action: 'cancel' });
  expect(await answer(store, 'ann', bookWanted)).toMatchObject({
    kind: 'granted',
    offer: { version: 2, fence: 1 },
  });
  await straggler.arrive();
  expect(await readOffer(others, season.id, 'offer_ann')).toMatchObject({ state: 'booked', version: 2 });
});

/** Decisions that hold other locks than those whose every point of a crash is tried. */
const others: Readonly<Record<string, Deed>> = {
  'applying a file that changes a word': {
    ...{ track: 'categorical', leaves: 'season-applied', calls: 0 },
    act: (store, own) =>
      applySeason(store, { ...own, program: { ...own.program, name: 'Another name' } }, coordinatorAt(now)),
  },
  'applying a file that adds more seats than go at once': {
    ...{ track: 'categorical', leaves: 'season-applied', calls: 0 },
    act: (store, own) => applySeason(store, withManySeats(own), coordinatorAt(now)),
  },
  'recounting the board': {
    ...{ track: 'categorical', leaves: 'booked', calls: 0 },
    before: (store, own) => recountBoard(store, own.id),
    act: async (store, own) => {
      const ask = { action: 'book', choice: on('2030-11-19') } as const;
      await answerOffer(
        openStore(store.table, databaseAccess()),
        { season: own.id, id: 'offer_one' },
        ask,
        byAnn(),
      );
      await recountBoard(store, own.id);
    },
  },
  'noting that a message came back': {
    ...{ track: 'categorical', leaves: 'mail-failed', calls: 0 },
    act: (store, own) => {
      const context = decisionContext({ kind: 'mail' }, now);
      const trouble = { kind: 'bounced', at: now, why: 'no such address' } as const;
      const load = () => loadStanding(store, { season: own.id, id: 'offer_one' }, [], false);
      return attempt(store, own.id, load, ({ offer }) => noteMailTrouble(offer, trouble, context));
    },
  },
};
const allDeeds: Readonly<Record<string, Deed>> = { ...deeds, ...others };

/** The season with a hundred seats more in the first start of its first day. */
function withManySeats(own: Season): Season {
  const [first, ...rest] = own.days;
  const [start, ...starts] = first?.starts ?? [];
  const [group, ...groups] = start?.groups ?? [];
  if (!first || !start || !group) throw new Error('the season has no seats');
  const more = { ...start, groups: [{ ...group, seats: group.seats + 100 }, ...groups] };
  return { ...own, days: [{ ...first, starts: [more, ...starts] }, ...rest] };
}

/** Every send of a deed's `nth` transaction is cut off until patience ends; once all is answered, they arrive. */
async function arriveLate(name: string, nth: number, plant: (store: Store) => void = () => {}) {
  const deed = allDeeds[name]!;
  const { tableName } = await freshTable();
  const clean = openStore(tableName, databaseAccess());
  const own: Season = await prepared(clean, 'sample', deed);
  const store = openStore(tableName, databaseAccess());
  plant(store);
  let skipped = 0;
  const time = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => time() + skipped);
  const stragglers = cutOffEach(store.client, nth, () => {
    skipped += 6_000;
  });
  await Promise.allSettled([deed.act(store, own)]);
  const answeredOn = await everything(clean);
  const late = await stragglers.arrive();
  return { late, changed: changesBetween(answeredOn, await everything(clean)) };
}

/** Which kinds of items differ. */
function changesBetween(before: readonly object[], after: readonly object[]): readonly string[] {
  const was = new Set(before.map((item) => JSON.stringify(item)));
  const changed = after.filter((item) => !was.has(JSON.stringify(item))) as { kind: string }[];
  return [...new Set(changed.map(({ kind }) => kind))].sort();
}

/** Each deed, with which of its transactions is late. */
const points: readonly (readonly [string, number])[] = [
  ...Object.keys(allDeeds).map((name) => [name, 1] as const),
  ['inviting fifty by the operator’s command, in two steps', 2],
];

describe('what arrives after its request was given up changes nothing:', () => {
  test.each(points)('%s (transaction %i)', async (name, nth) => {
    const { late, changed } = await arriveLate(name, nth);
    expect(late).toBeGreaterThan(0);
    expect(changed).toEqual([]);
  });

  test.each(points)('without the fence it is found out: %s (transaction %i)', async (name, nth) => {
    expect((await arriveLate(name, nth, withoutFences)).changed).not.toEqual([]);
  });
});

test('a fence of seats that arrives late is harmless: it only ever rises', async () => {
  const { late, changed } = await arriveLate('applying a file that drops a date, which fences every seat', 2);
  expect(late).toBeGreaterThan(0);
  expect(changed).toEqual(['seat']);
});
