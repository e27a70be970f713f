import type { TrackAsked, TrackGranted, TrackRefused } from '#domain/track-requests/track-request-record.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import {
  contactPassage,
  greeting,
  linkPassage,
  type OfferContext,
  programName,
} from '#functions/notices/mails/passages.ts';
import { reasonPassages } from '#functions/notices/mails/reason.ts';
import { trackLabel } from '#functions/sheets/cells.ts';

type AnyRequest = TrackAsked | TrackGranted | TrackRefused;

/** A copy of the request, for somebody who did not make it as well. */
export function trackAskedMail(context: OfferContext<TrackAsked>): Mail {
  const track = trackIn(context);
  return renderMail(`We have your request for ${track}: ${programName(context)}`, [
    greeting(context),
    paragraph(
      `You have asked ${programName(context)} to consider you for ${track} instead of the track that you interviewed for. A person will read your request, and you will get an email with the answer.`,
    ),
    paragraph('Until then nothing changes, and you can take the request back on your personal page.'),
    ...linkPassage(context, 'Open your personal page'),
    contactPassage(context),
  ]);
}

/** Yes or no, in the program’s words where it gave any. */
export function trackAnsweredMail(context: OfferContext<TrackGranted | TrackRefused>): Mail {
  const track = trackIn(context);
  const isGranted = context.record.event === 'track-granted';
  const subject = isGranted ? `You are now considered for ${track}` : `Your request for ${track}`;
  return renderMail(`${subject}: ${programName(context)}`, [
    greeting(context),
    paragraph(
      isGranted
        ? `${programName(context)} has granted your request: you are now considered for ${track}${codeOf(context)}.`
        : `${programName(context)} has read your request to be considered for ${track}, and cannot grant it. You are still considered for the track that you interviewed for.`,
    ),
    ...reasonPassages(context),
    ...(isGranted
      ? [paragraph('Your interview counts for this track too, so there is nothing else that you have to do.')]
      : []),
    ...linkPassage(context, 'Open your personal page'),
    contactPassage(context),
  ]);
}

function trackIn({ season, record }: OfferContext<AnyRequest>): string {
  return trackLabel(season, record.track);
}

/** Under which code the applicant ranks the program; a track that the season no longer has shows none. */
function codeOf({ season, record }: OfferContext<AnyRequest>): string {
  const track = season.tracks.find(({ id }) => id === record.track);
  return track ? ` (NRMP ${track.nrmp})` : '';
}
