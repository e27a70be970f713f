import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Entry, entries as ourEntries } from '#functions/entries.ts';
import { type DeployedSeason, deployedSeason } from '#infra/deployed-season.ts';
import { clockTime } from '#infra/local/clock/parse-move.ts';
import type { DeadLetter } from '#infra/local/handlers/dead-letter.ts';
import { type Kept, keptIn, keptNowhere } from '#infra/local/process/json-store.ts';
import { projectRoot } from '#infra/project-root.ts';

type Environment = Readonly<Record<string, string>>;

export type LocalOptions = {
  /** The folder from which modules of entries and the season file are found: the project's own unless a test says else. */
  readonly root?: string;
  readonly entries?: readonly Entry[];
  readonly seasonFile?: string;
  /** What the program's clock shows when a season begins, as `2020-10-26T09:00`; else it shows the real time. */
  readonly startAt?: string;
  /** Where data, mails, clock, keys and ports outlive the run; without it nothing does. */
  readonly folder?: string;
  /** A DynamoDB Local that already runs; else one is started. */
  readonly databaseEndpoint?: string;
  /** What the functions are told instead of the environment that they would have: a test may put something in between. */
  readonly between?: (environment: Environment) => Promise<Environment>;
  /** How often a record or a scheduled run is tried, and the first wait in between, in milliseconds. */
  readonly attempts?: number;
  readonly waitMs?: number;
  /** Hears of what went wrong, and where. */
  readonly failed?: (where: string, cause: unknown) => void;
  /** Hears of a record that was given up. */
  readonly onDeadLetter?: (letter: DeadLetter) => void;
  /** Hears that the clock was moved. */
  readonly moved?: () => void;
};

export type Settled = {
  readonly root: string;
  readonly entries: readonly Entry[];
  readonly season: DeployedSeason;
  readonly startAt: number;
  readonly kept: Kept;
  readonly databaseFolder: string | undefined;
  readonly databaseEndpoint: string | undefined;
  readonly between: (environment: Environment) => Promise<Environment>;
  readonly attempts: number;
  readonly waitMs: number;
  readonly failed: (where: string, cause: unknown) => void;
  readonly onDeadLetter: (letter: DeadLetter) => void;
  readonly moved: () => void;
};

/** The options with what holds where nothing is said. Makes the folder, and reads the season file. */
export function settle(options: LocalOptions): Settled {
  const root = resolve(options.root ?? projectRoot);
  const season = deployedSeason(resolve(root, options.seasonFile ?? 'seasons/im-2020-2021.yaml'));
  const databaseFolder = options.folder && join(resolve(options.folder), 'database');
  if (databaseFolder) mkdirSync(databaseFolder, { recursive: true });
  return {
    root,
    entries: options.entries ?? ourEntries,
    season,
    startAt: startOf(options.startAt, season.zone),
    kept: options.folder ? keptIn(resolve(options.folder)) : keptNowhere,
    databaseFolder,
    databaseEndpoint: options.databaseEndpoint,
    between: options.between ?? (async (environment) => environment),
    attempts: options.attempts ?? 5,
    waitMs: options.waitMs ?? 200,
    failed: options.failed ?? (() => {}),
    onDeadLetter: options.onDeadLetter ?? (() => {}),
    moved: options.moved ?? (() => {}),
  };
}

function startOf(wanted: string | undefined, zone: string): number {
  if (wanted === undefined) return Date.now();
  const at = clockTime(wanted, zone);
  if (at === undefined) throw new Error(`${wanted} is no time of a clock, such as 2020-10-26T09:00`);
  return at;
}
