import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { panelsOn } from '#domain/questions/panel.ts';
import type { Question } from '#domain/questions/question.ts';
import type { Agenda } from '#domain/season/agenda-section.ts';
import { type CalendarDay, instant, plusHours } from '#domain/values/time.ts';
import { panelPage } from '#functions/applicant/panel/panel-page.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { commit } from '#functions/store/commit.ts';
import { readQuestions } from '#functions/store/questions/questions.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';
import { invitationsFor } from '#test/support/builders/season.ts';
import { invite } from '#test/support/builders/seed.ts';
import { csrfIn, type RunningDesk, runDesk } from '#test/support/hosts/desk.ts';

const [resident, other, editor] = ['resident@example.org', 'other@example.org', 'editor@example.org'];
const on = '2020-11-17' as CalendarDay;
const panel = {
  ...{ title: 'Panel', at: '08:00', until: '12:00', takesQuestions: true },
  joinLink: 'https://video.example.org/panel',
};
const noon = { title: 'Noon conference', at: '12:00', until: '13:00', place: 'Room 2', withResidents: true };
const season = {
  ...sampleSeason(),
  coordinators: [
    { address: resident, may: 'moderate' as const },
    { address: other, may: 'moderate' as const },
    { address: editor, may: 'edit' as const },
  ],
  agendas: [{ tracks: ['categorical'], start: 'morning', blocks: [panel, noon] }] as unknown as Agenda[],
};
const now = instant(`${on}T13:20Z`);
const id = (letter: string) => letter.repeat(43);

let desk: RunningDesk;
let cookie: string;
let csrf: string;
beforeAll(async () => {
  desk = await runDesk(season);
  desk.setClock(now);
  cookie = await desk.signIn(resident);
  await ask('a', 'How are your nights?', `${on}T13:00Z`);
  await ask('b', 'How long are your nights?', `${on}T13:00Z`);
  await ask('c', 'Is Dr. Sample kind?', `${on}T13:00Z`);
  await ask('d', 'Asked this very minute', `${on}T13:15Z`);
  await bookTwo();
  csrf = csrfIn(await look());
});
afterAll(() => desk.stop());

/** Two applicants in the morning of the day. */
async function bookTwo(): Promise<void> {
  const booked = instant('2020-10-27T15:00Z');
  for (const { id: offer } of await invite(desk.store, season, invitationsFor({ categorical: 2 }), booked)) {
    const request = { action: 'book', choice: { option: on, starts: ['morning'] } } as const;
    const context = decisionContext({ kind: 'applicant' }, plusHours(booked, 1));
    await answerOffer(desk.store, { season: season.id, id: offer }, request, context);
  }
}

async function ask(letter: string, text: string, at: string): Promise<void> {
  const question: Question = {
    ...{
      id: id(letter),
      season: season.id,
      on,
      text,
      at: instant(at),
      state: 'waiting',
      votes: 1,
      version: 1,
    },
  };
  const expiresAt = instant('2030-01-01T00:00Z');
  await commit(desk.store, season.id, [{ kind: 'put-question', question, expiresAt }], randomUUID());
}
const look = (as = cookie) => desk.send('GET /desk/questions/{on}', { cookie: as, params: { on } });
const decide = (form: Readonly<Record<string, string>>) =>
  desk.send('POST /desk/questions/{on}', { cookie, params: { on }, form: { csrf, version: '1', ...form } });
const stateOf = async (letter: string) =>
  (await readQuestions(desk.store, season.id, on)).questions.find((each) => each.id === id(letter))?.state;

/** The page of the panel as everybody reads it. */
async function publicPage(at = now): Promise<string> {
  const found = await readQuestions(desk.store, season.id, on);
  return panelPage({ season, on, panels: panelsOn(season, on), ...found, now: at, zone: null });
}

