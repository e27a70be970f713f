import type { TestProject } from 'vitest/node';
import { startDatabase } from '#infra/local/database/database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseEndpoint: string;
  }
}

/** One DynamoDB Local, in memory, for the whole run. If it cannot start, the run fails. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const database = await startDatabase();
  project.provide('databaseEndpoint', database.endpoint);
  return database.stop;
}
