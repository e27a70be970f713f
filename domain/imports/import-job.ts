import type { Who } from '#domain/decisions/change-record.ts';
import type { Instant } from '#domain/values/time.ts';

/** The file of an import: its name for people, and the digest of what it says, by which it is known again. */
export type ImportFile = { readonly name: string; readonly digest: string };

export type ImportCounts = { readonly added: number; readonly changed: number; readonly unchanged: number };

/**
 * One import of a file into a season, with its state and progress. A season has one current import; each step
 * replaces the version that was read, so two imports never mix, and one that was taken over cannot go on.
 */
export type ImportJob = {
  readonly id: string;
  readonly season: string;
  readonly file: ImportFile;
  readonly state: 'running' | 'done';
  /** How many people the file states. */
  readonly people: number;
  /** How many of the people are done, in the order of their AAMC IDs: where the same file goes on. */
  readonly done: number;
  readonly counts: ImportCounts;
  readonly who: Who;
  readonly startedAt: Instant;
  readonly changedAt: Instant;
  /** Rises with every step, and goes on rising from one import of a season to the next. */
  readonly version: number;
};

/** Another import of the season has been started and not ended. */
export type ImportRunning = {
  readonly kind: 'import-running';
  readonly file: string;
  readonly done: number;
  readonly people: number;
  readonly startedAt: Instant;
};

/** Somebody has taken the place of this import by another one. */
export type ImportReplaced = { readonly kind: 'import-replaced'; readonly file: string };

export type ImportRefusal = ImportRunning | ImportReplaced;
