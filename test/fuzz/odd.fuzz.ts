import { test } from 'vitest';
import { expectGranted, fuzzOpenApi } from '../support/openapi-fuzz.ts';
import { drawSeed } from '../support/seeded.ts';

const seed = drawSeed();

test.each([1, 3, 5, 7, 9].map((nth) => seed + nth * 1_000_003))(
  '10,000 requests drawn from seed %i are answered as /openapi.json says, and what is refused writes nothing',
  async (drawn) => expectGranted(await fuzzOpenApi(10_000, drawn)),
);
