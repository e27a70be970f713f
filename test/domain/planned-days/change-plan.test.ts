import { describe, expect, test } from 'vitest';
import type { Interview, InterviewDay } from '#domain/interview-plan/interview-day.ts';
import { interviewKey } from '#domain/interview-plan/interview-day.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { adjustPlan, newFaults } from '#domain/planned-days/adjust-plan.ts';
import { askForPlan, discardPlan, keepPlan, keepSetback } from '#domain/planned-days/change-plan.ts';
import { planNeeds } from '#domain/planned-days/plan-needs.ts';
import type { PlannedDay } from '#domain/planned-days/planned-day.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { offerOf, winterSeason } from '#test/support/builders/season.ts';

const on = '2030-11-18' as CalendarDay;
const now = instant('2030-11-01T12:00Z');
const who = { kind: 'program', name: 'one@example.org' } as const;
const context = { now, recordId: 'record_1', who };
const times = [480, 505, 530].map((from) => ({ from, to: from + 20 }));
const [first, second, third] = times as [(typeof times)[0], (typeof times)[0], (typeof times)[0]];
const owed = { kind: 'one-on-one', track: 'x', count: 1, times } as const;
const person = (id: string) => ({ id, kinds: ['one-on-one'] as const, tracks: [], most: 9, recusedFrom: [] });
const held = (guest: string, at: typeof first, interviewer: string): Interview => ({
  ...{ guest, kind: 'one-on-one', track: 'x', ...at, interviewers: [interviewer] },
});
const day: InterviewDay = {
  guests: ['ann', 'ben', 'cy'].map((id) => ({ id, meetings: [owed], wishes: [] })),
  interviewers: ['d1', 'd2'].map(person),
  published: [],
};
const plan = [held('ann', first, 'd1'), held('ben', first, 'd2'), held('cy', second, 'd1')];
const [ann, ben, cy] = plan.map(interviewKey) as [string, string, string];
const draft = { interviews: plan, open: ['wishes' as const] };
const published = { edition: 1, at: now, who, interviews: plan, interviewers: [] };
const planned = (change: Partial<PlannedDay> = {}): PlannedDay => ({
  ...{ id: on, season: 's', on, version: 3, state: 'idle', untold: [], edits: [] },
  ...change,
});
const standing = (change?: Partial<PlannedDay>) => ({
  ...{ season: 's', on, day, document: winterSeason() },
  ...(change ? { planned: planned(change) } : {}),
});
const own = { on, start: 'morning', edition: 1, meetings: [] } as const;
/** Everybody who comes, with what they were told of the day. */
const told = ['ann', 'ben', 'cy'].map((id) => offerOf('x', id, { state: 'booked', itineraries: [own] }));
const nothing = { interviews: [], open: [] };

/** The day after a decision. */
function dayAfter(verdict: { readonly kind: string; readonly result?: PlannedDay }): PlannedDay {
  if (!verdict.result) throw new Error(JSON.stringify(verdict));
  return verdict.result;
}

