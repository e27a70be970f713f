import { test } from 'vitest';
import { expectGranted, fuzzOpenApi } from '../support/openapi-fuzz.ts';
import { withSeed } from '../support/seeded.ts';

test('1,000 requests are answered as /openapi.json says, and what is refused writes nothing', () =>
  withSeed(async (seed) => expectGranted(await fuzzOpenApi(1_000, seed))));
