import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Decision, Refused, Repeat } from '#domain/decisions/decision.ts';
import { planFaultsOf } from '#domain/interview-plan/check-plan.ts';
import { choicesOf } from '#domain/interview-plan/choices.ts';
import { type Interview, type InterviewDay, interviewKey } from '#domain/interview-plan/interview-day.ts';
import type { Interviewer } from '#domain/interviewers/interviewer.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { adjustPlan } from '#domain/planned-days/adjust-plan.ts';
import { askForPlan, discardPlan, keepPlan } from '#domain/planned-days/change-plan.ts';
import type { PlannedDay, PlannedDayRefusal } from '#domain/planned-days/planned-day.ts';
import { type PublishChange, publishPlan, tellOn } from '#domain/planned-days/publish-plan.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { invitedAt, offerOf, winterSeason } from '#test/support/builders/season.ts';

const on = '2030-11-18' as CalendarDay;
const context = { now: invitedAt, recordId: 'record_1', who: { kind: 'program', name: 'Sample' } } as const;
const times = [
  { from: 480, to: 500 },
  { from: 505, to: 525 },
  { from: 530, to: 550 },
];
const meetings = [{ kind: 'one-on-one', track: 'categorical', count: 1, times }] as const;

const doctor = (address: string): Interviewer => ({
  ...{ name: `Sample Dr. ${address}`, address, kinds: ['one-on-one'], tracks: [], days: [], hours: [] },
  ...{ mostADay: 9, recusedFrom: [] },
});
const booked = (id: string): Offer =>
  offerOf('categorical', id, {
    ...{ state: 'booked', sequence: 0 },
    booking: { option: on, seats: [{ on, start: 'morning', group: 0, number: Number(id) }] as never },
  });

/** A day of `guests` with `doctors`, everybody free; the first doctor is recused from the first guest. */
function dayOf(guests: number, doctors: number) {
  const offers = Array.from({ length: guests }, (_, index) => booked(String(index + 1)));
  const interviewers = Array.from({ length: doctors }, (_, index) => doctor(`d${index + 1}`));
  const day: InterviewDay = {
    guests: offers.map(({ id }) => ({ id, meetings, wishes: [] })),
    interviewers: interviewers.map(({ address: id }, index) => ({
      ...{ id, kinds: ['one-on-one'], tracks: [], most: 9 },
      recusedFrom: index === 0 && offers[0] ? [offers[0].id] : [],
    })),
    published: [],
  };
  return { season: 's', document: winterSeason(), on, day, offers, interviewers };
}

function granted<C>(
  verdict: Decision<PlannedDay, C> | Repeat<PlannedDay> | Refused<PlannedDayRefusal>,
): Decision<PlannedDay, C> {
  if (verdict.kind !== 'decision') throw new Error(`refused: ${JSON.stringify(verdict)}`);
  return verdict;
}

/** The offers as the changes leave them. */
function after(offers: readonly Offer[], changes: readonly PublishChange[]): readonly Offer[] {
  const put = new Map(
    changes.flatMap((change) =>
      change.kind === 'put-offer' ? [[change.offer.id, change.offer] as const] : [],
    ),
  );
  return offers.map((offer) => put.get(offer.id) ?? offer);
}

const inOrder = (day: InterviewDay): Interview[] =>
  day.guests.map(({ id: guest }, index) => ({
    ...{ guest, kind: 'one-on-one', track: 'categorical', ...(times[index % 3] ?? times[0]!) },
    interviewers: [`d${(Math.floor(index / 3) % day.interviewers.length) + 1}`],
  }));

