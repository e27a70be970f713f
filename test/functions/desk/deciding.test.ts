import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plusHours } from '#domain/values/time.ts';
import { readApplication, readApplications } from '#functions/store/items/applications.ts';
import { type Asked, csrfIn, type RunningDesk, runDesk } from '#test/support/hosts/desk.ts';
import { importPeople, reviewedAt, reviewedSeason } from '#test/support/reviews/reviewed-season.ts';

const [editor, reader] = ['editor@example.org', 'reader@example.org'];
const season = {
  ...reviewedSeason(),
  coordinators: [
    { address: editor, may: 'edit' as const },
    { address: reader, may: 'read' as const },
  ],
};
const first = '20900000';

let desk: RunningDesk;
let cookie: string;
let csrf: string;
beforeAll(async () => {
  desk = await runDesk(season);
  desk.setClock(plusHours(reviewedAt, 1));
  await importPeople(desk.store, season, 60, (number) => (number < 20 ? { 6: '251' } : { 6: '230' }));
  cookie = await desk.signIn(editor);
  csrf = csrfIn(await get('GET /desk'));
});
afterAll(() => desk.stop());

async function get(route: string, asked: Asked = {}) {
  return desk.send(route, { cookie, ...asked });
}
async function post(route: string, form: readonly (readonly [string, string])[], asked: Asked = {}) {
  return desk.send(route, { cookie, form: [['csrf', csrf], ...form], ...asked });
}
const fieldsOf = (fields: Readonly<Record<string, string>>) => Object.entries(fields);
const heading = ({ body }: { readonly body: string }) =>
  /<h1>(?:<bdi>)?([^<]*)/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '';
const versionOf = async (id: string) => (await readApplication(desk.store, season.id, id))?.version ?? 0;

describe('the list of applications', () => {
  test('says in title and heading how many it shows of how many, fifty on a page', async () => {
    const reply = await get('GET /desk/applications');
    expect(heading(reply)).toBe('60 of 60 applications');
    expect(reply.body).toContain('<title>60 of 60 applications');
    expect(reply.body.match(/name="chosen"/g)).toHaveLength(50);
    const second = await get('GET /desk/applications', { query: 'page=2' });
    expect(second.body.match(/name="chosen"/g)).toHaveLength(10);
  });

  test('filters and sorts by its address, and tells one column that it is the order', async () => {
    const query = 'verdict=pass&rule=step-1&sort=-step1';
    const reply = await get('GET /desk/applications', { query });
    expect(heading(reply)).toBe('20 of 60 applications');
    expect(reply.body.match(/aria-sort="(\w+)"/g)).toEqual(['aria-sort="descending"']);
    expect(reply.body).toContain('verdict=pass&amp;rule=step-1&amp;sort=step1');
  });

  test('with a filter that means nothing says so, and shows nobody', async () => {
    const reply = await get('GET /desk/applications', { query: 'verdict=perhaps' });
    expect(reply.statusCode).toBe(400);
    expect(reply.body).toContain('“perhaps” is no verdict.');
    expect(reply.body).not.toContain('Sample-');
  });

  test('is kept under a name, found again, and removed', async () => {
    const keep = fieldsOf({ name: 'Strong', query: 'verdict=pass&rule=step-1' });
    const kept = await post('POST /desk/applications/views', keep);
    expect([kept.statusCode, kept.headers.location]).toEqual([
      303,
      '/desk/applications?verdict=pass&rule=step-1',
    ]);
    const other = await post(
      'POST /desk/applications/views',
      fieldsOf({ name: 'strong', query: 'signal=gold' }),
    );
    expect(other.statusCode).toBe(409);
    expect(other.body).toContain('Another list is kept as “Strong”');
    expect((await get('GET /desk/applications')).body).toContain('>Strong</a>');
    await post('POST /desk/applications/views/remove', fieldsOf({ name: 'Strong', version: '1' }));
    expect((await get('GET /desk/applications')).body).not.toContain('>Strong</a>');
  });

  test('can be read, and no more, by a coordinator who may only look', async () => {
    const theirs = await desk.signIn(reader);
    const { body, statusCode } = await desk.send('GET /desk/applications', { cookie: theirs });
    expect(statusCode).toBe(200);
    expect(body).not.toMatch(/type="checkbox"|Continue with/);
    const person = await desk.send('GET /desk/person/{id}', { cookie: theirs, params: { id: first } });
    expect(person.body).not.toMatch(/<textarea|type="radio"/);
  });
});

