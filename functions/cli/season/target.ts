import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { environmentNames } from '#functions/runtime/environment.ts';

/** Which table the command speaks to, and by what environment; in words for the operator. */
export type Target = {
  readonly table: string;
  readonly season: string | undefined;
  /** What the SDK and the clock are to read, beside what is in the environment already. */
  readonly environment: Readonly<Record<string, string>>;
  readonly inWords: string;
};

type Asked = { readonly table?: string; readonly season?: string };

const running = z.object({ environment: z.record(z.string(), z.string()) });

/**
 * The table that was asked for, else the one that the environment names, else that of the service which runs on this
 * machine: what was said expressly comes first. `undefined`: there is none of these.
 */
export function targetOf(
  asked: Asked,
  environment: Readonly<Record<string, string | undefined>>,
  runningFile: string,
): Target | undefined {
  const said = asked.table ?? environment[environmentNames.table];
  const local = said === undefined || said === '' ? whatRuns(runningFile) : undefined;
  const known = { ...environment, ...local };
  const table = said || known[environmentNames.table];
  if (!table) return undefined;
  const endpoint = known.AWS_ENDPOINT_URL_DYNAMODB;
  const region = known.AWS_REGION ?? known.AWS_DEFAULT_REGION ?? 'the region of your profile';
  return {
    table,
    season: asked.season ?? known[environmentNames.season],
    environment: local ?? {},
    inWords: `Table ${table} ${endpoint ? `at ${endpoint}` : `on AWS, in ${region}`}`,
  };
}

/** The environment of the service that runs here. The file is not there, or says less, while none does. */
function whatRuns(path: string): Readonly<Record<string, string>> | undefined {
  const text = readIfThere(path);
  if (text === undefined) return undefined;
  const told = running.safeParse(parsed(text));
  return told.success ? told.data.environment : undefined;
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
