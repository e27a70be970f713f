import { afterAll, beforeAll, expect, test } from 'vitest';
import { plusHours } from '#domain/values/time.ts';
import { applicationRow, applicationTitles } from '#test/support/builders/applications.ts';
import { invitedAt, winterSeason } from '#test/support/builders/season.ts';
import { type DeskUploads, deskUploads } from '#test/support/files/desk-upload.ts';
import { type RunningDesk, runDesk } from '#test/support/hosts/desk.ts';
import { type Outbox, openOutbox } from '#test/support/hosts/outbox.ts';

const editor = 'editor@example.org';
const season = { ...winterSeason(), coordinators: [{ address: editor, may: 'edit' as const }] };

let desk: RunningDesk;
let uploads: DeskUploads;
let outbox: Outbox;
beforeAll(async () => {
  desk = await runDesk(season);
  desk.setClock(plusHours(invitedAt, 1));
  uploads = deskUploads(desk, season.id, await desk.signIn(editor));
  outbox = await openOutbox(desk.store);
});
afterAll(() => desk.stop());

const rows = (...numbers: readonly number[]) =>
  numbers.map((number) => applicationRow(number, { 4: 'categorical' }));
const file = (lines: readonly string[]) => [applicationTitles, ...lines].join('\n');

/** Delivers what waits, and returns subject and text of each mail so far. */
async function mails(): Promise<readonly { readonly subject: string; readonly text: string }[]> {
  expect(await desk.stage.notices({ Records: await outbox() })).toEqual({ batchItemFailures: [] });
  const arrived = await desk.stage.office.arrived();
  expect(new Set(arrived.map(({ to }) => to))).toEqual(new Set(arrived.length > 0 ? [editor] : []));
  return arrived.map(({ email }) => ({ subject: email.subject, text: email.body.text ?? '' }));
}

test('an import that has ended is told by mail once, with its counts and a link to the file', async () => {
  const id = await uploads.begun(file([...rows(1, 2), applicationRow(9, { 6: '999' })]));
  await uploads.work(id);
  expect(await mails()).toEqual([]);
  await uploads.press(id, 'apply');
  await uploads.work(id);
  await uploads.work(id);
  await mails();
  const [mail, ...others] = await mails();
  expect(others).toEqual([]);
  expect(mail?.subject).toBe('eras.csv is imported – Sample Residency');
  expect(mail?.text).toContain('2 new applications, 0 changed, 0 unchanged');
  expect(mail?.text).toContain('1 row could not be used, and was left out.');
  expect(mail?.text).toContain(`https://interviews.example.org/desk/imports/${id}`);
});

test('a file that took long is told of when it has been read, unless somebody has gone on with it', async () => {
  const slow = async (name: string) => {
    desk.setClock(plusHours(invitedAt, 1));
    const id = await uploads.begun(file(rows(3, 4, 5)), name);
    desk.setClock(plusHours(invitedAt, 1.1));
    await uploads.work(id);
    return id;
  };
  const before = (await mails()).length;
  await slow('slow.csv');
  await uploads.press(await slow('seen.csv'), 'again');
  await slow('Sample List.pdf');
  const subjects = (await mails()).slice(before).map(({ subject }) => subject);
  expect(subjects).toEqual([
    'slow.csv has been read – Sample Residency',
    'Sample List.pdf has been read – Sample Residency',
  ]);
});

test('an import that came to nothing is told by mail with the reason', async () => {
  const one = await uploads.begun(file(rows(11)), 'one.csv');
  const other = await uploads.begun(file(rows(11)), 'other.csv');
  await uploads.work(one);
  await uploads.work(other);
  await uploads.press(one, 'apply');
  await uploads.press(other, 'columns', { 'use-6': 'unused' });
  await uploads.work(one);
  const { subject, text } = (await mails()).at(-1) ?? {};
  expect(subject).toBe('one.csv was not imported – Sample Residency');
  expect(text).toContain('have changed since you looked');
});
