import type { Who } from '#domain/decisions/change-record.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Refused,
  type Repeat,
  refuse,
  repeat,
} from '#domain/decisions/decision.ts';
import { nameKey } from '#domain/values/name-key.ts';
import type { Instant } from '#domain/values/time.ts';

/** A list that everybody at the desk finds again by its name. */
export type SavedView = {
  readonly season: string;
  readonly name: string;
  /** As it stands in the address of the list. */
  readonly query: string;
  readonly version: number;
  readonly who: Who;
  readonly at: Instant;
};

export type ViewChange =
  | { readonly kind: 'put-view'; readonly view: SavedView; readonly replaces?: number }
  | { readonly kind: 'remove-view'; readonly name: string; readonly version: number };

/** Another view has the name. */
export type ViewNameTaken = { readonly kind: 'view-name-taken'; readonly name: string };
/** A view needs a name of 1 to 60 characters. */
export type ViewNameMissing = { readonly kind: 'view-name-missing' };
/** Somebody has changed the view, or removed it. */
export type ViewChanged = { readonly kind: 'view-changed'; readonly name: string };
export type TooManyViews = { readonly kind: 'too-many-views'; readonly most: number };

export type ViewRefusal = ViewNameTaken | ViewNameMissing | ViewChanged | TooManyViews;

const LONGEST_NAME = 60;
const MOST_VIEWS = 100;

type Asked = Pick<SavedView, 'season' | 'name' | 'query'>;

/** Keeps the query under the name; a view of that name is replaced only by who was shown it, at `replaces`. */
export function keepView(
  views: readonly SavedView[],
  { name: given, ...asked }: Asked,
  replaces: number | undefined,
  { now, who }: DecisionContext,
): Decision<SavedView, ViewChange> | Repeat<SavedView> | Refused<ViewRefusal> {
  const name = given.trim().replace(/\s+/g, ' ');
  if (name === '' || name.length > LONGEST_NAME) return refuse({ kind: 'view-name-missing' });
  const known = views.find((view) => nameKey(view.name) === nameKey(name));
  if (known && known.name === name && known.query === asked.query) return repeat(known);
  if (known && replaces === undefined) return refuse({ kind: 'view-name-taken', name: known.name });
  if (known?.version !== replaces) return refuse({ kind: 'view-changed', name });
  if (!known && views.length >= MOST_VIEWS) return refuse({ kind: 'too-many-views', most: MOST_VIEWS });
  const view = { ...asked, name, version: (known?.version ?? 0) + 1, who, at: now };
  return decision(view, [{ kind: 'put-view', view, ...(known ? { replaces: known.version } : {}) }]);
}

/** Removes the view that was shown; one that is gone already stays gone. */
export function removeView(
  views: readonly SavedView[],
  { name, version }: Pick<SavedView, 'name' | 'version'>,
): Decision<undefined, ViewChange> | Repeat<undefined> | Refused<ViewChanged> {
  const known = views.find((view) => nameKey(view.name) === nameKey(name));
  if (!known) return repeat(undefined);
  if (known.version !== version) return refuse({ kind: 'view-changed', name: known.name });
  return decision(undefined, [{ kind: 'remove-view', name: known.name, version }]);
}
