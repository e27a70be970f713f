import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { openStore } from '#functions/store/client.ts';
import { failureOf } from '#functions/store/failure.ts';
import { readLedger } from '#functions/store/items/ledger.ts';

test('a database that never answers is given up in seconds, and the send counts as unsettled', async () => {
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const credentials = { accessKeyId: 'tests', secretAccessKey: 'tests' };
  const access = { endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', credentials, maxAttempts: 1 };
  const store = openStore('table', access);
  const began = performance.now();
  const thrown = await readLedger(store, 'season').catch((error: unknown) => error);
  expect(failureOf(thrown)).toBe('unsettled');
  expect(performance.now() - began).toBeLessThan(10_000);
  store.client.destroy();
  silent.close();
});
