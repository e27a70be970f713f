import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { AskedColumn } from '#domain/imports/column-corrections.ts';
import { applyUpload } from '#domain/uploads/apply-upload.ts';
import { beginUpload } from '#domain/uploads/begin-upload.ts';
import { correctUpload } from '#domain/uploads/correct-upload.ts';
import { removeUpload } from '#domain/uploads/remove-upload.ts';
import type { Upload } from '#domain/uploads/upload.ts';
import { instant } from '#domain/values/time.ts';
import { uploadFolder } from '#functions/files/file-keys.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { newId } from '#functions/runtime/ids.ts';
import { attempt } from '#functions/store/attempt.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { readColumnCorrections } from '#functions/store/import-items/column-corrections.ts';
import { readUpload, readUploads } from '#functions/store/import-items/uploads.ts';
import {
  readApplicationRecords,
  readApplications,
  readCurrentImport,
} from '#functions/store/items/applications.ts';
import { readReportRows, readReportSummary } from '#functions/uploads/upload-report.ts';
import { workOnUpload } from '#functions/uploads/work-on-upload.ts';
import { applicationRow, applicationTitles } from '#test/support/builders/applications.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';
import { putSeason } from '#test/support/builders/seed.ts';
import { Stopped, stopAt } from '#test/support/faults/crash.ts';
import { type Call, type Stop, stopSeries, traceOf } from '#test/support/faults/telling-stops.ts';
import { type LocalFiles, startFiles } from '#test/support/files/file-store.ts';
import { databaseAccess, freshTable } from '#test/support/hosts/database.ts';

let store: Store;
let bucket: LocalFiles;
let seasons = 0;

beforeAll(async () => {
  store = openStore((await freshTable()).tableName, databaseAccess());
  bucket = await startFiles();
});
afterAll(() => bucket.stop());

const now = instant('2020-10-27T13:00Z');
const context = (): DecisionContext => decisionContext({ kind: 'program', name: 'a@example.org' }, now);
const people = (count: number, change: Readonly<Record<number, string>> = {}) =>
  Array.from({ length: count }, (_, number) => applicationRow(number, change));
const fileOf = (rows: readonly string[], titles = applicationTitles) => [titles, ...rows].join('\n');

async function newSeason(): Promise<string> {
  seasons += 1;
  const season = { ...sampleSeason(), id: `uploads-${seasons}` };
  await putSeason(store, season);
  return season.id;
}

/** Hands a file over, without any work on it. */
async function uploaded(season: string, text: string | Buffer, name = 'eras.csv'): Promise<Upload> {
  const id = newId('upload', now);
  const key = `${uploadFolder(season, id)}/${name}`;
  bucket.folder.put(key, { bytes: Buffer.from(text), type: 'text/csv' });
  const begun = await attempt(
    store,
    season,
    () => readUpload(store, season, id),
    (known) => beginUpload(known, { id, season, file: { key, name } }, context()),
  );
  if (begun.verdict.kind === 'refusal') throw new Error('the store is busy');
  return begun.verdict.result;
}

const work = ({ season, id }: Upload, by: Store = store, files = bucket.files) =>
  workOnUpload({ store: by, files }, { season, id }, context);

async function dryRun(season: string, text: string | Buffer, name?: string): Promise<Upload> {
  const read = await work(await uploaded(season, text, name));
  if (!read) throw new Error('the upload is gone');
  return read;
}

async function approve({ season, id, version }: Upload) {
  const { verdict } = await attempt(
    store,
    season,
    async () => ({
      upload: await readUpload(store, season, id),
      current: await readCurrentImport(store, season),
    }),
    (standing) => applyUpload(standing, version, context()),
  );
  return verdict;
}

async function correct({ season, id, version }: Upload, ...asked: readonly AskedColumn[]) {
  await attempt(
    store,
    season,
    async () => ({
      upload: await readUpload(store, season, id),
      corrections: await readColumnCorrections(store, season),
    }),
    (standing) => correctUpload(standing, version, asked, context()),
  );
}

const rowsOf = (upload: Upload, part: 'new' | 'invalid' | 'changed' | 'noted') =>
  readReportRows(bucket.files, { ...upload, report: upload.reading?.report ?? 0 }, part);
const summaryOf = (upload: Upload) =>
  readReportSummary(bucket.files, { ...upload, report: upload.reading?.report ?? 0 });

