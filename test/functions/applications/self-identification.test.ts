import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isApplicationTitle } from '#domain/applications/columns/column-titles.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { Season } from '#domain/season/season.ts';
import { plusHours } from '#domain/values/time.ts';
import { applyImport } from '#functions/applications/apply-import.ts';
import { planFile, saysNews } from '#functions/applications/plan-file.ts';
import { erasePeople, loadPeople } from '#functions/erasure/erase-people.ts';
import { exportPerson } from '#functions/erasure/export-person.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { readSelfIdentifications } from '#functions/store/self-identification/self-identifications.ts';
import { csvTable } from '#functions/tables/csv-table.ts';
import { applicationRow, applicationTitles } from '#test/support/builders/applications.ts';
import { withRules } from '#test/support/builders/dossiers.ts';
import { invitedAt, winterSeason } from '#test/support/builders/season.ts';
import { putSeason } from '#test/support/builders/seed.ts';
import { Stopped, stopAt } from '#test/support/faults/crash.ts';
import { deskUploads } from '#test/support/files/desk-upload.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';
import { type RunningDesk, runDesk } from '#test/support/hosts/desk.ts';
import { everything } from '#test/support/measure/dump-table.ts';

const rule = { id: 'step-1', name: '240 or more on Step 1', field: ['step1.score'], atLeast: 240 };
const editor = 'editor@example.org';
const withAudit = (id: string, isOn: boolean): Season => {
  const season = withRules({ ...winterSeason(), id, coordinators: [{ address: editor, may: 'edit' }] }, rule);
  const { screening } = season;
  return {
    ...season,
    screening: { ...screening!, ...(isOn ? { audit: { selfIdentification: true } } : {}) },
  };
};
const season = withAudit('audited', true);
const context = (): DecisionContext =>
  decisionContext({ kind: 'program', name: 'Sample Coordinator' }, plusHours(invitedAt, 1));

let desk: RunningDesk;
let cookie: string;
beforeAll(async () => {
  desk = await runDesk(season);
  desk.setClock(plusHours(invitedAt, 1));
  cookie = await desk.signIn(editor);
});
afterAll(() => desk.stop());

/** Women have the higher scores, and one of ten says what no column may say by name. */
const rowOf = (number: number) =>
  `${applicationRow(number, { 4: 'categorical', 6: number % 2 ? '250' : number % 4 ? '245' : '230' })},${number % 2 ? 'Womanly' : 'Manly'},${number % 10 ? 'Whitish' : 'Other: Otherish'}`;
const exportOf = (count: number, from = 0) =>
  [
    `${applicationTitles},Gender,Self Identify`,
    ...Array.from({ length: count }, (_, number) => rowOf(from + number)),
  ].join('\n');
const sensitive = /womanly|manly|whitish|otherish/i;

async function imported(of: Season, text: string, by: Store = desk.store) {
  const plan = await planFile(by, of, csvTable(text, isApplicationTitle));
  return applyImport(
    by,
    { season: of, plan, fileName: 'eras.csv', takesOver: false },
    context,
    async () => {},
  );
}

/** The items of the table that hold an answer, by the last part of their partition. */
async function whereAnswersAre(of: Season): Promise<readonly string[]> {
  const items = (await everything(desk.store)).filter(({ pk }) => String(pk).startsWith(`season#${of.id}`));
  const found = items.filter((item) => sensitive.test(JSON.stringify(item)));
  return [...new Set(found.map(({ pk }) => String(pk).slice(`season#${of.id}`.length)))];
}

