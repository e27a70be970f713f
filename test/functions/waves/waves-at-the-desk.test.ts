import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { instant, plusHours } from '#domain/values/time.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { newWaveRoutes } from '#functions/desk/waves/new-wave-routes.ts';
import { sweep } from '#functions/due/sweep.ts';
import type { Request } from '#functions/http/request.ts';
import { reviewApplications } from '#functions/review/review-applications.ts';
import { readApplication } from '#functions/store/items/applications.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { readSeats } from '#functions/store/items/seats.ts';
import { type Asked, csrfIn, type RunningDesk, runDesk } from '#test/support/hosts/desk.ts';
import {
  importPeople,
  reviewContext,
  reviewedAt,
  reviewedSeason,
} from '#test/support/reviews/reviewed-season.ts';

const [editor, other, reader] = ['editor@example.org', 'other@example.org', 'reader@example.org'];
const season = {
  ...reviewedSeason('waves-2020'),
  coordinators: [
    { address: editor, may: 'edit' as const },
    { address: other, may: 'edit' as const },
    { address: reader, may: 'read' as const },
  ],
};
const idOf = (number: number) => String(20_900_000 + number);
const now = plusHours(reviewedAt, 1);

let desk: RunningDesk;
let cookie: string;
let csrf: string;
beforeAll(async () => {
  desk = await runDesk(season);
  desk.setClock(now);
  await importPeople(desk.store, season, 60);
  const chosen = Array.from({ length: 58 }, (_, number) => ({ id: idOf(number), version: 1 }));
  const deed = {
    action: 'decide',
    to: 'invite',
    tracks: ['primary-care'],
    reason: 'Strong letters.',
  } as const;
  await reviewApplications(
    desk.store,
    season.id,
    chosen,
    { ...deed, bulk: { id: 'bulk_1', of: 58 } },
    reviewContext(editor),
  );
  cookie = await desk.signIn(editor);
  csrf = csrfIn(await get('GET /desk'));
});
afterAll(() => desk.stop());

type Pairs = readonly (readonly [string, string])[];
const get = (route: string, asked: Asked = {}) => desk.send(route, { cookie, ...asked });
const post = (route: string, form: Pairs, asked: Asked = {}) =>
  desk.send(route, { cookie, form: [['csrf', csrf], ...form], ...asked });
const heading = ({ body }: { readonly body: string }) => /<h1>([^<]*)/.exec(body)?.[1] ?? '';
const boxes = (from: number, to: number): Pairs =>
  Array.from({ length: to - from }, (_, index) => ['chosen', `${idOf(from + index)}.2`] as const);
const offersNow = () => readOffers(desk.store, season.id);
const statesNow = async () => (await offersNow()).map(({ state }) => state);
/** The hidden fields of the form that posts to `action`, without the token. */
function hiddenIn(body: string, action: string): Pairs {
  const form = body.split('<form').find((each) => each.includes(`action="${action}"`)) ?? '';
  return [...form.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)]
    .map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')] as const)
    .filter(([name]) => name !== 'csrf');
}
const times = { release: '2020-11-04T10:00', opens: '2020-11-05T12:00', respond: '' };
const leaves = instant('2020-11-04T10:00-05:00');

