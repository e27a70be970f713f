import { book } from '#domain/booking/book.ts';
import { cancel } from '#domain/booking/cancel.ts';
import { move } from '#domain/booking/move.ts';
import { resendBooking } from '#domain/booking/resend-booking.ts';
import type { Standing } from '#domain/booking/standing.ts';
import { correctName } from '#domain/invitations/correct-name.ts';
import { decline } from '#domain/invitations/decline.ts';
import { extend } from '#domain/invitations/extend.ts';
import { reissueLink } from '#domain/invitations/reissue-link.ts';
import { resendInvitation } from '#domain/invitations/resend-invitation.ts';
import { withdraw } from '#domain/invitations/withdraw.ts';
import { isLive, latestOffers } from '#domain/offers/offer.ts';
import { isEmailAddress } from '#domain/values/email-address.ts';
import { textFlaw } from '#domain/values/plain-text.ts';
import type { CommandName, SeasonArgs } from '#functions/cli/season/args.ts';
import { choiceIn, deadlineIn } from './choice-argument.ts';
import type { Deed, NoDeed } from './deed.ts';

/** The commands that act on one offer. */
export type ActName = Exclude<
  CommandName,
  | 'plan'
  | 'apply'
  | 'invite'
  | 'waves'
  | 'unprepare'
  | 'import'
  | 'facts'
  | 'screen'
  | 'offers'
  | 'roster'
  | 'changes'
  | 'show'
  | 'export'
  | 'erase'
  | 'readmit'
  | 'retention'
>;

const LONGEST_NAME = 200;

type DeedBuilder = (args: SeasonArgs, standing: Standing) => Deed | NoDeed;

/** How each command is read: one that cannot be carried out does not compile. */
const deeds: Readonly<Record<ActName, DeedBuilder>> = {
  book: (args, { season }) => {
    const choice = choiceIn(season, args);
    if ('problem' in choice) return choice;
    const ask = { choice, ...reasonIn(args) };
    return {
      done: 'booked',
      events: ['booked', 'moved'],
      decide: (standing, context) => book(standing, ask, context),
    };
  },
  move: (args, { season }) => {
    const choice = choiceIn(season, args);
    if ('problem' in choice) return choice;
    const ask = { choice, ...reasonIn(args) };
    return {
      done: 'moved',
      events: ['booked', 'moved'],
      decide: (standing, context) => move(standing, ask, context),
    };
  },
  cancel: (args) => ({
    done: 'canceled',
    events: ['canceled'],
    decide: (standing, context) => cancel(standing, reasonIn(args), context),
    warning: 'This ends the invitation. To keep it, move the booking instead.',
  }),
  decline: ({ reason }) => ({
    done: 'declined',
    events: ['declined'],
    decide: ({ offer }, context) => decline(offer, context, reason),
  }),
  withdraw: (args) => ({
    done: 'withdrawn',
    events: ['withdrawn'],
    decide: ({ offer }, context) => withdraw(offer, reasonIn(args), context),
    warning: 'This takes back time to respond that the applicant was promised.',
  }),
  extend: (args, { season }) => {
    const until = deadlineIn(season, args.until);
    if (typeof until !== 'string') return until;
    const ask = { until, ...reasonIn(args) };
    return {
      done: 'extended',
      events: ['extended', 'invited'],
      decide: (standing, context) => extend(standing, ask, context),
    };
  },
  rename: ({ name = '' }) => {
    const right = name.replace(/\s+/g, ' ').trim().normalize('NFC');
    if (textFlaw(right, LONGEST_NAME) || right.includes('@'))
      return { problem: 'Give the right name with --name, as --name "Sample Applicant".' };
    return {
      done: 'renamed',
      events: ['name-corrected', 'invited'],
      decide: ({ offer }, context) => correctName(offer, right, context),
    };
  },
  resend: () => ({
    done: 'sent again',
    events: [],
    decide: ({ offer }, context) =>
      offer.state === 'booked' ? resendBooking(offer, context) : resendInvitation(offer, context),
  }),
  relink: ({ email }, standing) => {
    const problem = email === undefined ? undefined : addressProblem(standing, email);
    if (problem) return { problem };
    return {
      done: 'given a new link',
      events: [],
      decide: ({ offer }, context) => reissueLink(offer, context, email),
      warning: relinkWarning(standing),
    };
  },
};

/** What the command line asks to do to the offer of `standing`, which has an outlook; or why it is not clear. */
export function deedOf(name: ActName, args: SeasonArgs, standing: Standing): Deed | NoDeed {
  return deeds[name](args, standing);
}

function relinkWarning({ offer }: Standing): string {
  if (offer.state === 'prepared')
    return 'The applicant does not know of the invitation yet, and is not mailed.';
  return isLive(offer)
    ? 'The applicant’s present link stops working.'
    : `This invitation has ended (${offer.state}): a new link only shows that.`;
}

function reasonIn({ reason }: SeasonArgs): { readonly reason?: string } {
  return reason === undefined ? {} : { reason };
}

/** Why mail for the offer cannot go to `email`: it is not an address, or it is another applicant's. */
function addressProblem({ offer, outlook }: Standing, email: string): string | undefined {
  if (!isEmailAddress(email)) return `${JSON.stringify(email)} is not an email address.`;
  const other = [...latestOffers(outlook?.offers ?? []).values()].find(
    ({ applicant }) =>
      applicant.id !== offer.applicant.id && applicant.email.toLowerCase() === email.toLowerCase(),
  );
  return other && `${email} is the address of ${other.applicant.id} (${other.id}).`;
}
