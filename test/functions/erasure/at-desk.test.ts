import { afterAll, beforeAll, expect, test } from 'vitest';
import { plusHours } from '#domain/values/time.ts';
import { carryOut } from '#functions/behalf/carry-out.ts';
import { sweep } from '#functions/due/sweep.ts';
import { reviewApplications } from '#functions/review/review-applications.ts';
import { readApplication, readApplicationRecords } from '#functions/store/items/applications.ts';
import { readErasures } from '#functions/store/items/erasures.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { invitationFor } from '#test/support/builders/season.ts';
import { invite } from '#test/support/builders/seed.ts';
import { csrfIn, type RunningDesk, runDesk } from '#test/support/hosts/desk.ts';
import {
  importPeople,
  reviewContext,
  reviewedAt,
  reviewedSeason,
} from '#test/support/reviews/reviewed-season.ts';

const [editor, reader] = ['editor@example.org', 'reader@example.org'];
const season = {
  ...reviewedSeason('data-2020'),
  coordinators: [
    { address: editor, may: 'edit' as const },
    { address: reader, may: 'read' as const },
  ],
  retention: { months: 24 },
};
const [first, invited] = ['20900000', '20900001'];

let desk: RunningDesk;
let cookie: string;
let csrf: string;
beforeAll(async () => {
  desk = await runDesk(season);
  desk.setClock(reviewedAt);
  await importPeople(desk.store, season, 3);
  const applicant = { id: invited, name: 'Sam Sample-1', email: 's1@example.org' };
  const invitation = invitationFor('one', season.tracks[0]?.id ?? '');
  await invite(desk.store, season, [{ ...invitation, applicant }], reviewedAt);
  cookie = await desk.signIn(editor);
  csrf = csrfIn(await desk.send('GET /desk', { cookie }));
});
afterAll(() => desk.stop());

const look = (id: string, as = cookie) =>
  desk.send('GET /desk/person/{id}/data', { cookie: as, params: { id } });
/** Sends the form of the person's page, with what it showed. */
const eraseAt = async (id: string, form: Readonly<Record<string, string>>) => {
  const [, seen = ''] = /name="seen" value="([^"]*)"/.exec((await look(id)).body) ?? [];
  return desk.send('POST /desk/person/{id}/data', { cookie, params: { id }, form: { csrf, seen, ...form } });
};

test('everything that is held about a person can be downloaded, and nothing of anybody else', async () => {
  const reply = await desk.send('GET /desk/person/{id}/data/export.json', { cookie, params: { id: first } });
  expect(reply.headers['content-disposition']).toMatch(/^attachment/);
  expect(JSON.parse(reply.body).applications[0]).toMatchObject({
    id: first,
    history: [{ event: 'imported' }],
  });
  expect(reply.body).not.toContain('s1@example.org');
  expect(JSON.parse(reply.body).leftOut).toEqual(['selfIdentification', 'accommodationRequests']);
});

test('the page says what goes, what stays, and how long backups keep it', async () => {
  const { body } = await look(first);
  expect(body).toContain('Removed: the imported application');
  expect(body).toContain('Kept: a mark');
  expect(body).toContain('Backups keep what was erased for 35 days more.');
  expect((await look(first, await desk.signIn(reader))).body).not.toContain('name="confirm"');
});

test('nobody is erased without the AAMC ID typed, and what was typed stays', async () => {
  const reply = await eraseAt(first, { confirm: '20900002', reason: 'Asked by letter.' });
  expect(reply.statusCode).toBe(422);
  expect(reply.body).toContain('Asked by letter.');
  expect(await readApplication(desk.store, season.id, first)).toBeDefined();
});

test('somebody who can still answer is not erased, and the page says why before anything is pressed', async () => {
  expect((await look(invited)).body).toContain('role="alert"');
  expect((await eraseAt(invited, { confirm: invited })).statusCode).toBe(409);
  expect((await readOffers(desk.store, season.id))[0]?.applicant.name).toBe('Sam Sample-1');
});

test('a form that was made before somebody else changed the person is refused, with what changed and what was typed', async () => {
  const [, seen = ''] = /name="seen" value="([^"]*)"/.exec((await look(invited)).body) ?? [];
  const [offer] = await readOffers(desk.store, season.id);
  const deed = { action: 'rename', name: 'Sam Renamed' } as const;
  await carryOut(
    desk.store,
    { season: season.id, id: offer?.id ?? '' },
    { deed, version: 1 },
    reviewContext(reader),
  );
  const reply = await eraseAt(invited, { seen, confirm: invited, reason: 'Asked by letter.' });
  expect(reply.statusCode).toBe(409);
  expect(reply.body).toContain('Somebody else changed this after you opened it');
  expect(reply.body).toMatch(/Name corrected[\s\S]*reader@example\.org/);
  expect(reply.body).toContain('Asked by letter.</textarea>');
});

test('a person is erased at once, their page no longer knows them, and the clock removes what others wrote of them', async () => {
  const other = '20900002';
  const hand = {
    ...({ action: 'decide', to: 'hold', tracks: 'considered' } as const),
    ...{ reason: `Sits beside ${first}.`, bulk: { id: 'bulk_1', of: 1 } },
  };
  await reviewApplications(desk.store, season.id, [{ id: other, version: 1 }], hand, reviewContext());
  const reply = await eraseAt(first, { confirm: first, reason: 'Asked by letter.' });
  expect(reply.headers.location).toBe('/desk/retention?done=erased');
  expect(await readApplication(desk.store, season.id, first)).toBeUndefined();
  expect((await look(first)).statusCode).toBe(404);
  const page = await desk.send('GET /desk/retention', { cookie, query: 'done=erased' });
  expect(page.body).toContain('The person is erased.');
  expect(page.body).toContain('24 months after the last interview day');
  expect(page.body).toContain('2 applications');
  const reasons = async () =>
    (await readApplicationRecords(desk.store, season.id, other))
      .map((record) => JSON.stringify(record))
      .join();
  expect(await reasons()).toContain(`Sits beside ${first}.`);
  await sweep(desk.store, plusHours(reviewedAt, 1));
  expect(await readErasures(desk.store, season.id)).toEqual([]);
  expect(await reasons()).not.toContain(first);
  expect(JSON.stringify(await readApplication(desk.store, season.id, other))).not.toContain(first);
});
