import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Entry } from '#functions/entry.ts';

/** Runs one function as Lambda does: JSON in, JSON out. Throws the function's errors. */
export type Invoke = (event: unknown) => Promise<unknown>;

/** Runs any function by the name of its entry. */
export type InvokeEntry = (entry: string, event: unknown) => Promise<unknown>;

type Handler = (event: unknown, context: object) => unknown;

/** Lambda's limit for an event and for a response, in bytes. */
export const LARGEST_PAYLOAD = 6 * 1024 * 1024;

/** Imports the module of every entry. Returns a function that runs each by name. Set the environment before. */
export async function loadHandlers(root: string, entries: readonly Entry[]): Promise<InvokeEntry> {
  const loaded = entries.map(async ({ name, module }) => [name, await load(root, name, module)] as const);
  const functions = new Map(await Promise.all(loaded));
  return async (entry, event) => {
    const invoke = functions.get(entry);
    if (!invoke) throw new Error(`there is no function ${entry}`);
    return invoke(event);
  };
}

async function load(root: string, name: string, module: string): Promise<Invoke> {
  const { handler } = (await import(pathToFileURL(join(root, module)).href)) as { handler?: Handler };
  if (typeof handler !== 'function') throw new Error(`${module} has no handler`);
  return async (event) => {
    const answer = await handler(JSON.parse(JSON.stringify(event)), contextOf(name));
    const text = JSON.stringify(answer) ?? 'null';
    if (Buffer.byteLength(text) > LARGEST_PAYLOAD)
      throw new Error(`${name} answered more than Lambda lets out`);
    return JSON.parse(text);
  };
}

function contextOf(name: string): object {
  const endsAt = Date.now() + 30_000;
  return {
    awsRequestId: randomUUID(),
    functionName: name,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:us-east-1:000000000000:function:${name}`,
    memoryLimitInMB: '512',
    logGroupName: `/aws/lambda/${name}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => endsAt - Date.now(),
  };
}
