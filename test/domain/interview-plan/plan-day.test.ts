import { expect, test } from 'vitest';
import { planFaultsOf } from '#domain/interview-plan/check-plan.ts';
import { contradictionOf } from '#domain/interview-plan/infeasible/contradiction.ts';
import type { RuleGroup } from '#domain/interview-plan/infeasible/rule-groups.ts';
import { type Concession, wayOut } from '#domain/interview-plan/infeasible/way-out.ts';
import type { InterviewDay } from '#domain/interview-plan/interview-day.ts';
import { planDay } from '#domain/interview-plan/plan-day.ts';
import { highsSolver } from '#functions/interviews/highs-solver.ts';
import { always } from '#test/support/checks/check-property.ts';
import { byAim, everyPlan, scoresOf, smallDay } from '#test/support/models/small-day.ts';

const solve = await highsSolver(600);

/** The least scores of all plans, aim after aim. */
function bestScores(day: InterviewDay): readonly number[] | undefined {
  const scores = everyPlan(day).map((plan) => scoresOf(day, plan));
  return scores.toSorted(byAim)[0];
}

function expectBest(day: InterviewDay): void {
  const plan = planDay(day, solve);
  const best = bestScores(day);
  if (!best) {
    expect(plan).toEqual({ kind: 'infeasible' });
    return;
  }
  if (plan.kind !== 'plan') throw new Error(`${plan.kind}, although there is a plan`);
  expect(planFaultsOf(day, plan.interviews)).toEqual([]);
  expect(plan.open).toEqual([]);
  expect(scoresOf(day, plan.interviews)).toEqual(best);
}

test('the plan of a small day is as good, aim after aim, as the best of all plans that there are', () => {
  always(60, smallDay, expectBest);
});

test('a repair changes as few of the published interviews as any plan could, and is then the best of those', () => {
  always(60, smallDay, (day) => {
    const [published] = everyPlan(day).slice(-1);
    if (!published) return;
    const interviewers = day.interviewers.map((each, index) =>
      index === 0 ? { ...each, free: [{ from: 535, to: 580 }] } : each,
    );
    expectBest({ ...day, published, interviewers });
    expectBest({ ...day, published, guests: day.guests.slice(1) });
  });
});

test('a published plan that is still possible stays exactly as it is', () => {
  always(30, smallDay, (day) => {
    const plan = planDay(day, solve);
    if (plan.kind !== 'plan') return;
    const again = planDay({ ...day, published: plan.interviews }, solve);
    expect(again).toEqual(plan);
  });
});

/** The day without the rules of the groups that are not named. */
function withOnly(day: InterviewDay, groups: readonly RuleGroup[]): InterviewDay {
  const has = (kind: string, id: string) =>
    groups.some((group) => group.kind === kind && 'interviewer' in group && group.interviewer === id);
  const isOwed = (kind: string) => groups.some((group) => group.kind === 'owed' && group.meeting === kind);
  return {
    ...day,
    guests: day.guests.map(({ arranged, metBefore, ...guest }) => {
      const isArranged = groups.some((group) => group.kind === 'arranged' && group.guest === guest.id);
      const meetings = arranged && !isArranged ? arranged.usual : guest.meetings;
      const isMet = groups.some((group) => group.kind === 'met-before');
      return {
        ...guest,
        ...(metBefore && isMet ? { metBefore } : {}),
        ...(arranged && isArranged ? { arranged } : {}),
        meetings: meetings.filter(({ kind }) => isOwed(kind)),
      };
    }),
    interviewers: day.interviewers.map(({ free, ...each }) => ({
      ...each,
      most: has('most', each.id) ? each.most : 99,
      recusedFrom: has('recusals', each.id) ? each.recusedFrom : [],
      ...(free && has('hours', each.id) ? { free } : {}),
    })),
  };
}

test('of a day without a plan the reasons contradict each other, and without any one of them they do not', () => {
  always(40, smallDay, (day) => {
    const groups = contradictionOf(day, solve);
    expect(groups !== undefined).toBe(everyPlan(day).length === 0);
    if (!groups) return;
    expect(everyPlan(withOnly(day, groups))).toEqual([]);
    for (const group of groups) {
      const without = withOnly(
        day,
        groups.filter((each) => each !== group),
      );
      expect(everyPlan(without).length).toBeGreaterThan(0);
    }
  });
});

function conceded(day: InterviewDay, concessions: readonly Concession[]): InterviewDay {
  const of = <K extends Concession['kind']>(kind: K) =>
    concessions.filter((each): each is Extract<Concession, { kind: K }> => each.kind === kind);
  return {
    ...day,
    guests: day.guests.map((guest) => ({
      ...guest,
      meetings: guest.meetings.map((meeting) => {
        const left = of('left-out').find(
          (each) => each.guest === guest.id && each.meeting.kind === meeting.kind,
        );
        return { ...meeting, count: meeting.count - (left?.fewer ?? 0) };
      }),
    })),
    interviewers: day.interviewers.map(({ free, ...each }) => ({
      ...each,
      most: each.most + (of('more-interviews').find(({ interviewer }) => interviewer === each.id)?.more ?? 0),
      ...(free
        ? {
            free: [
              ...free,
              ...of('also-there').flatMap(({ interviewer, span }) => (interviewer === each.id ? [span] : [])),
            ],
          }
        : {}),
    })),
  };
}

test('with the way out that is offered the day has a plan, and with no part of it left away', () => {
  always(60, smallDay, (day) => {
    const concessions = wayOut(day, solve) ?? [];
    expect(concessions.length === 0).toBe(everyPlan(day).length > 0);
    expect(everyPlan(conceded(day, concessions)).length).toBeGreaterThan(0);
    for (const concession of concessions) {
      const fewer = concessions.filter((each) => each !== concession);
      expect(everyPlan(conceded(day, fewer))).toEqual([]);
    }
  });
});

test('a solver without time left says so, and gives no plan and no reasons', async () => {
  const late = await highsSolver(0);
  const day: InterviewDay = { guests: [], interviewers: [], published: [] };
  expect(planDay(day, late)).toEqual({ kind: 'out-of-time' });
  expect(contradictionOf(day, late)).toBeUndefined();
  expect(wayOut(day, late)).toBeUndefined();
});
