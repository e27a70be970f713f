import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PlannedDay } from '#domain/planned-days/planned-day.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { commit } from '#functions/store/commit.ts';
import { readInterviewRecords } from '#functions/store/interviews/interview-records.ts';
import { invitedAt, winterSeason } from '#test/support/builders/season.ts';
import { csrfIn, type RunningDesk, runDesk } from '#test/support/hosts/desk.ts';

const editor = 'editor@example.org';
const season = { ...winterSeason(), coordinators: [{ address: editor, may: 'edit' as const }] };
/** A day that is no longer in the season, of which one interview is still published. */
const on = '2030-12-24' as CalendarDay;
const planned: PlannedDay = {
  ...{ id: on, season: season.id, on, version: 1, state: 'idle', untold: [], edits: [] },
  published: {
    ...{ edition: 1, at: invitedAt, who: { kind: 'program', name: editor } },
    interviews: [
      {
        ...{ guest: 'offer_gone', kind: 'one-on-one', track: 'categorical', from: 540, to: 560 },
        interviewers: ['d@example.org'],
      },
    ],
    interviewers: [{ id: 'd@example.org', name: 'Sample Dr. D', address: 'd@example.org' }],
  },
};
const params = { on };

let desk: RunningDesk;
beforeAll(async () => {
  desk = await runDesk(season);
  desk.setClock(invitedAt);
  await commit(desk.store, season.id, [{ kind: 'put-planned-day', planned }], randomUUID());
});
afterAll(() => desk.stop());

test('a day that went after it was published is shown until it is published without interviews', async () => {
  const cookie = await desk.signIn(editor);
  const csrf = csrfIn(await desk.send('GET /desk', { cookie }));
  const list = async () => (await desk.send('GET /desk/interviews', { cookie })).body;
  const look = async () => (await desk.send('GET /desk/interviews/{on}', { cookie, params })).body;
  const post = async (act: string, version: string) =>
    desk.send('POST /desk/interviews/{on}', { cookie, params, form: { csrf, act, version } });
  expect(await list()).toMatch(/December 24, 2030<\/a>[\s\S]*1 thing no longer right/);
  expect(await look()).toMatch(/does not have this day anymore[\s\S]*Plan the day without interviews/);
  expect(await look()).not.toContain('Board of the day');

  expect((await post('plan', '1')).statusCode).toBe(303);
  const image = { id: { S: on }, season: { S: season.id }, kind: { S: 'planned-day' } };
  await desk.stage.imports({ Records: [{ dynamodb: { SequenceNumber: '1', NewImage: image } }] });
  expect(await look()).toMatch(
    /0 applicants and 1 interviewer will be told[\s\S]*Publish, and tell 1 person/,
  );
  expect((await post('publish', '3')).statusCode).toBe(303);
  expect(await readInterviewRecords(desk.store, season.id, on)).toMatchObject([
    { event: 'interviews-published', edition: 2, interviews: 0, notices: [{ to: 'd@example.org' }] },
  ]);
  expect(await list()).not.toContain('December 24');
  const unknown = { on: '2030-12-25' };
  expect((await desk.send('GET /desk/interviews/{on}', { cookie, params: unknown })).statusCode).toBe(404);
});
