import { expect, test } from 'vitest';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import { planFaultsOf } from '#domain/interview-plan/check-plan.ts';
import { type Interview, type InterviewDay, roomOf } from '#domain/interview-plan/interview-day.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { PlannedDay } from '#domain/planned-days/planned-day.ts';
import { type RoomSwap, swapRooms } from '#domain/planned-days/swap-rooms.ts';
import { tellAbsent, tellPresent } from '#domain/planned-days/tell-absent.ts';
import { tellDelay } from '#domain/planned-days/tell-delay.ts';
import { tellLate } from '#domain/planned-days/tell-late.ts';
import { type CalendarDay, instant, type WallTime, wallClock } from '#domain/values/time.ts';
import { offerOf, winterSeason } from '#test/support/builders/season.ts';

const season = winterSeason();
const on = '2030-11-18' as CalendarDay;
const { zone } = season.program;
const times = [480, 505, 530].map((from) => ({ from, to: from + 20 }));
const doctors = ['d1', 'd2', 'd3'];
const told3 = { ...times[2]!, kind: 'one-on-one', track: 'categorical', people: ['d3'] } as const;
const offers = ['1', '2', '3'].map((id) =>
  offerOf('categorical', id, {
    ...{ state: 'booked', sequence: 0 },
    booking: { option: on, seats: [{ on, start: 'morning', group: 0, number: Number(id) }] as never },
    ...(id === '3' ? { itineraries: [{ on, start: 'morning', edition: 1, meetings: [told3] }] } : {}),
  }),
);
const guests = offers.map(({ id }) => id);

/** Guest 1 meets d1 and d2, guest 2 meets d2 and d1, guest 3 meets d3 at the last time; d3 does not meet guest 1. */
const interviews: readonly Interview[] = [
  [0, 0, 'd1'],
  [0, 1, 'd2'],
  [1, 0, 'd2'],
  [1, 1, 'd1'],
  [2, 2, 'd3'],
].map(([guest, time, doctor]) => ({
  ...{
    guest: guests[Number(guest)]!,
    kind: 'one-on-one',
    track: 'categorical',
    interviewers: [String(doctor)],
  },
  ...times[Number(time)]!,
}));
const day: InterviewDay = {
  guests: guests.map((id, index) => ({
    ...{ id, wishes: [] },
    meetings: [{ kind: 'one-on-one', track: 'categorical', count: index < 2 ? 2 : 1, times }],
  })),
  interviewers: doctors.map((id) => ({
    ...{ id, kinds: ['one-on-one'], tracks: [], most: 9 },
    recusedFrom: id === 'd3' ? [guests[0]!] : [],
  })),
  published: interviews,
};
const people = doctors.map((id) => ({ id, name: id, address: `${id}@example.org` }));
const planned: PlannedDay = {
  ...{ id: on, season: season.id, on, version: 3, state: 'idle', untold: [], edits: [] },
  published: {
    edition: 1,
    at: instant('2030-11-01T12:00Z'),
    who: { kind: 'clock' },
    interviews,
    interviewers: people,
  },
};
const standing = {
  ...{ season: season.id, document: season, on, planned, day, offers, zone },
  interviewers: people.map(({ name, address }) => ({
    ...{
      name,
      address,
      kinds: ['one-on-one'] as const,
      tracks: [],
      days: [],
      hours: [],
      mostADay: 9,
      recusedFrom: [],
    },
  })),
};
const at = (time: string): DecisionContext => ({
  ...{ now: wallClock(on, time as WallTime, zone), recordId: 'record_1' },
  who: { kind: 'program', name: 'one@example.org' },
});
const swapOf = (time: string, swap: Partial<RoomSwap>) =>
  swapRooms(standing, 3, { rooms: ['d1', 'd2'], from: 480, isFromThenOn: true, ...swap }, at(time));

