import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StoredInterviewer } from '#domain/interviewers/stored-interviewer.ts';
import type { PlannedDay } from '#domain/planned-days/planned-day.ts';
import { type CalendarDay, plusHours } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import type { GatewayReply } from '#functions/http/reply.ts';
import { listColumns } from '#functions/interviewers/read-interviewer-row.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { commit } from '#functions/store/commit.ts';
import { readInterviewers } from '#functions/store/interviewers/stored-interviewers.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { invitationsFor, invitedAt, winterSeason } from '#test/support/builders/season.ts';
import { invite } from '#test/support/builders/seed.ts';
import { workbookOf } from '#test/support/files/workbook-of.ts';
import { csrfIn, type RunningDesk, runDesk } from '#test/support/hosts/desk.ts';

const [editor, reader] = ['editor@example.org', 'reader@example.org'];
const season = {
  ...winterSeason(),
  coordinators: [
    { address: editor, may: 'edit' as const },
    { address: reader, may: 'read' as const },
  ],
};

let desk: RunningDesk;
let cookie: string;
let applicant: { readonly id: string; readonly name: string };
beforeAll(async () => {
  desk = await runDesk(season);
  desk.setClock(plusHours(invitedAt, 1));
  cookie = await desk.signIn(editor);
  const [offer] = await invite(desk.store, season, invitationsFor({ categorical: 1 }));
  applicant = offer!.applicant;
});
afterAll(() => desk.stop());

type Form = Readonly<Record<string, string>>;

async function open(path: string, params: Form = {}): Promise<GatewayReply> {
  return desk.send(`GET /desk/interviewers${path}`, { cookie, params });
}

/** Sends a form of the area, with the token that its first page carries. */
async function send(path: string, form: Form, params: Form = {}): Promise<GatewayReply> {
  const csrf = csrfIn(await open(''));
  return desk.send(`POST /desk/interviewers${path}`, { cookie, params, form: { csrf, ...form } });
}

/** The page in which a form with a pasted list, or with a file, is sent. */
async function sendList(text: string, file: Uint8Array = new Uint8Array()): Promise<GatewayReply> {
  const csrf = csrfIn(await open(''));
  const head = (name: string) => `--edge\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n`;
  const fields = `${head('csrf')}${csrf}\r\n${head('text')}${text}\r\n`;
  const raw = Buffer.concat([
    Buffer.from(`${fields}${head('file"; filename="list')}`),
    file,
    Buffer.from('\r\n--edge--\r\n'),
  ]);
  const headers = { 'content-type': 'multipart/form-data; boundary=edge' };
  return desk.send('POST /desk/interviewers/list', { cookie, raw, headers });
}

async function sendAndStore(text: string): Promise<void> {
  const { version } = await readInterviewers(desk.store, season.id);
  const { headers } = await send('/list/store', { text, shown: String(version) });
  expect(headers.location).toMatch('done=stored');
}

async function known(address: string): Promise<StoredInterviewer> {
  const { interviewers } = await readInterviewers(desk.store, season.id);
  return interviewers.find((each) => each.address === address)!;
}

const list =
  'name\temail\tinterviews\tmost\nSample Dr. A\ta@example.org\tteam; 1:1\t4\nSample Dr. B\tb@example.org\t1:1\t\n';

test('pasted cells are compared first, and stored with their links by the second form only; a list that was compared with an older state is refused', async () => {
  const check = await sendList(list);
  expect([check.statusCode, check.body.includes('The list changes 2 interviewers')]).toEqual([200, true]);
  expect(check.body).toMatch(
    /Sample Dr\. A<\/bdi><br><small>new<\/small><\/th><td><bdi>a@example\.org<\/bdi><\/td><td><bdi>team; 1:1<[\s\S]*<bdi>4</,
  );
  expect(check.body).not.toContain('<th scope="col">Phone');
  expect((await readInterviewers(desk.store, season.id)).version).toBe(0);
  const store = { text: list, file: 'the pasted list', shown: '0', links: 'yes' };
  expect((await send('/list/store', store)).headers.location).toBe('/desk/interviewers?done=stored');
  expect(await known('a@example.org')).toMatchObject({ mostADay: 4, linkSentAt: expect.any(String) });
  const again = await send('/list/store', store);
  expect([again.statusCode, again.body.includes('changed after it was shown')]).toEqual([409, true]);
  const { body } = await open('');
  expect(body).toContain('<h1>2 interviewers</h1>');
  expect(body).not.toContain('without a link');
});

test('a list that changes somebody shows from what to what, and whose team grows by it', async () => {
  const row = (...cells: readonly string[]) => `${cells.join('\t')}\n`;
  const titles = row('name', 'email', 'interviews', 'team', 'hours', 'most');
  await sendAndStore(titles + row('Sample Dr. T', 't@example.org', 'team', 'blue', '', '3'));
  const { body } = await sendList(
    titles +
      row('Sample Dr. T', 't@example.org', 'team', 'blue', '8:00 AM - 12:00 PM', '5') +
      row('Sample Dr. U', 'u@example.org', 'team', 'Blue', '', ''),
  );
  expect(body).toContain('<bdi>8:00 AM - 12:00 PM</bdi><br><small>was all day</small>');
  expect(body).toContain('<bdi>5</bdi><br><small>was 3</small>');
  expect(body).toContain('Team blue: Sample Dr. U joins Sample Dr. T. All 2 members hold');
});

