import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import type { PlannedDay } from '#domain/planned-days/planned-day.ts';
import { type CalendarDay, type Instant, instant, plusHours } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { loadPlanNeeds } from '#functions/desk/home/load-plan-needs.ts';
import { writeDigest } from '#functions/digest/write-digest.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';
import { openStore } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import { readLastDigest } from '#functions/store/items/records.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { invitationFor } from '#test/support/builders/season.ts';
import { invite } from '#test/support/builders/seed.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';
import { type RunningDesk, runDesk } from '#test/support/hosts/desk.ts';
import { meter } from '#test/support/measure/meter.ts';

const reader = 'reader@example.org';
const on = '2026-12-01' as CalendarDay;
const read = readSeasonFile(
  `${readFileSync('seasons/template.yaml', 'utf8')}\n${readFileSync('test/support/files/template-agendas.yaml', 'utf8')}`,
);
if (!('season' in read)) throw new Error('the template cannot be read');
const season = { ...read.season, coordinators: [{ address: reader, may: 'read' as const }] };
const weekBefore = instant('2026-11-24T09:00-05:00');

let desk: RunningDesk;
beforeAll(async () => {
  desk = await runDesk(season);
  const booked = instant('2026-10-27T15:00Z');
  await invite(desk.store, season, [invitationFor('ann', 'categorical')], booked);
  await answerOffer(
    desk.store,
    { season: season.id, id: 'offer_ann' },
    { action: 'book', choice: { option: on, starts: ['morning'] } },
    decisionContext({ kind: 'applicant' }, plusHours(booked, 1)),
  );
});
afterAll(() => desk.stop());

async function pageAt(at: Instant, route = 'GET /desk'): Promise<string> {
  desk.setClock(at);
  return (await desk.send(route, { cookie: await desk.signIn(reader) })).body;
}

async function digestAt(at: Instant): Promise<string> {
  await writeDigest(desk.store, season.id, at);
  return JSON.stringify((await readLastDigest(desk.store, season.id))?.message);
}

async function put(more: Partial<PlannedDay>, replaces?: number): Promise<void> {
  const version = (replaces ?? 0) + 1;
  const planned: PlannedDay = {
    ...{ id: on, season: season.id, on, version, state: 'idle', untold: [], edits: [], ...more },
  };
  const change = { kind: 'put-planned-day', planned, ...(replaces ? { replaces } : {}) } as const;
  await commit(desk.store, season.id, [change], randomUUID());
}

test('a day that is close, has people and no published plan needs somebody: at the desk and in the digest', async () => {
  const missing = 'Tue, Dec 1: 1 person comes, and no plan is published.';
  expect(await pageAt(plusHours(weekBefore, -24))).not.toContain('no plan is published');
  expect(await digestAt(plusHours(weekBefore, -24))).not.toContain('no plan is published');
  expect(await pageAt(weekBefore)).toContain(
    `<li>${missing} <a href="/desk/interviews/2026-12-01">Plan the day</a></li>`,
  );
  expect(await pageAt(plusHours(weekBefore, 1), 'GET /desk/interviews')).toContain(`<li>${missing}</li>`);
  const digest = await digestAt(weekBefore);
  expect(digest).toContain(missing);
  expect(digest).toMatch(/1 day to plan/);

  await put({ draft: { interviews: [], open: [] } });
  const draft = 'Tue, Dec 1: 1 person comes, and a draft waits: nobody is told whom they meet.';
  expect(await pageAt(plusHours(weekBefore, 2))).toContain(draft);

  const who = { kind: 'clock' } as const;
  const published = { edition: 1, at: weekBefore, who, interviews: [], interviewers: [] };
  await put({ published }, 1);
  const outdated =
    /The published interviews of Tue, Dec 1 no longer fit: 2 things are no longer right\. <a href="\/desk\/interviews\/2026-12-01">Plan a repair/;
  expect(await pageAt(plusHours(weekBefore, 3))).toMatch(outdated);
  const longBefore = await loadPlanNeeds(desk.store, season, plusHours(weekBefore, -21 * 24));
  expect(longBefore.outdatedPlans).toEqual([{ on, count: 2 }]);
});

test('what needs somebody of the plans is read in one round trip while a day is close, and before it only what is planned', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const store = openStore(desk.store.table, databaseAccess());
  await cachedSeason(store, season.id);
  const used = meter(store.client, new DynamoDBClient(databaseAccess()));
  const other = { ...season, id: 'season-without-plans' };
  await loadPlanNeeds(store, other, plusHours(weekBefore, -24));
  const early = used.readUnits;
  expect([early, used.requests]).toEqual([1, { QueryCommand: 1 }]);
  expect((await loadPlanNeeds(store, season, weekBefore)).outdatedPlans).toHaveLength(1);
  const row = `| which plans need somebody, on the first page | ${used.readUnits - early} | 0 |`;
  expect(readFileSync('docs/architecture.md', 'utf8')).toContain(row);
});
