import { afterAll, beforeAll, expect, test } from 'vitest';
import { minuteOfDay } from '#domain/agenda/slots.ts';
import type { Instant } from '#domain/values/time.ts';
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
