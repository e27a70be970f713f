import { type ApplicationStatus, statuses } from '#domain/review/status.ts';
import { type RuleOutcome, ruleOutcomes } from '#domain/screening/verdict.ts';
import type { Season } from '#domain/season/season.ts';

export const signals = ['gold', 'silver', 'yes', 'none', 'unknown'] as const;
export const sortKeys = ['name', 'id', 'status', 'applied', 'step1', 'step2', 'signal', 'open'] as const;

export type SortKey = (typeof sortKeys)[number];

/** What a list shows of all applications, in which order, and which page of it. */
export type ListQuery = {
  /** A part of the name, or of the AAMC ID. */
  readonly search?: string;
  /** Considered for this track. */
  readonly track?: string;
  readonly status?: ApplicationStatus;
  /** Of the rule, if one is named, else of at least one rule; `pass`: of every rule. */
  readonly verdict?: RuleOutcome;
  readonly rule?: string;
  /** The type of school as the export says it; `unknown`: it says none. */
  readonly school?: string;
  readonly signal?: (typeof signals)[number];
  /** A fact that no list says to be true. */
  readonly lacks?: string;
  /** Only those of whom a person has to find something out before they can be routed. */
  readonly needs?: 'person';
  readonly sort: SortKey;
  readonly isDescending: boolean;
  readonly page: number;
};

/** The names under which the parts of a query stand in an address. */
export const queryNames = [
  ...(['search', 'track', 'status', 'verdict', 'rule', 'school', 'signal', 'lacks', 'needs'] as const),
  ...(['sort', 'page'] as const),
] as const;

export type QueryName = (typeof queryNames)[number];

export type ReadQuery = { readonly query: ListQuery } | { readonly problems: readonly string[] };

/** Without filters, by name, from the beginning. */
export const wholeList: ListQuery = { sort: 'name', isDescending: false, page: 1 };

/**
 * Reads a query from an address. Total: a part that is not known, is there twice or means nothing is a problem, and a list with
 * a problem is not shown, because it would show others than those who were asked for. Empty parts count as left out.
 */
export function readListQuery(season: Season, parts: readonly (readonly [string, string])[]): ReadQuery {
  const given = parts.map(([name, text]) => [name, text.trim()] as const).filter(([, text]) => text !== '');
  const problems = given.flatMap(([name, text], index) => [
    ...(isQueryName(name) ? problemOf(season, name, text) : [`“${shortened(name)}” is no filter.`]),
    ...(given.findIndex(([other]) => other === name) < index ? [`“${shortened(name)}” is there twice.`] : []),
  ]);
  if (problems.length > 0) return { problems };
  const { sort = 'name', page = '1', ...filters } = Object.fromEntries(given);
  const isDescending = sort.startsWith('-');
  return {
    query: {
      ...(filters as Partial<ListQuery>),
      sort: sort.replace('-', '') as SortKey,
      isDescending,
      page: Number(page),
    },
  };
}

function isQueryName(name: string): name is QueryName {
  return (queryNames as readonly string[]).includes(name);
}

function problemOf(season: Season, name: QueryName, text: string): readonly string[] {
  const allowed = allowedIn[name]?.(season);
  if (allowed && !allowed.includes(text)) return [`“${shortened(text)}” is no ${labels[name]}.`];
  if (name === 'page' && !/^[1-9]\d{0,4}$/.test(text))
    return [`“${shortened(text)}” is no number of a page.`];
  return text.length > 200 ? [`The ${labels[name]} is longer than 200 characters.`] : [];
}

/** What a part can say; one that is not here is free. */
const allowedIn: { readonly [Name in QueryName]?: (season: Season) => readonly string[] } = {
  track: (season) => season.tracks.map(({ id }) => id),
  rule: (season) => (season.screening?.rules ?? []).map(({ id }) => id),
  status: () => statuses,
  verdict: () => ruleOutcomes,
  signal: () => signals,
  needs: () => ['person'],
  sort: () => sortKeys.flatMap((key) => [key, `-${key}`]),
};

/** What each part is called in a sentence. */
const labels: Readonly<Record<QueryName, string>> = {
  ...{ search: 'search', track: 'track of this season', status: 'status', verdict: 'verdict' },
  ...{ rule: 'rule of this season', school: 'type of school', signal: 'signal', lacks: 'fact' },
  ...{ needs: 'question for a person', sort: 'order', page: 'page' },
};

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** The query as it stands in an address: parts that are as usual are left out. */
export function addressOfQuery({ sort, isDescending, page, ...filters }: ListQuery): string {
  const order = `${isDescending ? '-' : ''}${sort}`;
  const address = new URLSearchParams(filters);
  if (order !== 'name') address.set('sort', order);
  if (page > 1) address.set('page', String(page));
  return address.toString();
}

/** Whether the query leaves anybody out. */
export function hasFilters({ sort: _, isDescending: __, page: ___, ...filters }: ListQuery): boolean {
  return Object.keys(filters).length > 0;
}
