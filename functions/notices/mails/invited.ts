import type { InvitationResent, Invited } from '#domain/invitations/invitation-record.ts';
import { whyNotBookableYet } from '#domain/invitations/window.ts';
import { dayOf, type Option, trackOf } from '#domain/season/season.ts';
import type { Block } from '#domain/values/message.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { shortInstant } from '#functions/wording/clock-words.ts';
import { counted, listed } from '#functions/wording/counted.ts';
import { shortDay } from '#functions/wording/days.ts';
import { optionsIn } from '#functions/wording/options.ts';
import { instantLines, mailClocks } from '#functions/wording/time-lines.ts';
import { ownWords, signature } from './own-words.ts';
import {
  changePassage,
  contactPassage,
  coverPassage,
  declinePassages,
  greeting,
  linkPassage,
  type OfferContext,
  programName,
  tracksOf,
} from './passages.ts';
import { formatPassage } from './visit-passages.ts';

/** The invitation: what for, until when, what to do, and that nobody needs to hurry. */
export function invitedMail(context: OfferContext<Invited | InvitationResent>): Mail {
  const { season, offer } = context;
  const tracks = tracksOf(context);
  const waits = whyNotBookableYet(offer, context.record.at);
  const names = tracks.map((track) => `${track.name} (NRMP ${track.nrmp})`);
  const notes = tracks.flatMap((track) => (track.note ? [paragraph(`${track.name}: ${track.note}`)] : []));
  const by = shortInstant(offer.closesAt, season.program.zone);
  return renderMail(`Interview invitation: ${programName(context)}, please respond by ${by}`, [
    greeting(context),
    paragraph(
      `Congratulations! We enjoyed reading your application, and ${programName(context)} is pleased to invite you to interview for ${listed(names)}.`,
    ),
    ...ownWords(context, 'invitation'),
    ...coverPassage(context),
    ...notes,
    ...formatPassage(context),
    ...datesPassages(context),
    ...linkPassage(context, waits ? 'See the dates' : 'Choose your date'),
    ...windowPassages(context),
    paragraph(
      'No need to rush: we never invite more people than we have interview spots, so one will be open for you until the deadline. Particular dates do fill up, first come, first served.',
    ),
    changePassage(context),
    ...declinePassages(context),
    contactPassage(context),
    signature(context),
  ]);
}

/** From when until when the offer can be answered. */
export function windowPassages(context: OfferContext): Block[] {
  const { season, offer } = context;
  const lines = instantLines(mailClocks(season, offer), offer.closesAt);
  return [...openingPassages(context), { kind: 'labeled', label: 'Please respond by', lines }];
}

/** From when a date can be booked, in a message that is sent before that. */
function openingPassages({ season, offer, record }: OfferContext): Block[] {
  const waits = whyNotBookableYet(offer, record.at);
  if (!waits) return [];
  const lines = instantLines(mailClocks(season, offer), waits.opensAt);
  return [
    { kind: 'labeled', label: 'Booking opens', lines },
    paragraph(
      'Booking opens for everybody at the same time. You can see the dates now; please come back to your page then.',
    ),
  ];
}

/** Which dates are offered, for a reader who wants to know before clicking whether they can come at all. */
export function datesPassages({ season, offer }: OfferContext): Block[] {
  const { options } = trackOf(season, offer.seatedAs);
  const { pairs, both } = optionsIn(options.map(({ days }) => days));
  const starts = options.flatMap((option) => option.days.map((on) => dayOf(season, on).starts.length));
  const when =
    Math.max(...starts) > 1 ? `, in the morning or the afternoon${pairs > 0 ? ' for each day' : ''}` : '';
  return [
    {
      kind: 'labeled',
      label: `${rangeOf(options, pairs === options.length ? 'pair of days' : 'date')}${when}`,
      lines: [...(both ? [both] : []), ...dateLines(options)],
    },
  ];
}

/** Single days in one line, and each pair in a line of its own. */
function dateLines(options: readonly Option[]): string[] {
  const singles = options.filter(({ days }) => days.length === 1).map(({ days }) => shortDay(days[0]));
  const pairs = options
    .filter(({ days }) => days.length > 1)
    .map(({ days }) => days.map(shortDay).join(' and '));
  return [...(singles.length > 0 ? [singles.join('; ')] : []), ...pairs];
}

/** `13 dates between Tue, Nov 17, 2020 and Mon, Jan 25, 2021` */
function rangeOf(options: readonly Option[], what: 'date' | 'pair of days'): string {
  const days = options.flatMap((option) => [...option.days]).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || options.length === 1) return `One ${what}`;
  const year = (on: CalendarDay) => on.slice(0, 4);
  const all = counted(options.length, what, what === 'date' ? 'dates' : 'pairs of days');
  return `${all} between ${shortDay(first)}, ${year(first)} and ${shortDay(last)}, ${year(last)}`;
}
