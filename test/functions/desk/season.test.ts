import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Change } from '#domain/contract.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { type CalendarDay, instant, plusDays, plusHours } from '#domain/values/time.ts';
import { recountBoard } from '#functions/board/recount-board.ts';
import { loadGlance } from '#functions/desk/season/load-glance.ts';
import { openStore } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { invitedAt, offerOf, seasonOf } from '#test/support/builders/season.ts';
import { putSeason } from '#test/support/builders/seed.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';
import { type RunningDesk, runDesk } from '#test/support/hosts/desk.ts';
import { meter } from '#test/support/measure/meter.ts';

/* A season of real size: 690 seats on 23 days, 400 offers. */
const first = '2030-11-19' as CalendarDay;
const days = Array.from({ length: 23 }, (_, index) => plusDays(first, index));
const perStart = { categorical: 8, 'primary-care': 4, 'categorical primary-care': 3 };
const address = 'reader@example.org';
const season = {
  ...seasonOf({
    tracks: { categorical: { options: days }, 'primary-care': { options: days } },
    seats: Object.fromEntries(days.map((on) => [on, { morning: perStart, afternoon: perStart }])),
  }),
  coordinators: [{ address, may: 'read' as const }],
};
const now = instant('2030-10-28T17:00Z');

const seats = seatsOf(season);
const ofCategorical = seats.filter(({ tracks }) => tracks.join() === 'categorical');
const offers = Array.from({ length: 400 }, (_, index): Offer => {
  const seat = ofCategorical[index];
  if (index >= 200 || !seat)
    return offerOf('categorical', `offer_${index}`, {
      closesAt: plusHours(invitedAt, 48 + 24 * (index % 2)),
    });
  const { on, start, number } = seat;
  const booking = { option: on, seats: [{ on, start, number }] } as const;
  return offerOf('categorical', `offer_${index}`, { state: 'booked', sequence: 0, booking });
});
const taken = new Map(
  offers.flatMap(({ id, booking }) =>
    (booking?.seats ?? []).map(({ on, start, number }) => [`${on} ${start} ${number}`, id] as const),
  ),
);

let desk: RunningDesk;
let cookie: string;
beforeAll(async () => {
  desk = await runDesk(season);
  desk.setClock(now);
  cookie = await desk.signIn(address);
  const puts = [
    ...offers.map((offer): Change => ({ kind: 'put-offer', offer })),
    ...seats.flatMap(({ tracks, ...seat }): Change[] => {
      const offer = taken.get(`${seat.on} ${seat.start} ${seat.number}`);
      return offer ? [{ kind: 'take-seat', seat, tracks, offer }] : [];
    }),
  ];
  for (let from = 0; from < puts.length; from += 100)
    await commit(desk.store, season.id, puts.slice(from, from + 100), `from ${from}`);
}, 120_000);
afterAll(() => desk.stop());

test('before anything was counted the page is drawn from a count, and writes nothing', async () => {
  const { statusCode, body } = await desk.send('GET /desk/season', { cookie });
  expect(statusCode).toBe(200);
  expect(body).toContain(
    '<b>200</b> of 690 seats are taken, by <a href="/desk/offers?status=booked">200 offers</a>',
  );
});

test('the season at a glance reads at most 40 units on 400 offers and 690 seats, in one round trip', async () => {
  await recountBoard(desk.store, season.id);
  const store = openStore(desk.store.table, databaseAccess());
  const used = meter(store.client, new DynamoDBClient(databaseAccess()));
  const { figures, overview } = await loadGlance(store, season.id, now);
  expect(figures.reduce((sum, each) => sum + each.taken, 0)).toBe(200);
  expect(overview.ending.map((each) => each.offers)).toEqual([100, 100]);
  expect(used.requests).toEqual({ GetItemCommand: 3 });
  expect(used.readUnits).toBeLessThanOrEqual(40);
  expect(used.writeUnits).toBe(0);
});

test('every start is a picture with a name, and the same numbers stand in the table, each leading to its offers', async () => {
  const { body } = await desk.send('GET /desk/season', { cookie });
  expect(body.match(/<svg role="img" aria-label="/g)).toHaveLength(46);
  expect(body).toContain('aria-label="Tue, Nov 19, morning: 8 categorical, 7 free"');
  expect(body).toContain('<a href="/desk/offers?as=categorical&amp;on=2030-11-19&amp;start=morning">8</a>');
  expect(body).toContain('<a href="/desk/days/2030-11-19">Tue, Nov 19</a>');
  expect(body).not.toContain(' style="');
});

test('open offers stand by their end, and lead to the list of them', async () => {
  const { body } = await desk.send('GET /desk/season', { cookie });
  expect(body).toContain('<a href="/desk/offers?status=open&amp;ends=2030-10-30">100</a>');
  const list = await desk.send('GET /desk/offers', { cookie, query: 'status=open&ends=2030-10-30' });
  expect(list.body).toContain('<h1>100 of 400 offers</h1>');
});

test('what can still be invited, and what would stay empty, are said with their figures', async () => {
  const { body } = await desk.send('GET /desk/season', { cookie });
  expect(body).toContain('<b>290 more offers</b> can go out in all');
  expect(body).toContain('200 of 200 that ended or were answered (100%) booked');
  expect(body).toContain('about <b>290</b> of the 490 free seats');
});

test('the first page says what needs somebody, who comes next, and how the season stands, each with its list', async () => {
  const { body } = await desk.send('GET /desk', { cookie });
  expect(body).toContain(
    '<a href="/desk/days/2030-11-19">Tuesday, November 19</a>: 8 in the morning and 8 in the',
  );
  expect(body).toContain('status=open&amp;ends=soon&amp;sort=ends">100 offers end within 48 hours</a>');
  expect(body).toContain('<a href="/desk/season"><b>200</b> of 690 seats are taken</a>');
  expect(body).toContain('<a href="/desk/offers?status=open"><b>200</b> offers have no answer yet</a>');
});

test('a season without offers says that none waits', async () => {
  const empty = { ...season, id: 'empty' };
  await putSeason(desk.store, empty);
  const { forecast, overview } = await loadGlance(desk.store, 'empty', now);
  expect(overview.states).toEqual([]);
  expect(forecast.empty).toBe(690);
});
