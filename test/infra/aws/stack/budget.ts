import { afterEach, expect, it } from 'vitest';
import { bundleBudget } from '#infra/aws/functions/bundle-budget.ts';
import { built } from './synthesized.ts';

const { clockwork, feedback } = bundleBudget;
afterEach(() => Object.assign(bundleBudget, { clockwork, feedback }));

it('functions that are over their budgets stop the synthesis, which names each of them', () => {
  Object.assign(bundleBudget, { clockwork: 1_000, feedback: 2_000 });
  const { app } = built();
  expect(() => app.synth()).toThrow(
    /clockwork is \d+ bytes, \d+ over its budget of 1000[\s\S]+feedback is \d+ bytes/,
  );
});
