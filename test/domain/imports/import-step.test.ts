import { describe, expect, test } from 'vitest';
import type { ImportedApplication } from '#domain/applications/compare-application.ts';
import { beginImport } from '#domain/imports/begin-import.ts';
import type { ImportJob } from '#domain/imports/import-job.ts';
import { importStep, type StepStanding } from '#domain/imports/import-step.ts';
import { instant } from '#domain/values/time.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';
import { momentAt, program } from '#test/support/builders/verdicts.ts';

const season = sampleSeason();
const begun = instant('2020-10-26T13:00Z');
const context = momentAt('2020-10-27T13:00Z', program, 'record_9');
const job: ImportJob = {
  ...{ id: 'import_1', season: season.id, file: { name: 'eras.csv', digest: 'd' }, state: 'running' },
  ...{ people: 4, done: 0, counts: { added: 10, changed: 20, unchanged: 30 } },
  ...{ who: program, startedAt: begun, changedAt: begun, version: 5 },
};
const person = (id: string, phone = '1'): ImportedApplication => ({ id, values: { phone }, ticks: [] });
const stored = (id: string, phone = '1') => ({
  ...{ ...person(id, phone), season: season.id, version: 7, firstSeenAt: begun, changedAt: begun },
});
const standing: StepStanding = {
  ...{ current: job, known: new Map(), erased: new Map(), names: 3 },
};
const slice = { from: 0, people: [person('1'), person('2')] };

describe('a step of an import', () => {
  test('adds who is new, changes who differs, leaves the others, and counts each', () => {
    const known = new Map([stored('2', '0'), stored('3')].map((each) => [each.id, each]));
    const people = ['1', '2', '3'].map((id) => person(id));
    const made = importStep(season, job, { from: 0, people }, { ...standing, known }, context);
    expect(made).toMatchObject({
      kind: 'decision',
      result: { state: 'running', done: 3, version: 6, counts: { added: 11, changed: 21, unchanged: 31 } },
      changes: [
        { kind: 'put-import', replaces: 5 },
        { kind: 'put-application', application: { id: '1', version: 1, firstSeenAt: context.now } },
        { kind: 'add-application-record', record: { application: '1', version: 1, import: 'import_1' } },
        { kind: 'put-application', application: { id: '2', version: 8, firstSeenAt: begun }, replaces: 7 },
        { kind: 'add-application-record', record: { application: '2', version: 8, file: 'eras.csv' } },
        { kind: 'check-names', from: 3 },
      ],
    });
    expect(made.kind === 'decision' && made.changes[1]).not.toHaveProperty('replaces');
  });

  test('with the last people ends the import, and leaves its record', () => {
    const made = importStep(
      season,
      { ...job },
      { ...slice, from: 2 },
      { ...standing, current: { ...job, done: 2 } },
      context,
    );
    expect(made).toMatchObject({ result: { state: 'done', done: 4, counts: { added: 12 } } });
    expect(made.kind === 'decision' && made.changes.at(-2)).toMatchObject({
      ...{ kind: 'add-import-record', job: { state: 'done' } },
    });
    const first = importStep(season, job, slice, standing, context);
    expect(first.kind === 'decision' && first.changes.map(({ kind }) => kind)).not.toContain(
      'add-import-record',
    );
  });

  test('that was done in part goes on where it ended, and one that was done is repeated', () => {
    const inPart = importStep(season, job, slice, { ...standing, current: { ...job, done: 1 } }, context);
    expect(inPart).toMatchObject({ result: { done: 2, counts: { added: 11 } } });
    for (const current of [
      { ...job, done: 2 },
      { ...job, done: 3 },
      { ...job, state: 'done' as const },
    ])
      expect(importStep(season, job, slice, { ...standing, current }, context)).toEqual({
        ...{ kind: 'repeat', result: current },
      });
  });

  test('keeps what the program entered, decided and told of an application', () => {
    const ours = {
      review: { entered: [], withdrawn: [] },
      told: { as: 'waiting', at: begun },
    } as const;
    const known = new Map([['1', { ...stored('1', '0'), ...ours }]]);
    const made = importStep(season, job, slice, { ...standing, known }, context);
    expect(made.kind === 'decision' && made.changes[1]).toMatchObject({ application: { id: '1', ...ours } });
  });

  test('keeps for the audit what people said that is not known, and leaves no record of it', () => {
    const answers = new Map([
      ['1', { sex: 'Woman' }],
      ['2', { sex: 'Man' }],
    ]);
    const known = new Map([stored('1'), stored('2')].map((each) => [each.id, each]));
    const before = new Map([['2', { sex: 'Man', identity: 'White' }]]);
    const step = (erased: StepStanding['erased']) =>
      importStep(
        season,
        job,
        { ...slice, answers },
        { ...standing, known, erased, answers: before },
        context,
      );
    const made = step(new Map());
    expect(made.kind === 'decision' && made.changes.map(({ kind }) => kind)).toEqual([
      ...['put-import', 'put-self-identification', 'check-names'],
    ]);
    expect(made.kind === 'decision' && made.changes[1]).toEqual({
      ...{ kind: 'put-self-identification', person: '1', answers: { sex: 'Woman' }, isKnown: false },
    });
    const corrected = importStep(
      season,
      job,
      { ...slice, answers: new Map([['2', { sex: 'Woman' }]]) },
      { ...standing, known, answers: before },
      context,
    );
    expect(corrected.kind === 'decision' && corrected.changes[1]).toEqual({
      ...{ kind: 'put-self-identification', person: '2', isKnown: true },
      answers: { sex: 'Woman', identity: 'White' },
    });
    const without = step(new Map([['1', begun]]));
    expect(without.kind === 'decision' && without.changes).toHaveLength(2);
  });

  test('passes over people who were erased, and is done with them', () => {
    const erased = new Map([['1', begun]]);
    const made = importStep(season, job, slice, { ...standing, erased }, context);
    expect(made).toMatchObject({ result: { done: 2, counts: { added: 11 } } });
    expect(
      made.kind === 'decision' && made.changes.filter(({ kind }) => kind === 'put-application'),
    ).toMatchObject([{ application: { id: '2' } }]);
  });

  test('of an import in whose place there is another one, or none, is refused', () => {
    const other = { ...job, id: 'import_2', file: { name: 'other.csv', digest: 'e' } };
    expect(importStep(season, job, slice, { ...standing, current: other }, context)).toEqual({
      ...{ kind: 'refusal', refusal: { kind: 'import-replaced', file: 'other.csv' } },
    });
    expect(importStep(season, job, slice, { ...standing, current: undefined }, context)).toMatchObject({
      refusal: { kind: 'import-replaced', file: '' },
    });
  });
});

