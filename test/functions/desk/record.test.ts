import { randomUUID } from 'node:crypto';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { correctColumns } from '#domain/imports/correct-columns.ts';
import { discardDraft } from '#domain/season-draft/edit-draft.ts';
import { instant, plusHours } from '#domain/values/time.ts';
import { erasePeople } from '#functions/erasure/erase-people.ts';
import { fillRecord } from '#functions/record/fill-record.ts';
import { reviewApplication } from '#functions/review/review-application.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { changeDraft, decideOnDraft } from '#functions/season-draft/change-draft.ts';
import { editFile } from '#functions/season-draft/edit-file.ts';
import { loadDraft } from '#functions/season-draft/load-draft.ts';
import { commit } from '#functions/store/commit.ts';
import { applicationRecordKey } from '#functions/store/keys.ts';
import { invitationFor } from '#test/support/builders/season.ts';
import { invite } from '#test/support/builders/seed.ts';
import { type RunningDesk, runDesk } from '#test/support/hosts/desk.ts';
import {
  importPeople,
  reviewContext,
  reviewedAt,
  reviewedSeason,
} from '#test/support/reviews/reviewed-season.ts';

const [editor, reader] = ['editor@example.org', 'reader@example.org'];
const season = {
  ...reviewedSeason('record-2020'),
  coordinators: [
    { address: editor, may: 'edit' as const },
    { address: reader, may: 'read' as const },
  ],
};
const [first, second, third] = ['20900000', '20900001', '20900002'];

let desk: RunningDesk;
let cookie: string;
beforeAll(async () => {
  desk = await runDesk(season);
  desk.setClock(plusHours(reviewedAt, 30));
  await importPeople(desk.store, season, 60);
  await decide(first, 'hold', 'Wait for the letters.', 1);
  await decide(second, 'close', '=cmd|calc', 2);
  await invite(
    desk.store,
    season,
    [invitationFor('one', season.tracks[0]?.id ?? '')],
    plusHours(reviewedAt, 3),
  );
  cookie = await desk.signIn(reader);
});
afterAll(() => desk.stop());

async function decide(id: string, to: 'hold' | 'close', reason: string, hours: number): Promise<void> {
  const deed = { action: 'decide', to, tracks: [], version: 1, reason } as const;
  const context = reviewContext(editor, plusHours(reviewedAt, hours));
  const answer = await reviewApplication(desk.store, { season: season.id, id }, deed, context);
  if ('refusal' in answer) throw new Error(answer.refusal.kind);
}
const look = (query = '') => desk.send('GET /desk/record', { cookie, query });
const whats = (body: string) => [...body.matchAll(/<th scope="row">([^<]*)/g)].map(([, what]) => what);

test('the record tells who changed what, when, from what to what and why, the newest first', async () => {
  const { body, statusCode } = await look();
  expect(statusCode).toBe(200);
  expect(whats(body)).toEqual(['Invitation: invited', 'Decided', 'Decided', 'File imported']);
  expect(body).toMatch(
    /<bdi>Sam Sample-0<\/bdi>[\s\S]*In review<\/td><td>Hold<\/td>[\s\S]*editor@example\.org[\s\S]*Wait for the letters\./,
  );
  expect(body).toContain('60 applications added, 0 changed, 0 unchanged');
});

test('nothing in the record can be edited', async () => {
  expect((await look()).body.match(/<form[^>]*method="post"[^>]*>/g)).toHaveLength(2);
});

test.each([
  ['a kind', 'kind=decisions', ['Decided', 'Decided']],
  ['an actor', `by=${editor}`, ['Decided', 'Decided']],
  ['a kind of actor', 'by=clock', []],
  ['a day of the program’s zone', 'from=2020-11-03&until=2020-11-03', []],
  ['a person, with the row of the import', `person=${first}`, ['Decided', 'Imported from ERAS']],
  ['a person and a kind', `person=${first}&kind=rows`, ['Imported from ERAS']],
  ['a person who is unknown', 'person=nobody@example.org', []],
])('the record can be filtered by %s', async (_, query, expected) => {
  expect(whats((await look(query)).body)).toEqual(expected);
});

test('what a file changed of each application is paged, and no line is lost or told twice', async () => {
  const seen: string[] = [];
  let query: string | undefined = 'kind=rows';
  for (let pages = 0; query && pages < 5; pages += 1) {
    const { body } = await look(query);
    seen.push(...[...body.matchAll(/Sam Sample-(\d+)/g)].map(([, number]) => number ?? ''));
    query = /href="\/desk\/record\?([^"]*before=[^"]*)" rel="next"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
  }
  expect(seen).toHaveLength(60);
  expect(new Set(seen).size).toBe(60);
});

