import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { entries as ourEntries } from '#functions/entries.ts';
import type { Entry } from '#functions/entry.ts';
import { type DeployedSeason, deployedSeason } from '#infra/deployed-season.ts';
import { clockTime } from '#infra/local/clock/parse-move.ts';
import type { DeadLetter } from '#infra/local/handlers/dead-letter.ts';
import { discardingStore, type JsonStore, jsonStoreIn } from '#infra/local/process/json-store.ts';
import { projectRoot } from '#infra/project-root.ts';

type Environment = Readonly<Record<string, string>>;

export type LocalOptions = {
  /** The folder that the entries' modules and the season file are relative to. Default: the project's root. */
  readonly root?: string;
  readonly entries?: readonly Entry[];
  readonly seasonFile?: string;
  /** The time in the program's zone at which a new season begins, as `2020-10-26T09:00`. Default: now. */
  readonly startAt?: string;
  /** Data, mails, clock, keys and ports are saved in this folder. Without one, nothing outlives the run. */
  readonly folder?: string;
  /** The endpoint of a running DynamoDB Local. Without one, the host starts its own. */
  readonly databaseEndpoint?: string;
  /** Replaces the functions' environment, so that a test can put a proxy between a function and a service. */
  readonly wrapEnvironment?: (environment: Environment) => Promise<Environment>;
  /** How many attempts a record or a scheduled run gets, and the first backoff, in milliseconds. */
  readonly attempts?: number;
  readonly waitMs?: number;
  /** Called with each error and the place where it occurred. */
  readonly failed?: (where: string, cause: unknown) => void;
  /** Called with each event that failed after all retries. */
  readonly onDeadLetter?: (letter: DeadLetter) => void;
  /** Called when the clock has been moved. */
  readonly onClockMoved?: () => void;
};

export type ResolvedOptions = {
  readonly root: string;
  readonly entries: readonly Entry[];
  readonly season: DeployedSeason;
  readonly startAt: number;
  readonly store: JsonStore;
  readonly databaseFolder: string | undefined;
  readonly filesFolder: string | undefined;
  readonly databaseEndpoint: string | undefined;
  readonly wrapEnvironment: (environment: Environment) => Promise<Environment>;
  readonly attempts: number;
  readonly waitMs: number;
  readonly failed: (where: string, cause: unknown) => void;
  readonly onDeadLetter: (letter: DeadLetter) => void;
  readonly onClockMoved: () => void;
};

/** Fills in the defaults, creates the folder, and reads the season file. */
export function resolveOptions(options: LocalOptions): ResolvedOptions {
  const root = resolve(options.root ?? projectRoot);
  const season = deployedSeason(resolve(root, options.seasonFile ?? 'seasons/im-2020-2021.yaml'));
  const databaseFolder = options.folder && join(resolve(options.folder), 'database');
  if (databaseFolder) mkdirSync(databaseFolder, { recursive: true });
  return {
    root,
    entries: options.entries ?? ourEntries,
    season,
    startAt: startOf(options.startAt, season.zone),
    store: options.folder ? jsonStoreIn(resolve(options.folder)) : discardingStore,
    databaseFolder,
    filesFolder: options.folder && join(resolve(options.folder), 'files'),
    databaseEndpoint: options.databaseEndpoint,
    wrapEnvironment: options.wrapEnvironment ?? (async (environment) => environment),
    attempts: options.attempts ?? 5,
    waitMs: options.waitMs ?? 200,
    failed: options.failed ?? (() => {}),
    onDeadLetter: options.onDeadLetter ?? (() => {}),
    onClockMoved: options.onClockMoved ?? (() => {}),
  };
}

function startOf(wanted: string | undefined, zone: string): number {
  if (wanted === undefined) return Date.now();
  const at = clockTime(wanted, zone);
  if (at === undefined) throw new Error(`${wanted} is not a wall-clock time such as 2020-10-26T09:00`);
  return at;
}