describe('sex and self-identification', () => {
  test('are not stored anywhere, unless the season file says so', async () => {
    const off = withAudit('not-audited', false);
    await putSeason(desk.store, off);
    await imported(off, exportOf(3));
    expect(await whereAnswersAre(off)).toEqual([]);
    expect((await readSelfIdentifications(desk.store, off.id)).size).toBe(0);
  });

  test('are stored in a partition of their own and nowhere else, once, wherever the import was stopped', async () => {
    for (const [at, when] of [
      [5, 'after'],
      [9, 'before'],
    ] as const) {
      const of = withAudit(`stopped-${at}-${when}`, true);
      await putSeason(desk.store, of);
      const doomed = openStore(desk.store.table, databaseAccess());
      stopAt(doomed.client, at, when);
      await expect(imported(of, exportOf(70), doomed)).rejects.toThrow(Stopped);
      await imported(of, exportOf(70));
      expect((await readSelfIdentifications(desk.store, of.id)).size).toBe(70);
      expect(await whereAnswersAre(of)).toEqual(['#self-identification']);
    }
  });

  test('that alone have changed are news, and the same file twice changes nothing', async () => {
    const of = withAudit('again', true);
    await putSeason(desk.store, of);
    await imported(of, exportOf(2));
    const again = async (text: string) =>
      saysNews(await planFile(desk.store, of, csvTable(text, isApplicationTitle)));
    expect(await again(exportOf(2))).toBe(false);
    expect(await again(exportOf(2).replace('Manly', ''))).toBe(false);
    const other = exportOf(2).replace('Manly', 'Another');
    expect(await again(other)).toBe(true);
    await imported(of, other);
    expect((await readSelfIdentifications(desk.store, of.id)).get('20900000')).toEqual({
      ...{ sex: 'Another', identity: 'Other' },
    });
  });

  test('are handed over to the person, though not at the desk, and erased with the person', async () => {
    const of = withAudit('erased', true);
    await putSeason(desk.store, of);
    await imported(of, exportOf(2));
    const standing = await loadPeople(desk.store, of.id, ['20900001']);
    const handed = JSON.parse(await exportPerson(desk.store, standing, context().now));
    expect(handed.applications[0].selfIdentification).toEqual({ sex: 'Womanly', identity: 'Whitish' });
    const atDesk = await exportPerson(desk.store, standing, context().now, ['selfIdentification']);
    expect(atDesk).not.toMatch(/Womanly|Whitish/);
    await erasePeople(desk.store, of.id, ['20900001'], context());
    expect([...(await readSelfIdentifications(desk.store, of.id)).keys()]).toEqual(['20900000']);
    await imported(of, exportOf(2));
    expect([...(await readSelfIdentifications(desk.store, of.id)).keys()]).toEqual(['20900000']);
  });
});

describe('at the desk', () => {
  test('the import says that they are read for the audit only, and its report names none of them', async () => {
    const uploads = deskUploads(desk, season.id, cookie);
    const id = await uploads.begun(exportOf(120));
    await uploads.work(id);
    const { body } = await uploads.pageOf(id);
    expect(body).toMatch(/Read for the audit only<\/h3><p>K “Gender”, L “Self Identify”/);
    expect(body).toContain('new or other answers about sex or self-identification of 120 people');
    const query = '?part=new';
    const params = { upload: id };
    const rows = await desk.send('GET /desk/imports/{upload}/rows', { cookie, params, query });
    const sheet = await desk.send('GET /desk/imports/{upload}/report.csv', { cookie, params });
    const csv = await (await fetch(sheet.headers.location ?? '')).text();
    for (const text of [body, rows.body, csv]) expect(text).not.toMatch(sensitive);
    await uploads.press(id, 'apply');
    await uploads.work(id);
    expect((await uploads.pageOf(id)).body).toContain('The file is imported');
  });

  test('the audit counts by them, as a question with its cautions; no list and no page of a person shows them', async () => {
    const { body } = await desk.send('GET /desk/screening', { cookie });
    expect(body).toContain('Sex: No rule fails');
    expect(body).toMatch(/Manly[\s\S]*30 of 60 \(50%\)[\s\S]*Womanly[\s\S]*60 of 60 \(100%\)/);
    expect(body).toContain('Is there a reason for a rate under four fifths?');
    expect(body).toContain('for this audit alone');
    const list = await desk.send('GET /desk/applications', { cookie });
    const person = await desk.send('GET /desk/person/{id}', { cookie, params: { id: '20900001' } });
    for (const page of [list, person]) {
      expect(page.statusCode).toBe(200);
      expect(page.body).not.toMatch(sensitive);
    }
  });

  test('another limit that turns people of one group only is not shown by that group', async () => {
    const query = 'limit-step-1=246';
    const { body } = await desk.send('GET /desk/screening', { cookie, query });
    expect(body).toContain('Screening: 30 would change side');
    expect(body).not.toContain('Sex: No rule fails');
  });
});