test('two rooms swap for the rest of the day, and everybody whose day changes is told once', () => {
  const verdict = swapOf('07:30', {});
  if (verdict.kind !== 'decision') throw new Error(JSON.stringify(verdict));
  const after = verdict.result.published!.interviews;
  expect(after.map((each) => [guests.indexOf(each.guest), each.from, roomOf(each)])).toEqual([
    [0, 480, 'd2'],
    [0, 505, 'd1'],
    [1, 480, 'd1'],
    [1, 505, 'd2'],
    [2, 530, 'd3'],
  ]);
  expect(planFaultsOf(day, after)).toEqual([]);
  const told = verdict.changes.flatMap((each) =>
    each.kind === 'add-record' ? each.record.notices.map(({ to }) => to) : [],
  );
  expect(told.sort()).toEqual(
    [
      ...['d1', 'd2'].map((id) => `${id}@example.org`),
      ...offers.slice(0, 2).map((each) => each.applicant.email),
    ].sort(),
  );
});

test('a swap that breaks a rule is refused with the rule, and one that is over or changes nothing is refused', () => {
  expect(swapOf('07:30', { isFromThenOn: false })).toMatchObject({
    refusal: { kind: 'plan-breaks-rules', faults: [{ kind: 'met-twice' }, { kind: 'met-twice' }] },
  });
  expect(swapOf('07:30', { rooms: ['d1', 'd3'], isFromThenOn: false })).toMatchObject({
    refusal: { kind: 'plan-breaks-rules', faults: [{ kind: 'recused', interviewer: 'd3' }] },
  });
  expect(swapOf('09:30', {})).toMatchObject({ refusal: { kind: 'plan-missing' } });
  expect(swapOf('07:30', { rooms: ['d1', 'gone'] })).toMatchObject({ refusal: { kind: 'plan-missing' } });
});

test('rooms swap at one time, or from a time on, and never what is over', () => {
  const twice = {
    refusal: { kind: 'plan-breaks-rules', faults: [{ kind: 'met-twice' }, { kind: 'met-twice' }] },
  };
  expect(swapOf('07:30', { from: 505 })).toMatchObject(twice);
  expect(swapOf('08:20', {})).toMatchObject(twice);
  const one = swapOf('07:30', { rooms: ['d2', 'd3'], from: 530, isFromThenOn: false });
  if (one.kind !== 'decision') throw new Error(JSON.stringify(one));
  expect(one.result.published?.interviews.map((each) => roomOf(each))).toEqual([
    'd1',
    'd2',
    'd2',
    'd1',
    'd2',
  ]);
  expect(one.result).not.toHaveProperty('draft');
  for (const swap of [
    { from: 481, isFromThenOn: false },
    { rooms: ['d1', 'd1'] as const },
    { rooms: ['gone', 'd1'] as const },
  ])
    expect(swapOf('07:30', swap)).toMatchObject({ refusal: { kind: 'plan-missing' } });
  const telling = { ...standing, planned: { ...planned, state: 'telling' as const } };
  const swap = { rooms: ['d1', 'd2'], from: 480, isFromThenOn: true } as const;
  expect(swapRooms(telling, 3, swap, at('07:30'))).toMatchObject({ refusal: { kind: 'plan-under-way' } });
});

test('the interviews of somebody who has not come go with their room, and are there if they come after all', () => {
  const [absent] = guests;
  const without = {
    ...standing,
    offers: offers.slice(1),
    day: {
      ...day,
      guests: day.guests.slice(1),
      published: interviews.filter(({ guest }) => guest !== absent),
    },
  };
  const swap = { rooms: ['d1', 'd2'], from: 480, isFromThenOn: true } as const;
  const verdict = swapRooms(without, 3, swap, at('07:30'));
  if (verdict.kind !== 'decision') throw new Error(JSON.stringify(verdict));
  const after = verdict.result.published!.interviews;
  expect(after.filter(({ guest }) => guest === absent).map(roomOf)).toEqual(['d2', 'd1']);
  expect(planFaultsOf(day, after)).toEqual([]);
  const applicants = verdict.changes.flatMap((each) => (each.kind === 'put-offer' ? [each.offer.id] : []));
  expect(applicants).toEqual([guests[1]]);
});

test('a draft that waits stays a draft when rooms are swapped', () => {
  const draft = { interviews: [], open: [] };
  const verdict = swapRooms(
    { ...standing, planned: { ...planned, draft } },
    3,
    { rooms: ['d1', 'd2'], from: 480, isFromThenOn: true },
    at('07:30'),
  );
  expect(verdict).toMatchObject({ kind: 'decision', result: { draft, published: { edition: 2 } } });
});

