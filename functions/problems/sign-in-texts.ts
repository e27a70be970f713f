import type { SignInRefusal } from '#domain/sessions/refusal.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import type { RefusalTexts } from './problem-text.ts';

const askAgain = 'Please ask for a new link below.';
const operator = { next: 'The coordinator asks for a new link on the desk’s sign-in page.' };

/** What the refusals of signing in to the desk say. Applicants never meet them. */
export const signInTexts: RefusalTexts<SignInRefusal> = {
  'sign-in-too-often': {
    status: 429,
    title: 'Too many sign-in links were requested',
    detail: 'For your safety, only a few links can be requested within an hour.',
    next: ({ againAt }, { clocks }) =>
      `If you have one of the emails, its link still works for 15 minutes. You can request a new one at ${formatInstant(againAt, clocks)}.`,
    operator,
  },
  'sign-in-link-expired': {
    status: 410,
    title: 'This sign-in link has expired',
    detail: 'A link works for 15 minutes.',
    next: askAgain,
    operator,
  },
  'sign-in-link-used': {
    status: 410,
    title: 'This sign-in link was already used',
    detail: 'Each link signs in once, so that nobody else can use it after you.',
    next: askAgain,
    operator,
  },
  'not-a-coordinator': {
    status: 403,
    title: 'This address can no longer sign in',
    detail: 'It is not on the season’s list of coordinators anymore.',
    next: 'If that is a mistake, ask the person who runs Fairslot for your program to add it to the season file.',
    operator: { next: 'Add the address to `coordinators` in the season file and apply it.' },
  },
};
