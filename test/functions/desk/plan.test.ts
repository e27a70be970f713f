import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Season } from '#domain/season/season.ts';
import { instant } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { applySeason } from '#functions/season/apply-season.ts';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';
import { readSeasonDraft } from '#functions/store/drafts/season-drafts.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { seasonNow } from '#functions/store/items/season-cache.ts';
import { invitationFor } from '#test/support/builders/season.ts';
import { invite } from '#test/support/builders/seed.ts';
import { seasonOfFile } from '#test/support/files/arbitrary-file-season.ts';
import { type Asked, type RunningDesk, runDesk } from '#test/support/hosts/desk.ts';

const now = instant('2026-10-27T10:00-04:00');
const [editor, second] = ['editor@example.org', 'second@example.org'];
const season: Season = {
  ...seasonOfFile('seasons/template.yaml'),
  coordinators: [
    { address: editor, may: 'edit' },
    { address: second, may: 'edit' },
    { address: 'reader@example.org', may: 'read' },
  ],
};

let desk: RunningDesk;
let cookies: Readonly<Record<string, string>>;
beforeAll(async () => {
  desk = await runDesk(season);
  desk.setClock(now);
  cookies = {
    [editor]: await desk.signIn(editor),
    [second]: await desk.signIn(second),
    reader: await desk.signIn('reader@example.org'),
  };
});
afterAll(() => desk.stop());

const get = (route: string, asked: Asked = {}, as = editor) =>
  desk.send(`GET ${route}`, { cookie: cookies[as], ...asked });

/** The hidden fields and the filled inputs of the page's form that has the button. */
function formOf(body: string, button: string): Record<string, string> {
  const form = body.split('<form').find((each) => each.includes(`>${button}</button>`)) ?? '';
  const inputs = [...form.matchAll(/<input(?: type="\w+")? name="([^"]+)" value="([^"]*)"/g)];
  return Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value]));
}

async function post(route: string, form: Record<string, string>, params = {}, as = editor) {
  return desk.send(`POST ${route}`, { cookie: cookies[as], form, params });
}

/** Opens the page, changes fields of the form with the button, and sends it. */
async function send(button: string, fields: Record<string, string>, on?: string, as = editor) {
  const route = on === undefined ? '/desk/plan' : '/desk/plan/days/{on}';
  const params = on === undefined ? {} : { on };
  const { body } = await get(route, { params }, as);
  const form = formOf(body, button);
  expect(Object.keys(form), `the form “${button}”`).toContain('version');
  return post(route, { ...form, ...fields }, params, as);
}

