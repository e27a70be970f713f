import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plusHours } from '#domain/values/time.ts';
import { readUpload } from '#functions/store/import-items/uploads.ts';
import { readFactLists } from '#functions/store/items/facts.ts';
import { invitedAt, winterSeason } from '#test/support/builders/season.ts';
import { type DeskUploads, deskUploads } from '#test/support/files/desk-upload.ts';
import { csrfIn, type RunningDesk, runDesk } from '#test/support/hosts/desk.ts';

const editor = 'editor@example.org';
const season = {
  ...winterSeason(),
  coordinators: [
    { address: editor, may: 'edit' },
    { address: 'reader@example.org', may: 'read' },
  ] as const,
};

let desk: RunningDesk;
let cookie: string;
let uploads: DeskUploads;
beforeAll(async () => {
  desk = await runDesk(season);
  desk.setClock(plusHours(invitedAt, 1));
  cookie = await desk.signIn(editor);
  uploads = deskUploads(desk, season.id, cookie);
});
afterAll(() => desk.stop());

const typed = {
  fact: 'three letters received',
  drawnOn: '2020-11-14',
  ids: '20900001\n20900002',
  source: 'PDWS',
};

async function send(path: string, more: Readonly<Record<string, string>>) {
  const csrf = csrfIn(await desk.send('GET /desk/facts', { cookie }));
  return desk.send(`POST ${path}`, { cookie, form: { csrf, ...typed, ...more } });
}
const workbook = async (rows: (string | number)[][]) =>
  Buffer.from(await writeXlsx({ sheets: [{ name: 'List', rows }] }));
const lists = () => readFactLists(desk.store, season.id);

test('a list is shown for what it would say, and recorded once by who pressed the button', async () => {
  const preview = await send('/desk/facts/check', { complete: 'yes' });
  expect(preview.body).toContain('On the list: 2.');
  expect(preview.body).toContain('Of no known application: 2');
  expect(await lists()).toEqual([]);
  const recorded = await send('/desk/facts', { complete: 'yes' });
  expect(recorded.headers.location).toBe('/desk/facts?done=recorded');
  expect((await send('/desk/facts', { complete: 'yes' })).headers.location).toBe('/desk/facts?done=known');
  expect(await lists()).toMatchObject([
    { fact: typed.fact, drawnOn: '2020-11-14', isComplete: true, source: 'PDWS', who: { name: editor } },
  ]);
  const page = await desk.send('GET /desk/facts', { cookie, query: '?done=recorded' });
  expect(page.body).toContain('The list is recorded.');
});

test.each([
  ['a wrong id', { ids: '20900001\n2.09E+07' }, 'A2'],
  ['no id', { ids: ' ' }, 'The list is empty'],
  ['a name of several lines', { fact: 'a\nb' }, 'The name of a fact is one line'],
  ['a day that is none', { drawnOn: 'today' }, 'is not a day'],
  ['a day to come', { drawnOn: '2999-01-01' }, 'is in the future'],
])('a list with %s is refused as a whole, and what was typed stays', async (_, more, words) => {
  const before = await lists();
  const reply = await send('/desk/facts', { source: 'Kept words', ...more });
  expect(reply.statusCode).toBe(422);
  expect(reply.body).toContain(words);
  expect(reply.body).toContain('Kept words');
  expect(await lists()).toEqual(before);
});

describe('a list as a file', () => {
  const shown = (id: string, by = cookie) =>
    desk.send('GET /desk/facts/file/{upload}', { cookie: by, params: { upload: id } });
  const fieldsIn = (body: string) => {
    const text = (name: string) => new RegExp(`name="${name}"[^>]*? value="([^"]*)"`).exec(body)?.[1] ?? '';
    const ids = /<textarea name="ids"[^>]*>([^<]*)/.exec(body)?.[1] ?? '';
    return { ids, source: text('source'), upload: text('upload') };
  };

  test.each([
    ['letters.csv', 'AAMC ID,Name\n20900003,Sample\n20900004,Sample\n'],
    [
      'letters.xlsx',
      workbook([
        ['Name', 'AAMC ID'],
        ['Sample', 20_900_003],
        ['Sample', '20900004'],
      ]),
    ],
  ])('as %s is read into the form, and recorded as if it had been pasted', async (name, content) => {
    const id = await uploads.begun(await content, name, 'facts');
    expect((await shown(id)).headers.refresh).toBe('2');
    await uploads.work(id);
    const fields = fieldsIn((await shown(id)).body);
    expect(fields).toEqual({ ids: '20900003\n20900004', source: name, upload: id });
    await send('/desk/facts', { fact: `phoned ${name}`, ...fields });
    expect((await lists()).at(-1)).toMatchObject({ ids: ['20900003', '20900004'], source: name });
    await uploads.work(id);
    expect((await readUpload(desk.store, season.id, id))?.state).toBe('removed');
    expect((await shown(id)).body).toContain('is not kept');
    expect((await desk.send('GET /desk/imports', { cookie })).body).not.toContain(name);
  });

  test('that is damaged says where, and is not taken in part', async () => {
    const before = await lists();
    const id = await uploads.begun('AAMC ID\n20900003\n2.09E+07\n', 'bad.csv', 'facts');
    await uploads.work(id);
    const page = await shown(id);
    expect([page.statusCode, page.body.includes('A3')]).toEqual([422, true]);
    const pdf = await uploads.begun('%PDF-1.7', 'list.pdf', 'facts');
    await uploads.work(pdf);
    expect((await shown(pdf)).body).toContain('This is a PDF file');
    expect(await lists()).toEqual(before);
  });
});

test('a coordinator who may only look sees the lists and no form', async () => {
  const reader = await desk.signIn('reader@example.org');
  const { body } = await desk.send('GET /desk/facts', { cookie: reader });
  expect(body).not.toMatch(/<textarea|type="file"/);
});
