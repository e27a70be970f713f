import type { Who } from '#domain/decisions/change-record.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';
import type { Interviewer } from './interviewer.ts';

/** Hours of a day at which interviews are possible. */
export type Hours = Interviewer['hours'][number];

/** What was said of one day by the interviewer, or on their behalf: it counts before what a list says. */
export type DayAnswer = {
  readonly on: CalendarDay;
  readonly isThere: boolean;
  /** Empty: all day. */
  readonly hours: readonly Hours[];
};

/** Somebody whom the interviewer does not meet, and who entered that. No reason is asked for, and none is stored. */
export type Recusal = { readonly applicant: string; readonly by: 'interviewer' | 'program' };

/** What can change of an interviewer. */
export type InterviewerField =
  | 'name'
  | 'address'
  | 'kinds'
  | 'team'
  | 'tracks'
  | 'days'
  | 'hours'
  | 'mostADay'
  | 'phone'
  | 'schools'
  | 'answers'
  | 'recusals'
  | 'wishes'
  | 'link';

/** An interviewer as the season knows them: what lists and coordinators say, and what they answered by their link. */
export type StoredInterviewer = Omit<Interviewer, 'recusedFrom'> & {
  readonly id: string;
  /** Where the interviewer is reached on the day. */
  readonly phone?: string;
  /** Schools and departments, as coordinators say. */
  readonly schools?: readonly string[];
  readonly answers: readonly DayAnswer[];
  readonly recusals: readonly Recusal[];
  /** A link of an older generation is revoked. */
  readonly generation: number;
  readonly linkSentAt?: Instant;
  readonly version: number;
  readonly changed: {
    readonly who: Who;
    readonly at: Instant;
    readonly fields: readonly InterviewerField[];
  };
};

/** Everybody who interviews in a season: one item with one version, since there are dozens and not thousands. */
export type InterviewerList = {
  readonly season: string;
  /** 0 if nothing is stored. */
  readonly version: number;
  readonly interviewers: readonly StoredInterviewer[];
  /** The addresses of those who were removed, whom published days may still have. */
  readonly removed?: readonly string[];
};

export type InterviewersChange = {
  readonly kind: 'put-interviewers';
  readonly list: InterviewerList;
  readonly replaces?: number;
};

/**
 * The interviewers who are there on a day, for its plan: with the hours of that day, as they answered or else as listed,
 * and everybody whom they do not meet.
 */
export function interviewersOn(
  { interviewers }: Pick<InterviewerList, 'interviewers'>,
  on: CalendarDay,
): readonly Interviewer[] {
  return interviewers.flatMap((each) => {
    const { isThere, hours } = availabilityOn(each, on);
    if (!isThere) return [];
    const { name, address, kinds, team, tracks, mostADay } = each;
    return [
      {
        ...{ name, address, kinds, tracks, hours, mostADay, days: [on] },
        ...(team === undefined ? {} : { team }),
        recusedFrom: recusedFrom(each),
        wishes: each.wishes ?? [],
      },
    ];
  });
}

/** Whether somebody whom a plan has was removed since. Who comes from a list that was never stored was not. */
export function isRemoved(
  { interviewers, removed = [] }: Pick<InterviewerList, 'interviewers' | 'removed'>,
  address: string,
): boolean {
  return removed.includes(address) && !interviewers.some((each) => each.address === address);
}

/** Whom the interviewer does not meet, each once, by whichever side. */
export function recusedFrom({ recusals }: Pick<StoredInterviewer, 'recusals'>): readonly string[] {
  return [...new Set(recusals.map(({ applicant }) => applicant))];
}

/** What is known of one day of an interviewer; `isAnswered` if they, or somebody for them, answered for it. */
export function availabilityOn(
  { answers, days, hours }: Pick<StoredInterviewer, 'answers' | 'days' | 'hours'>,
  on: CalendarDay,
): Omit<DayAnswer, 'on'> & { readonly isAnswered: boolean } {
  const answer = answers.find((each) => each.on === on);
  if (answer) return { isThere: answer.isThere, hours: answer.hours, isAnswered: true };
  return { isThere: days.length === 0 || days.includes(on), hours, isAnswered: false };
}

/** The list without what it says of these people, or nothing if it says nothing of them. */
export function listWithout(list: InterviewerList, people: readonly string[]): InterviewerList | undefined {
  const gone = new Set(people);
  const names = ({ recusals, wishes = [] }: StoredInterviewer) =>
    [...wishes, ...recusals.map(({ applicant }) => applicant)].some((id) => gone.has(id));
  if (!list.interviewers.some(names)) return undefined;
  const interviewers = list.interviewers.map((each) => ({
    ...withWishes(
      each,
      each.wishes?.filter((id) => !gone.has(id)),
    ),
    recusals: each.recusals.filter(({ applicant }) => !gone.has(applicant)),
  }));
  return { ...list, interviewers, version: list.version + 1 };
}

/** The interviewer with these wishes in place of those before; what has none keeps no list of them. */
export function withWishes(
  { wishes: _, ...rest }: StoredInterviewer,
  wishes: readonly string[] = [],
): StoredInterviewer {
  return wishes.length > 0 ? { ...rest, wishes } : rest;
}

/** Returns those to whom no link was mailed yet. */
export function withoutLink(interviewers: readonly StoredInterviewer[]): readonly StoredInterviewer[] {
  return interviewers.filter(({ linkSentAt }) => linkSentAt === undefined);
}
