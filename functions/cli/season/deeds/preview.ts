import type { Offer } from '#domain/offers/offer.ts';
import type { LeftBehind } from '#domain/planned-days/interviews-ahead.ts';
import { type Season, trackOf } from '#domain/season/season.ts';
import { matchedTracks } from '#domain/track-requests/tracks-to-ask.ts';
import { standingWords } from '#functions/behalf/standing-words.ts';
import type { ToldBy } from '#functions/notices/told-by.ts';
import { listed } from '#functions/wording/counted.ts';
import { leftBehindLines } from '#functions/wording/interviews/left-behind-words.ts';
import { isolated, oneLine } from '#functions/wording/one-line.ts';

type Previewed = {
  readonly after: Offer;
  readonly told: ToldBy;
  readonly left: readonly LeftBehind[];
};

/** The lines that tell an operator whom a deed concerns, what becomes of the offer, and which mail goes out. */
export function previewOf(
  { season, offer: before }: { readonly season: Season; readonly offer: Offer },
  { after, told, left }: Previewed,
  isWhole: boolean,
): readonly string[] {
  const { mails, coordinators, interviewers } = told;
  const others = [...coordinators, ...interviewers];
  return [
    `${isolated(before.applicant.name)} <${oneLine(after.applicant.email)}>, id ${before.applicant.id} (${before.id})`,
    `  Tracks: ${listed(before.tracks.map((track) => trackOf(season, track).name))}`,
    `  Now:    ${standingWords(season, before)}`,
    `  After:  ${standingWords(season, after)}`,
    ...rankedLine(season, before, after),
    ...(before.applicant.name === after.applicant.name
      ? []
      : [`  Name:   ${isolated(after.applicant.name)}`]),
    ...(before.applicant.email === after.applicant.email
      ? []
      : [`  Mail so far went to ${oneLine(before.applicant.email)}`]),
    ...(mails.length === 0 ? ['  Mail:   none is sent'] : mails.map(({ subject }) => `  Mail:   ${subject}`)),
    ...(others.length === 0 ? [] : [`  Told at once: ${others.map(oneLine).join(', ')}`]),
    ...leftBehindLines(season.program.zone, left).map(
      (line) => `  No longer fits: the published interview on ${line}`,
    ),
    ...left.map(({ on }) => `  Then: plan-day ${on}, and publish-day ${on}, which tells the interviewers`),
    ...(isWhole ? mails.flatMap(({ subject, text }) => ['', `Subject: ${subject}`, '', text.trimEnd()]) : []),
  ];
}

/** Under which tracks, and on which match lists, the applicant is ranked from now on, if that changes: `Ranked: Categorical (1261140C0)`. */
function rankedLine(season: Season, before: Offer, after: Offer): readonly string[] {
  const ranked = (offer: Offer) =>
    listed(
      matchedTracks(season, offer).map(
        (track) => `${trackOf(season, track).name} (${trackOf(season, track).nrmp})`,
      ),
    );
  return ranked(before) === ranked(after) ? [] : [`  Ranked: ${ranked(after)}, and so far ${ranked(before)}`];
}
