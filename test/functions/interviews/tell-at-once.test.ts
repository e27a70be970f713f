import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type CalendarDay, type Instant, instant } from '#domain/values/time.ts';
import { toldToday } from '#functions/applicant/phones-of-near.ts';
import { loadView } from '#functions/booking/load-standing.ts';
import { loadInterviewer } from '#functions/interviewer/interviewer-model.ts';
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

test('of coordinators who say the same at once, one is heard, everybody is mailed once, and the pages of that day say it', async () => {
  const store = await seedSeason(season);
  const seats = [{ on, start: 'morning', number: 1 }] as const;
  const held = { from: 480, to: 500, kind: 'one-on-one', track: 'categorical' } as const;
  const meetings = [{ ...held, people: ['A'], interviewers: [address] }];
  const offer = offerOf('categorical', 'one', {
    ...{ state: 'booked', booking: { option: on, seats } },
    itineraries: [{ on, start: 'morning', edition: 1, meetings }],
  });
  const interviewer = {
    ...{ id: 'i_1', name: 'A', address, kinds: ['one-on-one' as const], tracks: [], days: [], hours: [] },
    ...{ mostADay: 9, answers: [], recusals: [], generation: 1, version: 1 },
    changed: { who: { kind: 'clock' as const }, at: invitedAt, fields: [] },
  };
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
      { kind: 'put-interviewers', list: { season: season.id, version: 1, interviewers: [interviewer] } },
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

  const view = await loadView(store, { season: season.id, id: 'one' });
  if (!view) throw new Error('there is no offer');
  const morning = instant('2030-11-19T12:55Z');
  expect(await toldToday(store, view, morning)).toMatchObject({
    on,
    ...{ late: new Map([['one', { minutes: 10 }]]), delays: new Map([['', { minutes: 10 }]]) },
  });
  for (const other of ['2030-11-18T23:00-05:00', '2030-11-20T00:30-05:00'])
    expect(await toldToday(store, view, instant(other))).toBeUndefined();
  const link = { season: season.id, id: 'i_1', generation: 1 };
  const pageAt = (now: Instant) => loadInterviewer(store, link, { base: '/', now });
  expect(await pageAt(morning)).toMatchObject({ told: { on, late: new Map([['one', { minutes: 10 }]]) } });
  expect(await pageAt(instant('2030-11-18T23:00-05:00'))).not.toHaveProperty('told');
});
