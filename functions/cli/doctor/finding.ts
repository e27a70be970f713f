import type { Deployment } from '#functions/cli/deployment.ts';

/** What an examination found: what is so, and where it is not as it should be, why that matters and what mends it. */
export type Finding =
  | { readonly kind: 'well'; readonly what: string }
  /** Nothing is wrong, but the operator may want to know. */
  | { readonly kind: 'remark'; readonly what: string; readonly why: string; readonly mend: string }
  | { readonly kind: 'lacking'; readonly what: string; readonly why: string; readonly mend: string }
  /** Could not be looked at. It may be well, and it may not. */
  | { readonly kind: 'unseen'; readonly what: string; readonly why: string };

/** One thing to look at. `look` throws what AWS throws. */
export type Check = {
  /** What is looked at, as the subject of “could not be looked at”. */
  readonly about: string;
  readonly look: (deployment: Deployment) => Promise<readonly Finding[]>;
};

export const well = (what: string): Finding => ({ kind: 'well', what });

export const lacking = (what: string, why: string, mend: string): Finding => ({
  kind: 'lacking',
  what,
  why,
  mend,
});

export const remark = (what: string, why: string, mend: string): Finding => ({
  kind: 'remark',
  what,
  why,
  mend,
});
