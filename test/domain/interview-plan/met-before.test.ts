import { expect, test } from 'vitest';
import { planFaultsOf } from '#domain/interview-plan/check-plan.ts';
import type { Interview } from '#domain/interview-plan/interview-day.ts';
import { planDay } from '#domain/interview-plan/plan-day.ts';
import type { Interviewer } from '#domain/interviewers/interviewer.ts';
import type { Itinerary } from '#domain/offers/itinerary.ts';
import type { Booking, Offer } from '#domain/offers/offer.ts';
import type { AgendaBlock } from '#domain/season/agenda-section.ts';
import type { Season } from '#domain/season/season.ts';
import { type CalendarDay, instant, type WallTime } from '#domain/values/time.ts';
import { highsSolver } from '#functions/interviews/highs-solver.ts';
import { dayFrom } from '#functions/interviews/load-day.ts';
import { offerOf, winterSeason } from '#test/support/builders/season.ts';

const solve = await highsSolver(60);
const [first, second] = ['2030-11-18', '2030-11-19'] as [CalendarDay, CalendarDay];

const time = (text: string) => text as WallTime;
const blocks: readonly AgendaBlock[] = [
  {
    ...{ title: 'Interviews', at: time('08:30'), until: time('09:20') },
    interviews: { minutes: 20, passingMinutes: 5, meetings: [{ kind: 'one-on-one' }] },
  },
];
const season: Season = {
  ...winterSeason(),
  agendas: [1, 2].map((dayOfPair) => ({ tracks: ['primary-care'], start: 'morning', dayOfPair, blocks })),
};

const interviewer = (address: string): Interviewer => ({
  ...{ name: address, address, kinds: ['one-on-one'], tracks: [], days: [], hours: [] },
  ...{ mostADay: 4, recusedFrom: [] },
});

/** A pair that was told to meet these on its first day. */
function offerThatMet(interviewers: readonly string[], change: Partial<Offer> = {}): Offer {
  const meeting = { from: 510, to: 530, kind: 'one-on-one', track: 'primary-care' } as const;
  const told: Itinerary = {
    ...{ on: first, start: 'morning', edition: 1 },
    meetings: [{ ...meeting, people: interviewers, interviewers }],
  };
  const seatOn = (on: CalendarDay) => ({ on, start: 'morning', number: 1 }) as const;
  const booking: Booking = { option: `${first}+${second}`, seats: [seatOn(first), seatOn(second)] };
  return offerOf('primary-care', '1', { state: 'booked', booking, itineraries: [told], ...change });
}

/** Whom the applicant meets on the second day, of these interviewers. */
function metOnSecondDay(offer: Offer, people: readonly string[]): readonly string[] | string {
  const sources = { season, on: second, offers: [offer], planned: undefined };
  const plan = planDay(dayFrom({ ...sources, interviewers: people.map(interviewer) }).day, solve);
  const of = (interviews: readonly Interview[]) => interviews.flatMap(({ interviewers }) => interviewers);
  return plan.kind === 'plan' ? of(plan.interviews) : plan.kind;
}

test('on the second day of a pair nobody meets whom they meet on the first, as they were told', () => {
  expect(metOnSecondDay(offerThatMet(['a']), ['a', 'b'])).toEqual(['b']);
  expect(metOnSecondDay(offerThatMet(['b']), ['a', 'b'])).toEqual(['a']);
});

test('a hand that plans it all the same is told so', () => {
  const sources = { season, on: second, offers: [offerThatMet(['a'])], planned: undefined };
  const { day } = dayFrom({ ...sources, interviewers: ['a', 'b'].map(interviewer) });
  const [time = { from: 0, to: 0 }] = day.guests[0]?.meetings[0]?.times ?? [];
  const again = { guest: '1', kind: 'one-on-one', track: 'primary-care', interviewers: ['a'] } as const;
  const fault = { kind: 'met-before', interviewer: 'a', guest: '1' };
  expect(planFaultsOf(day, [{ ...again, ...time }])).toMatchObject([fault]);
  expect(planFaultsOf(day, [{ ...again, ...time, interviewers: ['b'] }])).toEqual([]);
});

test('who alone holds such interviews is met on both days', () => {
  expect(metOnSecondDay(offerThatMet(['a']), ['a'])).toEqual(['a']);
  expect(metOnSecondDay(offerThatMet(['a', 'b']), ['a', 'b'])).toHaveLength(1);
});

test('whom an applicant has missed on the first day can be met on the second', () => {
  const noShow = { at: instant(`${first}T12:00-05:00`), reason: 'Sample reason' };
  const missed = offerThatMet(['a'], { noShow });
  const { day } = dayFrom({ season, on: second, offers: [missed], planned: undefined, interviewers: [] });
  expect(day.guests).toMatchObject([{ meetings: [{ kind: 'one-on-one' }] }]);
  expect(day.guests[0]?.metBefore).toBeUndefined();
});
