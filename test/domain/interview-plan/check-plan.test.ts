import { expect, test } from 'vitest';
import { planFaultsOf } from '#domain/interview-plan/check-plan.ts';
import type { DayInterviewer, Interview, InterviewDay } from '#domain/interview-plan/interview-day.ts';
import { concernedByPlan, planDifference } from '#domain/interview-plan/plan-difference.ts';
import { threeTimes } from '#test/support/models/small-day.ts';

const [first, second, third] = threeTimes;
if (!first || !second || !third) throw new Error('three times');

const person = (id: string, more: Partial<DayInterviewer> = {}): DayInterviewer => ({
  id,
  kinds: ['one-on-one'],
  tracks: [],
  most: 3,
  recusedFrom: [],
  ...more,
});
const owed = { track: 'x', count: 1, times: threeTimes } as const;
const both = [
  { kind: 'team', ...owed },
  { kind: 'one-on-one', ...owed },
] as const;

const day: InterviewDay = {
  guests: [
    { id: 'ann', meetings: both, wishes: [] },
    { id: 'ben', meetings: both, wishes: [] },
  ],
  interviewers: [
    person('dr-a', { kinds: ['team', 'one-on-one'], team: 'blue' }),
    person('dr-b', { kinds: ['team'], team: 'blue' }),
    person('dr-c', { free: [first, second], recusedFrom: ['ben'] }),
    person('dr-d', { most: 1, tracks: ['x'] }),
    person('dr-e', { tracks: ['y'] }),
  ],
  published: [],
};

const team = (guest: string, at: typeof first): Interview => ({
  guest,
  kind: 'team',
  track: 'x',
  interviewers: ['dr-a', 'dr-b'],
  ...at,
});
const single = (guest: string, who: string, at: typeof first): Interview => ({
  guest,
  kind: 'one-on-one',
  track: 'x',
  interviewers: [who],
  ...at,
});

const plan = [
  team('ann', first),
  single('ann', 'dr-c', second),
  single('ben', 'dr-d', first),
  team('ben', third),
];
const without = (guest: string, kind: string) =>
  plan.filter((each) => each.guest !== guest || each.kind !== kind);

test('a plan that keeps every rule has no faults, and what changes nothing has no difference', () => {
  expect(planFaultsOf(day, plan)).toEqual([]);
  expect(planDifference({ ...day, published: plan }, plan.toReversed())).toEqual([]);
});

test.each([
  ['an interview that is owed and not held', without('ann', 'team'), 'not-owed'],
  ['an interview twice', [...plan, single('ann', 'dr-d', third)], 'not-owed'],
  ['a guest in two places', [...without('ann', 'one-on-one'), single('ann', 'dr-c', first)], 'two-places'],
  [
    'an interviewer in two places',
    [...without('ben', 'one-on-one'), single('ben', 'dr-a', first)],
    'two-places',
  ],
  ['a pair that meets twice', [...without('ann', 'one-on-one'), single('ann', 'dr-a', second)], 'met-twice'],
  ['an interviewer who is away', [...without('ann', 'one-on-one'), single('ann', 'dr-c', third)], 'away'],
  [
    'an interviewer who is recused',
    [...without('ben', 'one-on-one'), single('ben', 'dr-c', second)],
    'recused',
  ],
  [
    'an interviewer over the most',
    [...without('ann', 'one-on-one'), single('ann', 'dr-d', second)],
    'over-most',
  ],
  [
    'a member of a team alone',
    [...without('ann', 'team'), { ...team('ann', first), interviewers: ['dr-a'] }],
    'no-such-interview',
  ],
  [
    'an interviewer of another track',
    [...without('ann', 'one-on-one'), single('ann', 'dr-e', second)],
    'no-such-interview',
  ],
  [
    'a time that the agenda does not have',
    [...without('ann', 'one-on-one'), single('ann', 'dr-c', { from: 540, to: 560 })],
    'no-such-interview',
  ],
  [
    'an interviewer who holds no such interviews',
    [...without('ann', 'one-on-one'), single('ann', 'dr-b', second)],
    'no-such-interview',
  ],
  ['a guest who does not come', [...plan, single('cy', 'dr-c', first)], 'no-such-interview'],
])('%s is found', (_, changed, kind) => {
  expect(planFaultsOf(day, changed).map((fault) => fault.kind)).toContain(kind);
});

