import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { inject, onTestFinished } from 'vitest';
import type { Entry } from '#functions/entry.ts';
import type { LocalOptions } from '#infra/local/local-options.ts';
import { type Local, startLocal } from '#infra/local/start-local.ts';
import { projectRoot } from '#infra/project-root.ts';

type StandIn = (event: unknown, context: object) => unknown;
export type StandIns = Readonly<Record<string, StandIn>>;

declare global {
  var standIns: Record<string, StandIns> | undefined;
}

const plain = { size: { memoryMb: 512, timeoutSeconds: 30 }, environment: [], tableActions: [] } as const;

/** One entry of each kind, all with stand-ins for functions. */
export const standInEntries: readonly Entry[] = [
  {
    ...plain,
    name: 'pages',
    module: 'pages.mjs',
    trigger: {
      kind: 'http',
      routes: [
        { method: 'GET', path: '/' },
        { method: 'GET', path: '/i/{token}' },
        { method: 'GET', path: '/i/fixed' },
        { method: 'POST', path: '/i/{token}/book' },
      ],
    },
  },
  { ...plain, name: 'outbox', module: 'outbox.mjs', trigger: { kind: 'stream' } },
  { ...plain, name: 'sweep', module: 'sweep.mjs', trigger: { kind: 'every', minutes: 5 } },
  { ...plain, name: 'daily', module: 'daily.mjs', trigger: { kind: 'season-hour' } },
  { ...plain, name: 'trouble', module: 'trouble.mjs', trigger: { kind: 'mail' } },
];

function season(): string {
  const template = readFileSync(join(projectRoot, 'seasons/template.yaml'), 'utf8');
  return template.replace(/^id: .*$/m, 'id: a-season');
}

/** A folder with a season file and a module for each entry; the test decides what each function does. */
export function standInProject(standIns: StandIns): string {
  const root = mkdtempSync(join(tmpdir(), 'fairslot-test-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const id = randomUUID();
  globalThis.standIns = { ...globalThis.standIns, [id]: standIns };
  writeFileSync(join(root, 'season.yaml'), season());
  for (const { name, module } of standInEntries) {
    const call = `globalThis.standIns['${id}']['${name}']?.(...arguments)`;
    writeFileSync(join(root, module), `export async function handler() { return ${call}; }\n`);
  }
  return root;
}

/** The local host over stand-ins, on the run's DynamoDB Local unless told otherwise; stopped with the test. */
export async function startStandIns(standIns: StandIns, options: LocalOptions = {}): Promise<Local> {
  const local = await startLocal({
    root: options.root ?? standInProject(standIns),
    entries: standInEntries,
    seasonFile: 'season.yaml',
    databaseEndpoint: inject('databaseEndpoint'),
    startAt: '2020-10-26T09:00',
    waitMs: 1,
    ...options,
  });
  onTestFinished(() => local.stop());
  return local;
}

/** Writes an item of the outbox's kind to the host's table, as a change does, and answers when it is written. */
export async function writeRecord(local: Local, id: string, kind = 'record', byte = 2): Promise<void> {
  const { environment } = local;
  const client = new DynamoDBClient({
    endpoint: environment.AWS_ENDPOINT_URL_DYNAMODB ?? '',
    region: environment.AWS_REGION ?? '',
    credentials: { accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '', secretAccessKey: 'local' },
  });
  const item = {
    pk: { S: 'records' },
    sk: { S: id },
    kind: { S: kind },
    bytes: { B: new Uint8Array([1, byte]) },
  };
  await client.send(new PutItemCommand({ TableName: environment.TABLE_NAME ?? '', Item: item }));
  client.destroy();
}
