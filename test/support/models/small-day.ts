import fc from 'fast-check';
import type {
  DayInterviewer,
  Guest,
  Interview,
  InterviewDay,
  MeetingOwed,
  Span,
} from '#domain/interview-plan/interview-day.ts';

/** Three times of twenty minutes. */
export const threeTimes: readonly Span[] = [0, 1, 2].map((n) => ({ from: 510 + 25 * n, to: 530 + 25 * n }));

const guests = ['ann', 'ben', 'cy'] as const;
const people = ['dr-a', 'dr-b', 'dr-c'] as const;

const meeting = (kind: MeetingOwed['kind'], count: number): MeetingOwed => ({
  kind,
  track: 'x',
  count,
  times: threeTimes,
});

/** The guest with longer interviews and a pause between: at the usual times, and at one more after the last. */
function guestWith(guest: Guest, arranged: { longer: number; pause: number } | undefined): Guest {
  if (!arranged) return guest;
  const { longer, pause } = arranged;
  const times = [...threeTimes, { from: 582, to: 602 }].map(({ from, to }) => ({ from, to: to + longer }));
  return {
    ...guest,
    meetings: guest.meetings.map((each) => ({ ...each, times })),
    arranged: {
      wanted: { longerMinutes: longer, pauseMinutes: pause },
      ...{ pause, passing: 5, usual: guest.meetings },
    },
  };
}

