import { describe, expect, test } from 'vitest';
import type { ImportJob } from '#domain/imports/import-job.ts';
import { applyUpload, endApplying } from '#domain/uploads/apply-upload.ts';
import { beginUpload } from '#domain/uploads/begin-upload.ts';
import { correctUpload, readAgain } from '#domain/uploads/correct-upload.ts';
import { endReading } from '#domain/uploads/end-reading.ts';
import { removeUpload } from '#domain/uploads/remove-upload.ts';
import { hasEnded, type Upload, type UploadReading } from '#domain/uploads/upload.ts';
import { instant, plusHours } from '#domain/values/time.ts';

const who = { kind: 'program', name: 'a@example.org' } as const;
const context = { now: instant('2020-10-27T13:00Z'), recordId: 'record_1', who };
const counts = { new: 3, changed: 0, unchanged: 0, erased: 0, invalid: 0, unread: 0, unmentioned: 0 };
const reading: UploadReading = { digest: 'abc', counts, isStopped: false, report: 1 };
const request = { id: 'upload_1', season: 'im-2020', file: { key: 'uploads/x', name: 'eras.csv' } };

const result = (verdict: { readonly kind: string; readonly result?: Upload }): Upload => {
  if (!verdict.result) throw new Error(`no result: ${verdict.kind}`);
  return verdict.result;
};
const begun = result(beginUpload(undefined, request, context));
const read = result(endReading(begun, 1, { reading }, context));
const applying = result(applyUpload({ upload: read, current: undefined }, 2, context));
const job = { id: 'import_1', state: 'running', file: { name: 'other.csv', digest: 'other' } } as ImportJob;
const refusalOf = (verdict: { readonly kind: string; readonly refusal?: { readonly kind: string } }) =>
  verdict.refusal?.kind;

describe('an upload', () => {
  test('that is begun is to be read, and begun twice it is one', () => {
    expect(beginUpload(undefined, request, context)).toMatchObject({
      kind: 'decision',
      result: { state: 'reading', version: 1, startedAt: context.now },
    });
    expect(beginUpload(read, request, context)).toEqual({ kind: 'repeat', result: read });
  });

  test('takes what was found of the version that is to be read, and of no other', () => {
    expect(read).toMatchObject({ state: 'read', version: 2, reading });
    expect(endReading(begun, 2, { reading }, context).kind).toBe('unchanged');
    expect(endReading(read, 2, { reading }, context).kind).toBe('unchanged');
    expect(endReading(undefined, 1, { reading }, context).kind).toBe('unchanged');
  });

  test('of which nothing can be read has ended, with the reason', () => {
    expect(result(endReading(begun, 1, { problem: 'This is a PDF.' }, context))).toMatchObject({
      state: 'unreadable',
      problem: 'This is a PDF.',
    });
  });

  test('is read again when its columns are corrected as they were shown', () => {
    const standing = { upload: read, corrections: undefined };
    const asked = [{ title: 'Visa', use: 'visa.sought' }] as const;
    const corrected = correctUpload(standing, 2, asked, context);
    expect(corrected).toMatchObject({ result: { state: 'reading', version: 3 } });
    expect(corrected.kind === 'decision' && corrected.changes.map(({ kind }) => kind)).toEqual([
      'put-upload',
      'put-column-corrections',
      'add-record',
    ]);
    expect(correctUpload(standing, 2, [], context).kind).toBe('unchanged');
    expect(refusalOf(correctUpload(standing, 1, asked, context))).toBe('upload-changed');
    expect(refusalOf(correctUpload({ ...standing, upload: applying }, 3, asked, context))).toBe(
      'upload-changed',
    );
  });

  test('can be read again, also when reading it has come to nothing', () => {
    expect(readAgain(begun, 1, context)).toMatchObject({ result: { state: 'reading', version: 2 } });
    expect(readAgain(read, 2, context)).toMatchObject({ result: { state: 'reading', version: 3 } });
    expect(refusalOf(readAgain(read, 1, context))).toBe('upload-changed');
    expect(refusalOf(readAgain(applying, 3, context))).toBe('upload-changed');
    expect(refusalOf(readAgain(undefined, 1, context))).toBe('upload-changed');
  });
});

