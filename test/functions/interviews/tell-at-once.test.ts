import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { tellThatDelayed, tellThatLate } from '#functions/interviews/tell-late.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { commit } from '#functions/store/commit.ts';
import { readInterviewRecords } from '#functions/store/interviews/interview-records.ts';
import { invitedAt, offerOf, winterSeason } from '#test/support/builders/season.ts';
import { seedSeason } from '#test/support/builders/seed.ts';

const season = winterSeason();
const on = '2030-11-19' as CalendarDay;
const day = { season: season.id, on };
const address = 'a@example.org';
const byProgram = () =>
  decisionContext({ kind: 'program', name: 'Sample Coordinator' }, instant('2030-11-19T12:50Z'));

test('of coordinators who say the same at once, one is heard, and everybody is mailed once', async () => {
  const store = await seedSeason(season);
  const seats = [{ on, start: 'morning', number: 1 }] as const;
  const offer = offerOf('categorical', 'one', { state: 'booked', booking: { option: on, seats } });
  const held = { from: 480, to: 500, kind: 'one-on-one', track: 'categorical' } as const;
  const published = {
    ...{
      edition: 1,
      at: invitedAt,
      who: { kind: 'clock' } as const,
      interviewers: [{ id: address, name: 'A', address }],
    },
    interviews: [{ ...held, guest: 'one', interviewers: [address] }],
  } as const;
  const planned = { ...day, id: on, version: 1, state: 'idle', untold: [], edits: [], published } as const;
  await commit(
    store,
    season.id,
    [
      { kind: 'put-offer', offer },
      { kind: 'put-planned-day', planned },
    ],
    randomUUID(),
  );
  const late = { seen: 1, guest: 'one', minutes: 10 };
  const delay = { seen: 1, minutes: 10 };
  const refusals = await Promise.all([
    ...[1, 2, 3].map(() => tellThatLate(store, day, late, byProgram())),
    ...[1, 2, 3].map(() => tellThatDelayed(store, day, delay, byProgram())),
  ]);
  expect(refusals).toEqual(refusals.map(() => undefined));
  const records = await readInterviewRecords(store, season.id, on);
  expect(records.map(({ event }) => event).sort()).toEqual(['applicant-late', 'day-delayed']);
});
