import type { Season } from '#domain/season/season.ts';
import { type LastDay, lastDayNamed } from './last-day-named.ts';

/** One requirement as applicants read it. */
export type PublishedRequirement = {
  readonly name: string;
  readonly by?: LastDay;
  readonly toDo?: string;
};

/** The people whom the same rules concern, and what is required of them. Absent parts mean everybody. */
export type RequirementGroup = {
  readonly tracks?: readonly string[];
  readonly schools?: string;
  readonly visa?: string;
  readonly requirements: readonly PublishedRequirement[];
};

/**
 * The requirements that the season's rules check, by whom they concern, in the order of the file. They are made of the very
 * rules, so what is published and what is screened cannot differ.
 */
export function publishedRequirements(
  season: Pick<Season, 'screening' | 'deadlines'>,
): readonly RequirementGroup[] {
  const rules = season.screening?.rules ?? [];
  const groups = Map.groupBy(rules, ({ tracks, schools, visa }) => JSON.stringify([tracks, schools, visa]));
  return [...groups.values()].map((alike): RequirementGroup => {
    const { tracks, schools, visa } = alike[0] ?? {};
    return {
      ...(tracks === undefined ? {} : { tracks }),
      ...(schools === undefined ? {} : { schools }),
      ...(visa === undefined ? {} : { visa }),
      requirements: alike.map(({ name, by, toDo }) => {
        const last = lastDayNamed(season, by);
        return { name, ...(last ? { by: last } : {}), ...(toDo === undefined ? {} : { toDo }) };
      }),
    };
  });
}
