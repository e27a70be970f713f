import type { OfferAction } from '#functions/behalf/offer-deed.ts';

/** How a deed is called before it is done, on the button that does it, and once it is done. */
type DeedWords = {
  readonly title: string;
  readonly button: string;
  readonly done: string;
  /** What else a person should know before. */
  readonly warning?: string;
};

/** The words of every deed on an offer: one without them does not compile. */
export const offerDeedWords: Readonly<Record<OfferAction, DeedWords>> = {
  book: { title: 'Book for the applicant', button: 'Book', done: 'The interview is booked.' },
  move: { title: 'Move the interview', button: 'Move', done: 'The interview is moved.' },
  cancel: {
    title: 'Cancel the interview',
    button: 'Cancel the interview',
    done: 'The interview is canceled.',
    warning: 'This ends the invitation. To keep it, move the interview instead.',
  },
  decline: {
    title: 'Decline for the applicant',
    button: 'Decline',
    done: 'The invitation is declined.',
    warning: 'This ends the invitation.',
  },
  withdraw: {
    title: 'Withdraw the invitation',
    button: 'Withdraw',
    done: 'The invitation is withdrawn.',
    warning: 'This takes back time to respond that the applicant was promised.',
  },
  extend: { title: 'Give more time to respond', button: 'Extend', done: 'The deadline is extended.' },
  reroute: {
    title: 'Consider for other tracks',
    button: 'Change the tracks',
    done: 'The tracks are changed.',
  },
  'no-show': {
    title: 'Enter a no-show',
    button: 'Enter the no-show',
    done: 'The no-show is entered. Interviewers who had yet to meet the applicant that day are told, and nobody else.',
    warning:
      'Without it, the applicant counts as interviewed when the last day is over. A no-show, on either day of a pair, is on no match list until it is taken back.',
  },
  came: {
    title: 'Take the no-show back',
    button: 'Take it back',
    done: 'The no-show is taken back. Interviewers who have yet to meet the applicant that day are told, and nobody else.',
  },
  grant: {
    title: 'Grant the request for another track',
    button: 'Grant the request',
    done: 'The request is granted, and the applicant is told.',
    warning:
      'The applicant is then ranked for that track, and no longer for the one that it leads away from.',
  },
  refuse: {
    title: 'Refuse the request for another track',
    button: 'Refuse the request',
    done: 'The request is refused, and the applicant is told.',
  },
  rename: {
    title: 'Correct the name',
    button: 'Correct the name',
    done: 'The name is corrected. The page has it at once, and every later message.',
  },
  resend: { title: 'Send the message again', button: 'Send again', done: 'The message is sent again.' },
  relink: {
    title: 'Send a new link',
    button: 'Send a new link',
    done: 'The old link no longer works, and a new one is sent.',
    warning: 'The applicant’s current link stops working.',
  },
  readdress: {
    title: 'Correct the address',
    button: 'Correct the address',
    done: 'The address is corrected. All mail goes to the new one.',
    warning: 'The applicant’s current link stops working, because it may have gone to somebody else.',
  },
};

/** What the address of the page says after a deed, in words; `undefined` for anything else. */
export function doneWords(done: string | null): string | undefined {
  if (done === 'swapped') return 'The interviews are swapped, and both applicants are told.';
  if (done === 'already') return 'It was so already. Nothing has changed, and nothing was sent.';
  return done !== null && Object.hasOwn(offerDeedWords, done)
    ? offerDeedWords[done as OfferAction].done
    : undefined;
}
