import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plusHours } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { sweep } from '#functions/due/sweep.ts';
import { erasePeople } from '#functions/erasure/erase-people.ts';
import { reviewApplication } from '#functions/review/review-application.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { noteStatusMail } from '#functions/statuses/note-status-mail.ts';
import { readApplication } from '#functions/store/items/applications.ts';
import { readStatusNotices, readStatusWaves } from '#functions/store/statuses/status-waves.ts';
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
  ...reviewedSeason('closing-2020'),
  coordinators: [
    { address: editor, may: 'edit' as const },
    { address: reader, may: 'read' as const },
  ],
  statuses: { toldBy: '2020-12-04', closed: 'We are sorry, and wish you well.' } as never,
};
const idOf = (number: number) => `209000${String(number).padStart(2, '0')}`;

let desk: RunningDesk;
let cookie: string;
let csrf: string;
beforeAll(async () => {
  desk = await runDesk(season);
  desk.setClock(reviewedAt);
  await importPeople(desk.store, season, 50);
  for (let number = 0; number < 36; number += 1) await decide(number, 'close');
  await decide(40, 'hold');
  cookie = await desk.signIn(editor);
  csrf = csrfIn(await desk.send('GET /desk', { cookie }));
});
afterAll(() => desk.stop());

async function decide(number: number, to: 'hold' | 'close'): Promise<void> {
  const version = (await readApplication(desk.store, season.id, idOf(number)))?.version ?? 0;
  const deed = { action: 'decide', to, tracks: [], version, reason: 'Read twice.' } as const;
  const name = { season: season.id, id: idOf(number) };
  const answer = await reviewApplication(desk.store, name, deed, reviewContext(editor));
  if ('refusal' in answer) throw new Error(answer.refusal.kind);
}
const look = async (as = cookie) => (await desk.send('GET /desk/closing', { cookie: as })).body;
const heading = (body: string) => /<h1>([^<]*)/.exec(body)?.[1];
const post = (path: string, form: Readonly<Record<string, string>>) =>
  desk.send(`POST /desk/closing${path}`, { cookie, form: { csrf, ...form } });
const closing = (shown: number) => post('', { as: 'closed', shown: String(shown), at: '2020-11-03T10:00' });
const toldAt = plusHours(reviewedAt, 25);
const toldOf = async (number: number) => (await readApplication(desk.store, season.id, idOf(number)))?.told;

describe('the wave of those who are closed', () => {
  test('is shown before it is prepared: who is without an answer, how many, and the very message', async () => {
    const body = await look();
    expect(heading(body)).toBe('50 applicants without an answer');
    expect(body).toContain('Friday, December 4, 2020');
    expect(body).toMatch(/<dt>13<\/dt><dd><a href="\/desk\/applications\?status=in-review">/);
    expect(body).toContain('Tell 36 applicants: closed');
    expect(body).toContain('We are sorry, and wish you well.');
    const theirs = await look(await desk.signIn(reader));
    expect(theirs).toContain('Tell 36 applicants: closed');
    expect(theirs).not.toContain('Prepare 36 messages');
  });

  test('is refused where other people than were shown would be told', async () => {
    const reply = await closing(35);
    expect(reply.statusCode).toBe(409);
    expect(reply.body).toContain('You were shown 35 applicants; by now it would be 36 applicants.');
    expect(reply.body).toContain('value="2020-11-03T10:00"');
  });

  test('can be taken back until it leaves, and then nobody is told', async () => {
    expect((await closing(36)).headers.location).toBe('/desk/closing');
    const [wave] = await readStatusWaves(desk.store, season.id);
    expect((await closing(36)).statusCode).toBe(409);
    await post('/take-back', { wave: wave?.id ?? '' });
    await sweep(desk.store, toldAt);
    expect(await toldOf(0)).toBeUndefined();
    expect((await post('/take-back', { wave: wave?.id ?? '' })).statusCode).toBe(409);
  });

  test.each(['', 'wave_gone', 'x'.repeat(1_025), '\u0000'])(
    'that is called %j is not there to be taken back, and the page says so',
    async (wave) => {
      const reply = await post('/take-back', { wave });
      expect(reply.statusCode).toBe(404);
      expect(reply.body).toContain('We couldn’t find this');
    },
  );

  test('tells each person once, and nobody who was invited, reopened or erased meanwhile', async () => {
    await closing(36);
    await decide(1, 'hold');
    await invite(
      desk.store,
      season,
      [
        {
          ...invitationFor('two', season.tracks[0]?.id ?? ''),
          applicant: { id: idOf(2), name: 'Sam Sample-2', email: 's2@example.org' },
        },
      ],
      reviewedAt,
    );
    await erasePeople(desk.store, season.id, [idOf(3)], reviewContext(editor));
    await sweep(desk.store, plusHours(reviewedAt, 1));
    expect(await toldOf(0)).toBeUndefined();
    await sweep(desk.store, toldAt);
    await sweep(desk.store, toldAt);
    const notices = await readStatusNotices(desk.store, season.id);
    expect(notices).toHaveLength(33);
    expect(new Set(notices.map(({ application }) => application)).size).toBe(33);
    expect(await Promise.all([0, 1, 2, 3].map(toldOf))).toEqual([
      { as: 'closed', at: toldAt },
      undefined,
      undefined,
      undefined,
    ]);
    expect((await readStatusWaves(desk.store, season.id)).at(-1)).toMatchObject({
      state: 'done',
      told: 33,
      done: 36,
    });
    const body = await look();
    expect(heading(body)).toBe('15 applicants without an answer');
    expect(body).toContain('33 told, 3 passed over');
  });

  test('leaves a history: who was told what, in the record and on the person’s page', async () => {
    const record = await desk.send('GET /desk/record', { cookie, query: `person=${idOf(0)}` });
    expect(record.body).toMatch(/<th scope="row">Told<\/th>[\s\S]*<td>closed<\/td>/);
    const person = await desk.send('GET /desk/person/{id}', { cookie, params: { id: idOf(0) } });
    expect(person.body).toContain('<b>Told</b> closed');
  });
});