test('a filter that means nothing is said, and nothing is shown', async () => {
  const { statusCode, body } = await look('from=2020-13-01&nonsense=1&before=x');
  expect(statusCode).toBe(400);
  expect(body).toContain('“2020-13-01” is not a day.');
  expect(body).toContain('“nonsense” is no filter.');
  expect(whats(body)).toEqual([]);
});

test('as CSV it has the same lines, and no cell that a spreadsheet runs', async () => {
  const { body, headers } = await desk.send('GET /desk/record.csv', { cookie, query: 'kind=decisions' });
  expect(headers['content-type']).toBe('text/csv; charset=utf-8');
  const lines = body.trim().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toContain("'=cmd|calc");
  expect(lines[2]).toBe(
    '2020-11-02 11:00,Decided,Sam Sample-0,20900000,In review,Hold,the program (editor@example.org),Wait for the letters.,',
  );
});

test('what an earlier version wrote gets its place, once', async () => {
  const key = applicationRecordKey(season.id, first, 2);
  await desk.store.client.send(
    new UpdateCommand({
      TableName: desk.store.table,
      Key: key,
      UpdateExpression: 'REMOVE journal, journalAt',
    }),
  );
  expect(whats((await look('kind=decisions')).body)).toEqual(['Decided']);
  expect(await fillRecord(desk.store, season.id)).toBe(1);
  expect(await fillRecord(desk.store, season.id)).toBe(0);
  expect(whats((await look('kind=decisions')).body)).toEqual(['Decided', 'Decided']);
});

test('an erased person is in the record as a number, with who erased them and why', async () => {
  const context = reviewContext(editor, instant('2020-11-03T12:00Z'));
  await erasePeople(desk.store, season.id, [third], context, 'Asked for by letter.');
  const { body } = await look();
  expect(body).toMatch(
    /People erased<\/th><td><\/td>\s*<td><\/td><td>1 person<\/td>[\s\S]*Asked for by letter\./,
  );
  expect((await look('kind=rows')).body).not.toContain('Sample-2<');
});

test('what a coordinator says of a column is in the record, from what to what', async () => {
  const who = { kind: 'program', name: editor } as const;
  const context = decisionContext(who, plusHours(reviewedAt, 26));
  const made = correctColumns(undefined, season.id, [{ title: 'Visa', use: 'visa.sought' }], context);
  if (made.kind !== 'decision') throw new Error('nothing was corrected');
  await commit(desk.store, season.id, made.changes, randomUUID());
  const { body } = await look('kind=imports');
  expect(body).toMatch(/Columns of files corrected[\s\S]*“Visa”: what its title says<[\s\S]*“Visa”: /);
});

test('a draft that was edited and discarded, and an applicant who was late, are in the record with who and what', async () => {
  const at = plusHours(reviewedAt, 20);
  const draftContext = decisionContext({ kind: 'program', name: editor }, at);
  const { applied, text } = await loadDraft(desk.store, season.id);
  const seen = { draft: 0, season: applied.version };
  const edit = { kind: 'fields', fields: [{ name: 'offers.answerHours', value: '72' }] } as const;
  await changeDraft(desk.store, { season: season.id, seen }, () => editFile(text, edit), draftContext);
  await decideOnDraft(desk.store, season.id, (standing) =>
    discardDraft(standing, { ...seen, draft: 1 }, decisionContext(draftContext.who, plusHours(at, 1))),
  );
  const record = {
    ...{ id: 'interviews_late', season: season.id, at: plusHours(at, 2), who: draftContext.who },
    ...{ event: 'applicant-late', on: '2020-11-17', guest: 'offer_late', minutes: 10, notices: [] },
  } as const;
  await commit(desk.store, season.id, [{ kind: 'add-record', record: record as never }], randomUUID());
  const { body, statusCode } = await look(`by=${editor}&from=2020-11-03`);
  expect(statusCode).toBe(200);
  const draft = 'Draft of the season changed';
  const told = 'Interviewers told that an applicant is late';
  expect(whats(body).filter((what) => what === draft || what === told)).toEqual([told, draft, draft]);
  expect(body).toContain('late by 10 minutes');
  expect(body).toMatch(/Discarded<[\s\S]*Begun: [^<]*offers[^<]*72/);
});
