import { afterAll, beforeAll, expect, test } from 'vitest';
import { instant } from '#domain/values/time.ts';
import { changeList } from '#functions/match-lists/change-list.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { readMatchList, readMatchRecords } from '#functions/store/match-lists/match-lists.ts';
import { winterSeason } from '#test/support/builders/season.ts';
import { putBooked } from '#test/support/builders/seed.ts';
import { csrfIn, type RunningDesk, runDesk } from '#test/support/hosts/desk.ts';
import { terminalProcess } from '#test/support/hosts/operator.ts';

const [editor, reader] = ['editor@example.org', 'reader@example.org'];
const winter = winterSeason({ kept: 4 });
const [code, other] = ['0000000C0', '0000000M0'];
const season = {
  ...winter,
  tracks: winter.tracks.map((track) => ({ ...track, nrmp: track.id === 'categorical' ? code : other })),
  coordinators: [
    { address: editor, may: 'edit' as const },
    { address: reader, may: 'read' as const },
  ],
};
const now = instant('2030-12-20T12:00-05:00');

let desk: RunningDesk;
const cookies: Record<string, string> = {};
beforeAll(async () => {
  desk = await runDesk(season);
  await putBooked(desk.store, season, [1, 2, 3]);
  desk.setClock(now);
  for (const address of [editor, reader]) cookies[address] = await desk.signIn(address);
});
afterAll(() => desk.stop());

const get = (route: string, who = editor, of = code) =>
  desk.send(route, { cookie: cookies[who], params: { code: of } });
const page = (who = editor) => get('GET /desk/match/{code}', who);

async function post(fields: Record<string, string>, seen?: string) {
  const { body } = await page();
  const version = seen ?? /name="version" value="(\d+)"/.exec(body)?.[1] ?? '';
  const form = { csrf: csrfIn({ body } as Awaited<ReturnType<typeof page>>), version, ...fields };
  return desk.send('POST /desk/match/{code}', { cookie: cookies[editor], params: { code }, form });
}
const stored = async () => (await readMatchList(desk.store, season.id, code))?.order;

test('a list is ordered by import, by ranks, by the buttons of a row, and goes to R3 as it stands', async () => {
  expect((await get('GET /desk/match')).body).toContain(`href="/desk/match/${code}"`);
  expect((await page()).body).toContain('Not ranked yet');

  const unfit = await post({ do: 'order', ids: '10000001\n10000009' });
  expect(unfit.statusCode).toBe(422);
  expect(unfit.body).toContain('nobody with this AAMC ID was invited');
  expect(unfit.body).toContain('10000001\n10000009');
  expect(await stored()).toBeUndefined();

  await post({ do: 'order', ids: '10000003\n10000001' });
  await post({ do: 'add offer_2' });
  await post({ do: 'up offer_2', 'was.offer_2': '3' });
  expect(await stored()).toEqual(['offer_3', 'offer_2', 'offer_1']);
  await post({
    do: 'places',
    'was.offer_1': '3',
    'rank.offer_1': '1',
    'was.offer_2': '2',
    'rank.offer_2': '2',
  });
  expect(await stored()).toEqual(['offer_1', 'offer_3', 'offer_2']);
  await post({ do: 'off offer_3' });

  const csv = await get('GET /desk/match/{code}/r3.csv');
  expect(csv.body).toBe('1,10000001\r\n2,10000002\r\n');
  const terminal = terminalProcess(desk.store.table, season.id, now);
  expect(terminal('match-list', code, '--csv')).toMatchObject({ status: 0, stdout: csv.body });
  expect((await get('GET /desk/match/{code}/print')).body).toContain('Interviewed and not ranked: 1 person');
  const records = await readMatchRecords(desk.store, season.id);
  expect(records.map(({ what }) => what.kind)).toEqual([
    'ordered',
    'placed',
    'placed',
    'placed',
    'taken-off',
  ]);
  expect(records.every(({ who }) => who.kind === 'program' && who.name === editor)).toBe(true);
});

test('the button of a row saves the ranks that were typed with it, and a page says what is not saved yet', async () => {
  const before = await stored();
  await post({ do: 'order', ids: '10000001\n10000002\n10000003' });
  await post({
    do: 'up offer_2',
    'was.offer_1': '1',
    'rank.offer_1': '3',
    'was.offer_2': '2',
    'rank.offer_2': '2',
  });
  expect(await stored()).toEqual(['offer_2', 'offer_3', 'offer_1']);
  await post({ do: 'off offer_3', 'was.offer_1': '3', 'rank.offer_1': '1' });
  expect(await stored()).toEqual(['offer_1', 'offer_2']);
  const wrong = await post({ do: 'up offer_2', 'was.offer_1': '1', 'rank.offer_1': '1.5' });
  expect([wrong.statusCode, await stored()]).toEqual([422, ['offer_1', 'offer_2']]);
  expect(before).toEqual(['offer_1', 'offer_2']);
  const twice = await post({
    ...{ do: 'places', 'was.offer_1': '1', 'rank.offer_1': '2', 'was.offer_2': '2', 'rank.offer_2': '2' },
    ...{ 'was.offer_3': '', 'rank.offer_3': '2' },
  });
  expect([twice.statusCode, await stored()]).toEqual([422, ['offer_1', 'offer_2']]);
  expect(twice.body).toContain('Two people were given rank 2: give each a rank of their own.');
  expect(twice.body).toMatch(/name="rank.offer_3"[^>]* value="2"/);
});

test('a form that is out of date is refused with what was done since, and what was typed is told beside the list as it is', async () => {
  const stale = await post({ do: 'places', 'was.offer_3': '', 'rank.offer_3': '1' }, '7');
  expect(stale.statusCode).toBe(409);
  expect(stale.body).toContain('a whole order of 2 people');
  expect(stale.body).toContain('<li>Sample 3: rank 1</li>');
  expect(stale.body).toMatch(/name="rank\.offer_3"[^>]* value=""/);
  const typed = { 'was.offer_1': '1', 'rank.offer_1': '', 'was.offer_2': '2', 'rank.offer_2': '2' };
  const moved = await post({ do: 'down offer_2', ...typed }, '7');
  expect(moved.body).toContain('<li>Sample 1: no rank</li><li>Sample 2: one rank down</li>');
  expect(await stored()).toEqual(['offer_1', 'offer_2']);
  const wrong = await post({ do: 'places', 'was.offer_3': '', 'rank.offer_3': '0' });
  expect(wrong.body).toMatch(/name="rank\.offer_3"[^>]* value="0"/);
});

test('of two coordinators who change a list at once one wins, and the other is told', async () => {
  const version = (await readMatchList(desk.store, season.id, code))?.version ?? 0;
  const both = await Promise.all(
    ['offer_1', 'offer_2'].map((offer) =>
      changeList(
        desk.store,
        { season: season.id, code },
        { request: { kind: 'places', move: { offer, by: 'off' } }, version },
        decisionContext({ kind: 'program', name: offer }, now),
      ),
    ),
  );
  const kinds = both.map(({ verdict }) => (verdict.kind === 'refusal' ? verdict.refusal.kind : verdict.kind));
  expect(kinds.sort()).toEqual(['decision', 'match-list-stale']);
  expect(await stored()).toHaveLength(1);
});

test('a coordinator who may only look sees the list and no form; a code that there is not is not found', async () => {
  const { body } = await page(reader);
  expect(body).toContain('Sample 1');
  expect(body).not.toContain('name="version"');
  expect((await get('GET /desk/match/{code}', editor, '9999999X0')).statusCode).toBe(404);
});
