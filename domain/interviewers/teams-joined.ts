import { nameKey } from '#domain/values/name-key.ts';
import type { ListedInterviewer, MergedInterviewer } from './listed-interviewer.ts';
import type { InterviewerList } from './stored-interviewer.ts';

/** A team that a list gives members, with those who are in it besides. They hold their team interviews together, all of them. */
export type JoinedTeam = {
  readonly team: string;
  readonly joining: readonly string[];
  readonly others: readonly string[];
};

/** The teams in which a list puts somebody who was not in them, as they will be: a team that is stored may become larger than meant. */
export function teamsJoined(
  { interviewers }: Pick<InterviewerList, 'interviewers'>,
  merged: readonly MergedInterviewer[],
): readonly JoinedTeam[] {
  const listed = new Map(merged.map((each) => [each.listed.address, each]));
  const stay = interviewers.filter(({ address }) => !listed.has(address));
  const members = [
    ...stay.map((each) => ({ name: each.name, team: teamOf(each), before: teamOf(each) })),
    ...merged.map(({ listed: row, before }) => ({
      name: row.name,
      team: teamOf({ ...before, ...row }),
      before: before && teamOf(before),
    })),
  ];
  const teams = Map.groupBy(members, ({ team }) => team && nameKey(team));
  return [...teams].flatMap(([key, all]): readonly JoinedTeam[] => {
    const [joining, others] = [
      all.filter(({ before }) => before === undefined || nameKey(before) !== key),
      all.filter(({ before }) => before !== undefined && nameKey(before) === key),
    ];
    const team = (others[0] ?? joining[0])?.team;
    if (key === undefined || team === undefined || joining.length === 0) return [];
    return [{ team, joining: joining.map(({ name }) => name), others: others.map(({ name }) => name) }];
  });
}

/** Who holds no team interviews sits in no team, whatever the list names. */
function teamOf({ kinds, team }: Pick<ListedInterviewer, 'kinds' | 'team'>): string | undefined {
  return kinds.includes('team') ? team : undefined;
}
