import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Application } from '#domain/applications/application.ts';
import { plusHours } from '#domain/values/time.ts';
import { noRulesPage } from '#functions/desk/screening/screening-page.ts';
import { commit } from '#functions/store/commit.ts';
import { applicationRow, applicationTitles, appliedOf, planOf } from '#test/support/builders/applications.ts';
import { withRules } from '#test/support/builders/dossiers.ts';
import { invitedAt, winterSeason } from '#test/support/builders/season.ts';
import { type RunningDesk, runDesk } from '#test/support/hosts/desk.ts';
import { everything } from '#test/support/measure/dump-table.ts';

const coordinators = [
  { address: 'editor@example.org', may: 'edit' },
  { address: 'reader@example.org', may: 'read' },
] as const;
const season = withRules(
  { ...winterSeason(), coordinators },
  { id: 'step-1', name: '250 or more on Step 1', schools: 'foreign', field: ['step1.score'], atLeast: 250 },
  { id: 'in-time', name: 'Applied in time', field: ['appliedOn'], by: '2020-10-21' },
  { id: 'letters', name: 'Outstanding letters', judgment: 'Are the letters outstanding?' },
);

let desk: RunningDesk;
let cookie: string;
beforeAll(async () => {
  desk = await runDesk(season);
  const rows = [239, 245, 255].map((score, at) =>
    applicationRow(at + 1, {
      1: `<b>Ann-${at + 1}`,
      4: 'categorical',
      6: String(score),
      9: 'International School',
    }),
  );
  await store(appliedOf(season, planOf(season, [applicationTitles, ...rows])));
  desk.setClock(plusHours(invitedAt, 30));
  cookie = await desk.signIn('reader@example.org');
});
afterAll(() => desk.stop());

async function store(applications: readonly Application[]): Promise<void> {
  const puts = applications.map((application) => ({ kind: 'put-application', application }) as const);
  await commit(desk.store, season.id, puts, 'put-the-sample-applications');
}

const page = async (query = '', asked: { cookie?: string } = { cookie }) =>
  desk.send('GET /desk/screening', { ...asked, query });

describe('the page of screening', () => {
  test('counts what each rule says, for a coordinator who may only look too', async () => {
    const { statusCode, body } = await page();
    expect(statusCode).toBe(200);
    expect(body).toMatch(
      /250 or more on Step 1.*\n(?:<td class="number">1<\/td>)\s*<td class="number">2<\/td>/,
    );
    expect(body).toContain('<li><b>3</b>applications</li><li><b>2</b>of them fail a rule</li>');
    expect(body).toContain('a person decides');
  });

  test('names who would change side under another limit, escaped, and changes nothing', async () => {
    const before = await everything(desk.store);
    const { body } = await page('limit-step-1=240&limit-in-time=2020-10-21');
    expect(body).toContain('<h1>Screening: 1 would change side</h1>');
    expect(body).toContain('<a href="/desk/person/20900002">20900002</a>');
    expect(body).toContain('&lt;b&gt;Ann-2');
    expect(body).not.toContain('20900001');
    expect(body).toContain('value="240"');
    expect(await everything(desk.store)).toEqual(before);
  });

  test('another day is a limit too, and a rule can be left out', async () => {
    expect((await page('limit-in-time=2020-10-20')).body).toContain('Screening: 1 would change side');
    const { body } = await page('without=step-1');
    expect(body).toContain('Screening: 2 would change side');
    expect(body).toContain('value="step-1" aria-label="Leave out: 250 or more on Step 1" checked');
  });

  test.each(['limit-step-1=2400', 'limit-step-1=high', 'limit-in-time=2020-02-30'])(
    'a limit that is none is told beside its field: %s',
    async (query) => {
      const { statusCode, body } = await page(query);
      expect(statusCode).toBe(200);
      expect(body).toMatch(/aria-invalid="true" aria-describedby="limit-[\w-]+-wrong"/);
      expect(body).toContain('<h1>Screening</h1>');
    },
  );

  test('is for coordinators only', async () => {
    const { statusCode, body } = await page('', {});
    expect(statusCode).toBe(401);
    expect(body).not.toContain('20900001');
  });
});

test('a season without rules says how to get some', () => {
  const coordinator = {
    ...{ season: season.id, address: 'editor@example.org', may: 'edit' as const },
    ...{ program: season.program.name, zone: season.program.zone, csrf: 'c', session: 's' },
  } as const;
  expect(noRulesPage(coordinator)).toContain('The season file has no rules yet');
});
