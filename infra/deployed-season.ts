import { readFileSync } from 'node:fs';
import type { WallTime } from '#domain/values/time.ts';
import { checkSeasonFile } from '#functions/season/season-file/check-season-file.ts';

/** What a host has to know of the season: all else is applied to the table by the operator's command. */
export type DeployedSeason = {
  readonly id: string;
  /** IANA name of the program's time zone. */
  readonly zone: string;
  /** When the daily digest comes, on the program's wall clock. */
  readonly digestAt: WallTime;
  /** The address that every mail comes from. */
  readonly sender: string;
  /** The address for questions of applicants. */
  readonly contact: string;
  /** The addresses of those who may sign in to the desk. */
  readonly coordinators: readonly string[];
};

/** Why something cannot be deployed or started as it is, in lines for the operator. */
export class Unusable extends Error {
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'Unusable';
  }
}

/** Reads the season file at `path` by the check of `npm run season -- plan`. Throws `Unusable` with the same lines. */
export function deployedSeason(path: string): DeployedSeason {
  const read = checkSeasonFile(path, contentOf(path));
  if ('lines' in read)
    throw new Unusable([...read.lines, `Problems in the season file: ${read.lines.length}.`]);
  const { id, program, digest, coordinators = [] } = read.season;
  return {
    ...{ id, zone: program.zone, digestAt: digest.at, sender: program.from, contact: program.contact },
    coordinators: coordinators.map(({ address }) => address),
  };
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Unusable([`The season file cannot be read: ${(error as Error).message}`]);
  }
}
