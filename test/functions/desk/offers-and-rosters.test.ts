import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Change } from '#domain/contract.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { loadRoster } from '#functions/desk/days/load-roster.ts';
import { loadOffers } from '#functions/desk/offers/load-offers.ts';
import { openStore } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import { invitedAt, offerOf, winterSeason } from '#test/support/builders/season.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';
import { type RunningDesk, runDesk } from '#test/support/hosts/desk.ts';
import { meter } from '#test/support/measure/meter.ts';

const address = 'reader@example.org';
const season = { ...winterSeason(), coordinators: [{ address, may: 'read' as const }] };
const on = '2030-11-19' as CalendarDay;
const now = instant('2030-10-28T17:00Z');

function booked(name: string, id: string, start: 'morning' | 'afternoon', number: number): Offer {
  return offerOf('primary-care', `offer_${name}`, {
    applicant: { id, name: `Sample ${name}`, email: `${name}@example.org` },
    tracks: ['primary-care', 'categorical'],
    state: 'booked',
    sequence: 0,
    zone: name === 'yuki' ? 'Asia/Tokyo' : 'America/New_York',
    booking: {
      option: '2030-11-18_2030-11-19',
      seats: [
        { on: '2030-11-18' as CalendarDay, start: 'morning', number },
        { on, start, number },
      ],
    },
  });
}

const offers = [
  booked('yuki', '10000001', 'morning', 1),
  booked('ann', '10000002', 'afternoon', 2),
  offerOf('categorical', 'offer_open', { mailTrouble: { kind: 'bounced', at: invitedAt, why: 'unknown' } }),
  offerOf('categorical', 'offer_gone', { state: 'declined' }),
];

const application = {
  ...{ id: '10000001', season: season.id, version: 1, firstSeenAt: invitedAt, changedAt: invitedAt },
  ...{ values: { phone: '+1 617 555 0100' }, ticks: [] },
};

let desk: RunningDesk;
let cookie: string;
beforeAll(async () => {
  desk = await runDesk(season);
  desk.setClock(now);
  cookie = await desk.signIn(address);
  const puts: Change[] = [
    ...offers.map((offer): Change => ({ kind: 'put-offer', offer })),
    { kind: 'put-application', application },
  ];
  await commit(desk.store, season.id, puts, 'the-offers');
});
afterAll(() => desk.stop());

const page = async (route: string, query = '', params = {}) =>
  desk.send(`GET /desk/${route}`, { cookie, query, params });

test('the list of offers says in title and heading how many of how many it shows', async () => {
  const { statusCode, body } = await page('offers', 'status=booked');
  expect(statusCode).toBe(200);
  expect(body).toContain('<title>2 of 4 offers · Sample Residency</title>');
  expect(body).toContain('<h1>2 of 4 offers</h1>');
  expect(body).toContain('Sample yuki');
  expect(body).not.toContain('Sample offer_open');
});

test('an offer whose mail bounces says so, and the day of a booking leads to its roster', async () => {
  const { body } = await page('offers');
  expect(body).toMatch(/offer_open@example\.org<br><b class="wrong">Bounced/);
  expect(body).toContain('<a href="/desk/days/2030-11-19">Tue, Nov 19</a>, morning');
});

test('a filter that means nothing shows no offer, as a page and as CSV', async () => {
  for (const route of ['offers', 'offers/offers.csv']) {
    const { statusCode, body } = await page(route, 'status=late');
    expect(statusCode).toBe(400);
    expect(body).toContain('“late” is no status of an offer.');
    expect(body).not.toContain('Sample yuki');
  }
});

test('the same list comes as CSV, without the columns of histories', async () => {
  const { headers, body } = await page('offers/offers.csv', 'status=booked');
  expect(headers['content-disposition']).toBe('attachment; filename="offers-2030-10-28.csv"');
  const lines = body.trim().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain('Name,Tracks,Status,Booked for,Answer by,AAMC ID');
  expect(lines[1]).toContain('Sample ann');
});

test('the roster of a day has everybody by start, with both clocks, phone and the other day', async () => {
  const { body } = await page('days/{on}', '', { on });
  expect(body).toContain('<h1>Tuesday, November 19, 2030: 2 people</h1>');
  const [, morning = '', afternoon = ''] = body.split('<section>');
  expect(morning).toContain('8:00 AM – 1:00 PM EST');
  expect(morning).toMatch(/Sample yuki.*\n.*10:00 PM in Tokyo<\/td><td>\+1 617 555 0100/);
  expect(morning).toContain('Day 2 of 2; the other is Mon, Nov 18, morning');
  expect(afternoon).toMatch(/Sample ann.*\n.*The same/);
});

test('the printed roster has a box to tick for each, and a version that changes with what it says', async () => {
  const { body } = await page('days/{on}/print', '', { on });
  expect(body.match(/class="box"/g)).toHaveLength(2);
  const [, version] = /version <b>([0-9A-F]{6})<\/b>, as of Mon, Oct 28, 1:00 PM EDT/.exec(body) ?? [];
  expect(version).toBeDefined();
  const moved = { ...booked('ann', '10000002', 'morning', 2), version: 2 };
  await commit(desk.store, season.id, [{ kind: 'put-offer', offer: moved, replaces: 1 }], 'ann-moves');
  const again = await page('days/{on}/print', '', { on });
  expect(again.body).not.toContain(`version <b>${version}</b>`);
});

test('the days to come are printed in one go, each on a sheet of its own with its version', async () => {
  const { body } = await page('days/print');
  expect(body.match(/class="sheet"/g)).toHaveLength(season.days.length);
  expect(body.match(/class="box"/g)).toHaveLength(4);
  expect(body.indexOf('Monday, November 18')).toBeLessThan(body.indexOf('Tuesday, November 19'));
});

test('the roster as CSV has the phones, too', async () => {
  const { headers, body } = await page('days/{on}/roster.csv', '', { on });
  expect(headers['content-disposition']).toBe('attachment; filename="roster-2030-11-19.csv"');
  expect(body).toContain('Sample yuki');
  expect(body).toContain("'+1 617 555 0100");
});

test('a day on which nobody is booked says so, and one that is no interview day is not found', async () => {
  expect((await page('days/{on}', '', { on: '2030-12-03' })).body).toContain('Nobody is booked.');
  const { statusCode } = await page('days/{on}', '', { on: '2030-11-20' });
  expect(statusCode).toBe(404);
});

test('a list is one round trip, and a roster two', async () => {
  const store = openStore(desk.store.table, databaseAccess());
  const used = meter(store.client, new DynamoDBClient(databaseAccess()));
  await loadOffers(store, season.id, [], now);
  expect(used.requests).toEqual({ GetItemCommand: 1, QueryCommand: 1 });
  await loadRoster(store, season.id, on, now);
  expect(used.requests).toEqual({ GetItemCommand: 3, QueryCommand: 2 });
  expect(used.writeUnits).toBe(0);
});
