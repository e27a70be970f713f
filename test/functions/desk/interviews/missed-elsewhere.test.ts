import { afterAll, beforeAll, expect, test } from 'vitest';
import { minuteOfDay } from '#domain/agenda/slots.ts';
import { plusHours } from '#domain/values/time.ts';
import { readOffer } from '#functions/store/items/offers.ts';
import { publishedDayAtDesk } from '#test/support/days/interview-day-at-desk.ts';

let host: Awaited<ReturnType<typeof publishedDayAtDesk>>;
beforeAll(async () => {
  host = await publishedDayAtDesk();
});
afterAll(() => host.desk.stop());

const isMissed = async () =>
  (await host.planned())?.late?.some(({ guest, isThere }) => guest === host.guest && !isThere) ?? false;

async function send(action: 'no-show' | 'came', step: 'look' | 'do') {
  const version = String((await readOffer(host.desk.store, host.season.id, host.guest))?.version);
  const fields = { action, step, version, reason: 'No answer' };
  return host.post('offers/{offer}', { offer: host.guest }, fields);
}

test('a no-show that is entered from the roster is told to those who have yet to meet the applicant', async () => {
  const interviews = (await host.planned())?.published?.interviews ?? [];
  const minute = (minutes: number) => minuteOfDay(host.on, minutes, host.season.program.zone);
  const from = Math.min(...interviews.map((each) => each.from));
  await host.at(minute(from + 1));
  const looked = (await send('no-show', 'look')).body;
  expect(looked).toContain('The applicant is not mailed.');
  expect(looked).toMatch(/These interviewers[^<]*told at once: Sample Dr\. . and Sample Dr\. .\./);
  expect(await isMissed()).toBe(false);

  const done = (await send('no-show', 'do')).headers.location ?? '';
  const page = await host.open('offers/{offer}', { offer: host.guest }, new URL(done, 'http://desk').search);
  expect(page.body).toContain('Interviewers who had yet to meet the applicant that day are told');
  expect(await isMissed()).toBe(true);

  const last = Math.max(...interviews.map((each) => each.from));
  await host.at(minute(last - 1));
  expect((await send('came', 'look')).body).toMatch(/told at once: Sample Dr\. .\./);
  await send('came', 'do');
  expect(await isMissed()).toBe(false);
});

test('after the day nobody is told', async () => {
  await host.at(plusHours(minuteOfDay(host.on, 0, host.season.program.zone), 40));
  const { version } = (await host.planned()) ?? {};
  expect((await send('no-show', 'look')).body).not.toContain('These interviewers');
  expect((await send('no-show', 'do')).statusCode).toBe(303);
  expect((await host.planned())?.version).toBe(version);
});
