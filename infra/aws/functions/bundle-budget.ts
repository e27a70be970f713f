import type { EntryName } from '#functions/entries.ts';

/** The most bytes that each function's minified code may have. Passing one fails the build: see what came in, then decide. */
export const bundleBudget: Readonly<Record<EntryName, number>> = {
  applicant: 840_000,
  questions: 680_000,
  // The reader of workbooks is 125 KB of it: a list of interviewers is short, and is read while the coordinator waits.
  desk: 1_800_000,
  interviewer: 770_000,
  notices: 870_000,
  clockwork: 590_000,
  reconciler: 550_000,
  digest: 620_000,
  feedback: 560_000,
  // The solver's glue is 170 KB of it; its WebAssembly, 3.5 MB, is a file beside the code. The second reader of workbooks, 40 KB, tells
  // which formulas have no result.
  imports: 1_330_000,
};

/** What to say of a bundle that is over its budget; `undefined` while it is not. */
export function overBudget(name: string, bytes: number, budget: number | undefined): string | undefined {
  if (budget === undefined) return `${name} has no budget in infra/aws/functions/bundle-budget.ts`;
  if (bytes <= budget) return undefined;
  return `${name} is ${bytes} bytes, ${bytes - budget} over its budget of ${budget} (infra/aws/functions/bundle-budget.ts)`;
}
