import { join, resolve } from 'node:path';
import { deployedSeason, Unusable } from '#infra/deployed-season.ts';
import { projectRoot } from '#infra/project-root.ts';
import { type RunLocalOptions, runLocal } from './run-local.ts';
import { parseStartArgs, proxyProblem, startHelp } from './start-args.ts';

const place = { root: projectRoot, folder: join(projectRoot, '.local') };
const reference: RunLocalOptions = {
  ...place,
  seasonFile: 'seasons/im-2020-2021.yaml',
  applicants: 'seasons/sample-applicants.csv',
  interviewers: 'seasons/sample-interviewers.csv',
  applications: 400,
  startAt: '2020-10-26T09:00',
};

/** `npm start`: the reference season, in the last week of October 2020, or with --season a season of one's own. */
const args = parseStartArgs(process.argv.slice(2));
const problem = 'usageError' in args ? args.usageError : proxyProblem(process.env);

if (problem !== undefined) {
  console.error(problem);
  process.exit(2);
}
if ('isHelp' in args) console.log(startHelp);
else if ('fresh' in args) await start(args.fresh, args.season, args.list, args.at);

async function start(fresh: boolean, season?: string, list?: string, at?: string): Promise<void> {
  try {
    await runLocal(season === undefined ? reference : ownSeason(resolve(season), list, at), fresh);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** A season of one's own has data of its own beside those of the reference season. */
function ownSeason(seasonFile: string, list: string | undefined, at: string | undefined): RunLocalOptions {
  const { id } = deployedSeason(seasonFile);
  const applicants = list === undefined ? undefined : resolve(list);
  return {
    ...place,
    keptIn: `kept-${id}`,
    seasonFile,
    applicants,
    ...(at === undefined ? {} : { startAt: at }),
  };
}
