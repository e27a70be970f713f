import { expect, test } from 'vitest';
import type { AskedColumn, ColumnCorrections } from '#domain/imports/column-corrections.ts';
import { correctColumns } from '#domain/imports/correct-columns.ts';
import { instant } from '#domain/values/time.ts';

const context = {
  now: instant('2020-10-27T13:00Z'),
  who: { kind: 'program', name: 'Sample' },
  recordId: 'record_1',
} as const;
const correct = (current: ColumnCorrections | undefined, ...asked: AskedColumn[]) =>
  correctColumns(current, 'im-2020', asked, context);
const after = (current: ColumnCorrections | undefined, ...asked: AskedColumn[]) => {
  const made = correct(current, ...asked);
  if (made.kind !== 'decision') throw new Error('nothing was corrected');
  return made.result;
};

test('a correction is remembered with who and when, in the place of an earlier one of the same title', () => {
  const first = after(undefined, { title: 'Visa', use: 'visa.sought' });
  expect(first).toMatchObject({
    version: 1,
    columns: [{ title: 'Visa', use: 'visa.sought', at: context.now }],
  });
  const second = after(first, { title: ' VISA ', use: 'visa.current' });
  expect(second).toMatchObject({ version: 2, columns: [{ use: 'visa.current' }] });
});

test('a correction that is taken back leaves the title to itself', () => {
  const first = after(undefined, { title: 'Visa', use: 'visa.sought' }, { title: 'Note', use: 'unused' });
  expect(after(first, { title: 'visa', use: 'as-titled' }).columns).toMatchObject([{ title: 'Note' }]);
});

test('each title that was corrected is on record, from what to what', () => {
  const first = after(undefined, { title: 'Visa', use: 'visa.sought' });
  const made = correct(
    first,
    { title: 'Visa', use: 'as-titled' },
    { title: 'Note', use: 'unused' },
    { title: 'Other', use: 'as-titled' },
  );
  expect(made.kind === 'decision' && made.changes.at(-1)).toMatchObject({
    kind: 'add-record',
    record: {
      ...{ event: 'columns-corrected', version: 2, at: context.now, who: context.who },
      columns: [
        { title: 'Visa', before: 'visa.sought', after: 'as-titled' },
        { title: 'Note', before: 'as-titled', after: 'unused' },
      ],
    },
  });
});

test('what says nothing new, has no title or is not read on purpose changes nothing', () => {
  const first = after(undefined, { title: 'Visa', use: 'visa.sought' });
  expect(correct(first, { title: 'Visa', use: 'visa.sought' }).kind).toBe('unchanged');
  expect(correct(first, { title: 'Other', use: 'as-titled' }).kind).toBe('unchanged');
  expect(correct(first, { title: ' ', use: 'phone' }, { title: 'Gender', use: 'phone' }).kind).toBe(
    'unchanged',
  );
});

test('the oldest corrections are forgotten before the item grows too large', () => {
  const asked = Array.from({ length: 401 }, (_, n): AskedColumn => ({ title: `Title ${n}`, use: 'unused' }));
  const { columns } = after(undefined, ...asked);
  expect(columns).toHaveLength(400);
  expect(columns[0]?.title).toBe('Title 1');
});
