import type { Refusal } from '#domain/contract.ts';
import { offerRefusalTexts } from '#functions/desk/offer/offer-refusal-texts.ts';
import type { InputProblem } from '#functions/http/body.ts';
import type { ProblemText, ProblemTexts, Words } from '#functions/problems/problem-text.ts';
import { type Problem, problemTexts } from '#functions/problems/problems.ts';
import { type TrackNames, withTrackNames } from '#functions/season/track-names.ts';
import type { Clocks } from '#functions/wording/clocks.ts';

/** What only the desk answers instead of what was asked for. */
type OwnProblem =
  /** No session, or one that has ended. */
  | { readonly kind: 'signed-out' }
  /** The coordinator may only look. */
  | { readonly kind: 'view-only' }
  /** A resident of the panel, away from its questions. */
  | { readonly kind: 'panel-only' }
  /** What one named coordinator reads, and nobody else. */
  | { readonly kind: 'reader-only' }
  /** The form does not carry the token of this session. */
  | { readonly kind: 'form-outdated' }
  /** The form was sent from a page of another site. */
  | { readonly kind: 'sent-from-elsewhere' }
  /** Forged, cut or mistyped. */
  | { readonly kind: 'sign-in-link-unknown' }
  /** An erasure without the AAMC ID typed. */
  | { readonly kind: 'erasure-unconfirmed' }
  /** What the page is about is not in this season. */
  | { readonly kind: 'not-in-season' }
  | { readonly kind: 'season-missing' }
  | { readonly kind: 'broken'; readonly requestId?: string };

export type DeskProblem = OwnProblem | Refusal | InputProblem;

const unchanged = 'Nothing has changed.';

const ownTexts: ProblemTexts<OwnProblem> = {
  'signed-out': {
    status: 401,
    title: 'Please sign in',
    detail: 'You are signed out, because you signed out, or were away for two hours.',
    next: 'Enter your email address, and we’ll send you a link.',
  },
  'view-only': {
    status: 403,
    title: 'You can look, but not change anything',
    detail: 'Your address is on the season’s list with `may: read`.',
    next: `${unchanged} If you need to make changes, ask the person who runs Fairslot for your program.`,
  },
  'panel-only': {
    status: 403,
    title: 'This page is not for the panel',
    detail: 'Your address is on the season’s list with `may: moderate`: you see the questions to the panel.',
    next: 'Open “Questions”, or ask the person who runs Fairslot for your program.',
  },
  'reader-only': {
    status: 403,
    title: 'This page is for one person',
    detail:
      'The season file names one coordinator who reads requests for an accommodation, and that is not you.',
    next: 'Go back to the desk. Whether anybody has asked is not shown to others.',
  },
  'form-outdated': {
    status: 403,
    title: 'Please send this once more',
    detail: 'The page was opened before you last signed in.',
    next: unchanged,
  },
  'sent-from-elsewhere': {
    status: 403,
    title: 'This did not come from the desk',
    detail: 'Another website sent this form, so it was not processed.',
    next: `${unchanged} If you meant to do this, open the desk and do it there.`,
  },
  'sign-in-link-unknown': {
    status: 404,
    title: 'This sign-in link does not work',
    detail: 'The link is long, and it may have been cut off.',
    next: 'Open the link in the email again, or request a new one below.',
  },
  'erasure-unconfirmed': {
    status: 422,
    title: 'The AAMC ID does not match',
    detail: 'To erase somebody for good, type the AAMC ID of this very person.',
    next: unchanged,
  },
  'not-in-season': {
    status: 404,
    title: 'We couldn’t find this',
    detail: 'There is nothing under this address in the current season.',
    next: 'Go back, and choose from the list.',
  },
  'season-missing': {
    status: 503,
    title: 'The season has not been set up yet',
    detail: 'No season file has been applied to this deployment.',
    next: 'The person who runs Fairslot for your program applies it with `npm run season -- apply`.',
  },
  broken: {
    status: 500,
    title: 'Something went wrong on our side',
    detail: ({ requestId }) =>
      requestId ? `The error is logged under ${requestId}.` : 'The error is logged.',
    next: 'Please go back and look whether your change was made, then try once more.',
  },
};

/** Where the words for applicants do not fit a coordinator. */
const busyAtDesk: ProblemText<{ readonly kind: 'busy' }> = {
  ...problemTexts.busy,
  next: 'Please go back and look whether your change was made; if not, try again in a few seconds.',
};

/** The request is the applicant’s, and the page shows it as it is now. */
const requestChanged: ProblemText<{ readonly kind: 'accommodation-changed' }> = {
  ...problemTexts['accommodation-changed'],
  title: 'The request has changed since you opened it',
  detail: 'The applicant has changed or withdrawn it, or it was decided from another page.',
  next: 'Nothing has changed now, and nothing was sent. Read it below as it is, and decide again.',
};

/** The applicant’s words are about an interview that is to come. */
const notInterviewed: ProblemText<{ readonly kind: 'not-interviewed' }> = {
  ...problemTexts['not-interviewed'],
  title: 'This applicant has not interviewed',
  detail: 'A no-show is entered, or the last interview day is not over. Only who came is ranked for a track.',
  next: `${unchanged} If the applicant came after all, take the no-show back first.`,
};

const deskTexts: ProblemTexts<OwnProblem> & ProblemTexts<Exclude<Problem, OwnProblem>> = {
  ...problemTexts,
  ...ownTexts,
  ...offerRefusalTexts,
  busy: busyAtDesk,
  'accommodation-changed': requestChanged,
  'not-interviewed': notInterviewed,
};

/** A problem in words for a coordinator. */
export type ToldAtDesk = {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly next: string;
};

/** Who is told: the zone of times, and what tracks are called. */
type ToldTo = { readonly zone?: string | undefined; readonly trackNames?: TrackNames };

/** The words for `problem`, with times in the program's zone, and tracks by their names. */
export function tellAtDesk(asked: DeskProblem, to: ToldTo | string = {}): ToldAtDesk {
  const { zone = 'UTC', trackNames }: ToldTo = typeof to === 'string' ? { zone: to } : to;
  const problem = trackNames ? withTrackNames(asked, trackNames) : asked;
  // The table pairs each kind with its own problem; TypeScript cannot follow that through a lookup by a union.
  const text = deskTexts[problem.kind] as ProblemText<DeskProblem>;
  const clocks: Clocks = { program: zone, reader: zone };
  const tell = (words: Words<DeskProblem>) =>
    typeof words === 'string' ? words : words(problem, { clocks });
  return { status: text.status, title: tell(text.title), detail: tell(text.detail), next: tell(text.next) };
}
