import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { environmentNames } from '#functions/runtime/environment.ts';

/** The table that a command works on, and the environment to reach it. */
export type Target = {
  readonly table: string;
  readonly season: string | undefined;
  /** Variables for the SDK and the clock, to be added to the process's environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** `table NAME in REGION`, for the first line that a command prints. */
  readonly description: string;
};

type TargetArgs = { readonly table?: string; readonly season?: string };

const running = z.object({ environment: z.record(z.string(), z.string()) });

/**
 * The table given on the command line, else the one in the environment, else the one of the service that runs on this
 * machine. Returns `undefined` if there is none.
 */
export function resolveTarget(
  args: TargetArgs,
  environment: Readonly<Record<string, string | undefined>>,
  runningFile: string,
): Target | undefined {
  const givenTable = args.table ?? environment[environmentNames.table];
  const local = givenTable === undefined || givenTable === '' ? runningEnvironment(runningFile) : undefined;
  const known = { ...environment, ...local };
  const table = givenTable || known[environmentNames.table];
  if (!table) return undefined;
  const endpoint = known.AWS_ENDPOINT_URL_DYNAMODB;
  const region = known.AWS_REGION ?? known.AWS_DEFAULT_REGION ?? 'the region of your profile';
  return {
    table,
    season: args.season ?? known[environmentNames.season],
    environment: local ?? {},
    description: `table ${table} ${endpoint ? `at ${endpoint}` : `in ${region}`}`,
  };
}

/** The environment of the service that runs here. Without one, the file is missing or has no environment. */
function runningEnvironment(path: string): Readonly<Record<string, string>> | undefined {
  const text = readIfThere(path);
  if (text === undefined) return undefined;
  const file = running.safeParse(parsed(text));
  return file.success ? file.data.environment : undefined;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
