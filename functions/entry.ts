import type { EnvironmentName } from '#functions/runtime/environment.ts';

export type Route = { readonly method: 'GET' | 'POST'; readonly path: string };

/**
 * What makes a function run. `stream` are new records of the table, and `uploads` is long work that waits, as uploaded files, drafts of seasons and decisions for many, both from
 * the table's stream. `season-hour` is the digest's hour in the season's zone; `mail` are events of SES. An http
 * entry with `hasDefaultRoute` also gets every request that meets no route of any entry: one at most may have it.
 */
export type Trigger =
  | { readonly kind: 'http'; readonly routes: readonly Route[]; readonly hasDefaultRoute?: true }
  | { readonly kind: 'stream' }
  | { readonly kind: 'uploads' }
  | { readonly kind: 'every'; readonly minutes: number }
  | { readonly kind: 'season-hour' }
  | { readonly kind: 'mail' };

export type TableAction =
  | 'GetItem'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ConditionCheckItem'
  | 'Query';

export type FileAction = 'GetObject' | 'PutObject' | 'DeleteObject';

export type Size = {
  /** Memory buys processor time, too. */
  readonly memoryMb: number;
  /** Longer than the function ever takes in good order; what is cut off here is tried again by its trigger. */
  readonly timeoutSeconds: number;
};

export type Entry = {
  readonly name: string;
  /** The module whose `handler` runs, from the project's root. */
  readonly module: string;
  readonly trigger: Trigger;
  readonly size: Size;
  readonly environment: readonly EnvironmentName[];
  readonly tableActions: readonly TableAction[];
  /** The only partitions of the table that it reaches, with `{season}` for the season's id; absent: all of them. */
  readonly partitions?: readonly string[];
  readonly readsDueIndex?: true;
  readonly readsListIndex?: true;
  readonly readsJournalIndex?: true;
  /** Reaches what people said of themselves, which is kept for the audit alone; every other role is denied it. */
  readonly reachesSelfIdentification?: true;
  /** Reaches what applicants wrote when they asked for an accommodation; every other role is denied it. */
  readonly reachesAccommodations?: true;
  readonly sendsMail?: true;
  /** What it does to the files in the bucket, by their folder. */
  readonly fileActions?: Readonly<Partial<Record<'uploads' | 'reports', readonly FileAction[]>>>;
  /** Files that are deployed beside the code, as paths from the project's root. */
  readonly assets?: readonly string[];
};
