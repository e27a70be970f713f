import { minuteOfDay } from '#domain/agenda/slots.ts';
import { type Decision, type DecisionContext, type Refused, refuse } from '#domain/decisions/decision.ts';
import { type Interview, roomOf } from '#domain/interview-plan/interview-day.ts';
import { newFaults } from './adjust-plan.ts';
import { type SeenPlan, whyNotNow } from './change-plan.ts';
import type { PlannedDay, PlannedDayRefusal } from './planned-day.ts';
import { type PublishChange, type PublishStanding, putEdition } from './publish-plan.ts';

/** Two rooms that take each other's applicants, at the time `from` (in minutes of the day) only, or from then on. */
export type RoomSwap = {
  readonly rooms: readonly [string, string];
  readonly from: number;
  readonly isFromThenOn: boolean;
};

/**
 * Swaps two rooms of the published plan, and publishes it so: everybody whose own day differs is told once. What would break a hard
 * rule that is kept is refused with the rule, and what is over stays as it was. A draft that waits stays a draft.
 */
export function swapRooms(
  standing: PublishStanding & { readonly zone: string },
  seen: SeenPlan,
  { rooms, from, isFromThenOn }: RoomSwap,
  context: DecisionContext,
): Decision<PlannedDay, PublishChange> | Refused<PlannedDayRefusal> {
  const why = whyNotNow(standing, seen);
  if (why) return why;
  const { day, on, zone, planned } = standing;
  const isMeant = (each: Interview) =>
    (isFromThenOn ? each.from >= from : each.from === from) && minuteOfDay(on, each.to, zone) > context.now;
  // Those of somebody who has not come go on with their room: the applicant may come after all.
  const told = planned?.published?.interviews ?? [];
  const hosts = new Map(told.map((each) => [roomOf(each), each.interviewers]));
  const [one, other] = rooms.map((room) => hosts.get(room));
  if (one === other) return refuse({ kind: 'plan-missing' });
  const instead = new Map([
    [rooms[0], other],
    [rooms[1], one],
  ]);
  const after = told.map((each) => {
    const interviewers = isMeant(each) ? instead.get(roomOf(each)) : undefined;
    return interviewers ? { ...each, interviewers } : each;
  });
  if (after.every((each, index) => each === told[index])) return refuse({ kind: 'plan-missing' });
  const expected = new Set(day.guests.map(({ id }) => id));
  const ofExpected = after.filter(({ guest }) => expected.has(guest));
  const faults = newFaults(day, day.published, ofExpected);
  if (faults.length > 0) return refuse({ kind: 'plan-breaks-rules', faults });
  const draft = planned?.draft;
  const whole = { ...standing, day: { ...day, published: told } };
  return putEdition(whole, after, 'rooms-swapped', context, draft ? { draft } : {});
}
