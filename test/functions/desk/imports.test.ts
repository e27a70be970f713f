import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plusHours } from '#domain/values/time.ts';
import type { GatewayReply } from '#functions/http/reply.ts';
import { commit } from '#functions/store/commit.ts';
import { readColumnCorrections } from '#functions/store/import-items/column-corrections.ts';
import { readUpload } from '#functions/store/import-items/uploads.ts';
import { readApplications } from '#functions/store/items/applications.ts';
import { applicationRow, applicationTitles } from '#test/support/builders/applications.ts';
import { invitedAt, winterSeason } from '#test/support/builders/season.ts';
import { type DeskUploads, deskUploads } from '#test/support/files/desk-upload.ts';
import { type WorkbookCell, workbookOf } from '#test/support/files/workbook-of.ts';
import { csrfIn, type RunningDesk, runDesk } from '#test/support/hosts/desk.ts';
import { everything } from '#test/support/measure/dump-table.ts';

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

const rows = (count: number, change: Readonly<Record<number, string>> = {}) =>
  Array.from({ length: count }, (_, number) => applicationRow(number, { 4: 'categorical', ...change }));
const uploaded: DeskUploads['uploaded'] = (...file) => uploads.uploaded(...file);
const begun: DeskUploads['begun'] = (...file) => uploads.begun(...file);
const work = (id: string) => uploads.work(id);
const pageOf: DeskUploads['pageOf'] = (id, by) => uploads.pageOf(id, by);
const press: DeskUploads['press'] = (...pressed) => uploads.press(...pressed);
const get = (path: string, by = cookie) => desk.send(`GET ${path}`, { cookie: by });
const locationOf = ({ headers }: GatewayReply) => headers.location ?? '';

const file = (lines: readonly string[], titles = applicationTitles) => [titles, ...lines].join('\n');

describe('uploading', () => {
  test('works by a form that the bucket takes, which this one page alone may send there', async () => {
    const page = await get('/desk/imports');
    const origin = /action="(http:\/\/127[^"/]+)/.exec(page.body)?.[1];
    expect(page.headers['content-security-policy']).toContain(`form-action 'self' ${origin}`);
    expect((await get('/desk')).headers['content-security-policy']).not.toContain(String(origin));
  });

  test('leads over a page without a session to one that does nothing but ask', async () => {
    const query = await uploaded(file(rows(1)));
    const before = await everything(desk.store);
    const arrived = await desk.send('GET /desk/imports/arrived', { query });
    expect(arrived.statusCode).toBe(200);
    expect(arrived.headers.refresh).toMatch(/^0; url=\/desk\/imports\/check\?key=uploads%2F/);
    const check = await desk.send('GET /desk/imports/check', { cookie, query });
    expect(check.body).toContain('eras.csv');
    expect(await everything(desk.store)).toEqual(before);
  });

  test('a key of another season, or none, begins nothing', async () => {
    const csrf = csrfIn(await get('/desk'));
    for (const key of ['uploads/other/upload_01enn29n40hhp9xacyghnrfzkp/x.csv', 'reports/x', 'x'])
      expect((await desk.send('POST /desk/imports', { cookie, form: { csrf, key } })).statusCode).toBe(404);
  });

  test('the same button pressed twice begins one', async () => {
    const query = new URLSearchParams(await uploaded(file(rows(1))));
    const form = { csrf: csrfIn(await get('/desk')), key: query.get('key') ?? '' };
    const replies = [
      await desk.send('POST /desk/imports', { cookie, form }),
      await desk.send('POST /desk/imports', { cookie, form }),
    ];
    expect(new Set(replies.map(locationOf)).size).toBe(1);
    const again = await desk.send('GET /desk/imports/check', { cookie, query: `?${query}` });
    expect(locationOf(again)).toBe(locationOf(replies[0] as GatewayReply));
  });

  test('a coordinator who may only look is shown no form, and what others have uploaded', async () => {
    const reader = await desk.signIn('reader@example.org');
    const id = await begun(file(rows(1)));
    await work(id);
    expect((await get('/desk/imports', reader)).body).not.toContain('type="file"');
    const { body } = await pageOf(id, reader);
    expect(body).toContain('1</b>');
    expect(body).not.toContain('/apply');
  });
});

