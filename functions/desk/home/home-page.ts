import { offersIn } from '#domain/glance/forecast.ts';
import { startNames } from '#domain/season/season.ts';
import { dayIn } from '#domain/values/time.ts';
import { accommodationsPath } from '#functions/desk/accommodations/accommodations-path.ts';
import { rosterPath } from '#functions/desk/days/roster-path.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { shownSections } from '#functions/desk/navigation.ts';
import { offerListPath } from '#functions/desk/offers/offer-list-path.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { counted } from '#functions/wording/counted.ts';
import { formatDay } from '#functions/wording/days.ts';
import type { HomeModel } from './home-model.ts';
import { needsSection } from './needs-section.ts';

/** The first page of the desk: the next day, what needs somebody, and how the season stands, each leading to more. */
export function homePage(coordinator: SignedIn, model: HomeModel): string {
  const main = html`<h1>${model.season.program.name}</h1>
${comingDay(model)}
<h2>What needs you</h2>
${needsSection(model)}
<h2>The season</h2>
${figures(model)}
<h2>Everything at the desk</h2>
<dl>${shownSections().map(({ title, areas }) => sectionLine(title, areas))}</dl>
${model.accommodations !== undefined && html`<p>Only you: <a href="${accommodationsPath}">requests for an accommodation</a>.</p>`}
<p class="hint">The figures are as of the last change. The daily email names the people whom they are about.</p>`;
  return deskPage({ title: 'Home', main, coordinator, area: 'home' });
}

type Areas = ReturnType<typeof shownSections>[number]['areas'];

function sectionLine(title: string, areas: Areas): Markup | false {
  const [first] = areas;
  if (first?.id === 'home') return false;
  return html`<dt>${title}</dt><dd>${areas.map((area, index) => html`${index > 0 && ' · '}<a href="${area.path}">${area.title}</a>`)}</dd>`;
}

function comingDay({ season, overview, now }: HomeModel): Markup {
  const today = dayIn(season.program.zone, now);
  const [next] = season.days
    .map(({ on }) => on)
    .filter((on) => on >= today)
    .sort();
  if (!next) return html`<p class="lead">The interview days of this season are over.</p>`;
  const there = overview.taken.filter(({ on }) => on === next);
  const coming = startNames.flatMap((start) => {
    const people = sum(there.filter((each) => each.start === start).map(({ taken }) => taken));
    return people > 0 ? [`${people} in the ${start}`] : [];
  });
  const day = html`<a href="${rosterPath(next)}">${formatDay(next)}</a>`;
  const who = coming.length > 0 ? coming.join(' and ') : 'nobody is booked yet';
  return next === today
    ? html`<p class="lead">Today, ${day}, is an interview day: ${who}.</p>`
    : html`<p class="lead">The next interview day is ${day}: ${who}.</p>`;
}

function figures({ season, board, overview }: HomeModel): Markup {
  const [taken, free] = [
    sum(overview.taken.map((each) => each.taken)),
    sum(board.free.map((each) => each.free)),
  ];
  const [open, booked, prepared] = (['open', 'booked', 'prepared'] as const).map((state) =>
    offersIn(overview, undefined, state),
  );
  const figure = (href: string, number: number | undefined, words: string) =>
    html`<li><a href="${href}"><b>${number ?? 0}</b> ${words}</a></li>`;
  return html`<ul class="figures">
${figure('/desk/season', taken, `of ${taken + free} seats are taken`)}
${figure(offerListPath({ status: 'open' }), open, open === 1 ? 'offer has no answer yet' : 'offers have no answer yet')}
${figure(offerListPath({ status: 'booked' }), booked, booked === 1 ? 'person is booked' : 'people are booked')}
${prepared !== undefined && prepared > 0 && figure(offerListPath({ status: 'prepared' }), prepared, `${prepared === 1 ? 'offer is' : 'offers are'} to be sent`)}
${figure('/desk/season', season.days.length, `interview ${season.days.length === 1 ? 'day' : 'days'}`)}</ul>
${booked === 0 && open === 0 && html`<p>Nobody is invited yet: ${counted(free, 'seat is', 'seats are')} free.</p>`}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
