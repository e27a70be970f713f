import type { Refusal } from '#domain/contract.ts';
import type { InputProblem } from '#functions/http/body.ts';
import type { Clocks } from '#functions/wording/clocks.ts';
import type { ProblemText, ProblemTexts, RefusalText, Told, Words } from './problem-text.ts';
import { refusalTexts } from './refusal-texts.ts';

/** An address or method that leads nowhere. */
export type LinkProblem =
  /** Forged, cut, mistyped, or of an offer that does not exist: we never say which. */
  | { readonly kind: 'link-unknown' }
  /** The same of an interviewer’s link, or of an address below it. */
  | { readonly kind: 'interviewer-link-unknown' }
  | { readonly kind: 'page-unknown' }
  | { readonly kind: 'method-unknown' };

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
    title: 'We couldn’t find this invitation',
    detail: 'Personal links are long, and this one may have been cut off or changed.',
    next: 'Please open the link in our latest email, or reply to that email.',
  },
  'interviewer-link-unknown': {
    status: 404,
    title: 'We couldn’t find your page as an interviewer',
    detail: 'Links of interviewers are long, and this one may have been cut off or changed.',
    next: 'Please open the link in our latest email to you, or reply to that email.',
  },
  'page-unknown': {
    status: 404,
    title: 'Page not found',
    detail: 'The address may have been mistyped.',
    next: 'Open the link in your invitation again.',
  },
  'method-unknown': {
    status: 405,
    title: 'This action is not available here',
    detail: 'This address does not accept this kind of request.',
    next: 'Open the link in your invitation again.',
  },
  'body-too-large': {
    status: 413,
    title: 'This request is too large',
    detail: 'It is larger than any form on our pages sends.',
    next: 'Nothing has changed. Open the page again and use its form.',
  },
  'body-type-unknown': {
    status: 415,
    title: 'We cannot read this format',
    detail: 'Send application/x-www-form-urlencoded or application/json.',
    next: 'Nothing has changed. Open the page again and use its form.',
  },
  'body-unreadable': {
    status: 400,
    title: 'We could not read this request',
    detail: 'The body is not valid JSON.',
    next: 'Nothing has changed. Please check the body and send it again.',
  },
  'body-invalid': {
    status: 422,
    title: 'Please check your choices',
    detail: ({ fields }) => [...new Set(fields.map(({ message }) => message))].join(' '),
    next: 'Nothing has changed. Please fix this and try again.',
    showsChoice: true,
  },
  'too-many': {
    status: 429,
    title: 'This link is being used too fast',
    detail: 'Too many requests came from it within a few seconds, so this one was not processed.',
    next: ({ waitSeconds }) =>
      `Wait ${waitSeconds === 1 ? 'a second' : `${waitSeconds} seconds`}, then open your page again.`,
  },
  broken: {
    status: 500,
    title: 'Something went wrong on our side',
    detail: ({ requestId }) =>
      requestId ? `The error is logged under ${requestId}.` : 'The error is logged.',
    next: 'Please open your page again to check your booking, then try once more. If it fails again, email the program.',
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

/** The words for `problem`; where no season is known, with times on UTC. */
export function tellProblem(
  problem: Problem,
  told: Told = { clocks: { program: 'UTC', reader: 'UTC' } },
): TellableProblem {
  // The table pairs each kind with its own problem; TypeScript cannot follow that through a lookup by a union.
  const text = problemTexts[problem.kind] as ProblemText<Problem>;
  const tell = (words: Words<Problem>) => (typeof words === 'string' ? words : words(problem, told));
  return {
    status: text.status,
    title: tell(text.title),
    detail: tell(text.detail),
    next: tell(text.next),
    showsChoice: text.showsChoice ?? false,
  };
}

/** The words of `refusal` for the operator who acts for the program, with times on `clocks`. */
export function tellOperator(
  refusal: Refusal,
  clocks: Clocks,
): Pick<TellableProblem, 'title' | 'detail' | 'next'> {
  // The table pairs each kind with its own refusal; TypeScript cannot follow that through a lookup by a union.
  const { operator, ...text } = refusalTexts[refusal.kind] as RefusalText<Refusal>;
  const tell = (words: Words<Refusal>) => (typeof words === 'string' ? words : words(refusal, { clocks }));
  return {
    title: tell(operator.title ?? text.title),
    detail: tell(operator.detail ?? text.detail),
    next: tell(operator.next),
  };
}
