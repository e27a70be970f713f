import type { Board } from '#domain/capacity/board.ts';
import type { Season } from '#domain/season/season.ts';
import { dayIn, type Instant } from '#domain/values/time.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { shownSections } from '#functions/desk/navigation.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { formatDay } from '#functions/wording/days.ts';

/** The first page of the desk: how the season stands, from items that are counted anyway. */
export function homePage(
  coordinator: SignedIn,
  season: Season,
  board: Board | undefined,
  now: Instant,
): string {
  const areas = shownSections().flatMap((section) => section.areas.filter(({ id }) => id !== 'home'));
  const main = html`<h1>${season.program.name}</h1>
${comingDay(season, now)}
${board && figures(season, board)}
<p class="actions">${areas.map(({ title, path }) => html`<a class="button quiet" href="${path}">${title}</a>`)}</p>
<p class="hint">The figures are as of the last change. What needs you comes in the daily email.</p>`;
  return deskPage({ title: 'Home', main, coordinator, area: 'home' });
}

function comingDay({ days, program }: Season, now: Instant): Markup {
  const today = dayIn(program.zone, now);
  const [next] = days
    .map(({ on }) => on)
    .filter((on) => on >= today)
    .sort();
  if (!next) return html`<p class="lead">The interview days of this season are over.</p>`;
  if (next === today) return html`<p class="lead">Today, ${formatDay(today)}, is an interview day.</p>`;
  return html`<p class="lead">The next interview day is ${formatDay(next)}.</p>`;
}

function figures({ days }: Season, { free, waiting }: Board): Markup {
  const seats = days.flatMap(({ starts }) =>
    starts.flatMap(({ groups }) => groups.map((group) => group.seats)),
  );
  const total = sum(seats);
  const asked = sum(waiting.map(({ offers }) => offers));
  const open = sum(free.map((group) => group.free));
  return html`<ul class="figures">
<li><b>${total - open}</b>of ${total} seats are taken</li>
<li><b>${asked}</b>${asked === 1 ? 'invitation waits' : 'invitations wait'} for an answer</li>
<li><b>${days.length}</b>interview ${days.length === 1 ? 'day' : 'days'}</li></ul>`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
