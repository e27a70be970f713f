import type { Application } from '#domain/applications/application.ts';
import type { Who } from '#domain/decisions/change-record.ts';
import { nameKey } from '#domain/values/name-key.ts';
import { type CalendarDay, dayIn, type Instant } from '#domain/values/time.ts';

/**
 * A list of AAMC IDs for whom something was true on a day, such as “three letters received”: what PDWS can filter by and
 * no export says. It is kept whole, as the source of what it says.
 */
export type FactList = {
  readonly id: string;
  readonly season: string;
  readonly fact: string;
  /** The day of which the list speaks. */
  readonly drawnOn: CalendarDay;
  /** Everybody else who had applied by that day is said not to be on it. */
  readonly isComplete: boolean;
  readonly ids: readonly string[];
  /** How many ids it has lost, because the people were erased. */
  readonly erased?: number;
  /** The name of the file. */
  readonly source: string;
  readonly who: Who;
  readonly at: Instant;
};

/** How many people the list was given with, those counted who were erased since. */
export function peopleOn({ ids, erased = 0 }: Pick<FactList, 'ids' | 'erased'>): number {
  return ids.length + erased;
}

/** What is known of one fact about one person, and from where. */
export type KnownFact = {
  readonly fact: string;
  readonly isTrue: boolean;
  readonly list: Pick<FactList, 'id' | 'drawnOn' | 'source' | 'who' | 'at'>;
};

export type FactChange = { readonly kind: 'add-fact-list'; readonly list: FactList };

/** The lists of which the last says something of an application: of the latest day, and of one day the one given last. */
export function latestFirst(lists: readonly FactList[]): readonly FactList[] {
  const rank = ({ drawnOn, id }: FactList) => `${drawnOn} ${id}`;
  return lists.toSorted((one, other) => (rank(one) < rank(other) ? 1 : -1));
}

/** Tells whether each id of a list is on it: made once for each list, because a list is asked for thousands of people. */
export type FactIndex = readonly { readonly list: FactList; readonly ids: ReadonlySet<string> }[];

export function indexFacts(lists: readonly FactList[]): FactIndex {
  return latestFirst(lists).map((list) => ({ list, ids: new Set(list.ids) }));
}

/**
 * What the lists say of the application, by fact. A list that is not complete says nothing of those who are not on it, and no
 * list says anything of those who had not applied by its day: what is not said is not in the result, and is not a “no”.
 */
export function factsOfApplication(
  zone: string,
  application: Pick<Application, 'id' | 'values' | 'firstSeenAt'>,
  index: FactIndex,
): ReadonlyMap<string, KnownFact> {
  const known = new Map<string, KnownFact>();
  for (const { list, ids } of index) {
    const key = nameKey(list.fact);
    const isTrue = ids.has(application.id);
    if (known.has(key) || !(isTrue || saysNo(zone, application, list))) continue;
    const { id, drawnOn, source, who, at } = list;
    known.set(key, { fact: list.fact, isTrue, list: { id, drawnOn, source, who, at } });
  }
  return known;
}

/**
 * A complete list says “no” of everybody else who had applied. One that has lost people says nothing of those who came
 * after it: they may be the same, readmitted.
 */
function saysNo(
  zone: string,
  application: Pick<Application, 'values' | 'firstSeenAt'>,
  { isComplete, drawnOn, erased, at }: FactList,
): boolean {
  const mayBeLost = erased !== undefined && application.firstSeenAt > at;
  return isComplete && !mayBeLost && hadApplied(zone, application, drawnOn);
}

/** By the day of application that the export gives, else by the day on which the application was first imported. */
function hadApplied(
  zone: string,
  { values, firstSeenAt }: Pick<Application, 'values' | 'firstSeenAt'>,
  on: CalendarDay,
): boolean {
  return String(values.appliedOn ?? dayIn(zone, firstSeenAt)) <= on;
}
