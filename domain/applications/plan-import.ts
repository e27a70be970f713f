import type { UseByHand } from '#domain/applications/columns/use-by-hand.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import type { Application } from './application.ts';
import { compareApplication, type FieldChange, type ImportedApplication } from './compare-application.ts';
import { type SheetRow, shownCell } from './read-application-row.ts';
import type { RowProblem } from './row-problems.ts';
import { type StatedPerson, type Statement, stateApplications } from './state-applications.ts';
import { meantBy, tickOf } from './track-tick.ts';

/** What becomes of the rows of one person. Of a new application everything is new, so that no change is told apart. */
export type RowOutcome = {
  readonly rows: readonly number[];
  readonly id: string;
  readonly name: string;
  readonly warnings: readonly string[];
} & (
  | { readonly kind: 'new' }
  | { readonly kind: 'changed' | 'unchanged'; readonly changes: readonly FieldChange[] }
  /** The person asked to be forgotten, or was by `retention`: the file does not bring them back. */
  | { readonly kind: 'erased'; readonly erasedAt: Instant }
  | { readonly kind: 'invalid'; readonly problems: readonly RowProblem[] }
);

/** What a file would do, before anything is written. */
export type ImportPlan = Omit<Statement, 'people'> & {
  /** What a person should know of the file as a whole. */
  readonly notes: readonly string[];
  readonly outcomes: readonly RowOutcome[];
  /** How many applications are known of which the file says nothing; they stay as they are. */
  readonly unmentioned: number;
};

/**
 * Says for each row what it would change: the one function behind the dry run and the import itself. No row vanishes: each
 * is in an outcome. `known` are the applications of the season by their ids. `erasedAt` tells who was erased.
 */
export function planImport(
  season: Season,
  rows: readonly SheetRow[],
  known: ReadonlyMap<string, Application>,
  erasedAt: ErasedAt = () => undefined,
  byHand?: UseByHand,
): ImportPlan {
  const plan = beginPlan(season, stateApplications(season, rows, byHand), erasedAt);
  for (const each of known.values()) plan.meet(each);
  return plan.end();
}

/** When a person was erased, by the AAMC ID; nothing of everybody else. */
type ErasedAt = (id: string) => Instant | undefined;

/** A plan that meets the known applications one after the other, so that they need not all be in memory. */
export type UnfinishedPlan = {
  readonly meet: (known: Application) => void;
  /** The plan, once every known application was met: whom the file states and nobody has met is new. */
  readonly end: () => ImportPlan;
};

export function beginPlan(season: Season, statement: Statement, erasedAt: ErasedAt): UnfinishedPlan {
  const { people, applications, ...rest } = statement;
  const stated = new Set(people.map(({ id }) => id));
  const usable = new Map(people.filter(({ application }) => application).map((each) => [each.id, each]));
  const met = new Map<string, RowOutcome>();
  let unmentioned = 0;
  return {
    meet(known) {
      const person = usable.get(known.id);
      if (person) met.set(known.id, outcomeOf(season, person, known));
      if (people.length > 0 && !stated.has(known.id)) unmentioned += 1;
    },
    end: () => ({
      ...rest,
      notes: [...unclearTracks(season, applications), ...sharedAddresses(applications)],
      outcomes: people.map((person) => {
        const erased = person.application && erasedAt(person.id);
        if (erased) return erasedOutcome(person, erased);
        return (person.application && met.get(person.id)) ?? outcomeOf(season, person);
      }),
      applications,
      unmentioned,
    }),
  };
}

function erasedOutcome({ rows, id, name }: StatedPerson, erasedAt: Instant): RowOutcome {
  return { rows, id, name, kind: 'erased', erasedAt, warnings: [] };
}

function outcomeOf(season: Season, person: StatedPerson, before?: Application): RowOutcome {
  const { rows, id, name } = person;
  const about = { rows, id, name };
  if (!person.application) return { ...about, kind: 'invalid', problems: person.problems, warnings: [] };
  const foreign = foreignTracks(season, person.application);
  if (!before) return { ...about, kind: 'new', warnings: [...person.warnings, ...foreign] };
  const { changes, warnings } = compareApplication(season, before, person.application);
  const kind = changes.length > 0 ? 'changed' : 'unchanged';
  return { ...about, kind, changes, warnings: [...person.warnings, ...warnings, ...foreign] };
}

function foreignTracks(season: Season, { ticks }: ImportedApplication): readonly string[] {
  return ticks
    .filter((tick) => meantBy(season, tick).length === 0)
    .map((tick) => `“${shownCell(tick)}” is no track of this season: it is kept and not considered.`);
}

/** Tracks that share a code and whose names in ERAS the season does not state: told once, not for thousands of rows. */
function unclearTracks(season: Season, applications: readonly ImportedApplication[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { ticks } of applications)
    for (const tick of ticks) counts.set(tick, (counts.get(tick) ?? 0) + 1);
  const unclear = [...counts].filter(([tick]) => meantBy(season, tick).length > 1);
  return unclear.map(([tick, count]) => {
    const tracks = meantBy(season, tick).map(({ id }) => id);
    return `“${shownCell(tick)}” (${count} applications) can be ${tracks.join(' or ')}: write \`erasName: ${tickOf(tick).name}\` under the right track of the season file, and apply it.`;
  });
}

function sharedAddresses(applications: readonly ImportedApplication[]): readonly string[] {
  const alike = Map.groupBy(applications, ({ values }) => String(values.email).toLowerCase());
  const shared = [...alike.values()].filter((group) => group.length > 1);
  return shared.slice(0, 10).map((group) => {
    const ids = group.slice(0, 5).map(({ id }) => id);
    return `${ids.join(' and ')} have the same email address: check that they are two people.`;
  });
}
