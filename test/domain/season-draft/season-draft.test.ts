import { expect, test } from 'vitest';
import { approveDraft, endApplyingDraft } from '#domain/season-draft/apply-draft.ts';
import { draftDifferences } from '#domain/season-draft/draft-differences.ts';
import { discardDraft, editDraft, keepDraft } from '#domain/season-draft/edit-draft.ts';
import { draftBaseOf, isOutdated, type SeasonDraft } from '#domain/season-draft/season-draft.ts';
import { invitedAt, winterSeason } from '#test/support/builders/season.ts';
import { momentAt, program } from '#test/support/builders/verdicts.ts';

const season = winterSeason();
const applied = { season, version: 4 };
const other = { season: { ...season, assumed: ['something else'] }, version: 5 };
const context = momentAt(invitedAt, program);
const file = (text: string) => ({ text, what: [`~ ${text}`] });

/** The draft after so many edits on the season in force. */
function drafted(edits = 1): SeasonDraft {
  let draft: SeasonDraft | undefined;
  for (let version = 0; version < edits; version += 1) {
    const verdict = editDraft(
      { draft, applied },
      { draft: version, season: 4 },
      file(`edit ${version + 1}`),
      context,
    );
    if (verdict.kind !== 'decision') throw new Error(verdict.kind);
    draft = verdict.result;
  }
  if (!draft) throw new Error('no draft');
  return draft;
}

const seen = (draft: SeasonDraft) => ({ draft: draft.version, season: 4 });

function applying(): SeasonDraft {
  const draft = drafted();
  const verdict = approveDraft({ draft, applied }, seen(draft), 'Snow.', context);
  if (verdict.kind !== 'decision') throw new Error(verdict.kind);
  return verdict.result;
}

test('the first edit begins a draft of the season in force, and each edit says who changed what', () => {
  const draft = drafted(2);
  expect(draft).toMatchObject({ state: 'edited', text: 'edit 2', version: 2, base: draftBaseOf(applied) });
  expect(draft.edits.map(({ version, who, what }) => [version, who, what])).toEqual([
    [1, program, ['~ edit 1']],
    [2, program, ['~ edit 2']],
  ]);
  expect(editDraft({ draft, applied }, seen(draft), file('edit 2'), context)).toEqual({ kind: 'unchanged' });
});

test('whatever somebody does with a draft is on record, with who did it and what an edit changed', () => {
  const draft = drafted();
  const standing = { draft, applied };
  const recordOf = (verdict: ReturnType<typeof editDraft>) =>
    verdict.kind === 'decision' && verdict.changes.find(({ kind }) => kind === 'add-record');
  const frame = { event: 'season-drafted', who: program, at: invitedAt, version: 2 };
  expect(
    recordOf(editDraft({ draft: undefined, applied }, { draft: 0, season: 4 }, file('one'), context)),
  ).toEqual(
    expect.objectContaining({
      record: expect.objectContaining({ step: 'begun', what: ['~ one'], version: 1 }),
    }),
  );
  for (const [step, verdict] of [
    ['edited', editDraft(standing, seen(draft), file('two'), context)],
    ['kept', keepDraft({ draft, applied: other }, { draft: 1, season: 5 }, context)],
    ['discarded', discardDraft(standing, seen(draft), context)],
    ['approved', approveDraft(standing, seen(draft), 'Snow.', context)],
  ] as const)
    expect(recordOf(verdict as ReturnType<typeof editDraft>), step).toMatchObject({
      record: { ...frame, step, ...(step === 'approved' ? { reason: 'Snow.' } : {}) },
    });
});

test('draft-changed: an edit of an earlier version is refused with every edit since', () => {
  const draft = drafted(3);
  const verdict = editDraft({ draft, applied }, { draft: 1, season: 4 }, file('mine'), context);
  expect(verdict).toMatchObject({
    kind: 'refusal',
    refusal: { kind: 'draft-changed', edits: [{ version: 2 }, { version: 3 }] },
  });
});

test('draft-changed: a first edit of a season that was replaced since is refused', () => {
  const verdict = editDraft(
    { draft: undefined, applied: other },
    { draft: 0, season: 4 },
    file('mine'),
    context,
  );
  expect(verdict).toMatchObject({ kind: 'refusal', refusal: { kind: 'draft-changed', edits: [] } });
});

test('draft-changed: an edit of a draft that was discarded is refused, and another draft can be begun', () => {
  const draft = drafted();
  const discarded = discardDraft({ draft, applied }, seen(draft), context);
  if (discarded.kind !== 'decision') throw new Error(discarded.kind);
  const standing = { draft: discarded.result, applied };
  expect(discarded.result).toMatchObject({ state: 'discarded', text: '', edits: [] });
  expect(editDraft(standing, seen(draft), file('mine'), context)).toMatchObject({
    refusal: { kind: 'draft-changed', edits: [] },
  });
  expect(editDraft(standing, { draft: 2, season: 4 }, file('mine'), context)).toMatchObject({
    result: { state: 'edited', version: 3, edits: [{ version: 3 }] },
  });
  expect(discardDraft(standing, seen(draft), context)).toEqual({ kind: 'unchanged' });
});

