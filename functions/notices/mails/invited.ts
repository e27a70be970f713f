import type { Invited } from '#domain/invitations/invitation-record.ts';
import { dayOf, trackOf } from '#domain/season/season.ts';
import type { Block } from '#domain/values/message.ts';
import { heading, paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { shortInstant } from '#functions/wording/clock-words.ts';
import { optionsIn } from '#functions/wording/options.ts';
import { instantLines, mailClocks } from '#functions/wording/time-lines.ts';
import {
  changePassage,
  contactPassage,
  coverPassage,
  greeting,
  linkPassage,
  listed,
  type OfferContext,
  programName,
  tracksOf,
} from './passages.ts';
import { formatPassage } from './visit-passages.ts';

/** The invitation: what for, until when, what to do, and that nobody needs to hurry. */
export function invitedMail(context: OfferContext<Invited>): Mail {
  const { season, offer } = context;
  const tracks = tracksOf(context);
  const names = tracks.map((track) => `${track.name} (NRMP ${track.nrmp})`);
  const notes = tracks.flatMap((track) => (track.note ? [paragraph(`${track.name}: ${track.note}`)] : []));
  const by = shortInstant(offer.closesAt, season.program.zone);
  return renderMail(`Interview invitation: ${programName(context)}, please respond by ${by}`, [
    greeting(context),
    paragraph(
      `Congratulations! ${programName(context)} is pleased to invite you to interview for ${listed(names)}.`,
    ),
    ...coverPassage(context),
    ...notes,
    ...formatPassage(context),
    ...windowPassages(context),
    heading('What to do'),
    { kind: 'list', items: stepsFor(context) },
    ...linkPassage(context, 'Open your personal page'),
    paragraph(
      'No need to rush: we never invite more people than we have interview spots, so one will be open for you until the deadline. Particular dates do fill up, first come, first served.',
    ),
    changePassage(context),
    contactPassage(context),
  ]);
}

/** From when until when the offer can be answered. */
export function windowPassages({ season, offer }: OfferContext): Block[] {
  const lines = instantLines(mailClocks(season, offer), offer.closesAt);
  return [{ kind: 'labeled', label: 'Please respond by', lines }];
}

function stepsFor({ season, offer }: OfferContext): readonly string[] {
  const { options } = trackOf(season, offer.seatedAs);
  const { pairs, what } = optionsIn(options.map(({ days }) => days));
  const starts = new Set(
    options.flatMap((option) => option.days.map((on) => dayOf(season, on).starts.length)),
  );
  const when =
    Math.max(...starts) > 1 ? `, in the morning or the afternoon${pairs > 0 ? ' for each day' : ''}` : '';
  return [
    `Open your personal page and choose ${what}${when}.`,
    ...(pairs > 0 ? ['If a date is a pair of days, you attend both days.'] : []),
    'Can’t make it? Please decline on the same page, so that we can offer your spot to another applicant.',
  ];
}
