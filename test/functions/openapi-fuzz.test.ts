import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { commit } from '../../functions/store/commit.ts';
import type { Plant } from '../support/openapi-fuzz.ts';
import { expectGranted, fuzzOpenApi } from '../support/openapi-fuzz.ts';
import { withSeed } from '../support/seeded.ts';

test('1,000 requests are answered as /openapi.json says, and what is refused writes nothing', () =>
  withSeed(async (seed) => expectGranted(await fuzzOpenApi(1_000, seed))));

describe('a function is found out that', () => {
  const instead: Readonly<Record<string, Plant>> = {
    'breaks now and then':
      ({ invoke }) =>
      async (event) => {
        const reply = await invoke(event);
        return reply.statusCode === 409 ? { ...reply, statusCode: 500 } : reply;
      },
    'answers something that is not described':
      ({ invoke }) =>
      async (event) => {
        const reply = await invoke(event);
        return { ...reply, body: reply.body.replace('"canBeHad"', '"canBeHas"') };
      },
    'writes when it is only read':
      ({ invoke, store }) =>
      async (event) => {
        const reply = await invoke(event);
        if (reply.statusCode === 200)
          await commit(store, randomUUID(), [{ kind: 'raise-ledger', from: 0 }], randomUUID());
        return reply;
      },
    'says that it has done what is wrong with the form':
      ({ invoke }) =>
      async (event) => {
        const reply = await invoke(event);
        return reply.statusCode === 422
          ? { ...reply, statusCode: 303, headers: { ...reply.headers, location: '/' }, body: '' }
          : reply;
      },
  };

  test.each(Object.entries(instead))('%s', async (_, plant) => {
    await expect(fuzzOpenApi(400, 1, plant)).rejects.toThrow();
  });
});
