import type { Key } from './keys.ts';

/** What must be true of an item at the moment at which it is written, by name. */
export const conditions = {
  'is-new': 'attribute_not_exists(#pk)',
  'is-version': '#version = :from',
  'is-version-without-fence': '#version = :from AND attribute_not_exists(#fence)',
  'is-version-with-fence': '#version = :from AND #fence = :fence',
  'seat-is-free': 'attribute_exists(#pk) AND attribute_not_exists(#takenBy)',
  'seat-is-free-and-so-labeled':
    'attribute_exists(#pk) AND attribute_not_exists(#takenBy) AND #tracks = :tracks',
  'seat-can-be-taken':
    'attribute_exists(#pk) AND attribute_not_exists(#takenBy) AND #tracks = :tracks AND (attribute_not_exists(#fence) OR #fence <= :version)',
  'seat-is-behind': 'attribute_exists(#pk) AND (attribute_not_exists(#fence) OR #fence < :fence)',
  'seat-is-held-by-offer': '#takenBy = :offer',
  'seat-is-held-by-offer-and-so-labeled': '#takenBy = :offer AND #tracks = :tracks',
  'seat-can-be-passed-on':
    '#takenBy = :offer AND #tracks = :tracks AND (attribute_not_exists(#fence) OR #fence <= :version)',
  'is-version-with-votes': '#version = :from AND #votes = :votes',
  'is-published': '#state = :published',
  'is-no-later-version': '(attribute_not_exists(#version) OR #version <= :version)',
  'is-there': 'attribute_exists(#pk)',
  'has-lost-nobody': 'attribute_exists(#pk) AND attribute_not_exists(#erased)',
  'has-lost-so-many': '#erased = :from',
  'is-under-way': 'attribute_exists(#pk) AND attribute_exists(#terms)',
  'sign-in-link-is-unused': 'attribute_exists(#pk) AND attribute_not_exists(#usedAt)',
  'is-below-limit': 'attribute_not_exists(#pk) OR #count < :most',
  'notice-is-unsent': 'attribute_exists(#pk) AND attribute_not_exists(#sent.#notice)',
  'notice-is-not-known-to-have-arrived': 'attribute_exists(#pk) AND attribute_not_exists(#arrived.#notice)',
} as const;

export type Condition = keyof typeof conditions;

/**
 * The write that a change becomes, as a description: only `commit` carries it out. In the condition and in `set`, `#word`
 * stands for the attribute `word`, unless `names` says otherwise, and `:word` for the value of that name.
 */
export type Write = {
  readonly condition: Condition;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly names?: Readonly<Record<string, string>>;
} & (
  | { readonly kind: 'put'; readonly item: Key & Readonly<Record<string, unknown>> }
  | { readonly kind: 'update'; readonly key: Key; readonly set: string }
  | { readonly kind: 'delete'; readonly key: Key }
  /** Nothing is written; the others are, if the condition holds. */
  | { readonly kind: 'check'; readonly key: Key }
);

/** The write of each kind of change in `C`, no kind left out. */
export type Writes<C extends { readonly kind: string }> = {
  readonly [K in C['kind']]: (season: string, change: Extract<C, { readonly kind: K }>) => Write;
};

type Demand = Pick<Write, 'condition' | 'values'>;

/** That no item is there, or that it has the version `replaces`. */
export function inPlaceOf(replaces?: number): Demand {
  return replaces === undefined
    ? { condition: 'is-new' }
    : { condition: 'is-version', values: { from: replaces } };
}

/** Puts an item where none is, or where `demand` holds. */
export function put(item: Key & Readonly<Record<string, unknown>>, demand: Demand = inPlaceOf()): Write {
  return { kind: 'put', item, ...demand };
}

/** Raises the version of an item that is otherwise left as it is. */
export function raise(key: Key, from: number): Write {
  const values = { from, to: from + 1 };
  return { kind: 'update', key, set: 'SET #version = :to', condition: 'is-version', values };
}