/** Every application once, with one record, by one import that is done; and no file is left. */
async function expectImportedOnce(upload: Upload, count: number): Promise<void> {
  const { season, id, file } = upload;
  const applications = await readApplications(store, season);
  expect(applications.map(({ version }) => version)).toEqual(Array(count).fill(1));
  for (const each of [applications[0]?.id ?? '', applications.at(-1)?.id ?? ''])
    expect(await readApplicationRecords(store, season, each)).toHaveLength(1);
  expect(await readUpload(store, season, id)).toMatchObject({
    state: 'applied',
    applied: { counts: { added: count } },
  });
  expect(bucket.folder.get(file.key)).toBeUndefined();
}

describe('the dry run of an upload', () => {
  test('shows what would change and what cannot be used, and changes nothing', async () => {
    const season = await newSeason();
    const read = await dryRun(season, fileOf([...people(3), applicationRow(9, { 6: '999' })]));
    expect(read).toMatchObject({
      state: 'read',
      reading: { counts: { new: 3, invalid: 1 }, isStopped: false },
    });
    expect(await rowsOf(read, 'new')).toHaveLength(3);
    expect(await rowsOf(read, 'invalid')).toMatchObject([{ problems: [{ address: 'G5' }] }]);
    expect((await summaryOf(read))?.columns).toContainEqual({ index: 0, title: 'AAMC ID', use: 'aamcId' });
    expect(await readApplications(store, season)).toEqual([]);
  });

  test('of a file that cannot be read says why, and the file is not kept', async () => {
    const read = await dryRun(await newSeason(), Buffer.from('%PDF-1.7'), 'list.pdf');
    expect(read).toMatchObject({ state: 'unreadable', problem: expect.stringContaining('PDF') });
    expect(bucket.folder.get(read.file.key)).toBeUndefined();
  });

  test('of a file that is not there anymore, or is too large, says so', async () => {
    const gone = await uploaded(await newSeason(), 'x');
    bucket.folder.remove(gone.file.key);
    expect(await work(gone)).toMatchObject({
      state: 'unreadable',
      problem: expect.stringContaining('not there'),
    });
    const large = await dryRun(await newSeason(), Buffer.alloc(25 * 1024 * 1024 + 1));
    expect(large).toMatchObject({ state: 'unreadable', problem: expect.stringContaining('25 MB') });
  });

  test('is made again with the columns that a person has corrected, here and for the next file', async () => {
    const season = await newSeason();
    const titles = applicationTitles.replace('USMLE Step 1 Score', 'Points');
    const read = await dryRun(season, fileOf(people(2), titles));
    await correct(read, { title: 'Points', use: 'step1.score' });
    const again = await work(read);
    expect((await summaryOf(again as Upload))?.columns[6]).toMatchObject({
      use: 'step1.score',
      isByHand: true,
    });
    expect(await summaryOf(read)).toBeUndefined();
    await approve(again as Upload);
    await work(again as Upload);
    const scores = (await readApplications(store, season)).map(({ values }) => values['step1.score']);
    expect(scores).toEqual([245, 245]);
    const next = await dryRun(season, fileOf(people(2, { 6: '251' }), titles));
    expect(next.reading?.counts).toMatchObject({ changed: 2 });
  });
});

describe('the import of an upload', () => {
  test('stores everybody as the dry run has shown it, for who approved it, and deletes the file', async () => {
    const season = await newSeason();
    const read = await dryRun(season, fileOf(people(60)));
    expect((await approve(read)).kind).toBe('decision');
    await expect(work(read)).resolves.toMatchObject({ state: 'applied' });
    await expectImportedOnce(read, 60);
    const [record] = await readApplicationRecords(store, season, '20900001');
    expect(record).toMatchObject({ who: { kind: 'program', name: 'a@example.org' }, file: 'eras.csv' });
    expect(await summaryOf(read)).toBeUndefined();
  });

  test('of the same file for a second time has nothing to import', async () => {
    const season = await newSeason();
    const read = await dryRun(season, fileOf(people(5)));
    await approve(read);
    await work(read);
    const again = await dryRun(season, fileOf(people(5)));
    expect(again.reading?.counts).toMatchObject({ new: 0, unchanged: 5 });
    expect(await approve(again)).toMatchObject({ refusal: { kind: 'nothing-to-import' } });
  });

  test('goes back to the dry run if the file would be read in another way by now', async () => {
    const season = await newSeason();
    const read = await dryRun(season, fileOf(people(3)));
    const other = await dryRun(season, fileOf(people(3)));
    await approve(read);
    await correct(other, { title: 'USMLE Step 1 Score', use: 'unused' });
    expect(await work(read)).toMatchObject({ state: 'read', setback: 'outdated' });
    expect(await readApplications(store, season)).toEqual([]);
  });

  test('beside one of another file never mixes with it', async () => {
    const season = await newSeason();
    const [one, two] = [
      await dryRun(season, fileOf(people(90))),
      await dryRun(season, fileOf(people(90, { 6: '199' }))),
    ];
    await Promise.all([approve(one), approve(two)]);
    const ended = await Promise.all([work(one), work(two)]);
    expect(ended.map((each) => each?.state).sort()).toEqual(['applied', 'read']);
    expect(ended.find((each) => each?.state === 'read')?.setback).toMatch(/^(running|outdated)$/);
    const scores = new Set(
      (await readApplications(store, season)).map(({ values }) => values['step1.score']),
    );
    expect(scores.size).toBe(1);
  });

  test('that the stream hands over twice at once imports everybody once', async () => {
    const season = await newSeason();
    const read = await dryRun(season, fileOf(people(100)));
    await approve(read);
    await Promise.all([work(read), work(read)]);
    await expectImportedOnce(read, 100);
  });
});

