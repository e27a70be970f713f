import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import type { Question, QuestionState } from '#domain/questions/question.ts';
import type { Agenda } from '#domain/season/agenda-section.ts';
import { type CalendarDay, type Instant, instant, plusHours } from '#domain/values/time.ts';
import { loadQuestionDays } from '#functions/desk/questions/load-question-days.ts';
import { writeDigest } from '#functions/digest/write-digest.ts';
import { waitingQuestions } from '#functions/questions/count-questions.ts';
import { openStore } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import { readLastDigest } from '#functions/store/items/records.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';
import { type RunningDesk, runDesk } from '#test/support/hosts/desk.ts';
import { meter } from '#test/support/measure/meter.ts';

const [resident, editor] = ['resident@example.org', 'editor@example.org'];
const on = '2020-11-17' as CalendarDay;
const panel = { title: 'Panel', at: '08:00', until: '12:00', takesQuestions: true };
const season = {
  ...sampleSeason(),
  coordinators: [
    { address: resident, may: 'moderate' as const },
    { address: editor, may: 'edit' as const },
  ],
  agendas: [{ tracks: ['categorical'], start: 'morning', blocks: [panel] }] as unknown as Agenda[],
};
const asked = instant('2020-11-11T15:00Z');
const released = instant('2020-11-11T15:15Z');
const weeksBefore = instant('2020-11-02T15:00Z');

let desk: RunningDesk;
beforeAll(async () => {
  desk = await runDesk(season);
  await ask('a', 'waiting');
  await ask('b', 'waiting');
  await ask('c', 'published');
  await ask('d', 'answered');
  await ask('e', 'hidden');
});
afterAll(() => desk.stop());

async function ask(letter: string, state: QuestionState): Promise<void> {
  const question: Question = {
    ...{ id: letter.repeat(43), season: season.id, on, text: `Sample question ${letter}`, at: asked },
    ...{ state, votes: 0, version: 1 },
  };
  const expiresAt = instant('2030-01-01T00:00Z');
  await commit(desk.store, season.id, [{ kind: 'put-question', question, expiresAt }], randomUUID());
}

async function pageAt(at: Instant, route: string, address = editor): Promise<string> {
  desk.setClock(at);
  const { body } = await desk.send(route, { cookie: await desk.signIn(address) });
  expect(body).not.toContain('Sample question');
  return /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? '';
}

const listAt = (at: Instant) => pageAt(at, 'GET /desk/questions', resident);

async function digestAt(at: Instant): Promise<string> {
  await writeDigest(desk.store, season.id, at);
  const message = JSON.stringify((await readLastDigest(desk.store, season.id))?.message);
  expect(message).not.toContain('Sample question');
  return message;
}

const line = 'Tue, Nov 17: 2 questions to the panel wait for a resident to publish them.';

test('waiting questions are counted for residents, and need somebody at the desk and in the digest while their panel is close', async () => {
  const link = `<a href="/desk/questions/${on}">Tuesday, November 17, 2020</a>`;
  const read = `<li>${line} <a href="/desk/questions/${on}">Read the questions</a></li>`;
  expect(await pageAt(weeksBefore, 'GET /desk')).not.toContain('to the panel wait');
  expect(await digestAt(weeksBefore)).not.toContain('to the panel wait');

  const sameQuarter = plusHours(asked, 1 / 6);
  expect(await listAt(sameQuarter)).toContain(`${link}</li>`);
  expect(await pageAt(plusHours(sameQuarter, 1 / 60), 'GET /desk')).not.toContain('to the panel wait');

  expect(await listAt(released)).toContain(`${link}: 2 wait, 2 published</li>`);
  expect(await pageAt(plusHours(released, 1 / 60), 'GET /desk')).toContain(read);
  const digest = await digestAt(released);
  expect(digest).toContain(line);
  expect(digest).toContain(`"href":"/desk/questions/${on}"`);
  expect(digest).toContain('1 panel with waiting questions');

  expect(await pageAt(instant(`${on}T12:00-05:00`), 'GET /desk')).not.toContain('to the panel wait');
  expect(await listAt(instant('2020-11-18T15:00Z'))).toContain(
    `<h2>Past</h2><ul><li>${link}: 2 wait, 2 published</li>`,
  );
});

test('the questions of each day are counted in one round trip, half a unit a day, and none while no panel is close', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const store = openStore(desk.store.table, databaseAccess());
  await cachedSeason(store, season.id);
  const used = meter(store.client, new DynamoDBClient(databaseAccess()));
  expect(await waitingQuestions(store, season, instant('2020-10-01T15:00Z'))).toEqual([]);
  expect([used.readUnits, used.requests]).toEqual([0, {}]);
  expect(await waitingQuestions(store, season, released)).toEqual([{ on, count: 2 }]);
  const close = used.readUnits;
  const { ahead } = await loadQuestionDays(store, season, released);
  const all = used.readUnits - close;
  expect(all).toBe(ahead.length / 2);
  const page = readFileSync('docs/architecture.md', 'utf8');
  const rows = [
    `| which questions wait, on the first page | ${close} | 0 | 1 |`,
    `| the days with questions at the desk | ${all} | 0 | 1 |`,
  ];
  expect(rows.filter((row) => !page.includes(row))).toEqual([]);
});
