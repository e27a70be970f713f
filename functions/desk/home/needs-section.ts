import { furtherOffers } from '#domain/capacity/placement.ts';
import { needsAtGlance } from '#domain/glance/needs-at-glance.ts';
import type { Season } from '#domain/season/season.ts';
import { dayMissed } from '#domain/statuses/told-status.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { accommodationsPath } from '#functions/desk/accommodations/accommodations-path.ts';
import { interviewDayPath } from '#functions/desk/interviews/interviews-path.ts';
import { offerListPath } from '#functions/desk/offers/offer-list-path.ts';
import { questionsOfDayPath } from '#functions/desk/questions/questions-path.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { lateWords } from '#functions/sheets/late-words.ts';
import { shortInstant } from '#functions/wording/clock-words.ts';
import { counted } from '#functions/wording/counted.ts';
import { formatDay, shortDay } from '#functions/wording/days.ts';
import {
  outdatedWords,
  type PlanNeedWords,
  unplannedWords,
} from '#functions/wording/interviews/plan-need-words.ts';
import { waitingWords } from '#functions/wording/interviews/question-words.ts';
import type { HomeModel } from './home-model.ts';

/** What a coordinator may need to act on, the most urgent first, each with the page where that is done. */
export function needsSection(model: HomeModel): Markup {
  const { season, board, overview, late, now, accommodations = 0 } = model;
  const { unreached, asked, endingSoon, emptyDays, invitationsUntil } = needsAtGlance(season, overview, now);
  const more = invitationsUntil ? furtherOffers(season, board, now).together : 0;
  const missed = dayMissed(season, now);
  const needs = [
    ...lateLines(season, late),
    ...model.outdatedPlans.map((each) => planLine(each.on, outdatedWords(each))),
    ...model.unplannedDays.map((each) => planLine(each.on, unplannedWords(each))),
    ...model.waitingQuestions.map(
      (each) =>
        html`<li>${waitingWords(each)} <a href="${questionsOfDayPath(each.on)}">Read the questions</a></li>`,
    ),
    unreached > 0 &&
      html`<li><a href="${offerListPath({ mail: 'trouble' })}">Mail does not reach ${counted(unreached, 'person', 'people')}</a>: check the address, and send the link again.</li>`,
    asked > 0 &&
      html`<li><a href="/desk/match#requests">${counted(asked, 'applicant asks', 'applicants ask')} for another track</a> after the interview, and ${asked === 1 ? 'waits' : 'wait'} for an answer.</li>`,
    accommodations > 0 &&
      html`<li><a href="${accommodationsPath}">${counted(accommodations, 'request for an accommodation waits', 'requests for an accommodation wait')}</a> for you alone.</li>`,
    endingSoon > 0 &&
      html`<li><a href="${offerListPath({ status: 'open', ends: 'soon', sort: 'ends' })}">${counted(endingSoon, 'offer ends', 'offers end')} within 48 hours</a> without an answer.</li>`,
    invitationsUntil !== undefined &&
      more > 0 &&
      html`<li>Invitations can go out until ${formatDay(invitationsUntil)}, and <a href="/desk/season#needed">the seats bear ${counted(more, 'more offer')}</a>.</li>`,
    missed !== undefined &&
      html`<li>Everybody was to be told by ${formatDay(missed)}: see <a href="/desk/closing">who still has no answer</a>.</li>`,
    emptyDays.length > 0 &&
      html`<li><a href="/desk/season">Nobody is booked yet</a> on ${emptyDays.map(shortDay).join('; ')}.</li>`,
  ].filter((need) => need !== false);
  return needs.length > 0 ? html`<ul>${needs}</ul>` : html`<p>Nothing needs you right now.</p>`;
}

function planLine(on: CalendarDay, { text, link }: PlanNeedWords): Markup {
  return html`<li>${text} <a href="${interviewDayPath(on)}">${link}</a></li>`;
}

/** So many late changes are told one by one. */
const MOST_LATE = 8;

function lateLines(season: Season, late: HomeModel['late']): readonly Markup[] {
  const { zone } = season.program;
  const shown = late.slice(0, MOST_LATE).map((each) => {
    const starts = [each.before, each.after].filter(({ length }) => length > 0).map(startsInWords);
    const name = html`<a href="/desk/offers/${each.offer}"><bdi>${each.applicant.name}</bdi></a>`;
    return html`<li>${lateWords[each.event]}: ${name}, ${starts.join(' → ')} (${shortInstant(each.at, zone)}).</li>`;
  });
  const more = late.length - shown.length;
  return more > 0
    ? [
        ...shown,
        html`<li><a href="/desk/record?kind=bookings">${counted(more, 'more late change')}</a>.</li>`,
      ]
    : shown;
}

function startsInWords(starts: HomeModel['late'][number]['after']): string {
  return starts.map(({ on, start }) => `${shortDay(on)} ${start}`).join(' and ');
}
