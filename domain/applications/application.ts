import type { Instant } from '#domain/values/time.ts';
import type { Values } from './fields.ts';

/** What the program knows of one person's application in one season. */
export type Application = {
  /** The AAMC ID. */
  readonly id: string;
  readonly season: string;
  /** Rises by one with each change. */
  readonly version: number;
  readonly firstSeenAt: Instant;
  readonly changedAt: Instant;
  readonly values: Values;
  /** The tracks that were ticked, as the cells of the export say them. */
  readonly ticks: readonly string[];
};

/** The name as people say it: of its parts, else of the whole that ERAS writes as “Last, First Middle”. */
export function nameOf(values: Values): string {
  const parts = [values['name.first'], values['name.middle'], values['name.last']].filter(Boolean);
  if (values['name.first'] && values['name.last']) return parts.join(' ');
  return givenNameFirst(String(values['name.whole'] ?? parts.join(' ')));
}

const suffix = /^(jr|sr|i{1,3}|iv|v|m\.?d|d\.?o|ph\.?d|mph)\.?$/i;

/** `First Middle Last` of a name that ERAS writes as “Last, First Middle”; any other name as it is. */
export function givenNameFirst(name: string): string {
  const [last = '', first = '', ...more] = name.split(',').map((part) => part.trim());
  if (last === '' || first === '' || more.length > 0 || suffix.test(first)) return name;
  return `${first} ${last}`;
}