test('a workbook is read as it is at the terminal, and its names are stored as they are written', async () => {
  const workbook = await workbookOf([
    ['Name', 'Email', 'Interviews', 'Phone'],
    ['Sample Dr. Ångström, "Zoë"', 'angstrom@example.org', 'team; 1:1', '+1 555 0100'],
  ]);
  const { statusCode, body } = await sendList('', workbook);
  expect([statusCode, body.includes('The list changes 1 interviewer<')]).toEqual([200, true]);
  const [, carried = ''] = /name="text" value="([^"]*)"/.exec(body) ?? [];
  const text = carried.replaceAll('&quot;', '"');
  const shown = /name="shown" value="(\d+)"/.exec(body)?.[1] ?? '';
  expect((await send('/list/store', { text, shown })).headers.location).toMatch('done=stored');
  expect(await known('angstrom@example.org')).toMatchObject({
    name: 'Sample Dr. Ångström, "Zoë"',
    phone: '+1 555 0100',
  });
});

test('a file that is not in UTF-8 is read as what spreadsheets write, and the page says so', async () => {
  const file = Buffer.from('name,email,interviews\nSample Dr. Müller,mueller@example.org,team\n', 'latin1');
  const { body } = await sendList('', file);
  expect(body).toContain('<bdi>Sample Dr. Müller</bdi><br><small>new');
  expect(body).toContain('was read as Windows-1252: check the names with accents');
});

test('a file that is no list is refused with what to do, and what was pasted is still in the form', async () => {
  const { statusCode, body } = await sendList('pasted before', Buffer.from('%PDF-1.7'));
  expect(statusCode).toBe(422);
  expect(body).toContain('This is a PDF file, and not a list that can be read');
  expect(body).toContain('pasted before</textarea>');
});

test('every cell that is wrong is named with its line, and the list is still in the form', async () => {
  const { statusCode, body } = await sendList('name,email,interviews\nSample Dr. C,nobody,group\n');
  expect(statusCode).toBe(422);
  expect(body).toContain('<li>line 2, email: This is not an email address');
  expect(body.match(/This is not an email address/g)).toHaveLength(1);
  expect(body).toContain('line 2, interviews: “group” is no kind of interview');
  expect(body).toContain('Sample Dr. C,nobody,group');
});

test('a column that is not read is named before the list is stored', async () => {
  const { body } = await sendList(
    'name,email,interviews,Recused\nSample Dr. R,r@example.org,team,20990111\n',
  );
  expect(body).toMatch(/<p class="note">The column “Recused” is not read, and nothing in there is stored\./);
  expect(body).not.toContain('20990111<');
});

test('of very many faults the first twenty are listed, and how many more there are', async () => {
  const rows = Array.from({ length: 23 }, (_, index) => `Sample Dr. ${index},nobody${index},team\n`);
  const { body } = await sendList(`name,email,interviews\n${rows.join('')}`);
  expect(body).toContain('<li>line 21, email: ');
  expect(body).not.toContain('<li>line 22, email: ');
  expect(body).toContain('<li>below: 3 more faults.</li>');
});

test('what the address says was done is no word of the language of the program', async () => {
  const { body } = await desk.send('GET /desk/interviewers', { cookie, query: 'done=constructor' });
  expect(body).toContain('<p class="done" role="status">Done.</p>');
});

test('the page names every column that a list can have', async () => {
  const [, hint = ''] = /The columns: ([^<]*)/.exec((await open('')).body) ?? [];
  for (const column of listColumns) expect(hint).toMatch(new RegExp(`\\b${column}\\b`));
});

test('an interviewer is added by hand, and changed; a form of an older version is refused with what changed, and keeps what was typed', async () => {
  const fields = {
    name: 'Sample Dr. D',
    email: 'd@example.org',
    interviews: '1:1',
    hours: '8:00 AM - 12:00 PM',
  };
  const added = await send('/new', fields);
  const { id, version } = await known('d@example.org');
  expect(added.headers.location).toBe(`/desk/interviewers/${id}?done=saved`);
  const edit = (more: Form) =>
    send('/{id}', { do: 'edit', version: String(version), ...fields, ...more }, { id });
  expect((await edit({ most: '3' })).statusCode).toBe(303);
  expect(await known('d@example.org')).toMatchObject({
    mostADay: 3,
    hours: [{ from: '08:00', until: '12:00' }],
  });
  const stale = await edit({ team: 'blue' });
  expect([stale.statusCode, stale.body.includes(`${editor} changed most a day`)]).toEqual([409, true]);
  expect(stale.body).toContain('value="blue"');
  expect((await known('d@example.org')).team).toBeUndefined();
});

