import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { changeList } from '#functions/match-lists/change-list.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { readMatchList, readMatchRecords } from '#functions/store/match-lists/match-lists.ts';
import { winterSeason } from '#test/support/builders/season.ts';
import { putBooked } from '#test/support/builders/seed.ts';
import { rowsOf } from '#test/support/files/order-rows.ts';
import { workbookOf } from '#test/support/files/workbook-of.ts';
import { csrfIn, type RunningDesk, runDesk } from '#test/support/hosts/desk.ts';

const editor = 'editor@example.org';
const winter = winterSeason({ kept: 4 });
const code = '0000000C0';
const season = {
  ...winter,
  tracks: winter.tracks.map((track) => ({ ...track, nrmp: code })),
  coordinators: [{ address: editor, may: 'edit' as const }],
  matchLists: { lockedOn: '2031-01-15' as CalendarDay },
};
const now = instant('2030-12-20T12:00-05:00');

let desk: RunningDesk;
let cookie: string;
beforeAll(async () => {
  desk = await runDesk(season);
  await putBooked(desk.store, season, [1, 2, 3, 4]);
  desk.setClock(now);
  cookie = await desk.signIn(editor);
});
afterAll(() => desk.stop());

const page = () => desk.send('GET /desk/match/{code}', { cookie, params: { code } });
const stored = async () => (await readMatchList(desk.store, season.id, code))?.order;

/** The form with an order that was pasted, or with its file. */
async function look(text: string, file: Uint8Array = new Uint8Array()) {
  const csrf = csrfIn(await page());
  const head = (name: string) => `--edge\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n`;
  const fields = `${head('csrf')}${csrf}\r\n${head('text')}${text}\r\n${head('file"; filename="order')}`;
  const raw = Buffer.concat([Buffer.from(fields), file, Buffer.from('\r\n--edge--\r\n')]);
  const headers = { 'content-type': 'multipart/form-data; boundary=edge' };
  return desk.send('POST /desk/match/{code}/order', { cookie, params: { code }, raw, headers });
}

/** Sends the form of a page on which an order was looked at. */
async function replace({ body }: Awaited<ReturnType<typeof look>>, more: Record<string, string> = {}) {
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';
  const form = { csrf: field('csrf'), ids: field('ids'), version: field('version'), do: 'order', ...more };
  return desk.send('POST /desk/match/{code}', { cookie, params: { code }, form });
}

test('an order is shown by name before it replaces the list, and stored as it was shown', async () => {
  await replace(await look('10000001\n10000002\n10000003'));
  expect(await stored()).toEqual(['offer_1', 'offer_2', 'offer_3']);

  const looked = await look('Name,AAMC ID,Rank\nA,10000004,2\nB,10000001,1');
  expect(looked.body).toContain(
    '2 people in this order, 1 of them new on the list and 0 with another rank than now; 2 people go off the list.',
  );
  expect(looked.body).toMatch(
    /2 people would go off the list[\s\S]*Sample 2<\/bdi> \(10000002\), rank 2 now/,
  );
  expect(looked.body).toContain('Ranked by the numbers in the column “Rank”.');
  expect(looked.body).toContain('Not read: the column “Name”.');
  expect(await stored()).toEqual(['offer_1', 'offer_2', 'offer_3']);
  expect((await replace(looked)).headers.location).toContain('done=saved');
  expect(await stored()).toEqual(['offer_1', 'offer_4']);
  const records = await readMatchRecords(desk.store, season.id);
  expect(records.map(({ off }) => off)).toEqual([undefined, ['offer_2', 'offer_3']]);
  await desk.send('POST /desk/match/{code}', {
    ...{ cookie, params: { code } },
    form: { csrf: csrfIn(await page()), version: '2', do: 'up offer_4' },
  });
  const record = (await desk.send('GET /desk/record', { cookie })).body;
  expect(record).toContain(`${code}: a whole order of 2 people; off the list: Sample 2; Sample 3`);
  expect(record).toContain(`${code}: Sample 4 from 2 to 1`);
  expect(record).not.toContain('offer_');
});

test('an order can be a workbook, and an order that the list has already has no button', async () => {
  const file = await workbookOf([['AAMC ID'], ['10000001'], ['10000004']]);
  const looked = await look('', file);
  expect(looked.body).toContain('2 with another rank than now; nobody goes off the list');
  expect(looked.body).toMatch(/2 people would stay without a rank[\s\S]*Sample 2/);
  await replace(looked);
  expect(await stored()).toEqual(['offer_1', 'offer_4']);
  const again = await look('10000001\n10000004');
  expect(again.body).toContain('The list has this order already');
  expect(again.body).not.toContain('Replace the order');
});

test('an order with a fault is refused on the page of the list, with its lines, and what was pasted', async () => {
  const unfit = await look('10000001\n10000009');
  expect(unfit.statusCode).toBe(422);
  expect(unfit.body).toContain('Line 2, “10000009”: nobody with this AAMC ID was invited.');
  expect(unfit.body).toContain('10000001\n10000009</textarea>');
  const unread = await look('1,10000001,Sample "The Third"');
  expect([unread.statusCode, unread.body.includes('Line 1 could not be read')]).toEqual([422, true]);
  expect((await look('')).body).toContain('Nobody is named in it');
});

test('a look that is out of date is refused with what was done since', async () => {
  const looked = await look('10000002\n10000003');
  const request = { kind: 'order', rows: rowsOf('10000003') } as const;
  const { version = 0 } = (await readMatchList(desk.store, season.id, code)) ?? {};
  const context = decisionContext({ kind: 'program', name: 'other@example.org' }, now);
  await changeList(desk.store, { season: season.id, code }, { request, version }, context);
  const stale = await replace(looked);
  expect(stale.statusCode).toBe(409);
  expect(stale.body).toContain('a whole order of 1 person');
  expect(await stored()).toEqual(['offer_3']);
});

test('from the lock on the order is looked at once more if it has no reason', async () => {
  desk.setClock(instant('2031-01-20T12:00-05:00'));
  cookie = await desk.signIn(editor);
  const looked = await look('10000002\n10000003');
  const list = (await desk.send('GET /desk/match/{code}', { cookie, params: { code } })).body;
  expect(list).toMatch(/The list is locked since[\s\S]*name="reason"[\s\S]*id="ranked"/);
  const locked = await replace(looked);
  expect(locked.statusCode).toBe(422);
  expect(locked.body).toMatch(/The list is locked[\s\S]*Replace the order/);
  await replace(locked, { reason: 'The committee met again.' });
  expect(await stored()).toEqual(['offer_2', 'offer_3']);
});