const told = { ...standing, told: [] };

test('who is late is told to those who have yet to meet them, and to nobody else', () => {
  const verdict = tellLate(told, 3, { guest: guests[0]!, minutes: 10 }, at('08:22'));
  expect(verdict).toMatchObject({ result: { notices: [{ kind: 'late-arrival', interviewer: 'd2' }] } });
});

test('a room that is late tells its applicants by their offers, and a late day everybody who has something ahead', () => {
  const room = tellDelay(told, 3, { room: 'd1', minutes: 10 }, at('07:50'));
  expect(room).toMatchObject({
    result: { room: ['d1'], notices: guests.slice(0, 2).map((to) => ({ kind: 'own-delay', to })) },
  });
  const all = tellDelay(told, 3, { minutes: 10 }, at('08:50'));
  expect(all).toMatchObject({
    result: {
      notices: [
        { kind: 'own-delay', to: guests[2] },
        { kind: 'day-delay', interviewer: 'd3' },
      ],
    },
  });
  expect(tellDelay(told, 3, { minutes: 10 }, at('09:50'))).toMatchObject({
    refusal: { kind: 'plan-missing' },
  });
});

test.each<[string, Partial<Offer>]>([
  ['was missed', { noShow: { reason: 'Did not come', at: at('08:05').now } }],
  ['canceled', { state: 'canceled', booking: undefined }],
  ['moved to the afternoon', { booking: { option: on, seats: [{ on, start: 'afternoon', number: 1 }] } }],
])('a delay is told to nobody who %s, nor to an interviewer who meets nobody else', (_, change) => {
  const others = offers.map((each) => (each === offers[0] ? each : { ...each, itineraries: [], ...change }));
  const verdict = tellDelay({ ...told, offers: others }, 3, { minutes: 10 }, at('07:50'));
  expect(verdict).toMatchObject({
    result: { notices: [guests[0], 'd1@example.org', 'd2@example.org'].map((to) => ({ to })) },
  });
  expect(tellDelay({ ...told, offers: others }, 3, { room: 'd3', minutes: 10 }, at('07:50'))).toMatchObject({
    refusal: { kind: 'plan-missing' },
  });
});

test('a form of an older plan is refused with what others did, and one that only a mail made older is not', () => {
  const edit = { version: 3, at: at('07:00').now, who: at('07:00').who, what: 'published' } as const;
  const changed = { ...told, planned: { ...planned, edits: [edit] } };
  expect(tellLate(changed, 2, { guest: guests[0]!, minutes: 5 }, at('07:50'))).toMatchObject({
    refusal: { kind: 'plan-changed', edits: [edit] },
  });
  expect(tellLate(told, 2, { guest: guests[0]!, minutes: 5 }, at('07:50'))).toMatchObject({
    kind: 'decision',
  });
  expect(tellLate(told, 4, { guest: guests[0]!, minutes: 5 }, at('07:50'))).toMatchObject({
    kind: 'refusal',
  });
});

test('who has not come frees those who were to meet them, until it is taken back', () => {
  const offer = { ...offers[0]!, booking: undefined, state: 'open' as const };
  expect(tellAbsent({ season, offer, day: standing }, { reason: 'No answer' }, at('08:00'))).toMatchObject({
    refusal: { kind: 'not-booked' },
  });
  const verdict = tellAbsent(
    { season, offer: offers[0]!, day: standing },
    { reason: 'No answer' },
    at('08:02'),
  );
  if (verdict.kind !== 'decision') throw new Error(JSON.stringify(verdict));
  expect(
    verdict.changes.flatMap((each) => (each.kind === 'add-record' ? each.record.notices : [])),
  ).toMatchObject([{ interviewer: 'd1' }, { interviewer: 'd2' }]);
  const back = tellPresent({ season, offer: verdict.result, day: standing }, '', at('08:30'));
  expect(back).toMatchObject({
    result: { noShow: undefined },
    changes: [{}, {}, { record: { minutes: 0 } }, {}],
  });
});