const arrangedDay: InterviewDay = {
  ...day,
  guests: day.guests.map((guest) =>
    guest.id === 'ann'
      ? {
          ...guest,
          arranged: { wanted: { pauseMinutes: 30 }, pause: 30, passing: 10, usual: guest.meetings },
        }
      : guest,
  ),
};

test('a pause that was arranged is between two interviews of the guest, and time between those of their interviewers', () => {
  const spread = [...without('ann', 'one-on-one'), single('ann', 'dr-d', third)];
  expect(planFaultsOf(arrangedDay, plan).filter(({ kind }) => kind === 'too-close')).toEqual([
    { kind: 'too-close', person: 'ann', minutes: 30, interviews: [team('ann', first), plan[1]] },
  ]);
  expect(planFaultsOf(arrangedDay, spread).map(({ kind }) => kind)).not.toContain('too-close');
  const close = [team('ann', second), team('ben', third)];
  expect(planFaultsOf(arrangedDay, close)).toContainEqual({
    ...{ kind: 'too-close', person: 'dr-a', minutes: 10, interviews: close },
  });
});

test('an interview that an arrangement moves has it as the reason, whether its length or a pause is in the way', () => {
  const [before] = [plan[0]].flatMap((each) => each ?? []);
  const moved = { ...plan[1], from: 585, to: 605 } as Interview;
  const paused = planDifference({ ...arrangedDay, published: plan }, [
    ...plan.slice(0, 1),
    moved,
    ...plan.slice(2),
  ]);
  expect(paused).toMatchObject([{ kind: 'moved', reason: { kind: 'arranged' } }]);
  const longer = arrangedDay.guests.map((guest) => ({
    ...guest,
    meetings: guest.meetings.map((each) => ({
      ...each,
      times: each.times.map(({ from, to }) => ({ from, to: to + 15 })),
    })),
  }));
  const gone = planDifference({ ...arrangedDay, guests: longer, published: plan.slice(0, 1) }, []);
  expect(gone).toEqual([{ kind: 'dropped', before, reason: { kind: 'arranged' } }]);
});

test('the difference of two plans has a reason a line, and names everybody concerned once', () => {
  const published = [...plan, single('cy', 'dr-e', first)];
  const next = [
    team('ann', second),
    single('ann', 'dr-d', first),
    team('ben', third),
    single('ben', 'dr-f', first),
  ];
  const interviewers = [...day.interviewers.filter(({ id }) => id !== 'dr-c'), person('dr-f')];
  const changes = planDifference({ ...day, interviewers, published }, next);
  expect(changes.map((change) => [change.kind, 'reason' in change ? change.reason : ''])).toEqual([
    ['moved', { kind: 'makes-room' }],
    ['moved', { kind: 'interviewer-gone', interviewer: 'dr-c' }],
    ['moved', { kind: 'makes-room' }],
    ['dropped', { kind: 'guest-gone' }],
  ]);
  expect(concernedByPlan(changes).toSorted()).toEqual([
    'ann',
    'ben',
    'cy',
    'dr-a',
    'dr-b',
    'dr-c',
    'dr-d',
    'dr-e',
    'dr-f',
  ]);
  const away = {
    ...day,
    interviewers: day.interviewers.map((each) => ({ ...each, free: [second] })),
    published: plan,
  };
  const gone = planDifference(away, [single('ann', 'dr-c', second)]);
  expect(gone.map((change) => 'reason' in change && change.reason)).toContainEqual({
    kind: 'away',
    interviewer: 'dr-a',
  });
  expect(gone).toHaveLength(3);
});