test('who knows an applicant is entered by AAMC ID, shown by name, and can be taken back', async () => {
  const { id, version } = await known('d@example.org');
  const form = { do: 'knows', version: String(version), applicant: applicant.id };
  expect((await send('/{id}', form, { id })).statusCode).toBe(303);
  expect((await open('/{id}', { id })).body).toContain(applicant.name);
  const wrong = { do: 'knows', version: String(version + 1), applicant: '99999999' };
  expect((await send('/{id}', wrong, { id })).body).toContain('No invitation has this AAMC ID');
  const back = { do: 'meets', version: String(version + 1), applicant: applicant.id };
  await send('/{id}', back, { id });
  expect((await known('d@example.org')).recusals).toEqual([]);
});

test('an applicant from a school of the interviewer is suggested as somebody they may know, until that is entered', async () => {
  const values = { 'school.name': 'Sample University School of Medicine' };
  const application = { season: season.id, id: applicant.id, version: 1, ticks: [], entries: [], values };
  const change = { kind: 'put-application', application } as unknown as Parameters<typeof commit>[2][number];
  await commit(desk.store, season.id, [change], randomUUID());
  const [offer] = await readOffers(desk.store, season.id);
  const choice = { option: '2030-11-19', starts: ['morning'] as const };
  const context = decisionContext({ kind: 'applicant' }, plusHours(invitedAt, 1));
  await answerOffer(desk.store, { season: season.id, id: offer!.id }, { action: 'book', choice }, context);
  const { id, version } = await known('d@example.org');
  expect((await open('/{id}', { id })).body).not.toContain('They may know');
  const fields = {
    name: 'Sample Dr. D',
    email: 'd@example.org',
    interviews: '1:1',
    school: 'Sample University',
  };
  await send('/{id}', { do: 'edit', version: String(version), ...fields }, { id });
  const page = (await open('/{id}', { id })).body;
  expect(page).toContain('They may know');
  expect(page).toContain('Sample University School of Medicine');
  const knows = { do: 'knows', version: String(version + 1), applicant: applicant.id };
  expect((await send('/{id}', knows, { id })).statusCode).toBe(303);
  expect((await open('/{id}', { id })).body).not.toContain('They may know');
});

/** Publishes two interviews of the applicant with this interviewer. */
async function publish(address: string): Promise<void> {
  const on = '2030-11-19' as CalendarDay;
  const [offer] = await readOffers(desk.store, season.id);
  const interview = (from: number) => ({
    ...{ guest: offer!.id, kind: 'one-on-one' as const, track: 'categorical', from, to: from + 20 },
    interviewers: [address],
  });
  const planned: PlannedDay = {
    ...{ id: on, season: season.id, on, version: 1, state: 'idle', untold: [], edits: [] },
    published: {
      ...{ edition: 1, at: invitedAt, who: { kind: 'program', name: editor } },
      interviews: [interview(540), interview(560)],
      interviewers: [{ id: address, name: 'Sample Dr. D', address }],
    },
  };
  await commit(desk.store, season.id, [{ kind: 'put-planned-day', planned }], randomUUID());
}

test('a link is renewed, and an interviewer is removed with a reason, which the record keeps', async () => {
  const { id, version } = await known('d@example.org');
  await send('/{id}', { do: 'renew', version: String(version) }, { id });
  expect(await known('d@example.org')).toMatchObject({ generation: 2 });
  const form = { do: 'remove', version: String(version + 1), reason: '' };
  expect((await send('/{id}', form, { id })).statusCode).toBe(422);
  const looked = await send('/{id}', { ...form, reason: 'On leave' }, { id });
  expect(looked.body).toContain('They hold no interview of a published day that is ahead.');
  await publish('d@example.org');
  const seen = await send('/{id}', { ...form, reason: 'On leave' }, { id });
  expect(seen.body).toMatch(/Tuesday, November 19<\/a>: 2 interviews, with 1 applicant/);
  expect(seen.body).toContain('Nobody is told of it now');
  expect(await known('d@example.org')).toMatchObject({ version: version + 1 });
  const gone = await send('/{id}', { ...form, reason: 'On leave', step: 'do' }, { id });
  expect(gone.headers.location).toBe('/desk/interviewers?done=removed');
  expect((await open('/{id}', { id })).statusCode).toBe(410);
  const { body } = await desk.send('GET /desk/record', { cookie });
  expect(body).toMatch(/Interviewer removed[\s\S]*On leave/);
});

test('a coordinator who may only look sees everybody, and no form but that of signing out', async () => {
  const own = await desk.signIn(reader);
  const { id } = await known('a@example.org');
  for (const [path, params] of [
    ['', {}],
    ['/{id}', { id }],
  ] as const) {
    const { statusCode, body } = await desk.send(`GET /desk/interviewers${path}`, { cookie: own, params });
    expect([statusCode, body.includes('Sample Dr. A')]).toEqual([200, true]);
    expect(body.match(/action="[^"]*"/g)?.filter((each) => !each.includes('sign-out'))).toEqual([]);
  }
});