test('a mail that did not arrive is shown, with what the mail service said', async () => {
  const notice = (await readStatusNotices(desk.store, season.id)).find(
    ({ application }) => application === idOf(5),
  );
  await noteStatusMail(desk.store, { season: season.id, id: notice?.id ?? '' }, 'no such mailbox', toldAt);
  await noteStatusMail(desk.store, { season: season.id, id: notice?.id ?? '' }, 'no such mailbox', toldAt);
  expect(await look()).toMatch(/did not arrive[\s\S]*Sam Sample-5</);
  const person = await desk.send('GET /desk/person/{id}', { cookie, params: { id: idOf(5) } });
  expect(person.body.match(/no such mailbox/g)).toHaveLength(1);
});

test('an erased person is in no wave and no mail that is kept', async () => {
  await erasePeople(desk.store, season.id, [idOf(6)], reviewContext(editor));
  const kept = [await readStatusWaves(desk.store, season.id), await readStatusNotices(desk.store, season.id)];
  expect(JSON.stringify(kept)).not.toMatch(new RegExp(`${idOf(6)}|s6@example`));
  expect(kept[1]).toHaveLength(33);
});

test('somebody who was told to wait is told once more when the application is closed', async () => {
  await post('', { as: 'waiting', shown: '2', at: '2020-11-03T20:00' });
  await sweep(desk.store, plusHours(toldAt, 10));
  expect(await toldOf(40)).toMatchObject({ as: 'waiting' });
  await decide(40, 'close');
  expect(await look()).toContain('Tell 1 applicant: closed');
});

test('somebody whose invitation has ended is without an answer again, and can be given one', async () => {
  expect(await look()).not.toContain('Tell 2 applicants: closed');
  await sweep(desk.store, plusHours(toldAt, 72));
  expect(await look()).toContain('Tell 2 applicants: closed');
});

test('somebody whose interview is over counts as interviewed, and no longer as invited', async () => {
  const invitation = invitationFor('again', season.tracks[0]?.id ?? '');
  const applicant = { id: idOf(7), name: 'Sam Sample-7', email: 's7@example.org' };
  await invite(desk.store, season, [{ ...invitation, applicant }], reviewedAt);
  const option = season.tracks[0]?.options[0]?.days[0] ?? '';
  const choice = { option, starts: ['morning'] as const };
  const name = { season: season.id, id: invitation.offerId };
  await answerOffer(
    desk.store,
    name,
    { action: 'book', choice },
    decisionContext({ kind: 'applicant' }, reviewedAt),
  );
  expect(await look()).toContain('1 invited, 0 interviewed, 0 did not come');
  desk.setClock(plusHours(reviewedAt, 24 * 200));
  expect(await look(await desk.signIn(editor))).toContain('0 invited, 1 interviewed, 0 did not come');
});