describe('the page of a person', () => {
  test('shows everything that is known, and takes a judgment with its reason', async () => {
    const page = await get('GET /desk/person/{id}', { params: { id: first } });
    expect(heading(page)).toBe('Sam Sample-0');
    for (const part of [
      'AAMC ID 20900000',
      '✓ Pass',
      '○ Needs a judgment',
      's0@example.org',
      'Imported from ERAS',
    ])
      expect(page.body).toContain(part);
    const deed = {
      action: 'enter-verdict',
      rule: 'experience',
      outcome: 'pass',
      reason: 'A year in Boston.',
    };
    const done = await post('POST /desk/person/{id}', fieldsOf({ ...deed, version: '1' }), {
      params: { id: first },
    });
    expect([done.statusCode, done.headers.location]).toEqual([303, `/desk/person/${first}`]);
    const after = await get('GET /desk/person/{id}', { params: { id: first } });
    expect(after.body).toMatch(/Judged by editor@example\.org[^<]*A year in Boston\./);
    expect(after.body).toContain('Undo: verdict entered');
  });

  test('with a stale form says what happened meanwhile, and keeps what was typed', async () => {
    const deed = { action: 'decide', to: 'hold', reason: 'Wait for <letters>.', version: '1' };
    const refused = await post('POST /desk/person/{id}', fieldsOf(deed), { params: { id: first } });
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toMatch(/The application changed after you opened it/);
    expect(refused.body).toMatch(/1 change, the last one by editor@example\.org/);
    expect(refused.body).toContain('Wait for &lt;letters&gt;.</textarea>');
    expect(refused.body).toMatch(/value="hold" required checked/);
    expect((await readApplication(desk.store, season.id, first))?.review?.decided).toBeUndefined();
  });

  test('takes no deed without a reason or a choice', async () => {
    const version = String(await versionOf(first));
    const silent = fieldsOf({ action: 'decide', to: 'hold', reason: ' ', version });
    const refused = await post('POST /desk/person/{id}', silent, { params: { id: first } });
    expect([refused.statusCode, refused.body.includes('A reason is needed')]).toEqual([422, true]);
    for (const form of [{ action: 'decide', version }, { action: 'dance', version }, {}, { version: 'x' }])
      expect(
        (await post('POST /desk/person/{id}', fieldsOf(form), { params: { id: first } })).statusCode,
      ).toBe(422);
  });

  test('of nobody is not found', async () => {
    for (const id of ['20999999', '<b>', 'x'.repeat(500)]) {
      const reply = await get('GET /desk/person/{id}', { params: { id } });
      expect(reply.statusCode).toBe(404);
      expect(reply.body).not.toContain('<b></');
    }
  });
});

describe('deciding for many', () => {
  const boxes = (count: number) =>
    Array.from({ length: count }, (_, number) => ['chosen', `${20_900_010 + number}.1`] as const);
  const asked = (...more: readonly (readonly [string, string])[]) => {
    const pairs = [['deed', 'invite-primary-care'], ['list', ''], ...more] as [string, string][];
    return new URLSearchParams(pairs);
  };

  test('shows for whom it can be done and for whom not before anything is done', async () => {
    const withdraw = { action: 'withdraw-track', track: 'primary-care', reason: 'Asked.', version: '1' };
    await post('POST /desk/person/{id}', fieldsOf(withdraw), { params: { id: '20900012' } });
    const query = asked(...boxes(40)).toString();
    const reply = await get('GET /desk/applications/decide', { query });
    expect(heading(reply)).toBe('To invite for Primary Care: applies to 39 of the 40 selected');
    expect(reply.body).toMatch(/20900012[\s\S]*The application changed after you opened it/);
    const decided = (await readApplications(desk.store, season.id)).filter(({ review }) => review?.decided);
    expect(decided).toEqual([]);
  });

  test('is done with a reason, once however often it is sent, and undone for all', async () => {
    const confirm = await get('GET /desk/applications/decide', { query: asked(...boxes(40)).toString() });
    const hidden = [...confirm.body.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)]
      .map(([, name = '', value = '']) => [name, value] as const)
      .filter(([name]) => name !== 'csrf');
    const silent = await post('POST /desk/applications/decide', [...hidden, ['reason', ' ']]);
    expect([silent.statusCode, silent.body.includes('Give a reason')]).toEqual([422, true]);
    const form = [...hidden.filter(([name]) => name !== 'csrf'), ['reason', 'Strong letters.'] as const];
    const done = await post('POST /desk/applications/decide', form);
    expect(heading(done)).toBe('To invite for Primary Care: done for 39 of 39');
    const again = await post('POST /desk/applications/decide', form);
    expect(heading(again)).toBe('To invite for Primary Care: done for 39 of 39');
    expect(await versionOf('20900020')).toBe(2);
    expect(heading(await get('GET /desk/applications', { query: 'status=to-invite' }))).toBe(
      '39 of 60 applications',
    );
    const undo = [...again.body.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)]
      .map(([, name = '', value = '']) => [name, value] as const)
      .filter(([name]) => ['chosen', 'bulk', 'list'].includes(name));
    expect(heading(await post('POST /desk/applications/undo', undo))).toBe('Undo: done for 39 of 39');
    expect(heading(await get('GET /desk/applications', { query: 'status=to-invite' }))).toBe(
      '0 of 60 applications',
    );
  });

  test('is resolved on the server for all that match the filters', async () => {
    const query = new URLSearchParams({
      deed: 'hold',
      who: 'all',
      list: 'verdict=fail&rule=step-1',
    }).toString();
    const reply = await get('GET /desk/applications/decide', { query });
    expect(heading(reply)).toBe('Hold: applies to 40 of the 40 selected');
  });

  test.each([
    ['nobody', asked().toString(), /Nobody is selected/],
    ['a selection that cannot be read', asked(['chosen', '1.x']).toString(), /cannot be read/],
    ['nothing to do', 'list=', /Choose what to do/],
    ['a list that means nothing', 'deed=hold&list=shoes%3Dred', /is no filter/],
  ])('of %s does nothing, and says why', async (_, query, why) => {
    const reply = await get('GET /desk/applications/decide', { query });
    expect(reply.statusCode).toBe(422);
    expect(reply.body).toMatch(why);
  });
});
