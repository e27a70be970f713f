import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Survivor } from './survivor.ts';

/** A survivor that has been looked at: it changes nothing that a rule speaks of, and `why` says so. */
export type NamedMutant = Survivor & { readonly why: string };

/** Reads `named-mutants.yaml`, whose entries name one or several mutants of the same code for the same reason. */
export function namedMutants(): readonly NamedMutant[] {
  type Entry = Omit<NamedMutant, 'becomes'> & { readonly becomes: readonly string[] };
  const entries: readonly Entry[] =
    parse(readFileSync(join(import.meta.dirname, 'named-mutants.yaml'), 'utf8')) ?? [];
  return entries.flatMap(({ becomes, ...entry }) => becomes.map((each) => ({ ...entry, becomes: each })));
}

export type Comparison = {
  /** Survivors that nobody has named. */
  readonly unnamed: readonly Survivor[];
  /** Named mutants of the tried files that a test notices, or that are no longer there. */
  readonly outdated: readonly NamedMutant[];
};

export function compare(
  survivors: readonly Survivor[],
  named: readonly NamedMutant[],
  wasTried: (file: string) => boolean,
  slow: readonly Survivor[] = [],
): Comparison {
  const names = new Set(named.map(keyOf));
  const found = new Set([...survivors, ...slow].map(keyOf));
  return {
    unnamed: survivors.filter((each) => !names.has(keyOf(each))),
    outdated: named.filter((each) => wasTried(each.file) && !found.has(keyOf(each))),
  };
}

function keyOf({ file, code, becomes }: Survivor): string {
  return JSON.stringify([file, code, becomes]);
}
