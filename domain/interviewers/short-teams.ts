import type { MeetingKind } from '#domain/season/agenda-section.ts';
import { nameKey } from '#domain/values/name-key.ts';

/** A member of a team, as far as it matters who of it is there. */
type Member = {
  readonly name: string;
  readonly address: string;
  readonly kinds: readonly MeetingKind[];
  readonly team?: string;
};

/** A team of which some members are away for a whole day, and whose interviews the rest holds. */
export type ShortTeam = { readonly team: string; readonly away: readonly string[] };

/** Interviews of a plan, with those who hold them by address. */
type Held = readonly { readonly kind: MeetingKind; readonly interviewers: readonly string[] }[];

/**
 * Returns the teams whose team interviews a plan has although not all of their members are there that day. `members`: everybody who
 * interviews in the season; `there`: the addresses of those who are there. A plan that has such a team breaks no rule.
 */
export function shortTeams(
  members: readonly Member[],
  there: ReadonlySet<string>,
  plan: Held,
): readonly ShortTeam[] {
  const holding = new Set(plan.filter(({ kind }) => kind === 'team').flatMap((each) => each.interviewers));
  const inTeams = members.filter(({ kinds, team }) => team !== undefined && kinds.includes('team'));
  const teams = Map.groupBy(inTeams, ({ team = '' }) => nameKey(team));
  return [...teams.values()].flatMap((all): readonly ShortTeam[] => {
    const away = all.filter(({ address }) => !there.has(address));
    const isHeld = all.some(({ address }) => there.has(address) && holding.has(address));
    const team = all[0]?.team;
    return isHeld && away.length > 0 && team !== undefined
      ? [{ team, away: away.map(({ name }) => name) }]
      : [];
  });
}
