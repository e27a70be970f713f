import type { Deployment } from '#functions/cli/deployment.ts';

/** The result of a check: what was found, and for a problem, why it matters and how to fix it. */
export type Finding =
  | { readonly kind: 'ok'; readonly what: string }
  /** Nothing is wrong, but the operator may want to know. */
  | { readonly kind: 'remark'; readonly what: string; readonly why: string; readonly fix: string }
  | { readonly kind: 'problem'; readonly what: string; readonly why: string; readonly fix: string }
  /** The check could not run. There may or may not be a problem. */
  | { readonly kind: 'unknown'; readonly what: string; readonly why: string };

/** One check. `inspect` throws the errors of AWS. */
export type Check = {
  /** The subject of “could not be checked”. */
  readonly about: string;
  readonly inspect: (deployment: Deployment) => Promise<readonly Finding[]>;
};

export const ok = (what: string): Finding => ({ kind: 'ok', what });

export const problem = (what: string, why: string, fix: string): Finding => ({
  kind: 'problem',
  what,
  why,
  fix,
});

export const remark = (what: string, why: string, fix: string): Finding => ({
  kind: 'remark',
  what,
  why,
  fix,
});
