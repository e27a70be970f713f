import type { Refusal } from '#domain/contract.ts';
import type { InputProblem } from '#functions/http/body.ts';
import type { Clocks } from '#functions/wording/clocks.ts';
import type { ProblemText, ProblemTexts, Words } from './problem-text.ts';
import { refusalTexts } from './refusal-texts.ts';

/** An address or method that leads nowhere. */
export type LinkProblem =
  /** Forged, cut, mistyped, or of an offer that does not exist: we never say which. */
  { readonly kind: 'link-unknown' } | { readonly kind: 'page-unknown' } | { readonly kind: 'method-unknown' };

/** A link was used faster than any hand could. */
export type TooMany = { readonly kind: 'too-many'; readonly waitSeconds: number };

/** Something of ours failed. `requestId` is what an operator finds the cause under. */
export type Breakdown = { readonly kind: 'broken'; readonly requestId?: string };

/** Everything that can be answered instead of what was asked for. */
export type Problem = Refusal | LinkProblem | InputProblem | TooMany | Breakdown;

/** Status, title, reason and way on of every kind of problem: pages and JSON replies both read it. */
export const problemTexts: ProblemTexts<Problem> = {
  ...refusalTexts,
  'link-unknown': {
    status: 404,
    title: 'This link leads nowhere',
    detail: 'It may have been cut or changed on its way: personal links are long.',
    next: 'Open the link in the newest mail of the program again, or copy it whole. If that fails, answer the mail.',
  },
  'page-unknown': {
    status: 404,
    title: 'There is no such page',
    detail: 'The address may have been mistyped.',
    next: 'Open the link in your invitation again.',
  },
  'method-unknown': {
    status: 405,
    title: 'This cannot be done here',
    detail: 'The address exists, but not for a request of this kind.',
    next: 'Open the link in your invitation again.',
  },
  'body-too-large': {
    status: 413,
    title: 'That was too much to read',
    detail: 'No form of ours sends so much.',
    next: 'Nothing has changed. Open the page again and use its form.',
  },
  'body-type-unknown': {
    status: 415,
    title: 'This was sent in a form that we cannot read',
    detail: 'Forms come as application/x-www-form-urlencoded, other requests as application/json.',
    next: 'Nothing has changed. Open the page again and use its form.',
  },
  'body-unreadable': {
    status: 400,
    title: 'This could not be read',
    detail: 'The body is not valid JSON.',
    next: 'Nothing has changed. Send it again, whole.',
  },
  'body-invalid': {
    status: 422,
    title: 'Something is missing or not as it should be',
    detail: ({ fields }) => [...new Set(fields.map(({ message }) => message))].join(' '),
    next: 'Nothing has changed. Look at what you chose, then try again.',
    showsChoice: true,
  },
  'too-many': {
    status: 429,
    title: 'This link is being used too fast',
    detail: 'Too many requests came from it within a few seconds, so this one was not processed.',
    next: ({ waitSeconds }) =>
      `Wait ${waitSeconds === 1 ? 'a second' : `${waitSeconds} seconds`}, then open your page again to see how things stand.`,
  },
  broken: {
    status: 500,
    title: 'Something went wrong on our side',
    detail: ({ requestId }) =>
      requestId ? `It has been noted under ${requestId}.` : 'It has been noted and will be looked at.',
    next: 'Open your page again to see how things stand, and try once more. If it fails again, write to the program.',
  },
};

/** A problem in plain words, for one reader. */
export type TellableProblem = {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly next: string;
  readonly showsChoice: boolean;
};

/** The words for `problem`, with times on `clocks`; where no season is known, on UTC. */
export function tellProblem(
  problem: Problem,
  clocks: Clocks = { program: 'UTC', reader: 'UTC' },
): TellableProblem {
  // The table pairs each kind with its own problem; TypeScript cannot follow that through a lookup by a union.
  const text = problemTexts[problem.kind] as ProblemText<Problem>;
  const tell = (words: Words<Problem>) => (typeof words === 'string' ? words : words(problem, { clocks }));
  return {
    status: text.status,
    title: tell(text.title),
    detail: tell(text.detail),
    next: tell(text.next),
    showsChoice: text.showsChoice ?? false,
  };
}
