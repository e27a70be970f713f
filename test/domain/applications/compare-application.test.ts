import { describe, expect, test } from 'vitest';
import type { Application } from '#domain/applications/application.ts';
import { compareApplication } from '#domain/applications/compare-application.ts';
import type { Values } from '#domain/applications/fields.ts';
import { instant } from '#domain/values/time.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';

const season = sampleSeason();
const at = instant('2020-10-22T12:00Z');
const id = '20900001';
const known = (values: Values, ticks: readonly string[] = []): Application => ({
  ...{ id, season: season.id, version: 1, firstSeenAt: at, changedAt: at, values, ticks },
});
const read = (values: Values, ticks: readonly string[] = []) => ({ id, values, ticks });
const compared = (before: Application | undefined, after: ReturnType<typeof read>) =>
  compareApplication(season, before, after);

const primary = 'Primary|1261140M0 (Primary Care)';
const prelim = 'Prelim|1261140P0 (Preliminary)';
const obstetrics = 'Ob|1076220C0 (Categorical)';

describe('what a file says of a person', () => {
  test('is all new of somebody who was not known, without a warning', () => {
    const values = { phone: '1', 'school.kind': 'U.S. D.O. School' };
    expect(compared(undefined, read(values, [primary]))).toEqual({
      changes: [
        { field: 'phone', after: '1' },
        { field: 'school.kind', after: 'U.S. D.O. School' },
        { field: 'tracks', after: primary },
      ],
      ...{ warnings: [], values, ticks: [primary] },
    });
    expect(compared(undefined, read({})).changes).toEqual([]);
  });

  test('changes what differs, adds what was not known, and takes nothing back', () => {
    const before = known({ phone: '1', 'step1.score': 240, 'documents.photo': true });
    expect(compared(before, read({ phone: '2', 'step1.score': 240, signal: 'gold' }))).toMatchObject({
      changes: [
        { field: 'phone', before: '1', after: '2' },
        { field: 'signal', after: 'gold' },
      ],
      values: { phone: '2', 'step1.score': 240, signal: 'gold', 'documents.photo': true },
      warnings: [],
    });
    expect(compared(before, read({ signal: 'gold' })).changes[0]).not.toHaveProperty('before');
  });

  test('is pointed out where ERAS locks it, once it was known and differs', () => {
    const before = known({ 'school.kind': 'U.S. D.O. School', phone: '1' });
    expect(compared(before, read({ 'school.kind': 'U.S. M.D. School', phone: '2' })).warnings).toEqual([
      'ERAS locks the type of school after submission, and it changed from “U.S. D.O. School” to “U.S. M.D. School”: check that this is the same person.',
    ]);
    for (const same of [read({ 'school.kind': 'U.S. D.O. School' }), read({ 'school.degree': 'M.D.' })])
      expect(compared(before, same).warnings).toEqual([]);
  });
});

describe('the tracks of a person', () => {
  test('stay as they are, if the file names the same in another order', () => {
    const result = compared(known({}, [primary, prelim]), read({}, [prelim, primary]));
    expect(result).toMatchObject({ changes: [], warnings: [], ticks: [primary, prelim] });
  });

  test('are those of the file in its order, and then those that only we know, each of which is pointed out', () => {
    const result = compared(known({}, [primary]), read({}, [obstetrics, prelim]));
    const after = [obstetrics, prelim, primary];
    expect(result).toMatchObject({
      changes: [{ field: 'tracks', before: primary, after: after.join('; ') }],
      ticks: after,
    });
    expect(result.warnings).toEqual([
      `The file no longer names the track “${primary}”, which is kept: ERAS lets nobody take one back.`,
    ]);
  });

  test('that are as many as before and others are a change', () => {
    expect(compared(known({}, [prelim]), read({}, ['Renamed|1261140P0 (Preliminary)']))).toMatchObject({
      changes: [{ field: 'tracks', before: prelim, after: 'Renamed|1261140P0 (Preliminary)' }],
      warnings: [],
    });
  });

  test('of which one was renamed are a change, without a warning', () => {
    const after = [primary, 'Renamed|1261140P0 (Preliminary)'];
    expect(compared(known({}, [primary, prelim]), read({}, after))).toMatchObject({
      changes: [{ field: 'tracks', before: `${primary}; ${prelim}`, after: after.join('; ') }],
      ...{ warnings: [], ticks: after },
    });
  });

  test('of which two are the same by now are that one', () => {
    const twice = [prelim, 'Renamed|1261140P0 (Preliminary)'];
    expect(compared(known({}, twice), read({}, [prelim]))).toMatchObject({
      changes: [{ field: 'tracks', before: twice.join('; '), after: prelim }],
      ...{ warnings: [], ticks: [prelim] },
    });
  });

  test('that the file leaves blank are kept, each with a warning', () => {
    const result = compared(known({}, [primary, prelim]), read({}));
    expect(result).toMatchObject({ changes: [], ticks: [primary, prelim] });
    expect(result.warnings).toHaveLength(2);
  });

  test('of another program are one if code and name are the same, whatever the case', () => {
    const kept = (tick: string) => compared(known({}, [obstetrics]), read({}, [tick])).warnings.length;
    expect(kept('OB|1076220C0')).toBe(0);
    expect(kept('Other|1076220C0 (Categorical)')).toBe(1);
    expect(kept('Ob|1076221C0 (Categorical)')).toBe(1);
  });

  test('that share a code which the season does not tell apart are told by their names', () => {
    const science = 'Science|1261140C0 (Categorical)';
    const kept = (tick: string) => compared(known({}, [science]), read({}, [tick])).warnings.length;
    expect(kept('SCIENCE|1261140C0')).toBe(0);
    expect(kept('Medicine|1261140C0 (Categorical)')).toBe(1);
  });

  test('without a code are told by their names alone', () => {
    const kept = (before: string, after: string) =>
      compared(known({}, [before]), read({}, [after])).warnings.length;
    expect(kept('Neurology', 'NEUROLOGY')).toBe(0);
    expect(kept('Neurology', 'Surgery')).toBe(1);
  });
});