describe('a file at the desk', () => {
  test('is read, shown, corrected, and imported by whom the record names', async () => {
    const id = await begun(
      file([...rows(3), applicationRow(9, { 6: '999' })], applicationTitles.replace('Email', 'Reach')),
    );
    expect((await pageOf(id)).headers.refresh).toBe('3');
    await work(id);
    const stopped = await pageOf(id);
    expect(stopped.body).toContain('No column is called “Email”');
    expect(stopped.body).not.toContain('/apply"');
    expect((await press(id, 'columns', { 'use-3': 'email' })).statusCode).toBe(303);
    await work(id);
    const shown = await pageOf(id);
    expect(shown.body).toMatch(/<b>3<\/b>new/);
    expect(shown.body).toContain('<option value="email" selected>email address</option>');
    const bad = await desk.send('GET /desk/imports/{upload}/rows', {
      cookie,
      params: { upload: id },
      query: '?part=invalid',
    });
    expect(bad.body).toContain('<b>G5</b>');
    await press(id, 'apply');
    expect((await pageOf(id)).body).toContain('The import begins');
    await work(id);
    expect((await pageOf(id)).body).toContain('The file is imported');
    expect(await readApplications(desk.store, season.id)).toHaveLength(3);
    expect((await readColumnCorrections(desk.store, season.id))?.columns).toMatchObject([
      { title: 'Reach', use: 'email', who: { kind: 'program', name: editor } },
    ]);
    const list = await get('/desk/imports');
    expect(list.body).toContain('Imported: 3 new applications');
  });

  test('has a report to download, as long as it waits for somebody', async () => {
    const id = await begun(file(rows(2, { 1: '=1+1' })));
    await work(id);
    const report = () =>
      desk.send('GET /desk/imports/{upload}/report.csv', { cookie, params: { upload: id } });
    const sheet = await (await fetch(locationOf(await report()))).text();
    expect(sheet).toContain("'=1+1");
    await press(id, 'remove');
    await work(id);
    expect((await report()).statusCode).toBe(409);
  });

  test('upload-changed: is not imported as somebody has seen it before it was read again', async () => {
    const id = await begun(file(rows(4)));
    await work(id);
    const old = await pageOf(id);
    await press(id, 'again');
    await work(id);
    const version = /name="version" value="(\d+)"/.exec(old.body)?.[1] ?? '';
    const reply = await desk.send('POST /desk/imports/{upload}/apply', {
      ...{ cookie, params: { upload: id }, form: { csrf: csrfIn(old), version } },
    });
    expect([reply.statusCode, reply.body.includes('no longer as you saw it')]).toEqual([409, true]);
    expect((await readUpload(desk.store, season.id, id))?.state).toBe('read');
  });

  test('of another season, or of none, is not found', async () => {
    expect((await pageOf('upload_none')).statusCode).toBe(404);
  });

  test.each([
    ['a renamed zip', Buffer.from('PK\u0003\u0004 nothing'), 'cannot be read as one'],
    ['NUL bytes', 'AAMC ID,Email\n1,\u0000', 'characters of no text'],
    ['a million commas', ','.repeat(1_000_000), 'No column is called'],
    ['a lone quotation mark', `${applicationTitles}\n"${rows(3).join('\n')}`, 'a quotation mark is opened'],
    ['an empty file', '', 'No column is called'],
    ['a web page', '<!doctype html><title>Sign in</title>', 'No column is called'],
  ])('that is %s has a clear answer and changes nothing', async (_, text, answer) => {
    const before = (await readApplications(desk.store, season.id)).length;
    const id = await begun(text);
    await work(id);
    const { body } = await pageOf(id);
    expect(body).toContain(answer);
    expect(body).not.toContain('/apply"');
    expect(await readApplications(desk.store, season.id)).toHaveLength(before);
  });

  test.each([
    [
      '200 columns',
      file(
        rows(2).map((row) => row + ',x'.repeat(190)),
        applicationTitles + Array.from({ length: 190 }, (_, n) => `,Note ${n}`).join(''),
      ),
      'Not used: 190',
    ],
    [
      'an author list in a track column',
      file([...rows(2), applicationRow(7, { 4: 'Sample A; Sample B' })]),
      'cannot be used',
    ],
    [
      'two exports glued together',
      [file(rows(2)), file([applicationRow(2, { 4: 'categorical' })])].join('\n'),
      '<b>1</b>cannot be used',
    ],
    [
      'formulas in its cells',
      file([...rows(2), applicationRow(7, { 1: '=HYPERLINK("http://x")', 4: 'categorical' })]),
      'would change',
    ],
    ['damaged dates', file(rows(2, { 8: 'Jan-06' })), 'Rows with something to know'],
  ])('with %s is read for what is good in it', async (_, text, answer) => {
    const id = await begun(text);
    await work(id);
    expect((await pageOf(id)).body).toContain(answer);
  });

  test('with formulas that failed or have no result is read for what is good in it, and names each cell', async () => {
    const good: WorkbookCell[] = applicationRow(11, { 4: 'categorical' }).split(',');
    const id = await begun(
      await workbookOf([
        applicationTitles.split(','),
        good.with(1, { formula: 'A9', result: 'Sam' }),
        good.with(1, { error: '#REF!' }),
        good.with(0, { formula: '20900000+1' }),
      ]),
      'eras.xlsx',
    );
    await work(id);
    expect((await pageOf(id)).body).toMatch(/<b>1<\/b>new[\s\S]*<b>2<\/b>cannot be used/);
    const params = { upload: id };
    const bad = await desk.send('GET /desk/imports/{upload}/rows', {
      cookie,
      params,
      query: '?part=invalid',
    });
    expect(bad.body).toMatch(
      /<b>B3<\/b>[\s\S]*“#REF!” is what a spreadsheet program writes where a formula fails/,
    );
    expect(bad.body).toMatch(/<b>A4<\/b>[\s\S]*was saved without its result/);
  });

  test('shows names and titles as text', async () => {
    const id = await begun(
      file(rows(2, { 1: '<b>Bo' }), `${applicationTitles},<script>x</script>`),
      '<img>.csv',
    );
    await work(id);
    const page = await pageOf(id);
    const list = await desk.send('GET /desk/imports/{upload}/rows', {
      cookie,
      params: { upload: id },
      query: '?part=changed',
    });
    for (const { body } of [page, list, await get('/desk/imports')])
      expect(body).not.toMatch(/<b>Bo|<script>x|<img>/);
  });
});

test('who was erased is left out, and the dry run says who and when', async () => {
  const person = '20907777';
  const mark = { kind: 'add-tombstone', person, at: invitedAt } as const;
  await commit(desk.store, season.id, [mark], randomUUID());
  const row = applicationRow(7777, { 4: 'categorical' });
  const id = await begun([applicationTitles, row, applicationRow(7778, { 4: 'categorical' })].join('\n'));
  await work(id);
  expect((await pageOf(id)).body).toContain('Erased before, and not imported: 1.');
  const query = '?part=noted';
  const noted = await desk.send('GET /desk/imports/{upload}/rows', { cookie, params: { upload: id }, query });
  expect(noted.body).toMatch(/20907777[\s\S]*erased on Mon, Oct 28, not imported/);
  await press(id, 'apply');
  await work(id);
  const stored = (await readApplications(desk.store, season.id)).map((each) => each.id);
  expect([stored.includes(person), stored.includes('20907778')]).toEqual([false, true]);
});