describe('a new wave', () => {
  test('shows how many fit by track, and names everybody who does not, and why', async () => {
    const [before, after] = [boxes(0, 7), boxes(8, 58)];
    const others = [7, 59, 90].map((number) => ['chosen', `${idOf(number)}.1`] as const);
    const query = new URLSearchParams([...before, ...after, ...others] as [string, string][]);
    const reply = await get('GET /desk/waves/new', { query: query.toString() });
    expect(heading(reply)).toBe('New wave: 30 of the 60 selected fit');
    expect(reply.body).toMatch(/Primary Care<\/th><td class="number">57<\/td><td class="number">30<\/td>/);
    expect(reply.body).toMatch(/20900059<\/td><td>Nobody has decided to invite them/);
    expect(reply.body).toMatch(/20900090<\/td><td>There is no application anymore/);
    expect(reply.body).toMatch(/20900007<\/td><td>The application changed after it was selected/);
    expect(reply.body).toMatch(/20900057<\/td><td>There is no seat left for Primary Care/);
    expect(await offersNow()).toEqual([]);
  });

  test('shows all times and the mail before the button that makes it', async () => {
    const reply = await post('POST /desk/waves/new', [...boxes(0, 10), ...Object.entries(times)]);
    expect([reply.statusCode, heading(reply)]).toEqual([200, 'New wave: 10 of the 10 selected fit']);
    expect(reply.body).toContain('Prepare 10 invitations');
    for (const words of [
      'Wednesday, November 4, 2020, 10:00 AM Eastern Time (EST)',
      'Thursday, November 5, 2020, 12:00 PM Eastern Time (EST)',
      'Saturday, November 7, 2020, 12:00 PM Eastern Time (EST)',
      'Interview invitation: Sample Internal Medicine Residency',
      'Dear Sam Sample-0',
    ])
      expect(reply.body).toContain(words);
    expect(await offersNow()).toEqual([]);
  });

  test.each([
    ['a release in the past', { release: '2020-11-01T10:00' }, 'The time of the release has passed'],
    ['a release after the last day', { release: '2020-12-01T10:00' }, 'No more invitations can go out'],
    [
      'fewer than 48 hours',
      { ...times, respond: '2020-11-06T12:00' },
      'The deadline leaves fewer than 48 hours',
    ],
    ['a time that is none', { release: 'tomorrow' }, 'One of the times is none'],
  ])('with %s is not made, and keeps what was typed', async (_, fields, why) => {
    const reply = await post('POST /desk/waves', [...boxes(0, 2), ...Object.entries(fields)]);
    expect(reply.statusCode).toBe(422);
    expect(reply.body).toContain(why);
    expect(reply.body).toContain(`value="${fields.release}"`);
    expect(reply.body).not.toContain('Prepare 2 invitations');
    expect(await offersNow()).toEqual([]);
  });

  test('is prepared once, however often it is sent, with name, address and tracks of the application', async () => {
    const preview = await post('POST /desk/waves/new', [...boxes(0, 10), ...Object.entries(times)]);
    const form = hiddenIn(preview.body, '/desk/waves');
    for (const _ of [1, 2]) {
      const made = await post('POST /desk/waves', form);
      expect([made.statusCode, made.headers.location]).toEqual([303, `/desk/waves/${leaves}`]);
    }
    const offers = await offersNow();
    expect(offers).toHaveLength(10);
    expect(offers.find(({ applicant }) => applicant.id === idOf(0))).toMatchObject({
      applicant: { name: 'Sam Sample-0', email: 's0@example.org' },
      ...{ tracks: ['primary-care'], state: 'prepared', releaseAt: leaves },
      bookingOpensAt: '2020-11-05T17:00:00.000Z',
    });
    const list = await get('GET /desk/waves');
    expect(list.body).toMatch(
      /Wed, Nov 4, 10:00 AM EST<\/a><\/th><td class="number">10<\/td>\s*<td>10 not sent yet/,
    );
  });

  test('of people who changed meanwhile makes nothing, and shows the wave without them', async () => {
    const preview = await post('POST /desk/waves/new', [...boxes(10, 13), ...Object.entries(times)]);
    const close = { action: 'decide', to: 'close', tracks: [], reason: 'Declined by phone.' } as const;
    const chosen = [{ id: idOf(12), version: 2 }];
    await reviewApplications(
      desk.store,
      season.id,
      chosen,
      { ...close, bulk: { id: 'bulk_2', of: 1 } },
      reviewContext(other),
    );
    const stale = await post('POST /desk/waves', hiddenIn(preview.body, '/desk/waves'));
    expect([stale.statusCode, heading(stale)]).toEqual([409, 'New wave: 2 of the 3 selected fit']);
    expect(stale.body).toContain('1 person of 3 cannot be in the wave anymore');
    expect(await offersNow()).toHaveLength(10);
  });

  test('of more people than one step takes is made step by step, and the page says how far it is', async () => {
    const most = 1;
    const { respond } = newWaveRoutes(desk.store, most)['POST /desk/waves'];
    const as = {
      season: season.id,
      address: editor,
      may: 'edit',
      zone: season.program.zone,
      csrf,
    } as SignedIn;
    const step = (form: Pairs) =>
      respond({ now, body: new URLSearchParams(form as [string, string][]).toString() } as Request, as);
    const preview = await post('POST /desk/waves/new', [...boxes(10, 12), ['release', '2020-11-04T11:00']]);
    const first = await step(hiddenIn(preview.body, '/desk/waves'));
    expect(first.status).toBe(200);
    expect(first.body).toContain('1 more is in the wave. 1 is still to come: press the button once more.');
    expect(await offersNow()).toHaveLength(11);
    const second = await step(hiddenIn(String(first.body), '/desk/waves'));
    expect(second.status).toBe(303);
    expect(await offersNow()).toHaveLength(12);
  });

  test('of two coordinators over the same seats never promises a seat twice', async () => {
    const theirs = await desk.signIn(other);
    const theirToken = csrfIn(await get('GET /desk', { cookie: theirs }));
    const [mine, yours] = await Promise.all(
      [boxes(13, 33), boxes(33, 53)].map((some) =>
        post('POST /desk/waves/new', [...some, ['release', '2020-11-04T11:00']]),
      ),
    );
    const replies = await Promise.all([
      post('POST /desk/waves', hiddenIn(mine!.body, '/desk/waves')),
      desk.send('POST /desk/waves', {
        cookie: theirs,
        form: [['csrf', theirToken], ...hiddenIn(yours!.body, '/desk/waves')],
      }),
    ]);
    expect(replies.some(({ statusCode }) => statusCode === 303)).toBe(true);
    expect(replies.every(({ statusCode }) => [303, 409].includes(statusCode))).toBe(true);
    const offers = await offersNow();
    expect(new Set(offers.map(({ applicant }) => applicant.id)).size).toBe(offers.length);
    expect(offers.length).toBe(30);
  });
});

