import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { GatewayReply } from '#functions/http/reply.ts';
import type { Store } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import { expectGranted, fuzzOpenApi, type Plant } from '#test/support/checks/openapi-fuzz.ts';
import { withSeed } from '#test/support/checks/seeded.ts';

test('1,000 requests are answered as /openapi.json says, and a refused request writes nothing', () =>
  withSeed(async (seed) => expectGranted(await fuzzOpenApi(1_000, seed))));

describe('a function is found out that', () => {
  /** A bug, and the words in which it is complained of. */
  const planted: Readonly<Record<string, readonly [RegExp, Plant]>> = {
    'breaks now and then': [
      /to be less than 500/,
      spoiled(async (reply) => (reply.statusCode === 409 ? { ...reply, statusCode: 500 } : reply)),
    ],
    'answers something that is not described': [
      /options\/0 must have requir/,
      spoiled(async (reply) => ({ ...reply, body: reply.body.replace('"available"', '"canBeHas"') })),
    ],
    'writes when it is only read': [
      /a request that is not granted writes nothing/,
      spoiled(async (reply, store) => {
        const changes = [{ kind: 'raise-ledger', from: 0 }] as const;
        if (reply.statusCode === 200) await commit(store, randomUUID(), changes, randomUUID());
        return reply;
      }),
    ],
    'grants a form that is invalid': [
      /a request that is not allowed is refused/,
      spoiled(async (reply) =>
        reply.statusCode === 422
          ? { ...reply, statusCode: 303, headers: { ...reply.headers, location: '/' }, body: '' }
          : reply,
      ),
    ],
  };

  test.each(Object.entries(planted).map(([name, bug]) => [name, ...bug] as const))(
    '%s',
    async (_, words, plant) => {
      const complaint: unknown = await fuzzOpenApi(400, 1, plant).catch((error: unknown) => error);
      expect(String((complaint as Error).cause)).toMatch(words);
    },
  );
});

function spoiled(change: (reply: GatewayReply, store: Store) => Promise<GatewayReply>): Plant {
  return ({ invoke, store }) =>
    async (event) =>
      change(await invoke(event), store);
}
