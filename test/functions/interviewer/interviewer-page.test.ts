import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { interviewersOn, type StoredInterviewer } from '#domain/interviewers/stored-interviewer.ts';
import { type CalendarDay, plusHours } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import type { GatewayReply } from '#functions/http/reply.ts';
import { crewOf } from '#functions/interviewers/change-crew.ts';
import { interviewerTokenFor } from '#functions/links/interviewer-token.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { readInterviewers } from '#functions/store/interviewers/stored-interviewers.ts';
import { choicesOf } from '#test/support/builders/choices.ts';
import { invitationsFor, invitedAt, winterSeason } from '#test/support/builders/season.ts';
import { invite, seedSeason } from '#test/support/builders/seed.ts';
import { eventFor, testKeys } from '#test/support/hosts/applicant.ts';
import { type Backstage, openBackstage } from '#test/support/hosts/background-functions.ts';
import { everything } from '#test/support/measure/dump-table.ts';

const season = winterSeason({ kept: 4 });
const now = plusHours(invitedAt, 1);
const byProgram = () => decisionContext({ kind: 'program', name: 'Sample Coordinator' }, now);

let stage: Backstage;
let handler: (event: unknown, context: never) => Promise<GatewayReply>;
let store: Awaited<ReturnType<typeof seedSeason>>;
let booked: CalendarDay;
let guests: readonly {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly offer: string;
}[];

beforeAll(async () => {
  store = await seedSeason(season);
  const offers = await invite(store, season, invitationsFor({ categorical: 3 }));
  const choice = choicesOf(season, { seatedAs: 'categorical' })[0]!;
  booked = choice.option as CalendarDay;
  for (const { id } of offers.slice(0, 2))
    await answerOffer(
      store,
      { season: season.id, id },
      { action: 'book', choice },
      decisionContext({ kind: 'applicant' }, now),
    );
  guests = offers.map(({ id, applicant }) => ({ ...applicant, offer: id }));
  stage = await openBackstage(store, season.id);
  stage.setClock(now);
  handler = (await import('#functions/handlers/interviewer.ts')).handler as typeof handler;
  const named = (name: string, more: object = {}) => ({
    ...{ name: `Sample Dr. ${name}`, address: `${name}@example.org`, kinds: ['one-on-one'] as const },
    ...{ recusedFrom: [], ...more },
  });
  const rows = [named('a'), named('b'), named('c', { recusedFrom: [guests[1]!.id] })];
  await crewOf(store, season.id, byProgram()).take({ rows, file: 'faculty.csv', sendLinks: false });
});
afterAll(() => stage.stop());

async function known(name: string): Promise<StoredInterviewer> {
  const { interviewers } = await readInterviewers(store, season.id);
  return interviewers.find(({ address }) => address === `${name}@example.org`)!;
}

function send(method: 'GET' | 'POST', token: string, form?: readonly (readonly [string, string])[]) {
  const body =
    form && new URLSearchParams(form.map(([field, value]): [string, string] => [field, value])).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const event = eventFor(`${method} /interviewer/{token}`, { token, headers, ...(body ? { body } : {}) });
  return handler(event, { awsRequestId: 'test' } as never);
}

const tokenOf = ({ id, generation }: StoredInterviewer) =>
  interviewerTokenFor({ season: season.id, id, generation }, testKeys);

const namesIn = (body: string) => guests.filter(({ name }) => body.includes(name)).map(({ name }) => name);

test('the page shows the season’s days, and of those who are booked on them the names and nothing else; opening it writes nothing', async () => {
  const before = await everything(store);
  const { statusCode, body } = await send('GET', tokenOf(await known('a')));
  expect(statusCode).toBe(200);
  expect(body.match(/name="day"/g)).toHaveLength(season.days.length);
  expect(namesIn(body)).toEqual(guests.slice(0, 2).map(({ name }) => name));
  for (const { id, email } of guests)
    expect([body.includes(`>${id}<`), body.includes(email)]).toEqual([false, false]);
  expect(body).toContain('NRMP');
  expect(await everything(store)).toEqual(before);
});

