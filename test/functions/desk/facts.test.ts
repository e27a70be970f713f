import { afterAll, beforeAll, expect, test } from 'vitest';
import { plusHours } from '#domain/values/time.ts';
import { readFactLists } from '#functions/store/items/facts.ts';
import { invitedAt, winterSeason } from '#test/support/builders/season.ts';
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
beforeAll(async () => {
  desk = await runDesk(season);
  desk.setClock(plusHours(invitedAt, 1));
  cookie = await desk.signIn(editor);
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

test('a coordinator who may only look sees the lists and no form', async () => {
  const reader = await desk.signIn('reader@example.org');
  const { body } = await desk.send('GET /desk/facts', { cookie: reader });
  expect(body).not.toContain('<textarea');
});
