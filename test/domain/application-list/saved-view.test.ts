import { expect, test } from 'vitest';
import { keepView, removeView, type SavedView } from '#domain/application-list/saved-view.ts';
import { momentAt, program } from '#test/support/builders/verdicts.ts';

const context = momentAt('2020-11-02T10:00-05:00', program);
const view: SavedView = {
  ...{ season: 'sample-2020', name: 'East coast', query: 'track=categorical', version: 2 },
  ...{ who: program, at: context.now },
};
const asked = { season: 'sample-2020', name: ' New   list ', query: 'status=on-hold' };
const refusalOf = (verdict: ReturnType<typeof keepView> | ReturnType<typeof removeView>) =>
  verdict.kind === 'refusal' ? verdict.refusal : verdict.kind;

test('a list is kept under its name, with who and when', () => {
  const verdict = keepView([view], asked, undefined, context);
  expect(verdict).toMatchObject({
    result: { name: 'New list', query: 'status=on-hold', version: 1, who: program, at: context.now },
    changes: [{ kind: 'put-view' }],
  });
  expect(verdict.kind === 'decision' && verdict.changes[0]).not.toHaveProperty('replaces');
});

test('the same under the same name is kept once', () => {
  expect(keepView([view], { ...asked, name: 'East coast', query: view.query }, undefined, context)).toEqual({
    kind: 'repeat',
    result: view,
  });
});

test('a view is replaced only by somebody who was shown it', () => {
  const other = { ...asked, name: 'EAST  coast' };
  expect(refusalOf(keepView([view], other, undefined, context))).toEqual({
    kind: 'view-name-taken',
    name: 'East coast',
  });
  expect(refusalOf(keepView([view], other, 1, context))).toEqual({
    kind: 'view-changed',
    name: 'EAST coast',
  });
  expect(refusalOf(keepView([], other, 2, context))).toEqual({ kind: 'view-changed', name: 'EAST coast' });
  expect(keepView([view], other, 2, context)).toMatchObject({
    result: { name: 'EAST coast', version: 3 },
    changes: [{ kind: 'put-view', replaces: 2 }],
  });
});

test('a view gets its name in other letters, although it shows the same list', () => {
  const renamed = { ...asked, name: 'East Coast', query: view.query };
  expect(keepView([view], renamed, view.version, context)).toMatchObject({
    kind: 'decision',
    result: { name: 'East Coast', query: view.query, version: 3 },
  });
});

test('a view needs a name that a person can read', () => {
  for (const name of ['', '   ', 'x'.repeat(61)])
    expect(refusalOf(keepView([], { ...asked, name }, undefined, context))).toEqual({
      kind: 'view-name-missing',
    });
  expect(keepView([], { ...asked, name: 'x'.repeat(60) }, undefined, context).kind).toBe('decision');
});

test('a hundred views are the most', () => {
  const views = Array.from({ length: 100 }, (_, index) => ({ ...view, name: `View ${index}` }));
  expect(refusalOf(keepView(views, asked, undefined, context))).toEqual({
    kind: 'too-many-views',
    most: 100,
  });
  expect(keepView(views.slice(1), asked, undefined, context).kind).toBe('decision');
  expect(keepView(views, { ...asked, name: 'View 7' }, 2, context).kind).toBe('decision');
});

test('a view is removed by somebody who was shown it, once', () => {
  const other = { ...view, name: 'All of them' };
  expect(removeView([other, view], { name: 'east coast', version: 2 })).toMatchObject({
    changes: [{ kind: 'remove-view', name: 'East coast', version: 2 }],
  });
  expect(refusalOf(removeView([view], { name: 'East coast', version: 1 }))).toEqual({
    kind: 'view-changed',
    name: 'East coast',
  });
  expect(removeView([], { name: 'East coast', version: 2 }).kind).toBe('repeat');
});
