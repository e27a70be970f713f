import { expect, test } from 'vitest';
import type { Interview } from '#domain/interview-plan/interview-day.ts';
import { type PublishStanding, putEdition } from '#domain/planned-days/publish-plan.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { invitedAt, winterSeason } from '#test/support/builders/season.ts';

const context = { now: invitedAt, recordId: 'record_1', who: { kind: 'program', name: 'Sample' } } as const;

/** A day to which nobody comes, with so many interviewers. */
function standingOf(interviewers: number): PublishStanding {
  const doctors = Array.from({ length: interviewers }, (_, index) => ({
    ...{ name: `Sample Dr. ${index + 1}`, address: `d${index + 1}`, kinds: ['team'] as const },
    ...{ tracks: [], days: [], hours: [], mostADay: 9, recusedFrom: [] },
  }));
  const day = { guests: [], interviewers: [], published: [] };
  const on = '2030-11-18' as CalendarDay;
  return { season: 's', document: winterSeason(), on, day, offers: [], interviewers: doctors };
}

test('each further edition keeps what is different for whom since they were told before, and who it was with', () => {
  const sits = (guest: string, from: number, ...interviewers: string[]): Interview => ({
    ...{ guest, kind: 'team', track: 'categorical', from, to: from + 20, interviewers },
  });
  const first = [sits('1', 480, 'd1', 'd2'), sits('2', 505, 'd3'), sits('3', 505, 'd4')];
  const editions: Interview[][] = [
    first,
    [sits('1', 480, 'd2'), sits('2', 530, 'd3'), sits('3', 505, 'd4')],
    [sits('1', 480, 'd2'), sits('2', 530, 'd3'), sits('3', 530, 'd4'), sits('3', 480, 'd1')],
  ];
  let standing: PublishStanding = standingOf(4);
  const published = editions.map((interviews) => {
    const { result } = putEdition(standing, interviews, 'published', context);
    standing = { ...standing, planned: result };
    return result.published;
  });
  expect(published[0]?.ownChanges).toBeUndefined();
  const second = [
    { interviewer: 'd1', fresh: [], gone: first.slice(0, 1) },
    { interviewer: 'd2', fresh: [480], gone: first.slice(0, 1) },
    { interviewer: 'd3', fresh: [530], gone: first.slice(1, 2) },
  ];
  expect(published[1]?.ownChanges).toEqual(second);
  expect(published[1]?.interviewers.map(({ id }) => id).sort()).toEqual(['d1', 'd2', 'd3', 'd4']);
  expect(published[2]?.ownChanges).toEqual([
    ...second.slice(1),
    { interviewer: 'd4', fresh: [530], gone: first.slice(2) },
  ]);
});
