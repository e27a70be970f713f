import { isAccommodationAsked } from '#domain/offers/follow-up.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { byName } from '#domain/roster/roster.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { shortInstant } from '#functions/wording/clock-words.ts';
import { shortDay } from '#functions/wording/days.ts';
import { arrangementParts } from '#functions/wording/interviews/arrangement-words.ts';
import { accommodationPath } from './accommodations-path.ts';

/** Everybody who has asked for an accommodation: those who wait first, the oldest request first. What they wrote is on their own page. */
export function accommodationsPage(coordinator: SignedIn, offers: readonly Offer[]): string {
  const asked = offers.filter(
    ({ accommodation, erasedAt }) =>
      erasedAt === undefined && (accommodation?.askedAt !== undefined || accommodation?.answer),
  );
  const waiting = asked.filter(isAccommodationAsked).toSorted(byTime);
  const others = asked.filter((offer) => !isAccommodationAsked(offer)).toSorted(byName);
  const main = html`<h1>Requests for an accommodation</h1>
<p class="lead">You alone can read these, as the season file says. Interviewers never see that somebody asked; other coordinators see no more than that.</p>
<section aria-labelledby="waiting"><h2 id="waiting">Waiting for you</h2>
${waiting.length > 0 ? table(coordinator, waiting, 'Requests that wait') : html`<p>Nobody waits for a decision.</p>`}</section>
${others.length > 0 && html`<section aria-labelledby="decided"><h2 id="decided">Decided</h2>${table(coordinator, others, 'Decided requests')}</section>`}`;
  return deskPage({ title: 'Requests for an accommodation', main, coordinator });
}

function byTime({ accommodation: one }: Offer, { accommodation: other }: Offer): number {
  return (one?.askedAt ?? '') < (other?.askedAt ?? '') ? -1 : 1;
}

function table({ zone }: SignedIn, offers: readonly Offer[], label: string): Markup {
  const rows = offers.map((offer) => {
    const { id, applicant, booking, accommodation } = offer;
    const days = booking?.seats.map(({ on }) => shortDay(on)).join(' and ') ?? 'Not booked';
    return html`<tr><th scope="row"><a href="${accommodationPath(id)}"><bdi>${applicant.name}</bdi></a></th>
<td>${accommodation?.askedAt === undefined ? '' : shortInstant(accommodation.askedAt, zone)}</td><td>${days}</td><td>${standing(offer)}</td></tr>`;
  });
  return html`<div class="table" role="region" aria-label="${label}" tabindex="0"><table>
<thead><tr><th scope="col">Applicant</th><th scope="col">Asked</th><th scope="col">Interview</th><th scope="col">How it stands</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function standing({ accommodation }: Offer): string {
  const { answer, arrangement = {} } = accommodation ?? {};
  if (!answer) return 'No decision yet';
  if (answer.kind === 'not-arranged') return 'Not arranged';
  const parts = arrangementParts(arrangement);
  return parts.length > 0 ? parts.join('; ') : 'Arranged, without other times';
}
