import { isRequestWaiting } from '#domain/accommodations/ask-for-accommodation.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { byName } from '#domain/roster/roster.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { shortInstant } from '#functions/wording/clock-words.ts';
import { shortDay } from '#functions/wording/days.ts';
import { arrangementParts } from '#functions/wording/interviews/arrangement-words.ts';
import { accommodationPath } from './accommodations-path.ts';

const decidedLabel = 'Decided requests';

type Requests = { readonly season: Season; readonly offers: readonly Offer[]; readonly now: Instant };

/**
 * Everybody who has asked for an accommodation: those who wait first, the oldest request first, and last those whom nobody can do
 * anything for anymore. What they wrote is on their own page.
 */
export function accommodationsPage(coordinator: SignedIn, { season, offers, now }: Requests): string {
  const asked = offers.filter(
    ({ accommodation, erasedAt }) =>
      erasedAt === undefined && (accommodation?.askedAt !== undefined || accommodation?.answer),
  );
  const groups = Object.groupBy(asked, (offer) => {
    if (isRequestWaiting(season, offer, now)) return 'waiting';
    return offer.accommodation?.askedAt === undefined ? 'decided' : 'undecided';
  });
  const waiting = (groups.waiting ?? []).toSorted(byTime);
  const decided = (groups.decided ?? []).toSorted(byName);
  const undecided = (groups.undecided ?? []).toSorted(byName);
  const main = html`<h1>Requests for an accommodation</h1>
<p class="lead">You alone can read these, as the season file says. Interviewers never see that somebody asked; other coordinators see no more than that.</p>
<section aria-labelledby="waiting"><h2 id="waiting">Waiting for you</h2>
${waiting.length > 0 ? table(coordinator, waiting, 'Requests that wait') : html`<p>Nobody waits for a decision.</p>`}</section>
${decided.length > 0 && html`<section aria-labelledby="decided"><h2 id="decided">Decided</h2>${table(coordinator, decided, decidedLabel)}</section>`}
${undecided.length > 0 && html`<section aria-labelledby="undecided"><h2 id="undecided">Not decided in time</h2><p>No interview is ahead, so nothing can be arranged anymore.</p>${table(coordinator, undecided, 'Requests not decided in time')}</section>`}`;
  return deskPage({ title: 'Requests for an accommodation', main, coordinator });
}

function byTime({ accommodation: one }: Offer, { accommodation: other }: Offer): number {
  return (one?.askedAt ?? '') < (other?.askedAt ?? '') ? -1 : 1;
}

function table({ zone }: SignedIn, offers: readonly Offer[], label: string): Markup {
  const rows = offers.map((offer) => {
    const { id, applicant, booking, accommodation } = offer;
    const at = accommodation?.askedAt ?? accommodation?.answer?.at;
    const days = booking?.seats.map(({ on }) => shortDay(on)).join(' and ') ?? 'Not booked';
    return html`<tr><th scope="row"><a href="${accommodationPath(id)}"><bdi>${applicant.name}</bdi></a></th>
<td>${standing(offer)}</td><td>${at !== undefined && shortInstant(at, zone)}</td><td>${days}</td></tr>`;
  });
  return html`<div class="table" role="region" aria-label="${label}" tabindex="0"><table>
<thead><tr><th scope="col">Applicant</th><th scope="col">How it stands</th><th scope="col">${label === decidedLabel ? 'Decided' : 'Asked'}</th><th scope="col">Interview</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function standing({ accommodation }: Offer): string {
  const { answer, arrangement = {} } = accommodation ?? {};
  if (!answer) return 'No decision yet';
  if (answer.kind === 'not-arranged') return 'Not arranged';
  const parts = arrangementParts(arrangement);
  return parts.length > 0 ? parts.join('; ') : 'Arranged, without other times';
}
