import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** What the stack has to know of the season: all else is applied to the table by the operator's command. */
export type DeployedSeason = {
  readonly id: string;
  /** IANA name of the program's time zone. */
  readonly zone: string;
  /** Hour and minute of the daily digest on the program's wall clock. */
  readonly digestAt: { readonly hour: number; readonly minute: number };
  /** The address that every mail comes from, without a display name. */
  readonly sender: string;
};

/** Reads the season file at `path`. Throws, naming the file and the field, where something needed is missing. */
export function readSeasonFile(path: string): DeployedSeason {
  const file: unknown = parse(readFileSync(path, 'utf8'), { schema: 'failsafe' });
  const text = (...keys: string[]) => textAt(file, keys, path);
  const [hour, minute] = text('digest', 'at').split(':').map(Number);
  if (hour === undefined || minute === undefined || Number.isNaN(hour + minute))
    throw new Error(`${path}: digest.at is not a time such as '07:00'`);
  return {
    id: text('id'),
    zone: text('program', 'zone'),
    digestAt: { hour, minute },
    sender: addressIn(text('program', 'from'), path),
  };
}

function textAt(file: unknown, keys: readonly string[], path: string): string {
  const found = keys.reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], file);
  if (typeof found === 'string' && found !== '') return found;
  throw new Error(`${path}: ${keys.join('.')} is missing, or is not a text`);
}

/** `interviews@example.org`, alone or as in `A Program <interviews@example.org>`. */
function addressIn(from: string, path: string): string {
  const address = /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
  if (/^[^\s@]+@[^\s@]+$/.test(address)) return address;
  throw new Error(`${path}: program.from is not a mail address`);
}
