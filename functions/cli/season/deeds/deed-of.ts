import { isLive, type Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { isEmailAddress } from '#domain/values/email-address.ts';
import { rightName } from '#functions/behalf/right-name.ts';
import type { CommandName, SeasonArgs } from '#functions/cli/season/args.ts';
import { choiceIn, deadlineIn, insteadIn, tracksIn } from './choice-argument.ts';
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
  | 'decide'
  | 'closing'
  | 'offers'
  | 'roster'
  | 'publish-day'
  | 'plan-day'
  | 'interviewers'
  | 'match-list'
  | 'changes'
  | 'record'
  | 'show'
  | 'swap'
  | 'export'
  | 'erase'
  | 'readmit'
  | 'retention'
>;

/** What a command line is read against. */
type About = { readonly season: Season; readonly offer: Offer };

type DeedBuilder = (args: SeasonArgs, about: About) => Deed | NoDeed;

/** How each command is read: one that cannot be carried out does not compile. */
const deeds: Readonly<Record<ActName, DeedBuilder>> = {
  book: (args, { season }) => withChoice('book', 'booked', args, season),
  move: (args, { season }) => withChoice('move', 'moved', args, season),
  cancel: (args) => ({
    deed: { action: 'cancel', ...reasonIn(args) },
    done: 'canceled',
    events: ['canceled'],
    warning: 'This ends the invitation. To keep it, move the booking instead.',
  }),
  decline: (args) => ({
    deed: { action: 'decline', ...reasonIn(args) },
    done: 'declined',
    events: ['declined'],
  }),
  withdraw: (args) => ({
    deed: { action: 'withdraw', ...reasonIn(args) },
    done: 'withdrawn',
    events: ['withdrawn'],
    warning: 'This takes back time to respond that the applicant was promised.',
  }),
  extend: (args, { season }) => {
    const until = deadlineIn(season, args.until);
    if (typeof until !== 'string') return until;
    const deed = { action: 'extend', until, ...reasonIn(args) } as const;
    return { deed, done: 'extended', events: ['extended', 'invited'] };
  },
  reroute: (args, { season }) => {
    const tracks = tracksIn(season, args.track);
    if ('problem' in tracks) return tracks;
    const instead = insteadIn(season, args);
    if (instead && typeof instead !== 'string' && 'problem' in instead) return instead;
    return {
      deed: { action: 'reroute', ...tracks, ...(instead ? { instead } : {}), ...reasonIn(args) },
      done: 're-routed',
      events: ['re-routed', 'booking-re-routed', 'given-back', 'invited'],
    };
  },
  'no-show': (args) => ({
    deed: { action: 'no-show', ...(args.bothDays ? { isForAll: true } : {}), ...reasonIn(args) },
    done: 'entered as a no-show',
    events: ['no-show-entered'],
  }),
  came: (args) => ({
    deed: { action: 'came', ...reasonIn(args) },
    done: 'entered as interviewed',
    without: 'no no-show is entered',
    events: ['no-show-taken-back'],
  }),
  grant: (args) => ({
    deed: { action: 'grant', ...reasonIn(args) },
    done: 'granted the other track',
    events: ['track-granted'],
  }),
  refuse: (args) => ({
    deed: { action: 'refuse', ...reasonIn(args) },
    done: 'refused the other track',
    events: ['track-refused'],
  }),
  rename: ({ name = '' }) => {
    const right = rightName(name);
    if (right === undefined)
      return { problem: 'Give the right name with --name, as --name "Sample Applicant".' };
    return {
      deed: { action: 'rename', name: right },
      done: 'renamed',
      events: ['name-corrected', 'invited'],
    };
  },
  resend: () => ({ deed: { action: 'resend' }, done: 'sent again', events: [] }),
  relink: ({ email }, { offer }) => {
    if (email !== undefined && !isEmailAddress(email))
      return { problem: `${JSON.stringify(email)} is not an email address.` };
    const isSame = email === undefined || email === offer.applicant.email;
    return {
      deed: isSame ? { action: 'relink' } : { action: 'readdress', email },
      done: 'given a new link',
      events: ['link-reissued'],
      warning: relinkWarning(offer),
    };
  },
};

/** What the command line asks to do to the offer; or why it is not clear. */
export function deedOf(name: ActName, args: SeasonArgs, about: About): Deed | NoDeed {
  return deeds[name](args, about);
}

function withChoice(action: 'book' | 'move', done: string, args: SeasonArgs, season: Season): Deed | NoDeed {
  const choice = choiceIn(season, args);
  if ('problem' in choice) return choice;
  return { deed: { action, choice, ...reasonIn(args) }, done, events: ['booked', 'moved'] };
}

function relinkWarning(offer: Offer): string {
  if (offer.state === 'prepared')
    return 'The applicant does not know of the invitation yet, and is not mailed.';
  return isLive(offer)
    ? 'The applicant’s current link stops working.'
    : `This invitation has ended (${offer.state}): a new link only shows that.`;
}

function reasonIn({ reason }: SeasonArgs): { readonly reason?: string } {
  return reason === undefined ? {} : { reason };
}
