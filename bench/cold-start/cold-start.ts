import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, Say } from '#bench/bench.ts';
import { type Deployment, startDeployment } from '#bench/season/deployment.ts';
import { plant } from '#bench/season/plant.ts';
import { crowdComesAt, halfForPairs, quietSeason } from '#bench/season/quiet-season.ts';
import { entries } from '#functions/entries.ts';
import { environmentNames } from '#functions/runtime/environment.ts';
import { bundleEntry } from '#infra/aws/functions/bundle.ts';
import { type Built, coldStartOutcome, type Start } from './cold-start-outcome.ts';
import { firstEvents } from './first-events.ts';

const ROUNDS = 7;

/** A bundle with only the DynamoDB client, built as the functions are. */
const onlyClient = { name: 'only-client', module: 'bench/cold-start/only-client.ts' } as const;

export const coldStart: Bench = {
  name: 'cold-start',
  title: 'Cold start of each function',
  about: `Each function's deployed bundle in a fresh Node process with source maps on, as it is deployed: importing it,
then its first event until the answer, against a bundle that is built the same way and holds nothing but the DynamoDB
client, which reads one item. The applicant's first event is the personal page, the digest's a digest, on a season of 2
offers and 82 seats; the sweep, the recount and the two that hear of mail find nothing to do. Not inside: starting Node, Lambda's own work, fetching the code, TLS.`,
  run: async ({ seed, say }) => {
    const folder = mkdtempSync(join(tmpdir(), 'fairslot-bundles-'));
    const deployment = await startDeployment();
    try {
      return await rounds(deployment, folder, seed, say);
    } finally {
      await deployment.stop();
      rmSync(folder, { recursive: true });
    }
  },
};

async function rounds(deployment: Deployment, folder: string, seed: number, say: Say) {
  const crowd = quietSeason('cold', halfForPairs(1), seed, 1);
  await plant(deployment.store, crowd);
  const environment = {
    ...deployment.environment,
    [environmentNames.season]: crowd.season.id,
    [environmentNames.clockShift]: String(Date.parse(crowdComesAt) - Date.now()),
    [environmentNames.publicUrl]: 'https://interviews.example.org',
    [environmentNames.configurationSet]: 'bench',
  };
  const events: Readonly<Record<string, object>> = { ...firstEvents(crowd), [onlyClient.name]: {} };
  const built = [...entries, onlyClient].map(
    (entry): Built => ({ name: entry.name, ...bundleEntry(entry, folder) }),
  );
  const starts: Start[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { name, folder: own } of built) {
      const took = await startOnce(join(own, 'index.mjs'), events[name] ?? {}, environment);
      if (round > 0) starts.push({ name, ...took });
    }
    if (round > 0) say(`round ${round} done`);
  }
  return coldStartOutcome(starts, built, onlyClient.name);
}

async function startOnce(
  file: string,
  event: object,
  environment: Readonly<Record<string, string>>,
): Promise<{ importMs: number; eventMs: number }> {
  const child = fork(join(import.meta.dirname, 'cold-child.ts'), [file, JSON.stringify(event)], {
    env: { ...process.env, ...environment, NODE_OPTIONS: '--enable-source-maps' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [took] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`${file} ended with ${code} before it had answered`);
    }),
  ]);
  return took as { importMs: number; eventMs: number };
}
