import { describe, expect, test } from 'vitest';
import type { FactList } from '#domain/facts/fact-list.ts';
import type { ImportJob } from '#domain/imports/import-job.ts';
import {
  importWithout,
  redactFactList,
  redactHistory,
  removeApplication,
  uploadWithout,
} from '#domain/people/removals.ts';
import type { Upload } from '#domain/uploads/upload.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { program } from '#test/support/builders/verdicts.ts';

const at = instant('2030-11-19T15:00Z');
const list: FactList = {
  ...{ id: 'facts_1', season: 'winter', fact: 'three letters', drawnOn: '2030-11-14' as CalendarDay },
  ...{ isComplete: true, ids: ['1', '2', '3'], source: 'letters.csv', who: program, at },
};
const job: ImportJob = {
  ...{ id: 'import_1', season: 'winter', file: { name: 'eras.csv', digest: 'd' }, state: 'running' },
  ...{ people: 100, done: 45, counts: { added: 45, changed: 0, unchanged: 0 } },
  ...{ who: program, startedAt: at, changedAt: at, version: 2 },
};
describe('an application that is removed', () => {
  test('goes with as many of its records as fit, and before any of them', () => {
    expect(removeApplication('7', { version: 3, records: ['000001', '000002', '000003'] }, 2)).toEqual([
      { kind: 'remove-application', application: '7', version: 3 },
      { kind: 'remove-application-record', application: '7', record: '000001' },
      { kind: 'remove-application-record', application: '7', record: '000002' },
    ]);
  });

  test('takes along what the audit knows of the person', () => {
    expect(removeApplication('7', { version: 3, records: [], isInAudit: true }, 2)).toEqual([
      { kind: 'remove-application', application: '7', version: 3 },
      { kind: 'remove-self-identification', person: '7' },
    ]);
  });

  test('whose removal was cut short loses the rest of its records', () => {
    expect(removeApplication('7', { version: undefined, records: ['000003'] }, 2)).toEqual([
      { kind: 'remove-application-record', application: '7', record: '000003' },
    ]);
    expect(removeApplication('7', { version: undefined, records: [] }, 2)).toEqual([]);
  });
});

describe('a list of facts', () => {
  const without = (of: FactList, people: readonly string[], terms: readonly string[] = people) =>
    redactFactList(of, { people, terms });

  test('loses the ids of the people and counts them', () => {
    expect(without(list, ['3', '1', '9'])).toStrictEqual([
      {
        ...{ kind: 'redact-fact-list', list: 'facts_1' },
        redactions: [
          { path: ['ids'], value: ['2'] },
          { path: ['erased'], value: 2 },
        ],
      },
    ]);
  });

  test('that has lost some before says on how many it builds', () => {
    expect(without({ ...list, erased: 4 }, ['2'])).toMatchObject([
      { erased: 4, redactions: [{ value: ['1', '3'] }, { value: 5 }] },
    ]);
  });

  test('that is named after one of them loses the name, also if its file is', () => {
    const named = { ...list, fact: 'phoned Sample One', source: 'sample.csv' };
    expect(without(named, [], ['sample one'])).toMatchObject([
      {
        redactions: [
          { path: ['source'], value: '(erased)' },
          { path: ['fact'], value: '(erased)' },
        ],
      },
    ]);
  });

  test('without any of them stays as it is', () => {
    expect(without(list, ['9'])).toEqual([]);
  });
});

describe('an import', () => {
  const without = (name: string) =>
    importWithout(
      { ...job, file: { name, digest: 'd' } },
      { people: ['45'], terms: ['45', 'o n sample', 'lee, on', 'on@x.org'] },
    );

  test.each(['o n sample.csv', 'Sample.csv', 'export_sample-2.csv', '45.csv', 'lee.csv', 'on@x.org.csv'])(
    'of the file %s, which is named after the person, loses the name and goes on',
    (name) => {
      expect(without(name)).toEqual({ ...job, file: { name: '(erased)', digest: 'd' }, version: 3 });
    },
  );

  test.each(['eras.csv', 'samples.csv', 'on.csv', 'n.csv', 'x.org.csv'])(
    'of the file %s keeps its name',
    (name) => {
      expect(without(name)).toBeUndefined();
    },
  );
});

test('the history of somebody else loses the name of a file that is named after the person, and nothing else', () => {
  const records = [
    { application: '7', version: 1, file: 'Sample.csv' },
    { application: '7', version: 2, file: 'eras.csv' },
    { application: '7', version: 3 },
  ];
  expect(redactHistory(records, { terms: ['one sample'] })).toEqual([
    {
      ...{ kind: 'redact-application-record', application: '7', version: 1 },
      redactions: [{ path: ['file'], value: '(erased)' }],
    },
  ]);
});

test('the history of somebody else loses the reasons that mention the person, the earlier ones as well', () => {
  const named = { reason: 'Weaker than One Sample.', rule: 'step-1' };
  const records = [
    { application: '7', version: 2, reason: 'Weaker than one  SAMPLE', before: { entered: [named] } },
    { application: '7', version: 3, reason: 'Strong letters.', before: { entered: [] } },
  ];
  expect(redactHistory(records, { terms: ['one sample'] })).toEqual([
    {
      ...{ kind: 'redact-application-record', application: '7', version: 2 },
      redactions: [
        { path: ['reason'], value: '(erased)' },
        { path: ['before'], value: { entered: [{ ...named, reason: '(erased)' }] } },
      ],
    },
  ]);
});

describe('a file that was handed over, and is named after the person,', () => {
  const upload: Upload = {
    ...{ id: 'upload_1', season: 'winter', file: { key: 'uploads/sample.csv', name: 'sample.csv' } },
    ...{ state: 'read', who: program, startedAt: at, changedAt: at, version: 2 },
  };
  const named = { people: [], terms: ['one sample'] };

  test('loses its name, and can still be found and deleted as long as it is there', () => {
    const file = { key: 'uploads/sample.csv', name: '(erased)' };
    expect(uploadWithout(upload, named)).toEqual({ ...upload, file, version: 3 });
    expect(uploadWithout({ ...upload, file }, named)).toBeUndefined();
  });

  test('loses its key as well when the file is gone', () => {
    expect(uploadWithout({ ...upload, state: 'applied' }, named)?.file).toEqual({
      ...{ key: '(erased)', name: '(erased)' },
    });
  });
});
