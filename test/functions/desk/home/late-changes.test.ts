import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Instant, instant, plusHours } from '#domain/values/time.ts';
import { carryOut } from '#functions/behalf/carry-out.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { loadLateChanges } from '#functions/desk/home/load-late-changes.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { openStore } from '#functions/store/client.ts';
import { readOffer } from '#functions/store/items/offers.ts';
import { invitationFor, invitedAt, winterSeason } from '#test/support/builders/season.ts';
import { invite } from '#test/support/builders/seed.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';
import { type RunningDesk, runDesk } from '#test/support/hosts/desk.ts';
import { meter } from '#test/support/measure/meter.ts';

const reader = 'reader@example.org';
const season = { ...winterSeason({ kept: 4 }), coordinators: [{ address: reader, may: 'read' as const }] };
const choice = { option: '2030-11-19', starts: ['morning'] as const };
const dayBefore = instant('2030-11-18T10:00-05:00');

let desk: RunningDesk;
beforeAll(async () => {
  desk = await runDesk(season);
  await invite(
    desk.store,
    season,
    ['early', 'late'].map((name) => invitationFor(name, 'categorical')),
  );
  for (const id of ['offer_early', 'offer_late'])
    await answerOffer(
      desk.store,
      { season: season.id, id },
      { action: 'book', choice },
      decisionContext({ kind: 'applicant' }, plusHours(invitedAt, 1)),
    );
  const name = { season: season.id, id: 'offer_late' };
  const { version = 0 } = (await readOffer(desk.store, season.id, name.id)) ?? {};
  const deed = { action: 'cancel', reason: 'Is ill.' } as const;
  const context = decisionContext({ kind: 'program', name: reader }, plusHours(dayBefore, -2));
  expect((await carryOut(desk.store, name, { deed, version }, context)).kind).toBe('done');
});
afterAll(() => desk.stop());

async function homeAt(at: Instant): Promise<string> {
  desk.setClock(at);
  return (await desk.send('GET /desk', { cookie: await desk.signIn(reader) })).body;
}

test('what changed late on a day that is close is on the first page by name, until the day is over', async () => {
  const home = await homeAt(dayBefore);
  expect(home).toMatch(/Late cancellation: <a href="\/desk\/offers\/offer_late"><bdi>[^<]+<\/bdi><\/a>/);
  expect(home).not.toContain('offer_early');
  expect(await homeAt(instant('2030-11-19T20:00-05:00'))).toContain('offer_late');
  expect(await homeAt(instant('2030-11-20T08:00-05:00'))).not.toContain('offer_late');
});

test('late changes are read in two round trips, and only while a day is close', async () => {
  const store = openStore(desk.store.table, databaseAccess());
  const used = meter(store.client, new DynamoDBClient(databaseAccess()));
  await loadLateChanges(store, season, plusHours(invitedAt, 2));
  expect(used.readUnits).toBe(0);
  expect(await loadLateChanges(store, season, dayBefore)).toHaveLength(1);
  const row = `| what changed late, on the first page | ${used.readUnits} | 0 |`;
  expect(readFileSync('docs/architecture.md', 'utf8')).toContain(row);
});
