import { test } from 'vitest';
import { expectGranted, fuzzOpenApi } from '../support/openapi-fuzz.ts';
import { drawSeed } from '../support/seeded.ts';

const seed = drawSeed();

test.each([2, 4, 6, 8, 10].map((nth) => seed + nth * 1_000_003))(
  '10,000 requests drawn from seed %i are answered as /openapi.json says, and what is refused writes nothing',
  async (drawn) => expectGranted(await fuzzOpenApi(10_000, drawn)),
);
