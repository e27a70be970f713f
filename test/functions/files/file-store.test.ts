import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { downloadAddress } from '#functions/files/download-address.ts';
import { readUploadKey, uploadFolder } from '#functions/files/file-keys.ts';
import { deleteFiles, readFileBytes, writeFileText } from '#functions/files/file-store.ts';
import { type UploadForm, uploadForm } from '#functions/files/upload-form.ts';
import { type LocalFiles, startFiles } from '#test/support/files/file-store.ts';

const upload = 'upload_01enn29n40hhp9xacyghnrfzkp';
const thenTo = 'https://interviews.example.org/desk/imports/arrived';

let bucket: LocalFiles;
beforeAll(async () => {
  bucket = await startFiles();
});
afterAll(() => bucket.stop());

/** Sends the form as a browser does, which goes nowhere else by itself here. */
function send({ url, fields }: UploadForm, name: string, text: string, changed: Record<string, string> = {}) {
  const form = new FormData();
  for (const [field, value] of Object.entries({ ...fields, ...changed })) form.append(field, value);
  form.append('file', new File([text], name));
  return fetch(url, { method: 'POST', body: form, redirect: 'manual' });
}
const textOf = async (key: string) => {
  const read = await readFileBytes(bucket.files, key, 1_000);
  return 'bytes' in read ? Buffer.from(read.bytes).toString('utf8') : read.missing;
};

describe('a form for a file', () => {
  test('brings the file to the bucket under its upload and its name, and the browser back with its key', async () => {
    const form = await uploadForm(bucket.files, 'im-2020', upload, thenTo);
    const reply = await send(form, 'ERAS export (1).csv', 'AAMC ID');
    const back = new URL(reply.headers.get('location') ?? '');
    expect([reply.status, `${back.origin}${back.pathname}`]).toEqual([303, thenTo]);
    const key = back.searchParams.get('key') ?? '';
    expect(readUploadKey('im-2020', key)).toEqual({ upload, name: 'ERAS export (1).csv' });
    expect(await textOf(key)).toBe('AAMC ID');
  });

  test('is good for its upload and its way back only', async () => {
    const form = await uploadForm(bucket.files, 'im-2020', upload, thenTo);
    const elsewhere = await send(form, 'x.csv', 'x', { success_action_redirect: 'https://other.example' });
    expect(elsewhere.status).toBe(403);
    expect((await send(form, 'x.csv', 'x', { key: 'reports/im-2020/x' })).status).toBe(403);
    expect((await send(form, 'x.csv', 'x', { Policy: 'none' })).status).toBe(403);
  });
});

test('a key is read only if it is of this season, and names a file', () => {
  const start = uploadFolder('im-2020', upload);
  expect(readUploadKey('im-2020', `${start}/C:\\fakepath\\list.csv`)).toMatchObject({ name: 'list.csv' });
  for (const key of [
    `${start}/`,
    start,
    `uploads/im-2021/${upload}/x.csv`,
    `reports/im-2020/${upload}/x`,
    '',
  ])
    expect(readUploadKey('im-2020', key), key).toBeUndefined();
});

test('a file is written, read back, downloaded under its name and deleted', async () => {
  await writeFileText(bucket.files, 'reports/a', 'Zoë', 'text/csv; charset=utf-8');
  expect(await textOf('reports/a')).toBe('Zoë');
  expect(await readFileBytes(bucket.files, 'reports/a', 2)).toEqual({ missing: 'too-large' });
  const reply = await fetch(await downloadAddress(bucket.files, 'reports/a', 'report "x".csv'));
  expect(await reply.text()).toBe('Zoë');
  expect(reply.headers.get('content-disposition')).toBe('attachment; filename="report-x-.csv"');
  await deleteFiles(bucket.files, ['reports/a', 'reports/never']);
  expect(await textOf('reports/a')).toBe('gone');
});