/** Days so small that every plan of them can be listed: up to three guests, three interviewers and three times. */
export const smallDay: fc.Arbitrary<InterviewDay> = fc
  .record({
    guests: fc.array(
      fc.record({
        owed: fc.constantFrom<readonly MeetingOwed[]>(
          [meeting('one-on-one', 1)],
          [meeting('one-on-one', 2)],
          [meeting('team', 1), meeting('one-on-one', 1)],
        ),
        wishes: fc.subarray([...people], { maxLength: 1 }),
        metBefore: fc.option(fc.subarray([...people], { minLength: 1, maxLength: 2 }), {
          nil: undefined,
          freq: 2,
        }),
        arranged: fc.option(
          fc.record({ longer: fc.constantFrom(0, 15), pause: fc.constantFrom(5, 10, 30) }),
          { nil: undefined, freq: 2 },
        ),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    interviewers: fc.array(
      fc.record({
        isOnTeam: fc.boolean(),
        most: fc.integer({ min: 1, max: 3 }),
        free: fc.option(fc.subarray([0, 1, 2], { minLength: 1 }), { nil: undefined }),
        recusedFrom: fc.subarray([...guests], { maxLength: 1 }),
      }),
      { minLength: 2, maxLength: 3 },
    ),
  })
  .map((sketch) => ({
    guests: sketch.guests.map(({ owed, wishes, metBefore, arranged }, index): Guest => {
      const met = metBefore ? { metBefore } : {};
      return guestWith({ id: guests[index] ?? '', meetings: owed, wishes, ...met }, arranged);
    }),
    interviewers: sketch.interviewers.map(
      ({ isOnTeam, most, free, recusedFrom }, index): DayInterviewer => ({
        id: people[index] ?? '',
        kinds: isOnTeam ? ['team', 'one-on-one'] : ['one-on-one'],
        ...(isOnTeam ? { team: 'blue' } : {}),
        tracks: [],
        most,
        recusedFrom,
        ...(free ? { free: free.flatMap((n) => threeTimes[n] ?? []) } : {}),
      }),
    ),
    published: [],
  }));

/** Every plan of a small day that keeps the rules, found by trying everything. */
export function everyPlan(day: InterviewDay): readonly (readonly Interview[])[] {
  const owed = day.guests.flatMap(({ id, meetings }) =>
    meetings.flatMap(({ kind, track, count, times }) =>
      Array.from({ length: count }, () => ({ guest: id, kind, track, times })),
    ),
  );
  const team = day.interviewers.filter(({ kinds }) => kinds.includes('team'));
  const plans: Interview[][] = [];
  const extend = (plan: readonly Interview[], [next, ...rest]: typeof owed): void => {
    if (!next) {
      plans.push([...plan]);
      return;
    }
    const hosts =
      next.kind === 'team' ? (team.length > 0 ? [team] : []) : day.interviewers.map((each) => [each]);
    for (const members of hosts)
      for (const { from, to } of next.times) {
        const { guest, kind, track } = next;
        const interview = { guest, kind, track, from, to, interviewers: members.map(({ id }) => id) };
        if (mayJoin(day, plan, interview, members)) extend([...plan, interview], rest);
      }
  };
  extend([], owed);
  return plans;
}

function mayJoin(
  { guests: all }: InterviewDay,
  plan: readonly Interview[],
  next: Interview,
  members: readonly DayInterviewer[],
): boolean {
  const metBefore = all.find(({ id }) => id === next.guest)?.metBefore ?? [];
  const areThere = members.every(({ id, free, recusedFrom }) => {
    const isFree = !free || free.some(({ from, to }) => from <= next.from && next.to <= to);
    return isFree && !recusedFrom.includes(next.guest) && !metBefore.includes(id);
  });
  const isRoom = members.every(
    ({ id, most }) => plan.filter(({ interviewers }) => interviewers.includes(id)).length < most,
  );
  const isClash = plan.some((other) => {
    const shares = other.interviewers.some((each) => next.interviewers.includes(each));
    const isSame = other.guest === next.guest;
    if (isSame && shares) return true;
    const apart = Math.max(next.from - other.to, other.from - next.to);
    const of = (guest: string) => all.find(({ id }) => id === guest)?.arranged;
    const passing = Math.max(of(next.guest)?.passing ?? 0, of(other.guest)?.passing ?? 0);
    return (isSame && apart < (of(next.guest)?.pause ?? 0)) || (shares && apart < passing);
  });
  return areThere && isRoom && !isClash;
}

/** How far a plan is from each aim, in their order, by the words of the rule: less is better. */
export function scoresOf(day: InterviewDay, plan: readonly Interview[]): readonly number[] {
  const isKept = (one: Interview) =>
    plan.some(
      (other) =>
        one.guest === other.guest &&
        one.kind === other.kind &&
        one.from === other.from &&
        one.interviewers.join() === other.interviewers.join(),
    );
  const likeness = (one: Interview) => {
    const told = day.published.filter(({ guest, kind }) => guest === one.guest && kind === one.kind);
    const hosts = told.flatMap(({ interviewers }) => interviewers);
    return (
      (told.some(({ from }) => from === one.from) ? 1 : 0) +
      (one.interviewers.some((each) => hosts.includes(each)) ? 1 : 0)
    );
  };
  const heldBy = (id: string) => plan.filter(({ interviewers }) => interviewers.includes(id));
  const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
  const outer = ({ from }: Interview) => isOuterTime(day, from);
  return [
    1_000 * day.published.filter((each) => !isKept(each)).length - sum(plan.map(likeness)),
    -sum(
      day.guests.map(
        ({ id, wishes }) =>
          plan.filter(
            ({ guest, interviewers }) => guest === id && interviewers.some((each) => wishes.includes(each)),
          ).length,
      ),
    ),
    sum(day.interviewers.map(({ id }) => heldBy(id).length ** 2)),
    sum(
      day.guests.map(({ id }) => {
        const froms = plan.filter(({ guest }) => guest === id).map(({ from }) => from);
        return Math.max(...froms) - Math.min(...froms);
      }),
    ),
    sum(day.interviewers.map(({ id }) => heldBy(id).filter(outer).length ** 2)),
  ];
}

/** Whether an interview at that time is among the first or the last that could be held on the day. */
function isOuterTime(day: InterviewDay, from: number): boolean {
  const { guests, interviewers } = day;
  const possible = guests.flatMap((guest) =>
    guest.meetings.flatMap(({ kind, times }) => {
      const able = interviewers.filter(({ kinds }) => kinds.includes(kind));
      const groups = kind === 'team' ? (able.length > 0 ? [able] : []) : able.map((each) => [each]);
      return groups.flatMap((members) =>
        times
          .filter((time) =>
            mayJoin(day, [], { guest: guest.id, kind, track: 'x', interviewers: [], ...time }, members),
          )
          .map((time) => time.from),
      );
    }),
  );
  return from === Math.min(...possible) || from === Math.max(...possible);
}

/** Compares the scores of two plans, aim after aim. */
export function byAim(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((score, index) => score !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}
