import { readFile } from 'node:fs/promises';
import type { Season } from '#domain/season/season.ts';
import type { Operator } from '#functions/cli/operator.ts';
import { checkSeasonFile } from '#functions/season/season-file/check-season-file.ts';
import { readSeason } from '#functions/store/items/seasons.ts';
import type { SeasonArgs } from './args.ts';
import type { Target } from './target.ts';

/** What a command works on: the season, if one is given, and the words for the table. */
export type Workplace = Pick<Target, 'season' | 'description'>;

/**
 * Prints the first line of every command: `Season ID, PROGRAM; table NAME in REGION`, so that an operator sees a wrong
 * season or table before anything else. With `--csv` it goes to standard error. A season that cannot be read leaves the
 * table alone in the line; the error is thrown on.
 */
export async function announce(operator: Operator, args: SeasonArgs, workplace: Workplace): Promise<void> {
  const { say, complain } = operator.terminal;
  const print = args.csv || args.command === 'export' ? complain : say;
  const { description } = workplace;
  const onlyTable = `T${description.slice(1)}`;
  try {
    const named = await seasonNamed(operator, args, workplace.season);
    print(named ? `Season ${named}; ${description}` : onlyTable);
  } catch (error) {
    print(onlyTable);
    throw error;
  }
}

/** The id and program of the season in the file of `plan` and `apply`, else of the applied one with the id `season`. */
async function seasonNamed(
  { store }: Operator,
  { command, about }: SeasonArgs,
  season: string | undefined,
): Promise<string | undefined> {
  if (command === 'plan' || command === 'apply') {
    const read = checkSeasonFile(about, await readFile(about, 'utf8'));
    return 'season' in read ? nameOf(read.season) : undefined;
  }
  if (!season) return undefined;
  const applied = await readSeason(store, season);
  return applied ? nameOf(applied.season) : `${season}, not applied yet`;
}

function nameOf({ id, program }: Season): string {
  return `${id}, ${program.name}`;
}
