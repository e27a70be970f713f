import { afterAll, beforeAll, expect, test } from 'vitest';
import { instant, plusHours } from '#domain/values/time.ts';
import { carryOut } from '#functions/behalf/carry-out.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { readOffer } from '#functions/store/items/offers.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { choicesOf } from '#test/support/builders/choices.ts';
import { invitationFor, invitedAt, winterSeason } from '#test/support/builders/season.ts';
import { invite } from '#test/support/builders/seed.ts';
import { csrfIn, type RunningDesk, runDesk } from '#test/support/hosts/desk.ts';

const editor = 'editor@example.org';
const season = {
  ...winterSeason({ kept: 4 }),
  coordinators: [{ address: editor, may: 'edit' as const }],
};
const [on, name] = ['2030-11-19', { season: season.id, id: 'offer_missing' }];

let desk: RunningDesk;
beforeAll(async () => {
  desk = await runDesk(season);
  await invite(desk.store, season, [invitationFor('missing', 'categorical')]);
  const choice = { option: on, starts: ['morning'] as const };
  const context = decisionContext({ kind: 'applicant' }, plusHours(invitedAt, 1));
  await answerOffer(desk.store, name, { action: 'book', choice }, context);
});
afterAll(() => desk.stop());

test('a no-show is entered from the roster of the day, looked at first, and can be taken back', async () => {
  desk.setClock(instant('2030-11-19T19:00-05:00'));
  const cookie = await desk.signIn(editor);
  const roster = async () => (await desk.send('GET /desk/days/{on}', { cookie, params: { on } })).body;
  expect(await roster()).toContain('Interviewed');
  expect(await roster()).toContain('/desk/offers/offer_missing#deeds');

  const params = { offer: name.id };
  const page = await desk.send('GET /desk/offers/{offer}', { cookie, params });
  expect(page.body).toContain('Enter a no-show');
  expect(page.body).not.toContain('Take the no-show back');
  const send = async (fields: Record<string, string>) => {
    const { version = 0 } = (await readOffer(desk.store, season.id, name.id)) ?? {};
    const form = { csrf: csrfIn(page), version: String(version), ...fields };
    return desk.send('POST /desk/offers/{offer}', { cookie, params, form });
  };
  expect((await send({ action: 'no-show', step: 'do' })).statusCode).toBe(422);
  const looked = await send({ action: 'no-show', step: 'look', reason: 'Never joined.' });
  expect(looked.body).toContain('Enter the no-show');
  const done = await send({ action: 'no-show', step: 'do', reason: 'Never joined.' });
  expect(done.headers.location).toBe('/desk/offers/offer_missing?done=no-show');
  expect(await roster()).toContain('Did not come');
  expect((await send({ action: 'came', step: 'do' })).headers.location).toContain('done=came');
  expect(await roster()).toContain('Interviewed');

  const records = await readRecords(desk.store, season.id, name.id);
  expect(records.slice(-2)).toMatchObject([
    { event: 'no-show-entered', reason: 'Never joined.', notices: [], who: { name: editor } },
    { event: 'no-show-taken-back', notices: [] },
  ]);
});

test('the roster of each day of a pair says what became of that very day', async () => {
  const choice = choicesOf(season, { seatedAs: 'primary-care' }).find(
    ({ option, starts }) => option.startsWith('2030-12-09_') && starts.every((each) => each === 'morning'),
  );
  if (!choice) throw new Error('the season has no pair');
  const [first = '', second = ''] = choice.option.split('_');
  await invite(desk.store, season, [invitationFor('paired', 'primary-care')]);
  const pair = { season: season.id, id: 'offer_paired' };
  const booked = decisionContext({ kind: 'applicant' }, plusHours(invitedAt, 1));
  await answerOffer(desk.store, pair, { action: 'book', choice }, booked);
  const context = decisionContext({ kind: 'program', name: editor }, instant(`${first}T10:00-05:00`));
  const { version } = (await readOffer(desk.store, season.id, pair.id))!;
  const deed = { action: 'no-show', reason: 'Ill' } as const;
  expect((await carryOut(desk.store, pair, { deed, version }, context)).kind).toBe('done');
  for (const [now, ofFirst, ofSecond] of [
    [`${first}T11:00-05:00`, 'Did not come', 'Ahead, after a no-show on the first day'],
    [`${second}T09:00-05:00`, 'Did not come', 'Under way, after a no-show on the first day'],
    [`${second}T13:00-05:00`, 'Did not come', 'Over, after a no-show on the first day'],
  ] as const) {
    desk.setClock(instant(now));
    const cookie = await desk.signIn(editor);
    const cell = async (day: string) => {
      const { body } = await desk.send('GET /desk/days/{on}', { cookie, params: { on: day } });
      return /offer_paired"[\s\S]*?<td>([^<]*) <small><a href="[^"]*#deeds/.exec(body)?.[1];
    };
    expect([now, await cell(first), await cell(second)]).toEqual([now, ofFirst, ofSecond]);
  }
});
