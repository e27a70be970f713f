import { parseArgs } from 'node:util';
import { clockTime } from '#infra/local/clock/parse-move.ts';

export const startHelp = `Usage: npm start [-- OPTIONS]

Runs a season on this machine, with a mailbox and a clock that can be moved: the sample season of 2020, or your own.

  --season FILE   your season file, which is applied to a database of its own
  --list CSV      the applicants to invite; without it, nobody is invited
  --at TIME       when the season's clock begins, in the program's zone, as 2026-10-26T09:00. Default: now
  --fresh         start over`;

/** What `npm start` is asked to do. */
export type StartArgs =
  | { readonly fresh: boolean; readonly season?: string; readonly list?: string; readonly at?: string }
  | { readonly isHelp: true }
  | { readonly usageError: string };

const options = {
  fresh: { type: 'boolean', default: false },
  season: { type: 'string' },
  list: { type: 'string' },
  at: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

export function parseStartArgs(args: readonly string[]): StartArgs {
  try {
    const { help, ...given } = parseArgs({ args: [...args], options }).values;
    if (help) return { isHelp: true };
    if (given.season === undefined && (given.list ?? given.at) !== undefined)
      return { usageError: '--list and --at need a season: pass --season FILE. See npm start -- --help' };
    if (given.at !== undefined && clockTime(given.at, 'UTC') === undefined)
      return { usageError: `“${given.at}” is not a time: write it as 2026-10-26T09:00.` };
    return given;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { usageError: `${error.message.split(/\.\s/, 1)[0]}. See npm start -- --help` };
  }
}

/** Why nothing could be reached: Node would send the requests to this machine's own services to a proxy. */
export function proxyProblem(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const { NODE_USE_ENV_PROXY: isOn, HTTP_PROXY, http_proxy, NO_PROXY = '', no_proxy = '' } = environment;
  const passesBy = /(^|,)\s*(\*|127\.0\.0\.1)\s*(,|$)/.test(`${NO_PROXY},${no_proxy}`);
  if (isOn !== '1' || !(HTTP_PROXY || http_proxy) || passesBy) return undefined;
  return 'NODE_USE_ENV_PROXY sends requests to this machine to a proxy: run NO_PROXY=127.0.0.1,localhost npm start';
}
