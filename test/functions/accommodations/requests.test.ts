import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type CalendarDay, instant, plusHours } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { writeDigest } from '#functions/digest/write-digest.ts';
import { erasePeople, loadPeople } from '#functions/erasure/erase-people.ts';
import { exportPerson } from '#functions/erasure/export-person.ts';
import type { GatewayReply } from '#functions/http/reply.ts';
import { interviewerTokenFor } from '#functions/links/interviewer-token.ts';
import { tokenFor } from '#functions/links/link-token.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { log } from '#functions/runtime/log.ts';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';
import { commit } from '#functions/store/commit.ts';
import { readPlannedDay } from '#functions/store/interviews/planned-days.ts';
import { readOffer } from '#functions/store/items/offers.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { invitationFor } from '#test/support/builders/season.ts';
import { invite } from '#test/support/builders/seed.ts';
import { eventFor, type RunningApplicant, runApplicant, testKeys } from '#test/support/hosts/applicant.ts';
import { csrfIn, type RunningDesk, runDesk } from '#test/support/hosts/desk.ts';
import { type Outbox, openOutbox } from '#test/support/hosts/outbox.ts';
import { everything } from '#test/support/measure/dump-table.ts';

const [reader, editor] = ['reader.of.requests@example.org', 'editor@example.org'];
const on = '2026-12-01' as CalendarDay;
const read = readSeasonFile(
  `${readFileSync('seasons/template.yaml', 'utf8')}\n${readFileSync('test/support/files/template-agendas.yaml', 'utf8')}`,
);
if (!('season' in read)) throw new Error('the template cannot be read');
const season = {
  ...read.season,
  coordinators: [reader, editor].map((address) => ({ address, may: 'edit' as const })),
  accommodations: { readBy: reader.toUpperCase() },
};
const now = instant('2026-11-20T15:00Z');
const text = 'Quizzaciously tired in the\r\nmorning & <b>afternoon</b>';
const word = 'Gladly: bring your Zephyranthes.';
/** Words of the request and of the answer, which stand nowhere else. */
const secret = /quizzaciously|zephyranthes/i;

let desk: RunningDesk;
let applicant: RunningApplicant;
let outbox: Outbox;
let interviewer: (event: unknown, context: never) => Promise<GatewayReply>;
const spies = (['debug', 'info', 'warn', 'error'] as const).map((level) => vi.spyOn(log, level));
const cookies: Record<string, string> = {};

beforeAll(async () => {
  desk = await runDesk(season);
  applicant = await runApplicant(desk.store);
  outbox = await openOutbox(desk.store);
  interviewer = (await import('#functions/handlers/interviewer.ts')).handler as typeof interviewer;
  const booked = instant('2026-10-27T15:00Z');
  const people = ['zoe', 'ann'].map((each) => invitationFor(each, 'categorical'));
  for (const { id } of await invite(desk.store, season, people, booked)) {
    const ask = { action: 'book', choice: { option: on, starts: ['morning'] } } as const;
    const context = decisionContext({ kind: 'applicant' }, plusHours(booked, 1));
    await answerOffer(desk.store, { season: season.id, id }, ask, context);
  }
  desk.setClock(now);
  await storeCrew();
  for (const address of [reader, editor]) cookies[address] = await desk.signIn(address);
});
afterAll(async () => {
  await applicant.stop();
  await desk.stop();
});

async function storeCrew(): Promise<void> {
  const person = (id: string, more: object) => ({
    ...{
      id: `interviewer_${id}`,
      name: `Sample Dr. ${id.toUpperCase()}`,
      address: `${id}@example.org`,
      tracks: [],
      days: [],
    },
    ...{ hours: [], mostADay: 9, answers: [], recusals: [], generation: 1, version: 1 },
    changed: { who: { kind: 'clock' as const }, at: now, fields: [] },
    ...more,
  });
  const interviewers = [
    person('a', { kinds: ['team'], team: 'blue' }),
    person('c', { kinds: ['one-on-one'] }),
    person('d', { kinds: ['one-on-one'] }),
  ];
  const list = { season: season.id, version: 1, interviewers: interviewers as never };
  await commit(desk.store, season.id, [{ kind: 'put-interviewers', list }], randomUUID());
}

