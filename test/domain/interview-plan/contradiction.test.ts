import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compromise } from '#domain/interview-plan/infeasible/compromise.ts';
import { contradictionOf } from '#domain/interview-plan/infeasible/contradiction.ts';
import { groupsOf } from '#domain/interview-plan/infeasible/rule-groups.ts';
import type { DayInterviewer, InterviewDay, MeetingOwed } from '#domain/interview-plan/interview-day.ts';
import { highsSolver } from '#functions/interviews/highs-solver.ts';
import { always } from '#test/support/checks/check-property.ts';

const solve = await highsSolver(600);

test('hours are no reason if the interviews owed are too many as it is, though an arrangement gives one guest a later time', () => {
  const [usual, later] = [
    { from: 510, to: 530 },
    { from: 540, to: 560 },
  ];
  const owed: MeetingOwed = { kind: 'one-on-one', track: 'x', count: 1, times: [usual] };
  const day: InterviewDay = {
    guests: [
      { id: 'ann', meetings: [owed], wishes: [] },
      {
        ...{ id: 'ben', meetings: [{ ...owed, times: [usual, later] }], wishes: [] },
        arranged: { wanted: { pauseMinutes: 5 }, pause: 5, passing: 5, usual: [owed] },
      },
    ],
    interviewers: [
      { id: 'dr-a', kinds: ['one-on-one'], tracks: [], most: 9, recusedFrom: [], free: [usual] },
    ],
    published: [],
  };
  expect(contradictionOf(day, solve)).toEqual([
    { kind: 'owed', meeting: 'one-on-one', track: 'x', from: 510, to: 530 },
  ]);
});

/** A day on which one guest is owed an interview of several tracks, and of each track so many interviewers are away then. */
function dayWithAway(counts: readonly number[]): InterviewDay {
  const meetings = counts.map(
    (_, track): MeetingOwed => ({
      kind: 'one-on-one',
      track: `track ${track}`,
      count: 1,
      times: [{ from: 510 + 30 * track, to: 530 + 30 * track }],
    }),
  );
  const away = counts.flatMap((count, track) =>
    Array.from({ length: count }, (_, nth): DayInterviewer => {
      const hours = { most: 9, recusedFrom: [], free: [{ from: 0, to: 60 }] };
      return { id: `${track} ${nth}`, kinds: ['one-on-one'], tracks: [`track ${track}`], ...hours };
    }),
  );
  return { guests: [{ id: 'ann', meetings, wishes: [] }], interviewers: away, published: [] };
}

test('of several things that cannot be, the one with the fewest reasons is named', () => {
  always(25, fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }), (counts) => {
    const reasons = contradictionOf(dayWithAway(counts), solve) ?? [];
    const owed = reasons.filter(({ kind }) => kind === 'owed');
    expect(owed).toHaveLength(1);
    expect(reasons).toHaveLength(1 + Math.min(...counts));
    const tracks = new Set(
      reasons.map((each) =>
        'interviewer' in each ? `track ${each.interviewer[0]}` : 'track' in each && each.track,
      ),
    );
    expect(tracks.size).toBe(1);
  });
});

test('a day on which three guests meet three interviewers is possible, whatever else is asked for', () => {
  const spans = [510, 535, 560].map((from) => ({ from, to: from + 20 }));
  const oneOnOne: MeetingOwed = { kind: 'one-on-one', track: 'x', count: 1, times: spans };
  const guest = (id: string) => ({
    id,
    meetings: [{ ...oneOnOne, kind: 'team' } as const, oneOnOne],
    wishes: [],
  });
  const times = [...spans, { from: 582, to: 602 }];
  const arranged = { wanted: { pauseMinutes: 5 }, pause: 5, passing: 5, usual: [oneOnOne] };
  const host = { tracks: [], most: 2, recusedFrom: [] };
  const day: InterviewDay = {
    guests: [
      guest('ann'),
      guest('ben'),
      { id: 'cy', meetings: [{ ...oneOnOne, times }], wishes: [], arranged },
    ],
    interviewers: [
      { ...host, id: 'dr-a', kinds: ['team', 'one-on-one'], team: 'blue' },
      { ...host, id: 'dr-b', kinds: ['one-on-one'], recusedFrom: ['ann'] },
      { ...host, id: 'dr-c', kinds: ['team', 'one-on-one'], team: 'blue' },
    ],
    published: [],
  };
  const groups = groupsOf(day);
  const kept = groups.filter(
    (each) => each.kind === 'recusals' || (each.kind === 'owed' && each.meeting === 'one-on-one'),
  );
  expect(kept).toHaveLength(2);
  expect(compromise(day, groups, kept, solve)).toMatchObject({ kind: 'found' });
});