describe('an import that begins', () => {
  const request = {
    ...{ season: season.id, file: { name: 'new.csv', digest: 'n' }, people: 2 },
    ...{ changesAny: true, takesOver: false },
  };
  const done: ImportJob = { ...job, state: 'done', done: 4 };

  test('starts at nobody, under the next version', () => {
    expect(beginImport(undefined, request, context)).toMatchObject({
      result: { id: 'import_9', state: 'running', done: 0, people: 2, version: 1 },
      changes: [{ kind: 'put-import' }],
    });
    expect(beginImport(done, request, context)).toMatchObject({
      result: { version: 6, counts: { added: 0, changed: 0, unchanged: 0 } },
      changes: [{ kind: 'put-import', replaces: 5 }],
    });
  });

  test('and changes nothing begins nothing, unless one of it was stopped half way', () => {
    expect(beginImport(done, { ...request, changesAny: false }, context)).toEqual({
      kind: 'repeat',
      result: done,
    });
    expect(beginImport(undefined, { ...request, changesAny: false }, context)).toMatchObject({
      kind: 'decision',
    });
    const same = { ...request, file: job.file, changesAny: false };
    expect(beginImport(job, same, context)).toEqual({ kind: 'repeat', result: job });
    expect(beginImport(job, { ...same, changesAny: true }, context)).toEqual({ kind: 'repeat', result: job });
  });

  test('beside another one is refused, unless it takes over: then the other one ends where it stands', () => {
    expect(beginImport(job, request, context)).toEqual({
      kind: 'refusal',
      refusal: { kind: 'import-running', file: 'eras.csv', done: 0, people: 4, startedAt: begun },
    });
    expect(beginImport(job, { ...request, takesOver: true }, context)).toMatchObject({
      changes: [
        { kind: 'put-import', replaces: 5 },
        { kind: 'add-import-record', job: { id: 'import_1', state: 'running' } },
      ],
    });
    expect(beginImport(done, { ...request, takesOver: true }, context)).toHaveProperty('changes.length', 1);
  });
});