const zoe = { season: season.id, id: 'offer_zoe' };
const token = () => tokenFor({ ...zoe, generation: 1 }, testKeys);
const formHeaders = { 'content-type': 'application/x-www-form-urlencoded' };
const send = (route: string, fields: Record<string, string> = {}) =>
  applicant.invoke(
    eventFor(`POST /i/{token}/accommodation${route}`, {
      ...{ token: token(), headers: formHeaders, body: new URLSearchParams(fields).toString() },
    }),
  );
const page = async () => (await applicant.invoke(eventFor('GET /i/{token}', { token: token() }))).body;
const askPage = async () =>
  (await applicant.invoke(eventFor('GET /i/{token}/accommodation', { token: token() }))).body;
const atDesk = (address: string, form?: Record<string, string>, query = '') =>
  desk.send(`${form ? 'POST' : 'GET'} /desk/accommodations/{offer}`, {
    ...{ cookie: cookies[address] ?? '', params: { offer: zoe.id }, query },
    ...(form ? { form } : {}),
  });
const mails = async () => {
  expect(await desk.stage.notices({ Records: await outbox() })).toEqual({ batchItemFailures: [] });
  return desk.stage.office.arrived();
};
const decide = async (fields: Record<string, string>) => {
  const { version = 0 } = (await readOffer(desk.store, season.id, zoe.id))?.accommodation ?? {};
  const csrf = csrfIn(await desk.send('GET /desk', { cookie: cookies[reader] ?? '' }));
  return atDesk(reader, { csrf, seen: String(version), step: 'do', ...fields });
};
const workOnDay = () =>
  desk.stage.imports({
    Records: [
      {
        dynamodb: {
          SequenceNumber: '1',
          NewImage: { id: { S: on }, season: { S: season.id }, kind: { S: 'planned-day' } },
        },
      },
    ],
  });
const changeDay = async (act: string) => {
  const cookie = cookies[editor] ?? '';
  const csrf = csrfIn(await desk.send('GET /desk', { cookie }));
  const version = String((await readPlannedDay(desk.store, season.id, on))?.version ?? 0);
  const reply = await desk.send('POST /desk/interviews/{on}', {
    ...{ cookie, params: { on }, form: { csrf, act, version } },
  });
  expect(reply.statusCode).toBe(303);
  if (act === 'plan') expect(await workOnDay()).toEqual({ batchItemFailures: [] });
};
const dayPage = async () =>
  (await desk.send('GET /desk/interviews/{on}', { cookie: cookies[editor] ?? '', params: { on } })).body;

