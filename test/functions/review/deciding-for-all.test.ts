import { afterAll, beforeAll, expect, test } from 'vitest';
import { plusHours } from '#domain/values/time.ts';
import { readApplications } from '#functions/store/items/applications.ts';
import { csrfIn, type RunningDesk, runDesk } from '#test/support/hosts/desk.ts';
import { type Outbox, openOutbox } from '#test/support/hosts/outbox.ts';
import { importPeople, reviewedAt, reviewedSeason } from '#test/support/reviews/reviewed-season.ts';

const [editor, reader] = ['editor@example.org', 'reader@example.org'];
const season = {
  ...reviewedSeason(),
  coordinators: [
    { address: editor, may: 'edit' as const },
    { address: reader, may: 'read' as const },
  ],
};
const PEOPLE = 510;

let desk: RunningDesk;
let outbox: Outbox;
let cookie: string;
beforeAll(async () => {
  desk = await runDesk(season);
  desk.setClock(plusHours(reviewedAt, 1));
  await importPeople(desk.store, season, PEOPLE);
  cookie = await desk.signIn(editor);
  outbox = await openOutbox(desk.store);
});
afterAll(() => desk.stop());

const confirm = () =>
  desk.send('GET /desk/applications/decide', {
    cookie,
    query: new URLSearchParams({ deed: 'close', list: 'status=in-review', who: 'all' }).toString(),
  });
const hiddenIn = (body: string) =>
  Object.fromEntries(
    [...body.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
const post = (form: Readonly<Record<string, string>>) =>
  desk.send('POST /desk/applications/decide', { cookie, form });
const pageOf = (bulk: string, by = cookie) =>
  desk.send('GET /desk/applications/bulk/{bulk}', { cookie: by, params: { bulk } });
const bulkIn = (location = '') => /bulk_\w+/.exec(location)?.[0] ?? '';

/** What the stream hands to the function that does long work. */
async function work(id: string): Promise<void> {
  const NewImage = { id: { S: id }, season: { S: season.id }, kind: { S: 'bulk-review' } };
  const reply = await desk.stage.imports({ Records: [{ dynamodb: { SequenceNumber: '1', NewImage } }] });
  expect(reply).toEqual({ batchItemFailures: [] });
}
const closed = async () =>
  (await readApplications(desk.store, season.id)).filter(({ review }) => review?.decided?.to === 'close');

test('more than a person waits for are decided by a job, with progress, an end that is mailed, and an undo', async () => {
  const asked = await confirm();
  expect(asked.body).toContain('<h1>Close: all 510 on the list</h1>');
  expect(asked.body).toMatch(/<b>510<\/b>in review/);
  const form = { ...hiddenIn(asked.body), csrf: csrfIn(asked), reason: 'The season is full.' };
  const [begun, twice] = [await post(form), await post(form)];
  expect(begun.statusCode).toBe(303);
  expect(twice.headers.location).toBe(begun.headers.location);
  const bulk = bulkIn(begun.headers.location);
  const waiting = await pageOf(bulk);
  expect([waiting.headers.refresh, waiting.body.includes('0 of 510 are dealt with')]).toEqual(['3', true]);
  await work(bulk);
  const ended = await pageOf(bulk);
  expect(ended.headers.refresh).toBeUndefined();
  expect(ended.body).toContain('<h1>Close: done for 510 of 510</h1>');
  expect(await closed()).toHaveLength(PEOPLE);
  await desk.stage.notices({ Records: await outbox() });
  const [mail, ...others] = await desk.stage.office.arrived();
  expect([mail?.to, mail?.email.subject, others]).toEqual([
    editor,
    `Close: done for 510 of 510 – ${season.program.name}`,
    [],
  ]);
  expect(mail?.email.body.text).toContain(`https://interviews.example.org/desk/applications/bulk/${bulk}`);
  expect((await pageOf(bulk, await desk.signIn(reader))).body).not.toContain('Undo for all');
  const undo = await desk.send('POST /desk/applications/bulk/{bulk}/undo', {
    ...{ cookie, params: { bulk }, form: { csrf: csrfIn(ended) } },
  });
  await work(bulkIn(undo.headers.location));
  expect(await closed()).toEqual([]);
  expect((await pageOf(bulk)).body).toContain('It has been undone');
});

test('a job is not begun without a reason, or for a list that has changed, and what was typed stays', async () => {
  const asked = await confirm();
  const form = { ...hiddenIn(asked.body), csrf: csrfIn(asked) };
  const silent = await post({ ...form, reason: ' ' });
  expect([silent.statusCode, silent.body.includes('A reason is needed')]).toEqual([422, true]);
  await importPeople(desk.store, season, PEOPLE + 1);
  const stale = await post({ ...form, reason: 'Kept <words>.' });
  expect(stale.statusCode).toBe(409);
  expect(stale.body).toContain('The filters matched 510 then, and match 511 now.');
  expect(stale.body).toContain('Kept &lt;words&gt;.</textarea>');
  expect(await closed()).toEqual([]);
});

test('a job that has stopped is taken up again by a button, and by nobody who may only look', async () => {
  const asked = await confirm();
  const begun = await post({ ...hiddenIn(asked.body), csrf: csrfIn(asked), reason: 'Full.' });
  const bulk = bulkIn(begun.headers.location);
  expect((await pageOf(bulk)).body).not.toContain('Go on with it');
  desk.setClock(plusHours(reviewedAt, 1.5));
  const stopped = await pageOf(bulk);
  expect(stopped.body).toContain('Go on with it');
  const again = await desk.send('POST /desk/applications/bulk/{bulk}/again', {
    ...{ cookie, params: { bulk }, form: { csrf: csrfIn(stopped) } },
  });
  expect(bulkIn(again.headers.location)).toBe(bulk);
  await work(bulk);
  expect(await closed()).toHaveLength(PEOPLE + 1);
  expect((await pageOf('bulk_none')).statusCode).toBe(404);
});