describe('the plan of a day', () => {
  test('begins with its first version, and each later one replaces the one before', () => {
    const begun = askForPlan(standing(), 0, context);
    expect(begun).toMatchObject({ changes: [{ kind: 'put-planned-day' }] });
    expect(begun.kind === 'decision' && begun.changes[0]).not.toHaveProperty('replaces');
    expect(dayAfter(begun)).toEqual({
      ...planned({ version: 1, state: 'planning' }),
      edits: [{ version: 1, at: now, who, what: 'asked-for' }],
    });
    expect(keepPlan(standing({}), 3, nothing, context)).toMatchObject({ changes: [{ replaces: 3 }] });
  });

  test('is kept as a draft, with the aims for which nothing is proved', () => {
    const open = [{ aim: 'even-load', cost: 9, bound: 7 } as const];
    expect(dayAfter(keepPlan(standing(), 0, { interviews: plan, open }, context)).draft).toEqual({
      ...{ interviews: plan, open: ['even-load'] },
    });
  });

  test('remembers the last twenty edits', () => {
    let known: PlannedDay | undefined;
    for (let version = 0; version < 21; version += 1) {
      const next = { season: 's', on, ...(known ? { planned: known } : {}) };
      known = dayAfter(keepPlan(next, version, nothing, context));
    }
    expect(known?.edits.map(({ version }) => version)).toEqual(Array.from({ length: 20 }, (_, n) => n + 2));
  });

  test('carries on what is published, who is to be told of it, and when interviewers are reminded', () => {
    const kept = { published, untold: ['offer_1'], remindAt: now };
    expect(dayAfter(askForPlan(standing({ ...kept, draft }), 3, context))).toMatchObject(kept);
    const without = dayAfter(askForPlan(standing({}), 3, context));
    expect(without).not.toHaveProperty('published');
    expect(without).not.toHaveProperty('remindAt');
  });

  test.each(['planning', 'telling'] as const)('plan-under-way: is not changed while it is %s', (state) => {
    const refused = { refusal: { kind: 'plan-under-way' } };
    expect(askForPlan(standing({ state }), 3, context)).toMatchObject(refused);
    expect(discardPlan(standing({ state, draft }), 3, context)).toMatchObject(refused);
    const move = { kind: 'swap', interview: ann, other: cy } as const;
    expect(adjustPlan(standing({ state, draft }), 3, move, context)).toMatchObject(refused);
  });

  test('plan-changed: names those edits that were not seen', () => {
    const edit = (version: number) => ({ version, at: now, who, what: 'moved' as const });
    const changed = standing({ draft, edits: [edit(2), edit(3)] });
    const refused = { refusal: { kind: 'plan-changed', edits: [edit(3)] } };
    expect(keepPlan(changed, 2, nothing, context)).toMatchObject(refused);
    expect(keepSetback(changed, 2, { kind: 'out-of-time' }, context)).toMatchObject(refused);
    expect(keepPlan(standing(), 1, nothing, context)).toMatchObject({ refusal: { edits: [] } });
  });

  test('keeps a draft while a new plan is made, and to the end if there is none', () => {
    const asked = dayAfter(askForPlan(standing({ draft }), 3, context));
    expect(asked).toMatchObject({ state: 'planning', draft });
    const then = (decide: (next: ReturnType<typeof standing>) => ReturnType<typeof keepPlan>) =>
      dayAfter(decide({ ...standing(), planned: asked }));
    expect(then((next) => keepSetback(next, 4, { kind: 'out-of-time' }, context)).draft).toEqual(draft);
    expect(then((next) => keepPlan(next, 4, nothing, context)).draft).toEqual(nothing);
  });

  test('that comes to nothing says why, and leaves a draft that was there', () => {
    const setback = { kind: 'nobody-comes' } as const;
    expect(dayAfter(keepSetback(standing({ state: 'planning', draft }), 3, setback, context))).toMatchObject({
      ...{ state: 'idle', setback, draft },
    });
    expect(dayAfter(keepSetback(standing(), 0, setback, context))).not.toHaveProperty('draft');
  });

  test('plan-missing: is discarded where there is a draft, or a reason why there is none', () => {
    expect(discardPlan(standing({ published }), 3, context)).toMatchObject({
      refusal: { kind: 'plan-missing' },
    });
    for (const there of [{ draft }, { setback: { kind: 'out-of-time' } as const }]) {
      const gone = dayAfter(discardPlan(standing({ ...there, published }), 3, context));
      expect(gone).toMatchObject({ state: 'idle', published, edits: [{ what: 'discarded' }] });
      expect(gone).not.toHaveProperty(Object.keys(there)[0] as string);
    }
  });
});

describe('the same form again', () => {
  const other = { ...context, who: { kind: 'program', name: 'Another' } } as const;
  test.each([
    ['a plan that is made already', askForPlan, {}],
    ['a draft that is gone already', discardPlan, { draft }],
  ] as const)('is a repeat for %s, and of another person a change by others', (_, decide, before) => {
    const done = dayAfter(decide(standing(before), 3, context));
    const again = standing(done);
    expect(decide(again, 3, context)).toEqual({ kind: 'repeat', result: again.planned });
    expect(decide(again, 3, other).kind).toBe('refusal');
    expect(decide(standing({ ...done, edits: [...done.edits, ...done.edits] }), 3, context).kind).toBe(
      'refusal',
    );
    expect(decide(again, 4, context).kind).not.toBe('repeat');
  });
});

