import type { EntryName } from '../functions/entries.ts';

/** The most bytes that each function's minified code may have. Passing one fails the build: see what came in, then decide. */
export const bundleBudget: Readonly<Record<EntryName, number>> = {
  applicant: 760_000,
  notices: 890_000,
  clockwork: 600_000,
  reconciler: 600_000,
  digest: 600_000,
  feedback: 600_000,
};

/** What to say of a bundle that is over its budget; `undefined` while it is not. */
export function overBudget(name: string, bytes: number, budget: number | undefined): string | undefined {
  if (budget === undefined) return `${name} has no budget in infra/bundle-budget.ts`;
  if (bytes <= budget) return undefined;
  return `${name} is ${bytes} bytes, ${bytes - budget} over its budget of ${budget} (infra/bundle-budget.ts)`;
}