test('what is answered is stored at once: days, hours, phone, and whom they do not meet; the same again changes nothing', async () => {
  const before = await known('a');
  const other = season.days.map(({ on }) => on).find((on) => on !== booked)!;
  const form = (version: number) => [
    ['version', String(version)] as const,
    ...[booked, other].map((on) => ['day', on] as const),
    ['can', booked] as const,
    [`from-${booked}-0`, '08:00'] as const,
    [`until-${booked}-0`, '12:00'] as const,
    ...guests.map(({ offer }) => ['shown', offer] as const),
    ['recused', guests[0]!.offer] as const,
    // Not booked, so not to be seen: it is left out.
    ['recused', guests[2]!.offer] as const,
    ['phone', ' +1 617 555 0100 '] as const,
  ];
  expect(await send('POST', tokenOf(before), form(before.version))).toMatchObject({ statusCode: 303 });
  const after = await known('a');
  expect(after).toMatchObject({ phone: '+1 617 555 0100', version: before.version + 1 });
  const list = await readInterviewers(store, season.id);
  const own = (on: CalendarDay) =>
    interviewersOn(list, on).find(({ address }) => address === 'a@example.org');
  expect(own(booked)).toMatchObject({
    hours: [{ from: '08:00', until: '12:00' }],
    recusedFrom: [guests[0]!.id],
  });
  expect(own(other)).toBeUndefined();
  await send('POST', tokenOf(after), form(after.version));
  expect(await known('a')).toEqual(after);
  const { body } = await send('GET', tokenOf(after));
  const folds = body.match(/<details[^>]*><summary>Only at certain hours/g);
  expect(folds?.filter((each) => each.includes(' open'))).toHaveLength(1);
  expect(folds?.length).toBeGreaterThan(1);
});

test('a form of an older version is refused with who changed what, and what was typed stays: interviewer-outdated', async () => {
  const seen = await known('b');
  const rows = [{ ...seen, phone: '+1 617 555 0199', recusedFrom: [] }];
  await crewOf(store, season.id, byProgram()).take({ rows, file: 'faculty.csv', sendLinks: false });
  const form = [
    ['version', String(seen.version)] as const,
    ['day', booked] as const,
    ['phone', '+81 3'] as const,
  ];
  const { statusCode, body } = await send('POST', tokenOf(seen), form);
  expect(statusCode).toBe(409);
  expect(body).toContain('Sample Coordinator changed phone');
  expect(body).toContain('value="+81 3"');
  expect(body).toContain(`name="version" value="${seen.version + 1}"`);
  expect((await known('b')).phone).toBe('+1 617 555 0199');
});

test('hours that end before they begin are named with their day, and nothing is stored', async () => {
  const seen = await known('b');
  const form = [
    ['version', String(seen.version)] as const,
    ...[['day', booked] as const, ['can', booked] as const],
    ...[[`from-${booked}-0`, '14:00'] as const, [`until-${booked}-0`, '09:00'] as const],
  ];
  const { statusCode, body } = await send('POST', tokenOf(seen), form);
  expect([statusCode, body.includes('let the hours end after they begin')]).toEqual([422, true]);
  expect(body).toContain('value="14:00"');
  expect(await known('b')).toEqual(seen);
});

test('whom the program knows them to know is shown, and cannot be taken back by the link', async () => {
  const seen = await known('c');
  const { body } = await send('GET', tokenOf(seen));
  expect(body).toContain('The program has noted');
  const form = [['version', String(seen.version)] as const, ['shown', guests[1]!.offer] as const];
  await send('POST', tokenOf(seen), form);
  expect((await known('c')).recusals).toEqual([{ applicant: guests[1]!.id, by: 'program' }]);
});

test('a link that was renewed, is forged or whose interviewer was removed opens nothing', async () => {
  const { id, version, generation } = await known('c');
  await crewOf(store, season.id, byProgram()).sendLink({ id, version }, true);
  const old = interviewerTokenFor({ season: season.id, id, generation }, testKeys);
  expect((await send('GET', old)).statusCode).toBe(410);
  const mistyped = await send('GET', `${old.slice(0, -1)}_`);
  expect(mistyped.statusCode).toBe(404);
  expect(mistyped.body).toContain('We couldn’t find your page as an interviewer');
  expect(mistyped.body).not.toContain('invitation');
  const renewed = await known('c');
  expect((await send('GET', tokenOf(renewed))).statusCode).toBe(200);
  await crewOf(store, season.id, byProgram()).remove(renewed, 'On leave');
  const { statusCode, body } = await send('GET', tokenOf(renewed));
  expect([statusCode, body.includes('no longer on the list')]).toEqual([410, true]);
});

test('whatever is sent to the page or as its form, no reply is a server error', async () => {
  const token = tokenOf(await known('b'));
  const { body: page } = await send('GET', token);
  const fields = [...page.matchAll(/ name="([^"]+)"/g)].map(([, field = '']) => field);
  const word = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom('', '%', '\u0000', '\ud800', '__proto__', booked, '1', 'x'.repeat(3_000)),
  );
  const form = fc.array(
    fc.tuple(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...fields) }, word), word),
    {
      maxLength: 8,
    },
  );
  const sent = fc.asyncProperty(form, fc.oneof(fc.constant(token), word), async (pairs, link) => {
    for (const reply of [await send('GET', link), await send('POST', link, pairs)]) {
      expect(reply.statusCode).toBeGreaterThanOrEqual(200);
      expect(reply.statusCode).toBeLessThan(500);
    }
  });
  expect(fields.length).toBeGreaterThan(3);
  await fc.assert(sent, { numRuns: 30, endOnFailure: true });
});
