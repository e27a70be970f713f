import type { Clocks } from '#functions/wording/clocks.ts';

/**
 * What a problem's words may depend on besides the problem: whose clocks times are told on, and what the reader can still
 * do with the offer, if it is known.
 */
export type Told = { readonly clocks: Clocks; readonly canStill?: 'choose' | 'cancel' | 'write' };

/** Words that are always the same, or that the problem itself fills in. */
export type Words<P> = string | ((problem: P, told: Told) => string);

/** What has to be known of every kind of problem before it compiles. */
export type ProblemText<P> = {
  /** The HTTP status of the answer. */
  readonly status: number;
  /** What happened, in a line. */
  readonly title: Words<P>;
  /** Why. */
  readonly detail: Words<P>;
  /** What the reader can do now. */
  readonly next: Words<P>;
  /** Whether it helps to see what can still be chosen. */
  readonly showsChoice?: true;
};

/**
 * What a refusal says to the operator who acts for the program, where it differs from what the applicant reads. The next
 * step always differs, so each audience has its own.
 */
export type RefusalText<P> = ProblemText<P> & {
  readonly operator: {
    readonly title?: Words<P>;
    readonly detail?: Words<P>;
    readonly next: Words<P>;
  };
};

/** One text for each kind of refusal `P` and each audience, none left out. */
export type RefusalTexts<P extends { readonly kind: string }> = {
  readonly [K in P['kind']]: RefusalText<Extract<P, { readonly kind: K }>>;
};

/** One text for each kind of `P`, no kind left out. */
export type ProblemTexts<P extends { readonly kind: string }> = {
  readonly [K in P['kind']]: ProblemText<Extract<P, { readonly kind: K }>>;
};
