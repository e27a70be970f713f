import { afterAll, beforeAll, expect, test } from 'vitest';
import { minuteOfDay } from '#domain/agenda/slots.ts';
import { interviewKey } from '#domain/interview-plan/interview-day.ts';
import type { Instant } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { readInterviewRecords } from '#functions/store/interviews/interview-records.ts';
import { readOffer } from '#functions/store/items/offers.ts';
import { publishedDayAtDesk } from '#test/support/days/interview-day-at-desk.ts';

let host: Awaited<ReturnType<typeof publishedDayAtDesk>>;
beforeAll(async () => {
  host = await publishedDayAtDesk();
});
afterAll(() => host.desk.stop());

const board = 'interviews/{on}/now';
const interviews = async () => (await host.planned())!.published!.interviews;
const minute = (minutes: number): Instant => minuteOfDay(host.on, minutes, host.season.program.zone);
const page = async (query = '') => (await host.open('interviews/{on}', { on: host.on }, query)).body;

/** Says so on a form that shows what was said last. */
async function sayLate(minutes: string) {
  const told = (await readInterviewRecords(host.desk.store, host.season.id, host.on)).findLast(
    ({ event }) => event === 'applicant-late',
  );
  return host.actOnDay({ act: 'late', guest: host.guest, minutes, told: told?.id ?? '' }, board);
}

async function repair() {
  await host.actOnDay({ act: 'plan' });
  const said = await page();
  await host.actOnDay({ act: 'publish' });
  return said;
}

test('what an applicant misses who is late is held later, by a repair that says why', async () => {
  const [first, second] = await interviews();
  await host.at(minute(first!.from + 5));
  expect((await sayLate('20')).statusCode).toBe(303);
  expect(await page()).toMatch(
    /The published plan no longer fits[\s\S]*the applicant is late, and not there then/,
  );
  expect(await repair()).toContain('because the applicant is late');
  const after = await interviews();
  expect(after).toHaveLength(2);
  expect(Math.min(...after.map(({ from }) => from))).toBeGreaterThanOrEqual(first!.from + 20);
  expect(
    after.some(({ kind }) => kind === first!.kind) && after.some(({ kind }) => kind === second!.kind),
  ).toBe(true);
  expect(await page()).not.toContain('no longer fits');
});

test('an interview that the applicant has yet to come to can be moved by hand after its time has come', async () => {
  await sayLate('0');
  const [first] = await interviews();
  await host.at(minute(first!.from + 5));
  const key = interviewKey(first!);
  const change = `change=${encodeURIComponent(key)}`;
  expect(await page(change)).toContain('what has begun stays as it was published');
  await sayLate('10');
  expect(await page(change)).toContain('Move this interview');
});

test('who comes after all, though entered as missing, is owed again what they missed', async () => {
  const [first] = await interviews();
  const version = async () => String((await readOffer(host.desk.store, host.season.id, host.guest))!.version);
  const absent = { act: 'absent', guest: host.guest, reason: 'No answer', version: await version() };
  expect((await host.actOnDay(absent, board)).statusCode).toBe(303);
  expect(await page()).not.toContain('is late, and not there then');
  await host.at(minute(first!.to + 1));
  const came = { act: 'came', guest: host.guest, reason: '', version: await version() };
  expect((await host.actOnDay(came, board)).statusCode).toBe(303);
  expect(await page()).toContain('the applicant is late, and not there then');
  await repair();
  const after = await interviews();
  expect(after.map(({ kind }) => kind).sort()).toEqual(['one-on-one', 'team']);
  expect(after.every(({ from }) => from > first!.to)).toBe(true);
});

test('the board leaves out who canceled after they were told, and says that the plan no longer fits', async () => {
  const [first] = await interviews();
  await host.at(minute(first!.from + 5));
  const now = async () => (await host.open(board, { on: host.on })).body;
  expect(await now()).toMatch(/Interviews now<\/h2><ul><li><b><bdi>Sample zoe/);
  expect(await now()).not.toContain('no longer fits');
  const name = { season: host.season.id, id: host.guest };
  const context = decisionContext({ kind: 'applicant' }, minute(7 * 60 + 55));
  expect(await answerOffer(host.desk.store, name, { action: 'cancel' }, context)).toMatchObject({
    kind: 'granted',
  });
  expect(await now()).not.toContain('Sample zoe');
  expect(await now()).toContain('<b>The published plan no longer fits.</b>');
});