describe('a wave', () => {
  test.each(['%', '%E0%A4%A', '2020-11-04', '..', '\u0000', 'x'.repeat(3_000)])(
    'is found by its time alone, and %j is none',
    async (wave) => {
      expect((await get('GET /desk/waves/{wave}', { params: { wave } })).statusCode).toBe(404);
    },
  );

  const params = { wave: leaves };

  test('is taken back by one or whole until the clock releases it; later it says how it stands', async () => {
    const page = await get('GET /desk/waves/{wave}', { params });
    expect(heading(page)).toBe('Wave of Wed, Nov 4, 10:00 AM EST');
    const [box = ''] = page.body.match(/offer_\w+~[^"]+/) ?? [];
    const one = await post(
      'POST /desk/waves/{wave}/take-back',
      [
        ['who', 'chosen'],
        ['chosen', box],
      ],
      { params },
    );
    expect(one.statusCode).toBe(303);
    expect((await statesNow()).filter((state) => state === 'unreleased')).toHaveLength(1);
    const nobody = await post('POST /desk/waves/{wave}/take-back', [['who', 'chosen']], { params });
    expect([nobody.statusCode, nobody.body.includes('Nobody is selected')]).toEqual([422, true]);
    await sweep(desk.store, leaves);
    const late = await post('POST /desk/waves/{wave}/take-back', [['who', 'all']], { params });
    expect([late.statusCode, late.body.includes('Nobody is selected')]).toEqual([422, true]);
    const after = await get('GET /desk/waves/{wave}', { params });
    expect(after.body).toContain('9 no answer yet, 1 taken back before it was sent');
  });

  test('is released by the clock while somebody edits an application of it', async () => {
    expect((await readApplication(desk.store, season.id, idOf(1)))?.version).toBe(2);
    const again = plusHours(leaves, 1);
    const judged = {
      action: 'enter-verdict',
      rule: 'experience',
      outcome: 'pass',
      reason: 'A year.',
    } as const;
    const chosen = [{ id: idOf(20), version: 2 }];
    await Promise.all([
      sweep(desk.store, again),
      reviewApplications(
        desk.store,
        season.id,
        chosen,
        { ...judged, bulk: { id: 'bulk_3', of: 1 } },
        reviewContext(other),
      ),
    ]);
    await expect
      .poll(
        async () => {
          await sweep(desk.store, plusHours(again, 1 / 60));
          return statesNow();
        },
        { timeout: 30_000 },
      )
      .not.toContain('prepared');
    expect((await readApplication(desk.store, season.id, idOf(20)))?.version).toBe(3);
    const query = 'status=invited';
    expect(heading(await get('GET /desk/applications', { query }))).toBe('29 of 60 applications');
  });

  test('gets more time for a group in one action, only ever later, with one mail each', async () => {
    const shown = await get('GET /desk/waves/{wave}', { params });
    const some = (shown.body.match(/offer_\w+~[^"]+/g) ?? [])
      .slice(0, 4)
      .map((box) => ['chosen', box] as const);
    const fields = [
      ['who', 'chosen'],
      ['until', '2020-11-08T12:00'],
      ['reason', 'A storm.'],
      ...some,
    ] as const;
    const look = await post('POST /desk/waves/{wave}/extend', fields, { params });
    expect(heading(look)).toBe('More time for 4 people');
    expect(look.body).toContain('Sunday, November 8, 2020, 12:00 PM');
    expect(look.body).toContain('A storm.');
    const form = hiddenIn(look.body, `/desk/waves/${leaves}/extend`);
    for (const _ of [1, 2])
      expect(heading(await post('POST /desk/waves/{wave}/extend', form, { params }))).toBe(
        'More time: done for 4 of 4',
      );
    const offers = (await offersNow()).filter(({ closesAt }) => closesAt === '2020-11-08T17:00:00.000Z');
    expect(offers).toHaveLength(4);
    const records = await readRecords(desk.store, season.id, offers[0]!.id);
    expect(records.filter(({ event }) => event === 'extended')).toMatchObject([
      { who: { kind: 'program', name: editor }, reason: 'A storm.' },
    ]);
    const sooner = form.map(
      ([name, value]) => [name, name === 'until' ? '2020-11-07T18:00' : value] as const,
    );
    const refused = await post('POST /desk/waves/{wave}/extend', sooner, { params });
    expect(heading(refused)).toBe('More time: done for 0 of 4');
    for (const until of ['2020-11-07T18:00', '2020-10-01T12:00']) {
      const shownSooner = fields.map(([name, value]) => [name, name === 'until' ? until : value] as const);
      const unshown = await post('POST /desk/waves/{wave}/extend', shownSooner, { params });
      expect(unshown.statusCode).toBe(422);
      expect(unshown.body).toContain('This deadline is not later than the ones they have');
    }
  });

  test('gets more time from the list of offers: all whom its filters leave, a part at a time, each told once', async () => {
    const before = (await offersNow()).filter(({ state }) => state === 'open');
    // A search also finds the ids, which are other ones in every run.
    const fitting = (part: string) =>
      before.filter(({ id, applicant: { name, email } }) =>
        `${id} ${name} ${email}`.toLowerCase().includes(part),
      );
    // Which of the two coordinators had the seats is not known.
    const search = ['s2', 's4'].find((part) => fitting(part).length > 2) ?? '';
    const [list, meant] = [`status=open&search=${search}`, fitting(search)];
    expect(search).not.toBe('');
    const refused = await post('POST /desk/offers/extend', [
      ['list', list],
      ['who', 'all'],
      ['until', ''],
    ]);
    expect(refused.statusCode).toBe(422);
    const fields = [
      ['list', list],
      ['who', 'all'],
      ['until', '2020-11-12T12:00'],
    ] as const;
    const look = await post('POST /desk/offers/extend', fields);
    expect(heading(look)).toBe(`More time for ${meant.length} people`);
    const form = hiddenIn(look.body, '/desk/offers/extend');
    for (const _ of [1, 2])
      expect(heading(await post('POST /desk/offers/extend', form))).toBe(
        `More time: done for ${meant.length} of ${meant.length}`,
      );
    const later = (await offersNow()).filter(({ closesAt }) => closesAt === '2020-11-12T17:00:00.000Z');
    expect(later.map(({ id }) => id).sort()).toEqual(meant.map(({ id }) => id).sort());
  });

  test('can be looked at, and no more, by a coordinator who may only look', async () => {
    const theirs = await desk.signIn(reader);
    const page = await desk.send('GET /desk/waves/{wave}', { cookie: theirs, params });
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toMatch(/type="checkbox"|take-back/);
  });

  test('that nobody made is not found', async () => {
    for (const wave of ['2020-11-04', 'x', '%3Cb%3E'])
      expect((await get('GET /desk/waves/{wave}', { params: { wave } })).statusCode).toBe(404);
  });
});

test('the evidence has a row for each moment, and never more open offers than free seats', async () => {
  const reply = await get('GET /desk/waves/evidence.csv');
  expect(reply.headers['content-type']).toContain('text/csv');
  const [titles = '', ...lines] = reply.body.replace('\uFEFF', '').trim().split('\r\n');
  const names = titles.split(',');
  const column = (name: string) => lines.map((line) => Number(line.split(',')[names.indexOf(name)]));
  expect(column('Prepared').at(-1)).toBe(0);
  expect(column('Open offers').at(-1)).toBe((await statesNow()).filter((state) => state === 'open').length);
  expect(column('Seats').at(-1)).toBeLessThanOrEqual((await readSeats(desk.store, season.id)).length);
  expect(lines.some((line) => line.includes(`the program (${editor})`))).toBe(true);
});
