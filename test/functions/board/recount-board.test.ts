import { beforeEach, expect, test } from 'vitest';
import { isSameBoard } from '#domain/capacity/board.ts';
import { plusHours } from '#domain/values/time.ts';
import { countBoard, recountBoard } from '#functions/board/recount-board.ts';
import { type Ask, answerOffer } from '#functions/booking/answer-offer.ts';
import { loadView } from '#functions/booking/load-standing.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import { readBoard, readOverview, type StoredBoard } from '#functions/store/items/board.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { invitationsFor, invitedAt, seasonOf } from '#test/support/builders/season.ts';
import { invite, seedSeason } from '#test/support/builders/seed.ts';
import { putBetween } from '#test/support/faults/sdk-middleware.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';

const season = seasonOf({
  tracks: {
    categorical: { options: ['2030-11-19', '2030-12-03'] },
    'primary-care': { options: ['2030-11-18_2030-11-19'] },
  },
  seats: {
    '2030-11-18': { morning: { 'primary-care': 3 } },
    '2030-11-19': { morning: { categorical: 2, 'categorical primary-care': 2 } },
    '2030-12-03': { morning: { categorical: 9 } },
  },
});
const wanted: Ask = { action: 'book', choice: { option: '2030-11-19', starts: ['morning'] } };
let store: Store;

beforeEach(async () => {
  store = await seedSeason(season);
  await invite(store, season, invitationsFor({ categorical: 5, 'primary-care': 1 }));
  await recountBoard(store, season.id);
});

function ask(index: number, what: Ask, through = store) {
  const name = { season: season.id, id: `offer_categorical-${index}`, generation: 1 };
  return answerOffer(through, name, what, decisionContext({ kind: 'applicant' }, plusHours(invitedAt, 1)));
}

async function stored(): Promise<StoredBoard> {
  const board = await readBoard(store, season.id);
  if (!board) throw new Error('there is no board');
  return board;
}

test('the board counts free seats by start and label, and waiting offers by track and window', async () => {
  const { free, waiting } = await stored();
  expect(free).toEqual([
    { on: '2030-11-18', start: 'morning', tracks: ['primary-care'], free: 3 },
    { on: '2030-11-19', start: 'morning', tracks: ['categorical'], free: 2 },
    { on: '2030-11-19', start: 'morning', tracks: ['categorical', 'primary-care'], free: 2 },
    { on: '2030-12-03', start: 'morning', tracks: ['categorical'], free: 9 },
  ]);
  expect(waiting.map(({ track, offers }) => [track, offers])).toEqual([
    ['categorical', 5],
    ['primary-care', 1],
  ]);
});

test('a recount without a difference writes nothing, and one that finds a booking raises the version', async () => {
  await recountBoard(store, season.id);
  expect((await stored()).version).toBe(1);
  await ask(0, wanted);
  await recountBoard(store, season.id);
  const { version, free } = await stored();
  expect(version).toBe(2);
  expect(free.find(({ on, tracks }) => on === '2030-11-19' && tracks.length === 1)?.free).toBe(1);
});

test('a bounce alone is counted, and raises the version', async () => {
  const [offer] = await readOffers(store, season.id);
  if (!offer) throw new Error('nobody is invited');
  const mailTrouble = { kind: 'bounced', at: invitedAt, why: 'no such user' } as const;
  const put = { kind: 'put-offer', offer: { ...offer, mailTrouble, version: 2 }, replaces: 1 } as const;
  await commit(store, season.id, [put], 'a-bounce');
  await recountBoard(store, season.id);
  expect((await stored()).version).toBe(2);
  expect((await readOverview(store, season.id))?.unreached).toBe(1);
});

test('a recount that was overtaken counts again, so the board never ends older than a change', async () => {
  const slow = openStore(store.table, databaseAccess());
  const [counted, overtaken] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let isFirst = true;
  putBetween(slow.client, 'hold', (next, { commandName }) => async (args) => {
    if (commandName === 'TransactWriteItemsCommand' && isFirst) {
      isFirst = false;
      counted.resolve();
      await overtaken.promise;
    }
    return next(args);
  });
  await ask(0, wanted);
  const late = recountBoard(slow, season.id);
  await counted.promise;
  await ask(1, wanted);
  await recountBoard(store, season.id);
  await ask(2, { action: 'decline' });
  overtaken.resolve();
  await late;
  expect(isSameBoard(await stored(), await countBoard(store, season.id))).toBe(true);
});

test('a board that is wrong for any reason is right after the next recount', async () => {
  const { version, ...board } = await stored();
  const wrong = { ...board, waiting: [] };
  const change = {
    kind: 'put-board',
    season: season.id,
    board: wrong,
    version: version + 1,
    replaces: version,
  } as const;
  await commit(store, season.id, [change], 'wrong-on-purpose');
  expect(isSameBoard(await stored(), await countBoard(store, season.id))).toBe(false);
  await recountBoard(store, season.id);
  expect(isSameBoard(await stored(), await countBoard(store, season.id))).toBe(true);
});

test('a page of a season without a board is drawn from a count, and writes none', async () => {
  const bare = await seedSeason(season);
  await invite(bare, season, invitationsFor({ categorical: 2 }));
  const view = await loadView(bare, { season: season.id, id: 'offer_categorical-0' });
  expect(view?.board.free).toHaveLength(4);
  expect(await readBoard(bare, season.id)).toBeUndefined();
});

test('start-full: a refusal shows the seats just read, not the older board', async () => {
  for (const index of [0, 1, 2]) await ask(index, wanted);
  await ask(3, { action: 'decline' });
  const answer = await ask(4, wanted);
  expect(answer).toMatchObject({ kind: 'refused', refusal: { kind: 'needed-by-others' } });
  const shown = answer.kind === 'refused' ? answer.view.board : undefined;
  expect(shown && isSameBoard(shown, await countBoard(store, season.id))).toBe(true);
});
