import { afterAll, beforeAll, expect, test } from 'vitest';
import { minuteOfDay } from '#domain/agenda/slots.ts';
import type { Instant } from '#domain/values/time.ts';
import { readInterviewRecords } from '#functions/store/interviews/interview-records.ts';
import { clockWords } from '#functions/wording/clock-words.ts';
import { publishedDayAtDesk } from '#test/support/days/interview-day-at-desk.ts';

let host: Awaited<ReturnType<typeof publishedDayAtDesk>>;
beforeAll(async () => {
  host = await publishedDayAtDesk();
});
afterAll(() => host.desk.stop());

const board = 'interviews/{on}/now';
const interviews = async () => (await host.planned())!.published!.interviews;
const minute = (minutes: number): Instant => minuteOfDay(host.on, minutes, host.season.program.zone);
const now = async (query = '') => (await host.open(board, { on: host.on }, query)).body;
const records = () => readInterviewRecords(host.desk.store, host.season.id, host.on);
const toldIn = (body: string) => /name="told" value="([^"]*)"/.exec(body)?.[1] ?? 'no field';
const form = () => now(`about=guest&guest=${host.guest}`);
const sayLate = (minutes: string, told: string) =>
  host.actOnDay({ act: 'late', guest: host.guest, minutes, told }, board);

test('who is late is first on the board, and not here in every part of it', async () => {
  const [first] = await interviews();
  await host.at(minute(first!.from - 5));
  expect((await sayLate('10', toldIn(await form()))).statusCode).toBe(303);
  const clock = clockWords(minute(first!.from + 10), host.season.program.zone).time;
  const said = `Not here yet: 10 minutes late, expected ${clock}`;
  const [list] = (await now()).split('Interviews now</h2>');
  expect(list).toContain(
    `Late, or not here</h2><ul><li><b><bdi>Sample zoe</bdi></b>. ${said}. <a href="/desk/interviews/${host.on}/now?about=guest`,
  );
  await host.at(minute(first!.from + 4));
  const waits = await now();
  expect(waits).toMatch(new RegExp(`Interviews now</h2><ul><li><b><bdi>Sample zoe.*<b>${said}</b></li>`));
  expect(waits).toContain(`<td>Waits for <bdi>Sample zoe</bdi>, expected ${clock}</td>`);
  expect(waits).toContain(`Sample zoe</bdi></a></th><td><b>${said}</b></td>`);
  await host.at(minute(first!.from + 11));
  expect(await now()).toContain(`Not said to be here yet: 10 minutes late, expected ${clock}`);
});

test('a second word about somebody, on a form from before the first, is told to nobody until it is said again', async () => {
  const stale = toldIn(await form());
  const saidThere = await sayLate('0', stale);
  expect(await now()).not.toMatch(/Late, or not here<\/h2>|Waits for|minutes late/);
  const count = (await records()).length;
  const refused = await sayLate('20', stale);
  expect(refused.statusCode).toBe(409);
  expect(refused.body).toMatch(
    /Something was said about this after you opened it[\s\S]*the program \(editor@example\.org\) said: there now, or on time again[\s\S]*value="20" selected/,
  );
  expect(await records()).toHaveLength(count);
  const again = await sayLate('20', toldIn(refused.body));
  expect(again.statusCode).toBe(303);
  expect((await records()).at(-1)).toMatchObject({ minutes: 20 });

  const said = async ({ headers }: typeof again) => {
    const [, query = ''] = String(headers?.location).split('?');
    return host.open(board, { on: host.on }, query);
  };
  const once = await said(again);
  expect(once.body).toMatch(
    /role="status">Sample zoe is 20 minutes late\. Told by mail: Sample Dr\. [^<]*\. Said at [^<]* by the program \(editor@example\.org\)\./,
  );
  expect(once.headers?.refresh).toBe(`30;url=/desk/interviews/${host.on}/now`);
  expect((await said(saidThere)).body).toContain('Sample zoe is 20 minutes late');
});

test('the same goes for a day that is late, and a late applicant is on the board no longer once their day is over', async () => {
  const delay = (minutes: string, told: string) => host.actOnDay({ act: 'delay', minutes, told }, board);
  const done = await delay('15', '');
  expect(String(done.headers?.location)).toMatch(/done=delay/);
  const refused = await delay('30', '');
  expect([refused.statusCode, toldIn(refused.body)]).toEqual([409, (await records()).at(-1)!.id]);
  expect(refused.body).toContain('said: 15 minutes late');
  await host.at(minute(23 * 60));
  expect(await now()).not.toMatch(/Late, or not here<\/h2>|20 minutes late/);
});
