import { afterAll, beforeAll, expect, test } from 'vitest';
import { plusHours } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { tokenFor } from '#functions/links/link-token.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { commit } from '#functions/store/commit.ts';
import { readOffer } from '#functions/store/items/offers.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { invitationFor, invitedAt, winterSeason } from '#test/support/builders/season.ts';
import { invite } from '#test/support/builders/seed.ts';
import { eventFor, type RunningApplicant, runApplicant, testKeys } from '#test/support/hosts/applicant.ts';
import { csrfIn, type RunningDesk, runDesk } from '#test/support/hosts/desk.ts';

const editor = 'editor@example.org';
const winter = winterSeason({ kept: 4 });
const season = {
  ...winter,
  coordinators: [{ address: editor, may: 'edit' as const }],
  tracks: winter.tracks.map((track) => ({
    ...track,
    nrmp: track.id === 'categorical' ? '1111111C0' : '2222222S0',
    ...(track.id === 'physician-scientist' ? { mayAskFor: ['categorical'] } : {}),
  })),
};
const name = { season: season.id, id: 'offer_asking' };

let desk: RunningDesk;
let applicant: RunningApplicant;
beforeAll(async () => {
  desk = await runDesk(season);
  applicant = await runApplicant(desk.store);
  await invite(desk.store, season, [invitationFor('asking', 'physician-scientist')]);
  const choice = { option: '2030-12-03_2030-12-04', starts: ['morning', 'morning'] as const };
  const context = decisionContext({ kind: 'applicant' }, plusHours(invitedAt, 1));
  await answerOffer(desk.store, name, { action: 'book', choice }, context);
});
afterAll(async () => {
  await applicant.stop();
  await desk.stop();
});

test('a scientist asks by the link, a coordinator grants with a word, and the applicant is on the other list', async () => {
  const { generation = 0 } = (await readOffer(desk.store, season.id, name.id)) ?? {};
  const token = tokenFor({ ...name, generation }, testKeys);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const ask = (route: string, body = '') =>
    applicant.invoke(eventFor(`POST /i/{token}${route}`, { token, headers, body }));
  const page = async () => (await applicant.invoke(eventFor('GET /i/{token}', { token }))).body;

  const early = await ask('/track', 'track=categorical');
  expect([early.statusCode, early.body.includes('There has been no interview yet')]).toEqual([409, true]);
  desk.setClock('2030-12-05T12:00:00.000Z' as typeof invitedAt);
  expect(await page()).toContain('Ask to be considered for categorical');
  const both = await Promise.all([ask('/track', 'track=categorical'), ask('/track', 'track=categorical')]);
  expect(both.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
  expect(await page()).toContain('The program has not answered yet');
  expect((await ask('/track/take-back')).statusCode).toBe(303);
  expect((await ask('/track', 'track=categorical')).statusCode).toBe(303);

  const cookie = await desk.signIn(editor);
  const listed = async (code: string) =>
    (await desk.send('GET /desk/match/{code}', { cookie, params: { code } })).body.includes('Sample asking');
  expect((await desk.send('GET /desk/match', { cookie })).body).toContain(
    'interviewed for physician-scientist, and asks for categorical',
  );
  expect(await listed('1111111C0')).toBe(false);
  const params = { offer: name.id };
  const form = { csrf: csrfIn(await desk.send('GET /desk/offers/{offer}', { cookie, params })) };
  const deed = async (fields: Record<string, string>) => {
    const { version = 0 } = (await readOffer(desk.store, season.id, name.id)) ?? {};
    const asked = { ...form, version: String(version), ...fields };
    return desk.send('POST /desk/offers/{offer}', { cookie, params, form: asked });
  };
  expect((await deed({ action: 'refuse', step: 'do' })).statusCode).toBe(422);
  const looked = await deed({ action: 'grant', step: 'look', reason: 'Gladly.' });
  expect(looked.body).toContain('You are now considered for categorical');
  expect((await deed({ action: 'grant', step: 'do', reason: 'Gladly.' })).headers.location).toContain(
    'grant',
  );

  expect([await listed('1111111C0'), await listed('2222222S0')]).toEqual([true, false]);
  expect(await page()).toContain('<blockquote>Gladly.</blockquote>');
  expect(await page()).toContain('You are now considered for categorical.');
  expect((await ask('/track/take-back')).statusCode).toBe(409);
  expect((await readRecords(desk.store, season.id, name.id)).slice(-4)).toMatchObject([
    { event: 'track-asked', who: { kind: 'applicant' }, notices: [{ kind: 'invitation' }] },
    { event: 'track-request-taken-back', notices: [] },
    { event: 'track-asked' },
    { event: 'track-granted', reason: 'Gladly.', who: { name: editor }, notices: [{ kind: 'invitation' }] },
  ]);
});

test('the request of somebody who did not come is told so at the desk, and the yes is refused in words for the desk', async () => {
  const cookie = await desk.signIn(editor);
  const params = { offer: name.id };
  const open = () => desk.send('GET /desk/offers/{offer}', { cookie, params });
  const csrf = csrfIn(await open());
  const deed = async (fields: Record<string, string>) => {
    const { version = 0 } = (await readOffer(desk.store, season.id, name.id)) ?? {};
    const form = { csrf, version: String(version), step: 'do', ...fields };
    return desk.send('POST /desk/offers/{offer}', { cookie, params, form });
  };
  const page = async () => {
    const { generation = 0 } = (await readOffer(desk.store, season.id, name.id)) ?? {};
    const token = tokenFor({ ...name, generation }, testKeys);
    return (await applicant.invoke(eventFor('GET /i/{token}', { token }))).body;
  };
  expect(await page()).toContain('Thank you for coming');
  await deed({ action: 'no-show', reason: 'Never joined.' });
  for (const told of ['Thank you for', 'You are now considered'])
    expect((await page()).includes(told), told).toBe(false);
  expect(await page()).toContain('Only those who came to their interview are considered for a track.');

  await deed({ action: 'refuse', reason: 'You did not come.' });
  expect(await page()).not.toContain('the track that you interviewed for');
  expect((await open()).body).not.toContain('Grant the request');
  const granted = await deed({ action: 'grant', reason: 'After all.' });
  expect(granted.statusCode).toBe(409);
  expect(granted.body).toContain('This applicant has not interviewed');
  expect(granted.body).not.toContain('Please come back');
});

test('a request that waits is listed with whether its applicant came', async () => {
  const offer = await readOffer(desk.store, season.id, name.id);
  if (!offer?.trackRequest) throw new Error('nobody asks');
  const { answer: _, ...trackRequest } = offer.trackRequest;
  const asked = { ...offer, version: offer.version + 1, trackRequest };
  await commit(
    desk.store,
    season.id,
    [{ kind: 'put-offer', offer: asked, replaces: offer.version }],
    'asked',
  );
  const cookie = await desk.signIn(editor);
  expect((await desk.send('GET /desk/match', { cookie })).body).toContain(
    'did not come to the interview for physician-scientist, and asks for categorical',
  );
});
