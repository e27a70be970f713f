import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Agenda } from '#domain/season/agenda-section.ts';
import { type CalendarDay, plusHours } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { tokenFor } from '#functions/links/link-token.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { readQuestions } from '#functions/store/questions/questions.ts';
import { choicesOf } from '#test/support/builders/choices.ts';
import { invitationFor, invitedAt, winterSeason } from '#test/support/builders/season.ts';
import { invite, seedSeason } from '#test/support/builders/seed.ts';
import { eventFor, type RunningApplicant, runApplicant, testKeys } from '#test/support/hosts/applicant.ts';

const panel = { title: 'Panel', at: '08:00', until: '12:00', takesQuestions: true };
const agenda = { tracks: ['categorical'], start: 'morning', blocks: [panel] } as unknown as Agenda;
const season = { ...winterSeason(), agendas: [agenda] };
const choice = choicesOf(season, { seatedAs: 'categorical' }).find(({ starts }) => starts[0] === 'morning');
const on = choice?.option as CalendarDay;

let applicant: RunningApplicant;
let token: string;
beforeAll(async () => {
  const store = await seedSeason(season);
  const [offer] = await invite(store, season, [invitationFor('zoe', 'categorical')]);
  const context = decisionContext({ kind: 'applicant' }, plusHours(invitedAt, 1));
  const request = { action: 'book', choice: choice! } as const;
  await answerOffer(store, { season: season.id, id: offer!.id }, request, context);
  applicant = await runApplicant(store);
  token = tokenFor({ season: season.id, id: offer!.id, generation: offer!.generation }, testKeys);
});
afterAll(() => applicant.stop());

const page = async () => (await applicant.invoke(eventFor('GET /i/{token}', { token }))).body;
const send = async (text: string) => {
  const { pathParameters, ...event } = eventFor('POST /i/{token}/panel/{on}/question', {
    token,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ text }).toString(),
  }) as { readonly pathParameters: object };
  return applicant.invoke({ ...event, pathParameters: { ...pathParameters, on } });
};

test('a question that is too long is refused with the form, and what was written is still in it', async () => {
  const long = `${'Why? '.repeat(130)}End`;
  const { statusCode, body } = await send(long);
  expect(statusCode).toBe(422);
  expect(body).toContain(`required>${long}</textarea>`);
  expect(body).toContain('You can send 3 questions to this panel.');
});

test('the form says how many are left, and is gone after the third; a fourth is shown as not sent', async () => {
  for (const left of ['You can send 2 more.', 'You can send one more.']) {
    expect((await send(`Before ${left}`)).statusCode).toBe(303);
    expect(await page()).toContain(left);
  }
  expect((await send('The third')).statusCode).toBe(303);
  expect(await page()).toContain('You have sent all 3 questions');
  expect(await page()).not.toContain('Send to the panel');
  const fourth = await send('The fourth, which is long thought of');
  expect(fourth.statusCode).toBe(409);
  expect(fourth.body).toContain('The fourth, which is long thought of');
  expect(fourth.body).not.toContain('Send to the panel');
  expect((await readQuestions(applicant.store, season.id, on)).questions).toHaveLength(3);
});