test('an applicant asks on their page: twice is once, other words replace what is undecided, and a stale page changes nothing', async () => {
  expect(await page()).toContain('>Ask for an accommodation</a>');
  expect(await askPage()).toContain('Only <bdi>READER.OF.REQUESTS@EXAMPLE.ORG</bdi> reads what you write.');
  expect((await send('', { text: '  ' })).statusCode).toBe(422);
  expect((await send('', { text: 'x'.repeat(1_001) })).statusCode).toBe(422);
  expect((await send('', { text: `x\u202e`, requestVersion: '0' })).statusCode).toBe(422);
  const twice = await Promise.all([1, 2].map(() => send('', { text: 'First words', requestVersion: '0' })));
  expect(twice.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
  const stale = await send('', { text, requestVersion: '0' });
  expect([stale.statusCode, stale.body.includes('changed since you opened')]).toEqual([409, true]);
  expect((await send('', { text, requestVersion: '1' })).statusCode).toBe(303);
  expect(await page()).toContain('Your request waits for a decision.');
  const shown = await askPage();
  expect(shown).toContain('Quizzaciously tired in the\nmorning &amp; &lt;b&gt;afternoon&lt;/b&gt;');
  expect(shown).not.toContain('First words');
  expect((await readRecords(desk.store, season.id, zoe.id)).slice(-2)).toMatchObject(
    [1, 2].map(() => ({ event: 'accommodation-asked', notices: [{ kind: 'accommodation-request' }] })),
  );
});

test('the one reader is mailed that there is a request, without name or words, and reads it at the desk; another coordinator does not', async () => {
  const told = (await mails()).filter(({ to }) => to.toLowerCase() === reader);
  const { subject, body } = told.at(-1)!.email;
  expect(subject).toContain('A request for an accommodation waits');
  expect(body.text).toContain('https://interviews.example.org/desk/accommodations/offer_zoe');
  expect(`${subject} ${body.text}`).not.toMatch(/Sample zoe|quizz/i);

  expect((await atDesk(reader)).body).toContain('Quizzaciously');
  const home = async (address: string) =>
    (await desk.send('GET /desk', { cookie: cookies[address] ?? '' })).body;
  expect(await home(reader)).toContain('1 request for an accommodation waits');
  expect(await home(editor)).not.toMatch(/accommodation/i);
  const list = await desk.send('GET /desk/accommodations', { cookie: cookies[reader] ?? '' });
  expect(list.body).toContain('Sample zoe');
  expect(list.body).not.toMatch(secret);
  const csrf = csrfIn(await desk.send('GET /desk', { cookie: cookies[editor] ?? '' }));
  const form = { csrf, step: 'do', seen: '2', kind: 'not-arranged', word: 'No.' };
  const replies = [
    await desk.send('GET /desk/accommodations', { cookie: cookies[editor] ?? '' }),
    await atDesk(editor),
    await atDesk(editor, form),
  ];
  for (const { statusCode, body: other } of replies) {
    expect([statusCode, other.includes('This page is for one person')]).toEqual([403, true]);
    expect(other).not.toMatch(/Sample zoe|quizz/i);
  }
});

test('what is arranged is shown before it is sent, outdates the published day, and is kept by the next plan and the applicant’s pages', async () => {
  await changeDay('plan');
  await changeDay('publish');
  expect(await dayPage()).not.toContain('no longer fits');
  await mails();
  const fields = { kind: 'arranged', longerMinutes: '15', pauseMinutes: '20', notBefore: '09:00', word };
  const looked = await decide({ ...fields, step: 'look' });
  expect(looked.body).toContain('each interview 15 minutes longer');
  expect(looked.body).toContain('The published plan of');
  expect(looked.body).toMatch(/When the interviews can be<\/h2><p[^>]*>[^:]*: 9:00 AM – /);
  expect((await readOffer(desk.store, season.id, zoe.id))?.accommodation?.arrangement).toBeUndefined();
  expect((await decide({ ...fields, notAfter: '08:30' })).statusCode).toBe(422);
  expect((await decide({ ...fields, seen: '1' })).statusCode).toBe(409);
  expect((await decide({ kind: 'not-arranged' })).statusCode).toBe(422);
  expect((await decide(fields)).statusCode).toBe(303);
  expect((await decide({ ...fields, seen: '2' })).statusCode).toBe(303);

  const list = await desk.send('GET /desk/accommodations', { cookie: cookies[reader] ?? '' });
  expect(list.body).toMatch(/"col">Decided<.*Sample zoe.*<td>each interview 15 .*<\/td><td>Fri, Nov 20, /s);
  const told = (await mails()).filter(({ to }) => to === 'zoe@example.org').at(-1)!;
  expect(told.email.body.text).toContain('a pause of at least 20 minutes between two interviews');
  expect(told.email.body.text).toContain('There is a word to you on your personal page.');
  expect(await page()).toContain(word);
  expect(await dayPage()).toContain('no longer fits');

  await changeDay('plan');
  expect(await dayPage()).toContain('because something else is arranged for the applicant');
  await changeDay('publish');
  const planned = await readPlannedDay(desk.store, season.id, on);
  const own = (planned?.published?.interviews ?? [])
    .filter(({ guest }) => guest === zoe.id)
    .toSorted((one, other) => one.from - other.from);
  expect(own.map(({ from, to }) => to - from)).toEqual([35, 35]);
  expect(own[0]!.from).toBeGreaterThanOrEqual(540);
  expect(own[1]!.from - own[0]!.to).toBeGreaterThanOrEqual(20);
  expect((await page()).match(/1:1 interview|team interview/gi)?.length).toBeGreaterThanOrEqual(2);
  expect(await dayPage()).not.toContain('no longer fits');
});

test('no page, mail, calendar, record, log line or digest of anybody else has a word of the request or of the answer', async () => {
  const report = await writeDigest(desk.store, season.id, plusHours(now, 20));
  expect(report).toBeDefined();
  const listed = everywhere(await mails());
  const apart = `season#${season.id}#accommodations`;
  const stored = (await everything(desk.store)).filter(({ pk }) => pk !== apart);
  const theirs = await Promise.all(
    ['a', 'c', 'd'].map((id) => {
      const own = interviewerTokenFor(
        { season: season.id, id: `interviewer_${id}`, generation: 1 },
        testKeys,
      );
      return interviewer(eventFor('GET /interviewer/{token}', { token: own }), {
        awsRequestId: 'x',
      } as never);
    }),
  );
  for (const each of theirs) expect(each.statusCode).toBe(200);
  const cookie = cookies[editor] ?? '';
  const pages = await Promise.all([
    ...[
      'record',
      'record.csv',
      'offers',
      'offers/offers.csv',
      'season',
      'applications',
      'interviews',
      'match',
    ].map((path) => desk.send(`GET /desk/${path}`, { cookie })),
    ...[`interviews/{on}`, 'interviews/{on}/now', 'days/{on}', 'days/{on}/roster.csv'].map((path) =>
      desk.send(`GET /desk/${path}`, { cookie, params: { on } }),
    ),
    desk.send('GET /desk/offers/{offer}', { cookie, params: { offer: zoe.id } }),
    ...['data', 'data/export.json'].map((path) =>
      desk.send(`GET /desk/person/{id}/${path}`, { cookie, params: { id: 'zoe' } }),
    ),
  ]);
  for (const each of pages) expect(each.statusCode).toBe(200);
  const logged = spies.map(({ mock }) => mock.calls);
  expect(logged.flat().length).toBeGreaterThan(0);
  const outputs = [listed, stored, theirs, pages, logged].map((each) => JSON.stringify(each));
  for (const each of outputs) expect(each).not.toMatch(secret);
  for (const { body } of theirs) expect(body).not.toMatch(/accommodation|arranged/i);
  expect(JSON.stringify(await everything(desk.store))).toMatch(secret);
});

/** What arrived for others than the applicant and the reader, and for the applicant. */
function everywhere(arrived: Awaited<ReturnType<typeof mails>>): readonly unknown[] {
  return arrived.map(({ to, email }) => [to, email]);
}

test('an applicant withdraws what is undecided, which forgets their words and leaves what was arranged', async () => {
  const { version = 0 } = (await readOffer(desk.store, season.id, zoe.id))?.accommodation ?? {};
  expect((await send('', { text: 'Something else', requestVersion: String(version) })).statusCode).toBe(303);
  expect(await askPage()).toContain('Something else');
  for (const _ of [1, 2])
    expect((await send('/withdraw', { requestVersion: String(version + 1) })).statusCode).toBe(303);
  expect(JSON.stringify(await everything(desk.store))).not.toContain('Something else');
  expect(await readOffer(desk.store, season.id, zoe.id)).toMatchObject({
    accommodation: { arrangement: { longerMinutes: 15 }, version: version + 2 },
  });
  expect(await page()).toContain(word);
});

test('after the last interview nothing can be asked, a person gets their words handed over, and an erasure removes them', async () => {
  await send('', { text: 'Once more quizzaciously' });
  desk.setClock(instant('2026-12-02T15:00Z'));
  expect((await send('', { text: 'Too late' })).statusCode).toBe(409);
  expect(await page()).not.toContain('Accommodations');
  expect(await askPage()).toContain('No interview is ahead');
  cookies[reader] = await desk.signIn(reader);
  const cookie = cookies[reader];
  const list = await desk.send('GET /desk/accommodations', { cookie });
  expect(list.body).toMatch(/Nobody waits for a decision\.(?!.*Decided<).*Not decided in time<.*Sample zoe/s);
  expect((await desk.send('GET /desk', { cookie })).body).not.toContain('an accommodation waits');
  expect((await atDesk(reader)).body).toMatch(/Asked on .*, and not decided in time\.(?!.*name="kind")/s);
  const standing = await loadPeople(desk.store, season.id, ['zoe']);
  const handed = JSON.parse(await exportPerson(desk.store, standing, now));
  expect(handed.accommodationRequests).toMatchObject([{ text: 'Once more quizzaciously', word }]);
  const context = decisionContext({ kind: 'program', name: editor }, instant('2026-12-02T15:00Z'));
  await erasePeople(desk.store, season.id, ['zoe'], context);
  const left = await everything(desk.store);
  expect(JSON.stringify(left)).not.toMatch(secret);
  expect(left.filter(({ pk }) => pk === `season#${season.id}#accommodations`)).toEqual([]);
  expect((await readOffer(desk.store, season.id, zoe.id))?.accommodation).toBeUndefined();
  const records = await readRecords(desk.store, season.id, zoe.id);
  expect(records.filter(({ event }) => event === 'accommodation-arranged')).toMatchObject([
    { arrangement: {} },
  ]);
  expect((await send('', { text: 'Erased' })).statusCode).toBe(410);
});
