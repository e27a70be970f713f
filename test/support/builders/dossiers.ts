import { readFileSync } from 'node:fs';
import type { Application } from '#domain/applications/application.ts';
import type { Values } from '#domain/applications/fields.ts';
import type { KnownFact } from '#domain/facts/fact-list.ts';
import type { Dossier } from '#domain/screening/dossier.ts';
import type { RuleSpec } from '#domain/season/screening-section.ts';
import type { Season } from '#domain/season/season.ts';
import { nameKey } from '#domain/values/name-key.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';

/** The season in a file of the repository. */
export function seasonIn(file: string): Season {
  const read = readSeasonFile(readFileSync(file, 'utf8'));
  if (!('season' in read)) throw new Error(`${file}: ${JSON.stringify(read.problems)}`);
  return read.season;
}

/** `season` with these rules and no others. */
export function withRules(season: Season, ...rules: readonly Partial<RuleSpec>[]): Season {
  const named = rules.map((rule, index) => ({ id: `rule-${index + 1}`, name: `Rule ${index + 1}`, ...rule }));
  return { ...season, screening: { facts: [], rules: named } };
}

/** An application that was last changed on October 30, 2020. */
export function applicationOf(values: Values, ticks: readonly string[] = ['categorical']): Application {
  const at = instant('2020-10-30T16:00Z');
  return { id: '20900001', season: 's', version: 1, firstSeenAt: at, changedAt: at, values, ticks };
}

/** What a list of November 14 says, by fact. */
export function factsSaying(said: Readonly<Record<string, boolean>>): ReadonlyMap<string, KnownFact> {
  const list = {
    id: 'facts_1',
    drawnOn: '2020-11-14' as CalendarDay,
    source: 'list.csv',
    who: { kind: 'program', name: 'Sample Coordinator' },
    at: instant('2020-11-14T16:00Z'),
  } as const;
  return new Map(Object.entries(said).map(([fact, isTrue]) => [nameKey(fact), { fact, isTrue, list }]));
}

export function dossierOf(application: Application, more: Partial<Dossier> = {}): Dossier {
  return { application, facts: new Map(), entered: [], withdrawn: [], ...more };
}
