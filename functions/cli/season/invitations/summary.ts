import type { Invitation } from '#domain/invitations/release-offers.ts';
import { isLive, latestOffers, type Offer } from '#domain/offers/offer.ts';
import type { ApplicantRow } from '#functions/invitations/applicant-list/read-row.ts';

/** How many of the list are to be invited, by tracks, and why the others are not. */
export function invitationSummary(
  rows: readonly ApplicantRow[],
  fresh: readonly Invitation[],
  offers: readonly Offer[],
  again: boolean,
): readonly string[] {
  const alike = Map.groupBy(fresh, ({ tracks }) => tracks.join(' and '));
  const before = rows.length - fresh.length;
  return [
    `On the list: ${rows.length}${before > 0 ? `, ${before} already invited or prepared (${statesOf(rows, fresh, offers)})` : ''}. To invite: ${fresh.length}.`,
    ...[...alike].map(([tracks, group]) => `  ${tracks}: ${group.length}`),
    ...mentionPrepared(rows, offers),
    ...(again ? [] : mentionAgain(rows, offers)),
  ];
}

/** How to invite at once who waits in a wave. */
function mentionPrepared(rows: readonly ApplicantRow[], offers: readonly Offer[]): readonly string[] {
  const latest = latestOffers(offers);
  const waiting = rows.filter(({ applicant }) => latest.get(applicant.id)?.state === 'prepared').length;
  if (waiting === 0) return [];
  return [
    `${waiting} of them ${waiting === 1 ? 'waits' : 'wait'} in a wave, see \`waves\`: to invite them otherwise, take them out with \`unprepare\` first`,
  ];
}

/** How to invite the applicants on the list whose invitation has ended. */
function mentionAgain(rows: readonly ApplicantRow[], offers: readonly Offer[]): readonly string[] {
  const latest = latestOffers(offers);
  const ended = rows.filter(({ applicant }) => {
    const offer = latest.get(applicant.id);
    return offer !== undefined && !isLive(offer);
  }).length;
  if (ended === 0) return [];
  return [
    `The invitation${ended > 1 ? 's' : ''} of ${ended} of them ended: to invite them again, pass --again`,
  ];
}

/** The states of the latest offers of applicants who are not invited now, as `booked 2, declined 1`. */
function statesOf(
  rows: readonly ApplicantRow[],
  fresh: readonly Invitation[],
  offers: readonly Offer[],
): string {
  const now = new Set(fresh.map(({ applicant }) => applicant.id));
  const latest = latestOffers(offers);
  const left = rows.filter(({ applicant }) => !now.has(applicant.id));
  const states = Map.groupBy(left, ({ applicant }) => latest.get(applicant.id)?.state ?? 'listed twice');
  return [...states]
    .map(([state, group]) => `${state} ${group.length}`)
    .sort()
    .join(', ');
}