describe('the import of an upload', () => {
  test('is begun once, by the person who has seen its dry run', () => {
    expect(applying).toMatchObject({ state: 'applying', version: 3, approvedBy: who });
    const applied = { ...applying, state: 'applied' } as const;
    for (const upload of [applying, applied])
      expect(applyUpload({ upload, current: undefined }, 2, context)).toEqual({
        kind: 'repeat',
        result: upload,
      });
  });

  test('upload-changed: is refused for another version than the one that was shown', () => {
    expect(refusalOf(applyUpload({ upload: read, current: undefined }, 1, context))).toBe('upload-changed');
    expect(refusalOf(applyUpload({ upload: begun, current: undefined }, 1, context))).toBe('upload-changed');
    expect(refusalOf(applyUpload({ upload: undefined, current: undefined }, 1, context))).toBe(
      'upload-changed',
    );
  });

  test('nothing-to-import: is refused where nothing would change, or nothing can be used', () => {
    const known = { ...read, reading: { ...reading, counts: { ...counts, new: 0, unchanged: 3 } } };
    const stopped = { ...read, reading: { ...reading, isStopped: true } };
    for (const upload of [known, stopped])
      expect(refusalOf(applyUpload({ upload, current: undefined }, 2, context))).toBe('nothing-to-import');
  });

  test('is worth it for whatever it would change: new people, known ones, or answers for the audit', () => {
    const none = { ...counts, new: 0, unchanged: 3 };
    for (const some of [{ new: 1 }, { changed: 1 }, { answers: 1 }]) {
      const upload = { ...read, reading: { ...reading, counts: { ...none, ...some } } };
      expect(applyUpload({ upload, current: undefined }, 2, context).kind).toBe('decision');
    }
  });

  test('nothing-to-import: is said of a known file also while another one is being imported', () => {
    const known = { ...read, reading: { ...reading, counts: { ...counts, new: 0, unchanged: 3 } } };
    expect(refusalOf(applyUpload({ upload: known, current: job }, 2, context))).toBe('nothing-to-import');
  });

  test('import-running: is refused beside one of another file, and goes on with its own', () => {
    expect(refusalOf(applyUpload({ upload: read, current: job }, 2, context))).toBe('import-running');
    const own = { ...job, file: { name: 'eras.csv', digest: 'abc' } };
    const half = { ...read, reading: { ...reading, counts: { ...counts, new: 0 } } };
    expect(applyUpload({ upload: half, current: own }, 2, context).kind).toBe('decision');
    expect(applyUpload({ upload: read, current: { ...job, state: 'done' } }, 2, context).kind).toBe(
      'decision',
    );
  });

  test('ends with what was imported, or back at the dry run with the reason, which the next step forgets', () => {
    const done = { ...job, counts: { added: 3, changed: 0, unchanged: 0 } };
    expect(result(endApplying(applying, { job: done }, context))).toMatchObject({
      state: 'applied',
      applied: { import: 'import_1', counts: { added: 3 } },
    });
    const back = result(endApplying(applying, { setback: 'outdated' }, context));
    expect(back).toMatchObject({ state: 'read', setback: 'outdated', version: 4 });
    expect(result(readAgain(back, 4, context))).not.toHaveProperty('setback');
    expect(endApplying(read, { setback: 'outdated' }, context).kind).toBe('unchanged');
  });
});

describe('the coordinator who asked', () => {
  type Change = { readonly kind: string; readonly record?: { readonly notices: readonly unknown[] } };
  const noticesOf = (verdict: { readonly kind: string; readonly changes?: readonly Change[] }) =>
    (verdict.changes ?? []).flatMap(({ record }) => record?.notices ?? []);
  const told = [{ kind: 'upload-ended', to: who.name }];

  test('is told by mail what an import has come to, be it nothing', () => {
    const done = { ...job, counts: { added: 3, changed: 0, unchanged: 0 } };
    expect(noticesOf(endApplying(applying, { job: done }, context))).toEqual(told);
    expect(noticesOf(endApplying(applying, { setback: 'running' }, context))).toEqual(told);
    expect(noticesOf(endApplying(read, { setback: 'running' }, context))).toEqual([]);
  });

  test('is told of a dry run only after more than a minute', () => {
    const later = (hours: number) => ({ ...context, now: plusHours(context.now, hours) });
    for (const found of [{ reading }, { problem: 'This is a PDF.' }]) {
      expect(noticesOf(endReading(begun, 1, found, later(1 / 60)))).toEqual([]);
      expect(noticesOf(endReading(begun, 1, found, later(1 / 59)))).toEqual(told);
    }
  });

  test('at the terminal is not told by mail', () => {
    const terminal = { ...applying, approvedBy: { kind: 'program', name: 'Sample Operator' } } as const;
    expect(noticesOf(endApplying(terminal, { setback: 'running' }, context))).toEqual([]);
  });
});

test('an upload is taken away at any time but while it is being imported', () => {
  for (const upload of [begun, read])
    expect(removeUpload(upload, context)).toMatchObject({ result: { state: 'removed' } });
  expect(refusalOf(removeUpload(applying, context))).toBe('upload-changed');
  expect(refusalOf(removeUpload(undefined, context))).toBe('upload-changed');
  const removed = result(removeUpload(read, context));
  expect(removeUpload(removed, context)).toEqual({ kind: 'repeat', result: removed });
});

test('nothing is left to do with a file that cannot be read, was imported or was taken away', () => {
  const ended = (['reading', 'read', 'unreadable', 'applying', 'applied', 'removed'] as const).filter(
    (state) => hasEnded({ ...read, state }),
  );
  expect(ended).toEqual(['unreadable', 'applied', 'removed']);
});