test('draft-applying: nobody changes a draft, or discards it, while it is being applied', () => {
  const standing = { draft: applying(), applied };
  const now = { draft: standing.draft.version, season: 4 };
  for (const verdict of [
    editDraft(standing, now, file('mine'), context),
    discardDraft(standing, now, context),
    keepDraft(standing, now, context),
    approveDraft(standing, now, 'Snow.', context),
  ])
    expect(verdict).toMatchObject({ refusal: { kind: 'draft-applying' } });
});

test('a draft is applied once, however often somebody says so', () => {
  const draft = drafted();
  const begun = applying();
  expect(begun).toMatchObject({ state: 'applying', approved: { who: program, reason: 'Snow.', version: 1 } });
  expect(approveDraft({ draft: begun, applied }, seen(draft), 'Snow.', context)).toEqual({
    kind: 'repeat',
    result: begun,
  });
  expect(approveDraft({ draft: undefined, applied }, { draft: 0, season: 4 }, '', context)).toMatchObject({
    refusal: { kind: 'draft-changed' },
  });
});

test('a draft that is in force already is not applied again by the same form', () => {
  const draft = drafted();
  const done = endApplyingDraft(applying(), { applied: { steps: 3, told: 2, left: [] } }, other, context);
  if (done.kind !== 'decision') throw new Error(done.kind);
  const standing = { draft: done.result, applied: other };
  expect(approveDraft(standing, seen(draft), 'Snow.', context)).toEqual({
    ...{ kind: 'repeat', result: done.result },
  });
});

test('a draft remembers its thirty latest edits', () => {
  const draft = drafted(32);
  expect(draft.edits).toHaveLength(30);
  expect([draft.edits[0]?.version, draft.edits.at(-1)?.version]).toEqual([3, 32]);
});

test('without a draft there is nothing to keep', () => {
  expect(keepDraft({ draft: undefined, applied }, { draft: 0, season: 4 }, context)).toEqual({
    ...{ kind: 'unchanged' },
  });
});

test('draft-outdated: a draft is not applied over another file, unless somebody says that it is kept', () => {
  const draft = drafted();
  const standing = { draft, applied: other };
  expect(isOutdated(draft, other)).toBe(true);
  expect(approveDraft(standing, seen(draft), '', context)).toMatchObject({
    refusal: { kind: 'draft-outdated' },
  });
  const kept = keepDraft(standing, seen(draft), context);
  if (kept.kind !== 'decision') throw new Error(kept.kind);
  expect(kept.result).toMatchObject({ text: 'edit 1', base: draftBaseOf(other), version: 2 });
  expect(
    approveDraft({ draft: kept.result, applied: other }, { draft: 2, season: 5 }, '', context).kind,
  ).toBe('decision');
});

test('an application that was stopped leaves the draft to be changed, compared with what is in force then', () => {
  const setback = { title: 'No', detail: 'Because.', next: 'Do this.' };
  const draft = applying();
  expect(endApplyingDraft(draft, { setback, steps: 0 }, other, context)).toMatchObject({
    result: { state: 'edited', setback, base: draftBaseOf(applied) },
  });
  expect(endApplyingDraft(draft, { setback, steps: 1 }, other, context)).toMatchObject({
    result: { base: draftBaseOf(other) },
  });
  expect(endApplyingDraft(draft, { setback, steps: 0 }, other, context)).toMatchObject({
    changes: [{ kind: 'put-season-draft' }, { record: { event: 'draft-ended', version: draft.version + 1 } }],
  });
  const done = endApplyingDraft(draft, { applied: { steps: 3, told: 2, left: [] } }, other, context);
  expect(done).toMatchObject({ result: { state: 'applied', applied: { steps: 3, told: 2 } } });
  expect(endApplyingDraft(drafted(), { setback, steps: 0 }, other, context)).toEqual({ kind: 'unchanged' });
});

test('the differences of a draft name seats by day, start and tracks, whatever the table holds', () => {
  const days = season.days.map((day, index) =>
    index === 0
      ? {
          ...day,
          starts: day.starts.map((start) => ({ ...start, groups: [{ for: ['primary-care'], seats: 5 }] })),
        }
      : day,
  );
  expect(draftDifferences(season, { ...season, days })).toEqual(
    ['afternoon', 'morning'].map((start) => ({
      ...{ kind: 'text', name: `2030-11-18 ${start}, seats for primary-care`, before: '2', after: '5' },
    })),
  );
  expect(draftDifferences(season, season)).toEqual([]);
  const mail = { ...season, program: { ...season.program, contact: 'other@example.org' } };
  const contact = { kind: 'text', name: 'program.contact' };
  expect(draftDifferences(season, mail)).toEqual([
    { ...contact, before: 'residency@example.org', after: 'other@example.org' },
  ]);
});

test('the differences of a draft say of seats that were not there only how many they are, and of those that go how many they were', () => {
  const fewer = { ...season, days: season.days.filter(({ on }) => on !== '2030-12-06') };
  const name = '2030-12-06 morning, seats for preliminary';
  const seats = (before: typeof season, after: typeof season) =>
    draftDifferences(before, after).filter((each) => 'name' in each && each.name === name);
  expect(seats(season, fewer)).toStrictEqual([{ kind: 'text', name, before: '2' }]);
  expect(seats(fewer, season)).toStrictEqual([{ kind: 'text', name, after: '2' }]);
});