test('no edition that is published breaks a rule, whatever was changed by hand before', () => {
  const standing = dayOf(3, 3);
  const all = choicesOf(standing.day).map(({ interview }) => interview);
  const step = fc.record({ which: fc.nat(2), to: fc.nat(all.length - 1), swap: fc.option(fc.nat(2)) });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const start = inOrder(standing.day).map((each) => ({ ...each, interviewers: ['d2'] }));
      let planned = granted(keepPlan(standing, 0, { interviews: start, open: [] }, context)).result;
      for (const { which, to, swap } of steps) {
        const before = planned.draft?.interviews ?? [];
        const interview = interviewKey(before[which]!);
        const target = all[to]!;
        const change =
          swap === null
            ? ({
                kind: 'move',
                interview,
                to: { ...times[to % 3]!, interviewers: target.interviewers },
              } as const)
            : ({ kind: 'swap', interview, other: interviewKey(before[swap]!) } as const);
        const verdict = adjustPlan({ ...standing, planned }, planned.version, change, context);
        if (verdict.kind === 'decision') planned = verdict.result;
      }
      const interviews = planned.draft?.interviews ?? [];
      const verdict = publishPlan({ ...standing, planned }, planned.version, context);
      if (verdict.kind !== 'decision') throw new Error('hand changes broke the plan');
      expect(planFaultsOf(standing.day, interviews)).toEqual([]);
      const own = after(standing.offers, verdict.changes).flatMap(({ itineraries = [] }) => itineraries);
      expect(own.flatMap((each) => each.meetings)).toHaveLength(3);
      const places = interviews.flatMap(({ from, interviewers }) =>
        interviewers.map((id) => `${from} ${id}`),
      );
      expect(new Set(places).size).toBe(places.length);
      expect(
        interviews.some(
          ({ guest, interviewers }) => guest === standing.offers[0]?.id && interviewers.includes('d1'),
        ),
      ).toBe(false);
    }),
  );
});

test('a change by hand that breaks a rule is refused with the rule', () => {
  const standing = dayOf(2, 2);
  const [first, second] = standing.offers.map(({ id }) => id);
  const interviews: Interview[] = [
    { guest: first!, kind: 'one-on-one', track: 'categorical', ...times[0]!, interviewers: ['d2'] },
    { guest: second!, kind: 'one-on-one', track: 'categorical', ...times[1]!, interviewers: ['d2'] },
  ];
  const planned = granted(keepPlan(standing, 0, { interviews, open: [] }, context)).result;
  const move = (to: { from: number; to: number; interviewers: string[] }) =>
    adjustPlan(
      { ...standing, planned },
      1,
      { kind: 'move', interview: interviewKey(interviews[0]!), to },
      context,
    );
  expect(move({ ...times[1]!, interviewers: ['d2'] })).toMatchObject({
    refusal: { kind: 'plan-breaks-rules', faults: [{ kind: 'two-places', person: 'd2' }] },
  });
  expect(move({ ...times[0]!, interviewers: ['d1'] })).toMatchObject({
    refusal: { kind: 'plan-breaks-rules', faults: [{ kind: 'recused', interviewer: 'd1' }] },
  });
  expect(move({ ...times[2]!, interviewers: ['d2'] })).toMatchObject({
    kind: 'decision',
    result: { version: 2 },
  });
});

test('an older form is refused with what was done since, and a day that is being planned is left alone', () => {
  const standing = dayOf(1, 2);
  const planned = granted(askForPlan(standing, 0, context)).result;
  expect(askForPlan({ ...standing, planned }, 1, context)).toMatchObject({
    refusal: { kind: 'plan-under-way' },
  });
  const kept = granted(keepPlan({ ...standing, planned }, 1, { interviews: [], open: [] }, context)).result;
  expect(publishPlan({ ...standing, planned: kept }, 1, context)).toMatchObject({
    refusal: { kind: 'plan-changed', edits: [{ version: 2, what: 'planned', who: context.who }] },
  });
  const gone = granted(discardPlan({ ...standing, planned: kept }, 2, context)).result;
  expect(publishPlan({ ...standing, planned: gone }, 3, context)).toMatchObject({
    refusal: { kind: 'plan-missing' },
  });
});