describe('a resident of the panel', () => {
  test('sees the questions of each quarter when it has ended', async () => {
    const { body } = await look();
    expect(body).toContain('How are your nights?');
    expect(body).not.toContain('Asked this very minute');
  });

  test('finds when and where residents meet applicants, and how many, but not whom', async () => {
    const { body } = await look();
    const text = body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    expect(text).toContain('Panel: 8:00 AM – 12:00 PM EST.');
    expect(text).toContain('8:00 AM – 12:00 PM Panel Join 2 12:00 PM – 1:00 PM Noon conference Room 2 2');
    expect(body).toContain('href="https://video.example.org/panel"');
    expect(body).not.toMatch(/Sample (Applicant|categorical)/);
  });

  test('sees nothing else of the desk, and is led to the questions', async () => {
    expect(await desk.send('GET /desk', { cookie })).toMatchObject({
      statusCode: 303,
      headers: { location: '/desk/questions' },
    });
    for (const route of ['GET /desk/applications', 'GET /desk/offers', 'GET /desk/record', 'GET /desk/plan'])
      expect([route, (await desk.send(route, { cookie })).statusCode]).toEqual([route, 403]);
    expect((await look()).body).not.toContain('href="/desk/applications"');
  });

  test('publishes, merges and hides with a reason, each on record with who', async () => {
    expect((await decide({ id: id('a'), act: 'publish' })).statusCode).toBe(303);
    expect((await decide({ id: id('b'), act: 'merge', into: id('a') })).statusCode).toBe(303);
    expect((await decide({ id: id('c'), act: 'hide', reason: 'about-a-person' })).statusCode).toBe(303);
    expect([await stateOf('a'), await stateOf('b'), await stateOf('c')]).toEqual([
      'published',
      'merged',
      'hidden',
    ]);
    const { questions } = await readQuestions(desk.store, season.id, on);
    expect(questions.find((each) => each.id === id('a'))).toMatchObject({ votes: 2 });
    const record = await desk.send('GET /desk/record', { cookie: await desk.signIn(editor) });
    expect(record.body).toContain('Question to the panel moderated');
    expect(record.body).toContain(resident);
  });

  test('hides with a question what was merged into it, and everybody reads how many and why', async () => {
    await ask('e', 'How long is the night?', `${on}T13:00Z`);
    const merge = { act: 'merge', into: id('a') };
    expect((await decide({ id: id('e'), ...merge })).statusCode).toBe(303);
    const { questions } = await readQuestions(desk.store, season.id, on);
    const first = questions.find((each) => each.id === id('a'));
    const version = String(first?.version);
    expect((await decide({ id: id('a'), version, act: 'hide', reason: 'off-topic' })).statusCode).toBe(303);
    const hidden = 'hidden with it because it is not for this panel';
    expect((await look()).body.split(hidden)).toHaveLength(3);
    expect(await publicPage()).toContain(
      '4 questions are hidden: 1 because it names or describes a person, 3 because they are not for this panel.',
    );
    const again = { id: id('a'), version: String(Number(version) + 1), act: 'publish' };
    expect((await decide(again)).statusCode).toBe(303);
    expect(await publicPage()).toContain('1 question is hidden because it names');
  });

  test('is told what another did meanwhile, and nothing changes', async () => {
    const as = await desk.signIn(other);
    const form = { csrf: csrfIn(await look(as)), id: id('c'), version: '1', act: 'answer', answer: 'A lot.' };
    const stale = await desk.send('POST /desk/questions/{on}', { cookie: as, params: { on }, form });
    expect(stale.statusCode).toBe(409);
    expect(stale.body).toContain('Somebody else decided about this question');
    expect(stale.body).toContain(`Meanwhile it is hidden, by ${resident}.`);
    expect(stale.body).toContain('value="A lot."');
    expect(await stateOf('c')).toBe('hidden');
  });

  test('is told of what they did themselves on another page as their own', async () => {
    const { statusCode, body } = await decide({ id: id('c'), act: 'publish' });
    expect(statusCode).toBe(409);
    expect(body).toContain('You decided that yourself, on another page.');
    expect(body).not.toContain('Somebody else');
  });

  test('writes and corrects what was answered after the question is marked as answered', async () => {
    await ask('f', 'Is there a gym?', `${on}T13:00Z`);
    const answer = async (version: number, text: string) =>
      (await decide({ id: id('f'), version: String(version), act: 'answer', answer: text })).statusCode;
    expect(await answer(1, '')).toBe(303);
    expect((await look()).body).toContain('Save the answer');
    expect(await answer(2, 'Yes, on the 2nd floor.')).toBe(303);
    expect((await look()).body).toContain('value="Yes, on the 2nd floor."');
    expect(await answer(3, 'Yes, on the 3rd floor.')).toBe(303);
    expect(await publicPage()).toContain('Yes, on the 3rd floor.');
  });
});

test('a coordinator looks at the questions and decides nothing about them', async () => {
  const as = await desk.signIn(editor);
  const page = await look(as);
  expect(page.statusCode).toBe(200);
  expect(page.body).not.toContain('Mark as answered');
  const form = { csrf: csrfIn(page), id: id('c'), version: '2', act: 'publish' };
  const sent = await desk.send('POST /desk/questions/{on}', { cookie: as, params: { on }, form });
  expect(sent.statusCode).toBe(403);
  expect(await stateOf('c')).toBe('hidden');
});

test('no address of a day without a panel opens', async () => {
  const none = await desk.send('GET /desk/questions/{on}', { cookie, params: { on: '2030-02-01' } });
  expect(none.statusCode).toBe(404);
});

test('what still waits when the panel ends is said to everybody, to residents, and in the list of days', async () => {
  expect(await publicPage()).not.toContain('before the end');
  expect((await look()).body).not.toContain('The panel is over');
  const over = instant(`${on}T17:00Z`);
  expect(await publicPage(over)).toContain('1 question was not published before the end, and waits for');
  desk.setClock(over);
  const as = await desk.signIn(resident);
  expect((await look(as)).body).toContain('The panel is over, and 1 question still waits.');
  desk.setClock(plusHours(over, 24));
  const days = await desk.send('GET /desk/questions', { cookie: await desk.signIn(resident) });
  expect(days.body).toMatch(/<h2>Past<\/h2>[\s\S]*November 17, 2020<\/a>: 1 waits/);
});