/** Sends a file with the form that takes one. */
async function upload(text: string) {
  const boundary = 'sample';
  const part = (name: string, value: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const form = formOf((await get('/desk/plan')).body, 'Upload it as the draft');
  const parts = [
    ...Object.entries(form).map(([name, value]) => part(name, value)),
    part('file"; filename="s.yaml', text),
  ];
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  const raw = `${parts.join('')}--${boundary}--\r\n`;
  return desk.send('POST /desk/plan/file', { cookie: cookies[editor], headers, raw });
}

const draftText = async () => (await get('/desk/plan/season.yaml')).body;

/** What the stream does when the draft is to be applied. */
function work() {
  const NewImage = { id: { S: 'draft' }, season: { S: season.id }, kind: { S: 'season-draft' } };
  return desk.stage.imports({ Records: [{ dynamodb: { SequenceNumber: '1', NewImage } }] });
}

test('a page of the season writes nothing, and shows it to a coordinator who may only look without a form', async () => {
  const { statusCode, body } = await get('/desk/plan', {}, 'reader');
  expect(statusCode).toBe(200);
  expect(body).not.toContain('action="/desk/plan');
  expect((await get('/desk/plan')).body).toContain('name="days.2026-11-17.seats.0.morning" value="4"');
  expect(await readSeasonDraft(desk.store, season.id)).toBeUndefined();
});

test('seats that are typed into the grid are what the file says then, and nothing else changes', async () => {
  const before = await draftText();
  const reply = await send('Save the seats', { 'days.2026-11-17.seats.0.morning': '7' });
  expect([reply.statusCode, reply.headers.location]).toEqual([303, '/desk/plan?done=saved']);
  expect(await draftText()).toBe(
    before.replace('[ categorical ], morning: 4', '[ categorical ], morning: 7'),
  );
  const { body } = await get('/desk/plan');
  expect(body).toContain('<b>Changed</b> 2026-11-17 morning, seats for categorical: 4 -&gt; 7');
});

test('an edit of what another coordinator has changed meanwhile is refused with who changed what, and keeps what was typed', async () => {
  const stale = formOf((await get('/desk/plan', {}, second)).body, 'Save the seats');
  await send('Save the seats', { 'days.2026-12-01.seats.0.morning': '6' });
  const mine = { ...stale, 'days.2026-12-01.seats.0.afternoon': '9' };
  const refused = await post('/desk/plan', mine, {}, second);
  expect(refused.statusCode).toBe(409);
  expect(refused.body).toContain('Saved by others in the meantime');
  expect(refused.body).toContain('<b>Changed</b> 2026-12-01 morning, seats for categorical: 5 -&gt; 6');
  expect(refused.body).toContain(editor);

  const again = formOf(refused.body, 'Save the seats');
  expect(again['days.2026-12-01.seats.0.afternoon']).toBe('9');
  expect(again['days.2026-12-01.seats.0.morning']).toBe('6');
  expect((await post('/desk/plan', again, {}, second)).statusCode).toBe(303);
  expect(await draftText()).toContain('{ for: [ categorical ], morning: 6, afternoon: 9 }');
});

test('a number that is none is refused with what was typed', async () => {
  const reply = await send('Save the seats', { 'days.2026-12-01.seats.0.morning': 'six' });
  expect(reply.statusCode).toBe(422);
  expect(reply.body).toContain('“six” is not a number of seats');
  expect(reply.body).toContain('value="six"');
});

test('a file is taken as the draft, or refused with every fault by line and field', async () => {
  const text = await draftText();
  const bad = await upload(text.replace('2026-12-04', '2026-12-45'));
  expect(bad.statusCode).toBe(422);
  expect(bad.body).toMatch(/Line \d+, the \d\w\w track, 1st day: .*2026-12-45/);
  expect(await draftText()).toBe(text);

  const mine = `# Kept for us\n${text}`;
  expect((await upload(mine)).statusCode).toBe(303);
  expect(await draftText()).toBe(mine);
});

test('a day that is canceled in the draft is applied with a reason: everybody booked on it is named before and told once', async () => {
  await invite(
    desk.store,
    season,
    [
      invitationFor('one', 'primary-care'),
      invitationFor('two', 'primary-care'),
      invitationFor('three', 'preliminary'),
    ],
    now,
  );
  const pair = { option: '2026-11-16_2026-11-17', starts: ['morning', 'morning'] } as const;
  for (const id of ['offer_one', 'offer_two'])
    await answerOffer(
      desk.store,
      { season: season.id, id },
      { action: 'book', choice: pair },
      decisionContext({ kind: 'applicant' }, now),
    );
  await send('Add the day', { on: '2026-11-15', like: '2026-11-16' });
  expect((await get('/desk/plan')).body).toContain('To be fixed before the draft can be applied');
  await post(
    '/desk/plan/days/{on}',
    {
      ...formOf(
        (await get('/desk/plan/days/{on}', { params: { on: '2026-11-16' } })).body,
        'Cancel Mon, Nov 16',
      ),
    },
    { on: '2026-11-16' },
  );
  const added = await get('/desk/plan/days/{on}', { params: { on: '2026-11-15' } });
  const seen = formOf(added.body, 'Add the choice');
  const form = [...Object.entries({ ...seen, track: 'primary-care' }), ['days', '2026-11-17']] as [
    string,
    string,
  ][];
  await desk.send('POST /desk/plan/days/{on}', {
    cookie: cookies[editor],
    form,
    params: { on: '2026-11-15' },
  });
  await send('Add the seats', { for: 'primary-care', morning: '2' }, '2026-11-17');

  expect((await get('/desk/plan')).body).not.toContain('To be fixed');
  const check = await get('/desk/plan/check');
  expect(check.statusCode).toBe(200);
  expect(check.body).toContain('Concerned: 2 people with a booking. To be sent: 4 mails.');
  expect(check.body).toContain('Sample one');
  expect(check.body).toContain('both days of the pair are given back');
  const apply = formOf(check.body, 'Apply the draft');
  const unexplained = await post('/desk/plan/apply', apply);
  expect([unexplained.statusCode, unexplained.body]).toEqual([
    422,
    expect.stringContaining('A written reason is needed'),
  ]);
  expect((await post('/desk/plan/apply', { ...apply, reason: 'Snow.' })).statusCode).toBe(303);
  const waiting = await get('/desk/plan');
  expect([waiting.headers.refresh, waiting.body]).toEqual(['3', expect.stringContaining('is being applied')]);
  expect(waiting.body).not.toContain('Save the seats');

  expect(await work()).toEqual({ batchItemFailures: [] });
  expect(await work()).toEqual({ batchItemFailures: [] });
  const draft = await readSeasonDraft(desk.store, season.id);
  expect(draft).toMatchObject({ state: 'applied', applied: { told: 2, left: [] } });
  const { applied } = { applied: await seasonNow(desk.store, season.id) };
  expect(applied.season.days.map(({ on }) => on)).not.toContain('2026-11-16');
  const read = readSeasonFile(await draftText());
  expect('season' in read && read.season).toEqual(applied.season);
  expect(await draftText()).toContain('# Kept for us');
  const offers = await readOffers(desk.store, season.id);
  expect(offers.filter(({ seatedAs }) => seatedAs === 'primary-care').map(({ state }) => state)).toEqual([
    'open',
    'open',
  ]);
  expect((await get('/desk/plan')).body).toContain('Told: 2 people.');
});

test('a draft that was begun before another file was applied is not applied over it', async () => {
  await send('Save the seats', { 'days.2026-12-01.seats.0.morning': '8' });
  const check = formOf((await get('/desk/plan/check')).body, 'Apply the draft');
  const { season: current } = await seasonNow(desk.store, season.id);
  const other: Season = { ...current, assumed: ['Another file.'] };
  await applySeason(desk.store, other, () => decisionContext({ kind: 'program', name: 'Terminal' }, now));
  const refused = await post('/desk/plan/apply', check);
  expect(refused.statusCode).toBe(409);
  expect(refused.body).toContain('Another season file has been applied since this draft was begun');
  expect((await seasonNow(desk.store, season.id)).season.assumed).toEqual(['Another file.']);
});

test('the texts of the public page are changed in the draft, under their headings', async () => {
  const saved = await send('Save the texts', { 'information.match': 'We fill every position in the Match.' });
  expect(saved.headers.location).toBe('/desk/plan?done=saved');
  const draft = await readSeasonDraft(desk.store, season.id);
  const read = readSeasonFile(draft?.text ?? '');
  expect('season' in read && read.season.information).toEqual({
    match: 'We fill every position in the Match.',
  });
  expect((await get('/desk/plan')).body).toContain('How we choose whom to invite');
});

test('hours, title and place of a block of an agenda are changed in the draft, and said among what it changes', async () => {
  const files = ['seasons/template.yaml', 'test/support/files/template-agendas.yaml'];
  const uploaded = await upload(files.map((file) => readFileSync(file, 'utf8')).join('\n'));
  expect(uploaded.statusCode).toBe(303);
  const button = 'Save the agenda: Categorical, morning';
  const block = (number: number, part: string) => `agendas.0.blocks.${number}.${part}`;
  const changed = { [block(2, 'until')]: '11:30', [block(3, 'at')]: '11:30', [block(2, 'place')]: 'Room 7' };
  expect((await send(button, { ...changed, [block(3, 'title')]: '' })).statusCode).toBe(422);
  expect((await send(button, changed)).headers.location).toBe('/desk/plan?done=saved');
  const read = readSeasonFile((await readSeasonDraft(desk.store, season.id))?.text ?? '');
  expect('season' in read && read.season.agendas?.[0]?.blocks.slice(2)).toMatchObject([
    { until: '11:30', title: 'Panel with residents', place: 'Room 7' },
    { at: '11:30', title: 'Noon conference' },
  ]);
  expect((await get('/desk/plan')).body).toMatch(/What the draft changes[\s\S]*Room 7[\s\S]*Days and seats/);
});
