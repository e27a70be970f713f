import { timeOfMinutes } from '#domain/agenda/slots.ts';
import { hostsOf } from '#domain/interview-plan/choices.ts';
import type { RuleGroup } from '#domain/interview-plan/infeasible/rule-groups.ts';
import type { Concession } from '#domain/interview-plan/infeasible/way-out.ts';
import { type Interview, type InterviewDay, wishesIn } from '#domain/interview-plan/interview-day.ts';
import type { ChangeReason, PlanChange } from '#domain/interview-plan/plan-difference.ts';
import type { MeetingKind } from '#domain/season/agenda-section.ts';
import { type Season, trackOf } from '#domain/season/season.ts';
import { type CalendarDay, wallClock } from '#domain/values/time.ts';
import { clockWords } from '#functions/wording/clock-words.ts';
import { counted, listed } from '#functions/wording/counted.ts';
import { arrangementParts } from '#functions/wording/interviews/arrangement-words.ts';

export const kindWords: Readonly<Record<MeetingKind, string>> = {
  team: 'team interview',
  'one-on-one': '1:1 interview',
};

/** How people and times of one interview day are written, for coordinators. */
export type DayWords = {
  readonly time: (minutes: number) => string;
  readonly person: (id: string) => string;
  readonly people: (ids: readonly string[]) => string;
};

/** `names`: of applicants by AAMC ID, and of interviewers by address. */
export function dayWords(season: Season, on: CalendarDay, names: ReadonlyMap<string, string>): DayWords {
  const person = (id: string) => names.get(id) ?? id;
  return {
    time: (minutes) =>
      clockWords(wallClock(on, timeOfMinutes(minutes), season.program.zone), season.program.zone).time,
    person,
    people: (ids) => listed(ids.map(person)),
  };
}

/** A group of rules that cannot be kept together with others, in one line. */
export function ruleGroupLine(season: Season, day: InterviewDay, words: DayWords, group: RuleGroup): string {
  if (group.kind === 'owed') {
    const { meeting, track, from, to } = group;
    const name = trackOf(season, track).name;
    const isHeld = hostsOf(day.interviewers, { kind: meeting, track }).length > 0;
    return `The ${kindWords[meeting]} (${name}) that everybody is owed from ${words.time(from)} to ${words.time(to)}${isHeld ? '' : ', and nobody who is there holds such interviews'}`;
  }
  if (group.kind === 'arranged') {
    const guest = day.guests.find(({ id }) => id === group.guest);
    const parts = arrangementParts(guest?.arranged?.wanted ?? {});
    return `What is arranged for ${words.person(group.guest)}: ${listed(parts)}`;
  }
  if (group.kind === 'met-before') return 'Nobody meets the same person on both days of a pair';
  if (group.kind === 'late') {
    const until = day.notThere?.findLast(({ guest }) => guest === group.guest)?.to;
    return `${words.person(group.guest)}: late${until === undefined ? '' : `, and there from ${words.time(until)}`}`;
  }
  const who = words.person(group.interviewer);
  const interviewer = day.interviewers.find(({ id }) => id === group.interviewer);
  if (group.kind === 'most') return `${who}: ${interviewer?.most} at most`;
  if (group.kind === 'recusals') return `${who}: applicants whom they do not meet`;
  const hours = (interviewer?.free ?? []).map(({ from, to }) => `${words.time(from)} to ${words.time(to)}`);
  return `${who}: there from ${listed(hours)}`;
}

/** What would have to be otherwise, in one line. */
export function concessionLine(words: DayWords, concession: Concession): string {
  switch (concession.kind) {
    case 'more-interviews':
      return `${words.person(concession.interviewer)} holds ${concession.more} more`;
    case 'also-there':
      return `${words.person(concession.interviewer)} is there from ${words.time(concession.span.from)} to ${words.time(concession.span.to)} too`;
    case 'left-out':
      return leftOutLine(words, concession);
  }
}

/** Nobody can leave out what the agenda owes, so it says what can be done instead. */
function leftOutLine(
  { person }: DayWords,
  { guest, meeting, fewer }: Extract<Concession, { readonly kind: 'left-out' }>,
): string {
  const owed = counted(fewer, kindWords[meeting.kind]);
  return `${owed} of ${person(guest)} cannot be held: add an interviewer of that track who is free then, move or cancel ${person(guest)}, or change the agenda`;
}

const changeMarks: Readonly<Record<PlanChange['kind'], string>> = { added: '+', dropped: '-', moved: '~' };

/** One line of the difference to what is published, with its reason: `+` for an addition, `-` for a removal, `~` for a change. */
export function planChangeLine(words: DayWords, change: PlanChange): string {
  const { what, was, now } = changeParts(words, change);
  const times = [was, now].filter((each) => each !== undefined).join(' -> ');
  return `${changeMarks[change.kind]} ${what}: ${times}${why(words, change)}`;
}

/** The same as a sentence that says what it is without a mark. */
export function planChangeSentence(words: DayWords, change: PlanChange): string {
  return `${planChangeWords(words, change)}${why(words, change)}`;
}

/** What changes, without why. */
export function planChangeWords(words: DayWords, change: PlanChange): string {
  const { what, was, now } = changeParts(words, change);
  if (was === undefined) return `New: ${what}, ${now}`;
  return now === undefined ? `No longer: ${what}, ${was}` : `${what}: ${was}, now ${now}`;
}

function changeParts(words: DayWords, change: PlanChange) {
  const before = change.kind === 'added' ? undefined : change.before;
  const after = change.kind === 'dropped' ? undefined : change.after;
  const { guest, kind } = change.kind === 'added' ? change.after : change.before;
  const isLonger = before && after && before.to - before.from !== after.to - after.from;
  const span = ({ from, to }: Interview) =>
    isLonger ? `${words.time(from)} – ${words.time(to)}` : words.time(from);
  const held = (each: Interview | undefined) =>
    each && `${span(each)} with ${words.people(each.interviewers)}`;
  return { what: `${words.person(guest)}, ${kindWords[kind]}`, was: held(before), now: held(after) };
}

function why(words: DayWords, change: PlanChange): string {
  return change.kind === 'added' ? '' : `, because ${reasonWords(words, change.reason)}`;
}

function reasonWords(words: DayWords, reason: ChangeReason): string {
  switch (reason.kind) {
    case 'guest-gone':
      return 'the applicant does not come';
    case 'interviewer-gone':
      return `${words.person(reason.interviewer)} is not there that day`;
    case 'not-owed':
      return 'the agenda has no such interview at that time, or not with them';
    case 'arranged':
      return 'something else is arranged for the applicant';
    case 'away':
      return `${words.person(reason.interviewer)} is not there at that time`;
    case 'recused':
      return `${words.person(reason.interviewer)} does not meet the applicant`;
    case 'met-before':
      return `${words.person(reason.interviewer)} meets the applicant on the other day`;
    case 'late':
      return 'the applicant is late';
    case 'makes-room':
      return 'it makes room for others';
  }
}

/** How many wishes a plan of the day meets, and those that it does not, a line each; nothing where nobody has one. */
export function wishLines(day: InterviewDay, words: DayWords, plan: readonly Interview[]): readonly string[] {
  const wishes = wishesIn(day, plan);
  const open = wishes.filter(({ isMet }) => !isMet);
  if (wishes.length === 0) return [];
  return [
    `Wishes met: ${wishes.length - open.length} of ${wishes.length}.${open.length > 0 ? ' Not met:' : ''}`,
    ...open.map(
      ({ guest, interviewer }) => `${words.person(guest)} would like to meet ${words.person(interviewer)}`,
    ),
  ];
}
