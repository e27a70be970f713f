import { expect, test } from 'vitest';
import type { Interview, InterviewDay } from '#domain/interview-plan/interview-day.ts';
import { editionDifference, editionOf } from '#domain/planned-days/edition.ts';
import type { PlannedDay } from '#domain/planned-days/planned-day.ts';
import { publishPlan } from '#domain/planned-days/publish-plan.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { winterSeason } from '#test/support/builders/season.ts';

const on = '2030-11-18' as CalendarDay;
const held = (guest: string, from: number, ...interviewers: string[]): Interview => ({
  ...{ guest, kind: 'team', track: 'x', from, to: from + 20, interviewers },
});
const [ann, ben, benLater] = [held('ann', 480, 'd1'), held('ben', 480, 'd2'), held('ben', 530, 'd1', 'd2')];
const planned: PlannedDay = {
  ...{ id: on, season: 's', on, version: 3, state: 'idle', untold: [], edits: [] },
  published: {
    ...{ edition: 1, at: instant('2030-11-01T12:00Z'), who: { kind: 'clock' }, interviewers: [] },
    interviews: [ann, ben, benLater],
  },
};
/** Ben has not come, so no plan counts on him. */
const day: InterviewDay = { guests: [], interviewers: [], published: [ann] };
const standing = { planned, day };

test('who has not come keeps the interviews that nobody else needs, and no line of the difference names them', () => {
  const moved = held('ann', 505, 'd1');
  expect(editionOf(standing, [moved])).toEqual([ben, moved, benLater]);
  expect(editionDifference(standing, [moved])).toMatchObject([{ kind: 'moved', before: ann, after: moved }]);
});

test('an interview of theirs whose people somebody else meets then is dropped, with a line that says so', () => {
  const overlapping = held('ann', 545, 'd2');
  expect(editionOf(standing, [overlapping])).toEqual([ben, overlapping]);
  expect(editionDifference(standing, [overlapping])).toMatchObject([
    { kind: 'moved', after: overlapping },
    { kind: 'dropped', before: benLater, reason: { kind: 'guest-gone' } },
  ]);
  const after = held('ann', 550, 'd2');
  expect(editionOf(standing, [after])).toEqual([ben, benLater, after]);
});

test('somebody who is in the plan is not there twice, and a day without an edition has nobody to keep', () => {
  const again = held('ben', 600, 'd2');
  expect(editionOf(standing, [ann, again])).toEqual([ann, again]);
  expect(editionOf({ day }, [ann])).toEqual([ann]);
  expect(editionOf({ ...standing, day: { ...day, published: [ann, ben, benLater] } }, [ann])).toEqual([ann]);
});

test('a repair that is published for another reason leaves them as they were told, and tells nobody of them', () => {
  const times = [ann, { from: 505, to: 525 }].map(({ from, to }) => ({ from, to }));
  const owed = { kind: 'team', track: 'x', count: 1, times } as const;
  const moved = held('ann', 505, 'd1');
  const verdict = publishPlan(
    {
      ...{ season: 's', on, document: winterSeason(), offers: [], interviewers: [] },
      planned: { ...planned, draft: { interviews: [moved], open: [] } },
      day: {
        ...day,
        guests: [{ id: 'ann', meetings: [owed], wishes: [] }],
        interviewers: [{ id: 'd1', kinds: ['team'], tracks: [], most: 9, recusedFrom: [] }],
      },
    },
    3,
    { now: instant('2030-11-02T12:00Z'), recordId: 'record_1', who: { kind: 'clock' } },
  );
  if (verdict.kind !== 'decision') throw new Error(JSON.stringify(verdict));
  expect(verdict.result.published?.interviews).toEqual([ben, moved, benLater]);
  const [record] = verdict.changes.flatMap((change) => (change.kind === 'add-record' ? [change.record] : []));
  expect(record).toMatchObject({ changes: 1, interviews: 3 });
});