test('a draft is published as the next edition, with who is told of how much; each interviewer is named who was in it', () => {
  const standing = dayOf(2, 2);
  const [first, second] = inOrder(standing.day).map((each) => ({ ...each, interviewers: ['d2'] }));
  const drafted = (interviews: readonly Interview[], planned?: PlannedDay) =>
    granted(
      keepPlan(
        { ...standing, ...(planned ? { planned } : {}) },
        planned?.version ?? 0,
        { interviews, open: [] },
        context,
      ),
    ).result;
  const plan = [first, second].flatMap((each) => each ?? []);
  const planned = drafted(plan);
  const once = granted(publishPlan({ ...standing, planned }, 1, context));
  expect(once.result).toMatchObject({
    ...{ state: 'idle', untold: [], version: 2 },
    published: { edition: 1, interviewers: [{ id: 'd2', name: 'Sample Dr. d2', address: 'd2' }] },
  });
  expect(once.result).not.toHaveProperty('draft');
  const twice = publishPlan({ ...standing, planned: once.result }, 1, context);
  expect(twice).toEqual({ kind: 'repeat', result: once.result });
  const other = { ...context, who: { kind: 'program', name: 'Another' } } as const;
  expect(publishPlan({ ...standing, planned: once.result }, 1, other)).toMatchObject({
    refusal: { kind: 'plan-changed' },
  });
  expect(once.changes[1]).toMatchObject({
    record: {
      ...{ id: `interviews_${on}_record_1`, edition: 1, interviews: 2, changes: 2, applicants: 2 },
      notices: [{ kind: 'interviewer-day', to: 'd2', interviewer: 'd2' }],
    },
  });
  const offers = after(standing.offers, once.changes);
  const day = { ...standing.day, published: plan, interviewers: standing.day.interviewers.slice(0, 1) };
  const next = drafted([{ ...plan[1]!, interviewers: ['d1'] }], once.result);
  const gone = { ...day, guests: day.guests.slice(1) };
  const interviewers = standing.interviewers.slice(0, 1);
  const again = granted(
    publishPlan({ ...standing, offers, day: gone, interviewers, planned: next }, 3, context),
  );
  expect(again.changes[1]).toMatchObject({
    record: { edition: 2, interviews: 1, changes: 2, applicants: 2, notices: [{ to: 'd2' }, { to: 'd1' }] },
  });
  expect(again.result.published?.interviewers.map(({ id }) => id)).toEqual(['d1']);
});

test('plan-breaks-rules: a draft that no longer fits is not published', () => {
  const standing = dayOf(1, 2);
  const interviews = inOrder(standing.day);
  const planned = granted(keepPlan(standing, 0, { interviews, open: [] }, context)).result;
  expect(publishPlan({ ...standing, planned }, 1, context)).toMatchObject({
    refusal: { kind: 'plan-breaks-rules', faults: [{ kind: 'recused', interviewer: 'd1' }] },
  });
});

test('of more people than one transaction holds each is told once, in as many as it takes', () => {
  const standing = dayOf(100, 40);
  for (const each of standing.day.interviewers) Object.assign(each, { recusedFrom: [] });
  const plan = { interviews: inOrder(standing.day), open: [] };
  let planned = granted(keepPlan(standing, 0, plan, context)).result;
  let verdict: ReturnType<typeof tellOn> | ReturnType<typeof publishPlan> = publishPlan(
    { ...standing, planned },
    1,
    context,
  );
  let offers: readonly Offer[] = standing.offers;
  const sizes: number[] = [];
  const told: string[] = [];
  while (verdict.kind === 'decision') {
    const { changes }: { changes: readonly PublishChange[] } = verdict;
    sizes.push(changes.length);
    offers = after(offers, changes);
    told.push(...changes.flatMap((change) => (change.kind === 'put-offer' ? [change.offer.id] : [])));
    planned = verdict.result;
    verdict = tellOn({ ...standing, planned, offers }, context);
  }
  expect(sizes).toEqual([92, 91, 21]);
  expect(planned.version).toBe(4);
  expect(new Set(told).size).toBe(100);
  expect(told).toHaveLength(100);
  expect(planned).toMatchObject({ state: 'idle', untold: [] });
  expect(offers.map(({ sequence }) => sequence)).toEqual(offers.map(() => 1));
});
