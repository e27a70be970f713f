import { describe, expect, test } from 'vitest';
import type { SavedView } from '#domain/application-list/saved-view.ts';
import type { Application, Review, Reviewer } from '#domain/applications/application.ts';
import type { BulkReview } from '#domain/bulk-reviews/bulk-review.ts';
import { draftWithout, isViewOf, jobWithout, reviewWithout } from '#domain/people/mentions-elsewhere.ts';
import type { SeasonDraft } from '#domain/season-draft/season-draft.ts';
import { instant } from '#domain/values/time.ts';

const who: Reviewer = { kind: 'program', name: 'Sample Coordinator' };
const at = instant('2030-11-19T15:00Z');
const named = { terms: ['one sample', '20990001'] };

describe('the application of somebody else', () => {
  const about = (reason: string): Review => ({
    ...{ entered: [{ rule: 'step-1', outcome: 'pass', reason, who, at }], withdrawn: [] },
  });
  const application: Application = {
    ...{ id: '20990007', season: 'winter', version: 4, firstSeenAt: at, changedAt: at },
    ...{ values: { 'name.whole': 'Sample, One' }, ticks: [] },
  };

  test('loses a reason that mentions the person, and keeps what is its own', () => {
    const other = { ...application, review: about('Weaker than One  SAMPLE.') };
    expect(reviewWithout(other, named)).toEqual({ ...application, review: about('(erased)'), version: 5 });
  });

  test('stays as it is where no reason mentions the person, or none was given', () => {
    expect(reviewWithout({ ...application, review: about('Strong letters.') }, named)).toBeUndefined();
    expect(reviewWithout(application, named)).toBeUndefined();
  });
});

describe('the draft of the season', () => {
  const draft: SeasonDraft = {
    ...{ id: 'draft', season: 'winter', state: 'applying', text: 'contact: One Sample' },
    ...{ base: { version: 1, of: 7 }, version: 3, startedAt: at, changedAt: at },
    edits: [{ version: 3, at, who, what: ['+ a day', '~ note: for One Sample'] }],
    approved: { who, reason: 'One Sample is ill.', version: 3 },
  };

  test('loses the reason and the lines of edits that mention the person, and not the file', () => {
    expect(draftWithout(draft, named)).toEqual({
      ...draft,
      edits: [{ version: 3, at, who, what: ['+ a day', '(erased)'] }],
      approved: { who, reason: '(erased)', version: 3 },
      version: 4,
    });
  });

  test('stays as it is where only the file mentions the person', () => {
    const { approved: _, ...rest } = draft;
    expect(draftWithout({ ...rest, edits: [] }, named)).toBeUndefined();
  });
});

describe('a decision for many', () => {
  const job: BulkReview = {
    ...{ id: 'bulk_1', season: 'winter', state: 'done', deed: { action: 'decide', to: 'hold', tracks: [] } },
    ...{ title: 'Hold 2', reason: 'Waiting.', list: 'status=in-review', who },
    ...{ startedAt: at, changedAt: at, version: 2, of: 2, left: [], done: [], refused: 0, leftOut: [] },
  };

  test.each<[string, Partial<BulkReview>, Partial<BulkReview>]>([
    ['its reason', { reason: 'As for One Sample.' }, { reason: '(erased)' }],
    ['its title', { title: 'Hold one sample' }, { title: '(erased)' }],
    ['the list that searched for them', { list: 'search=one+sample&page=2' }, { list: '' }],
    ['the list that searched for their last name', { list: 'search=Sample' }, { list: '' }],
    [
      'all of them',
      { title: '20990001', reason: 'One Sample', list: 'search=20990001' },
      { title: '(erased)', reason: '(erased)', list: '' },
    ],
  ])('loses %s if it mentions the person', (_, given, kept) => {
    expect(jobWithout({ ...job, ...given }, named)).toEqual({ ...job, ...given, ...kept, version: 3 });
  });

  test('stays as it is where nothing mentions the person', () => {
    expect(jobWithout(job, named)).toBeUndefined();
  });
});

describe('a list that is kept under a name', () => {
  const view: SavedView = {
    ...{ season: 'winter', name: 'East coast', query: 'status=on-hold&track=categorical' },
    ...{ version: 1, who, at },
  };

  test.each<[string, Partial<SavedView>, boolean]>([
    ['by its name', { name: 'For Sample' }, true],
    ['by what it searches for', { query: 'status=on-hold&search=Sample%2C+One' }, true],
    ['by both', { name: 'One Sample', query: 'search=20990001' }, true],
    ['not by words of others', {}, false],
    ['not by a part of a word', { name: 'Samples', query: 'search=209900012' }, false],
  ])('is one of the person %s', (_, given, isTheirs) => {
    expect(isViewOf({ ...view, ...given }, named)).toBe(isTheirs);
  });
});
