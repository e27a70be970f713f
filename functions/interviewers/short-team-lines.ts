import type { Interview, InterviewDay } from '#domain/interview-plan/interview-day.ts';
import type { Interviewer } from '#domain/interviewers/interviewer.ts';
import { type ShortTeam, shortTeams } from '#domain/interviewers/short-teams.ts';
import { listed } from '#functions/wording/counted.ts';

/** A line for each team whose interviews a plan leaves to the rest of it, because a member is away for the whole day. */
export function shortTeamLines(
  { day }: { readonly day: InterviewDay },
  everybody: readonly Pick<Interviewer, 'name' | 'address' | 'kinds' | 'team'>[],
  plan: readonly Interview[],
): readonly string[] {
  return shortTeams(everybody, new Set(day.interviewers.map(({ id }) => id)), plan).map(lineOf);
}

/** `Team blue without Sample Dr. B, who is away that day: the rest of it holds its interviews.` */
function lineOf({ team, away }: ShortTeam): string {
  const verb = away.length === 1 ? 'is' : 'are';
  return `Team ${team} without ${listed(away)}, who ${verb} away that day: the rest of it holds its interviews.`;
}