describe('a change by hand', () => {
  const change = (of: Partial<PlannedDay>, what: Parameters<typeof adjustPlan>[2]) =>
    adjustPlan(standing(of), 3, what, context);
  const swap = (interview: string, other: string) => ({ kind: 'swap', interview, other }) as const;
  const move = (interview: string, at: typeof first, interviewer: string) =>
    ({ kind: 'move', interview, to: { ...at, interviewers: [interviewer] } }) as const;

  test('moves one interview, or lets two guests take each other’s; the draft stays in the order of time', () => {
    const moved = dayAfter(change({ draft }, move(ann, third, 'd2')));
    expect(moved.draft).toEqual({
      interviews: [held('ben', first, 'd2'), held('cy', second, 'd1'), held('ann', third, 'd2')],
      open: ['wishes'],
    });
    expect(moved.edits.at(-1)?.what).toBe('moved');
    const swapped = dayAfter(change({ draft }, swap(ben, cy)));
    expect(swapped.draft?.interviews).toEqual([
      ...[held('ann', first, 'd1'), held('cy', first, 'd2'), held('ben', second, 'd1')],
    ]);
    expect(swapped.edits.at(-1)?.what).toBe('swapped');
    const sameTime = dayAfter(change({ draft }, swap(ann, ben)));
    expect(sameTime.draft?.interviews.map(({ guest }) => guest)).toEqual(['ann', 'ben', 'cy']);
  });

  test('of what is published makes it a draft, in which nothing is open', () => {
    const moved = dayAfter(change({ published }, move(ann, third, 'd1')));
    expect(moved.draft).toMatchObject({ open: [] });
    expect(moved.draft?.interviews).toHaveLength(3);
    expect(moved.published).toEqual(published);
  });

  test('plan-missing: is of interviews that are there, and of two that differ', () => {
    const missing = { refusal: { kind: 'plan-missing' } };
    expect(change({}, swap(ann, ben))).toMatchObject(missing);
    expect(change({ draft }, swap('gone', ben))).toMatchObject(missing);
    expect(change({ draft }, swap(ann, 'gone'))).toMatchObject(missing);
    expect(change({ draft }, swap(ann, ann))).toMatchObject(missing);
  });

  test('may leave a rule broken that was broken before, and breaks no other', () => {
    const broken = [held('ann', first, 'd1'), held('ben', first, 'd1'), held('cy', second, 'd2')];
    expect(newFaults(day, broken, broken)).toEqual([]);
    expect(newFaults(day, plan, broken)).toMatchObject([{ kind: 'two-places', person: 'd1' }]);
  });
});

function needs(known: PlannedDay | undefined, standing: InterviewDay, offers: readonly Offer[]) {
  return planNeeds({ planned: known, document: winterSeason(), day: standing, offers });
}

test('a published plan that no longer fits says what stands against it, and a day without one nothing', () => {
  const now = { ...day, published: plan, guests: day.guests.slice(1) };
  expect(needs(planned({ published }), now, told)).toMatchObject([{ kind: 'no-such-interview' }]);
  expect(needs(planned({ published }), { ...day, published: plan }, told)).toEqual([]);
  expect(needs(planned({ draft }), now, told)).toEqual([]);
  expect(needs(undefined, now, told)).toEqual([]);
});

test('a published plan of which somebody who comes has not been told, or no longer, no longer fits', () => {
  const standing = { ...day, published: plan };
  const ann = offerOf('x', 'ann', { state: 'booked' });
  const untold = told.map((offer) => (offer.id === 'ann' ? ann : offer));
  const need = [{ kind: 'not-told', guest: 'ann' }];
  expect(needs(planned({ published }), standing, untold)).toEqual(need);
  const elsewhere = { ...ann, itineraries: [{ ...own, on: '2030-11-19' as CalendarDay }] };
  expect(needs(planned({ published }), standing, [elsewhere])).toEqual(need);
  expect(needs(planned({ published, untold: ['ann'], state: 'telling' }), standing, untold)).toEqual([]);
});
