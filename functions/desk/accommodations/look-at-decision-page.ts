import { timeOfMinutes } from '#domain/agenda/slots.ts';
import type { Span } from '#domain/interview-plan/interview-day.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { OutdatedPlan } from '#domain/planned-days/plan-needs.ts';
import type { TimesLeft } from '#functions/accommodations/times-left.ts';
import { csrfField, withoutCsrf } from '#functions/desk/csrf.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { hiddenFields } from '#functions/desk/hidden-fields.ts';
import { interviewDayPath } from '#functions/desk/interviews/interviews-path.ts';
import { mailPreviews } from '#functions/desk/offer/mail-preview.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import type { ToldBy } from '#functions/notices/told-by.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { wallTimeWords } from '#functions/wording/clock-words.ts';
import { counted } from '#functions/wording/counted.ts';
import { formatDay } from '#functions/wording/days.ts';
import { accommodationPath } from './accommodations-path.ts';

type Look = {
  readonly offer: Offer;
  readonly told: ToldBy;
  readonly word: string;
  /** When the interviews could be on each of the applicant's days. */
  readonly times: readonly TimesLeft[];
  /** The published plans of the applicant's days that would not fit anymore. */
  readonly outdated: readonly OutdatedPlan[];
  readonly typed: URLSearchParams;
};

/** What a decision sends and changes, before it is made. */
export function lookAtDecisionPage(
  coordinator: SignedIn,
  { offer, told, word, times, outdated, typed }: Look,
): string {
  const fields = withoutCsrf(typed).filter(([name]) => name !== 'step');
  const main = html`<h1>What <bdi>${offer.applicant.name}</bdi> is told</h1>
<h2>The email</h2>
${mailPreviews(offer.applicant.email, told)}
${word !== '' && html`<h2>On their page, and in no email</h2><p class="letter">${word}</p>`}
${times.length > 0 && html`<h2>When the interviews can be</h2>${times.map(timesLine)}`}
${outdated.map(outdatedLine)}
<form class="stack" method="post" action="${accommodationPath(offer.id)}">${csrfField(coordinator)}${hiddenFields([...fields, ['step', 'do']])}
<button>Decide and tell the applicant</button></form>
<p class="actions"><a href="${accommodationPath(offer.id)}">Leave it as it is</a></p>`;
  return deskPage({ title: 'What the applicant is told', main, coordinator });
}

function timesLine({ on, owed, between, start }: TimesLeft): Markup {
  const hours = ({ from, to }: Span) =>
    `${wallTimeWords(timeOfMinutes(from))} – ${wallTimeWords(timeOfMinutes(to))}`;
  if (!between)
    return html`<p class="note">${formatDay(on)}: there is no time for ${counted(owed, 'interview')}, so the day will have no plan. Booked: ${hours(start)}.</p>`;
  const isWithin = start.from <= between.from && between.to <= start.to;
  if (isWithin) return html`<p>${formatDay(on)}: ${hours(between)}.</p>`;
  return html`<p class="note">${formatDay(on)}: ${hours(between)}, which is not all within the booked hours, ${hours(start)}.</p>`;
}

function outdatedLine({ on }: OutdatedPlan): Markup {
  return html`<p class="note">The published plan of <a href="${interviewDayPath(on)}">${formatDay(on)}</a> does not fit this: plan the day again after it, and publish it. Everybody whose own day changes is told then.</p>`;
}
