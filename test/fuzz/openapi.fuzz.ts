import { test } from 'vitest';
import { expectGranted, fuzzOpenApi } from '#test/support/checks/openapi-fuzz.ts';
import { drawSeed } from '#test/support/checks/seeded.ts';

/** Ten take ten minutes on two cores; `FUZZ_ROUNDS` says otherwise. */
const rounds = Number(process.env.FUZZ_ROUNDS ?? 10);
const first = drawSeed();
const seeds = Array.from({ length: rounds }, (_, nth) => first + nth * 1_000_003);

test.each(seeds)(
  '10,000 requests drawn from seed %i are answered as /openapi.json says, and a refused request writes nothing',
  async (seed) => expectGranted(await fuzzOpenApi(10_000, seed)),
);