test('an upload that is taken away leaves no file, and nothing is imported of it', async () => {
  const season = await newSeason();
  const read = await dryRun(season, fileOf(people(2)));
  await attempt(
    store,
    season,
    () => readUpload(store, season, read.id),
    (current) => removeUpload(current, context()),
  );
  expect(await work(read)).toMatchObject({ state: 'removed' });
  expect(bucket.folder.get(read.file.key)).toBeUndefined();
  expect(await summaryOf(read)).toBeUndefined();
});

test('the uploads of a season are listed with the latest first', async () => {
  const season = await newSeason();
  const ids = [(await uploaded(season, 'x')).id, (await uploaded(season, 'y')).id].sort().reverse();
  expect((await readUploads(store, season)).map(({ id }) => id)).toEqual(ids);
});

/** Stops the work before or after its `at`th call, be it to the table or to the bucket. */
async function stopWork(upload: Upload, [at, when]: Stop): Promise<void> {
  const doomed = openStore(store.table, databaseAccess());
  const files = bucket.openAnother();
  const calls = stopAt(doomed.client, at, when);
  stopAt(files.client, at, when, calls);
  await expect(work(upload, doomed, files)).rejects.toThrow(Stopped);
}

/** The calls of the work when nobody stops it. */
async function callsOf(upload: Upload): Promise<readonly Call[]> {
  const watched = openStore(store.table, databaseAccess());
  const files = bucket.openAnother();
  const trace = traceOf(watched.client);
  traceOf(files.client, trace);
  await work(upload, watched, files);
  return trace.calls;
}

const READING_CALLS = 16;
const APPLYING_CALLS = 29;

/** Stops the work on an upload that `prepare` makes wherever it leaves something else, and lets `check` see how it went on. */
async function stopEverywhere(
  calls: readonly Call[],
  prepare: () => Promise<Upload>,
  check: (upload: Upload) => Promise<void>,
): Promise<void> {
  for (const series of stopSeries(calls)) {
    const upload = await prepare();
    for (const stop of series) await stopWork(upload, stop);
    await check(upload);
  }
}

describe('the work on an upload', () => {
  const begun = async () => uploaded(await newSeason(), fileOf(people(60)));
  const approved = async () => {
    const read = await dryRun(await newSeason(), fileOf(people(60)));
    await approve(read);
    return read;
  };

  test('that is stopped before or after any of the 16 calls of the dry run is done again', async () => {
    const calls = await callsOf(await begun());
    expect(calls.length).toBe(READING_CALLS);
    await stopEverywhere(calls, begun, async (upload) => {
      const read = (await work(upload)) as Upload;
      expect(read).toMatchObject({ state: 'read', version: 2, reading: { counts: { new: 60 } } });
      expect(await rowsOf(read, 'new')).toHaveLength(60);
      expect(await readApplications(store, upload.season)).toEqual([]);
    });
  }, 240_000);

  test('that is stopped before or after any of the 29 calls of the import goes on from there', async () => {
    const calls = await callsOf(await approved());
    expect(calls.length).toBe(APPLYING_CALLS);
    await stopEverywhere(calls, approved, async (upload) => {
      await work(upload);
      await expectImportedOnce(upload, 60);
    });
  }, 240_000);
});
