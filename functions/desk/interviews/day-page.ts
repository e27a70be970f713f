import type { DecisionContext } from '#domain/decisions/decision.ts';
import { planNeeds } from '#domain/planned-days/plan-needs.ts';
import { rosterPath } from '#functions/desk/days/roster-path.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { interviewerPath } from '#functions/desk/interviewers/crew-model.ts';
import { type DeskProblem, tellAtDesk } from '#functions/desk/problems.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { toldNote } from '#functions/desk/told-note.ts';
import type { MaybeKnown } from '#functions/interviewers/maybe-known.ts';
import { dayWords } from '#functions/interviews/day-words.ts';
import { shownInterviews } from '#functions/interviews/encounters.ts';
import { faultLines } from '#functions/interviews/fault-lines.ts';
import type { LoadedDay } from '#functions/interviews/load-day.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { whoCell } from '#functions/sheets/cells.ts';
import { shortInstant } from '#functions/wording/clock-words.ts';
import { counted } from '#functions/wording/counted.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';
import { changeForm } from './change-form.ts';
import { dayNowPath, interviewDayPath, interviewsPath, type PlanView, planViews } from './interviews-path.ts';
import { planProblemDetails, setbackSection } from './plan-problem.ts';
import { planTables, type ShownPlan } from './plan-tables.ts';
import { actForm, publishPart } from './publish-part.ts';

/** What the page of an interview day is drawn from. */
export type DayPageModel = {
  readonly coordinator: SignedIn;
  readonly loaded: LoadedDay;
  readonly context: DecisionContext;
  readonly by: PlanView;
  /** The key of the interview that is being changed. */
  readonly change?: string | undefined;
  readonly typed?: URLSearchParams | undefined;
  /** What is to say of the teams that are not whole that day. */
  readonly shortTeams: readonly string[];
  /** Of those who meet by the plan that is shown. */
  readonly maybeKnown: readonly MaybeKnown[];
};

const viewNames: Readonly<Record<PlanView, string>> = {
  time: 'By time and room',
  applicants: 'By applicant',
  interviewers: 'By interviewer',
};

/** The plan of one day: how it stands, what no longer fits, the draft with whom it tells, and the plan in three shapes. */
export function interviewDayPage(model: DayPageModel, problem?: DeskProblem): string {
  const { coordinator, loaded, context, by, change, typed } = model;
  const { on, planned, document, names, rows } = loaded;
  const words = dayWords(document, on, names);
  const told = problem && tellAtDesk(problem, coordinator.zone);
  const interviews = shownInterviews(loaded);
  const canChange = coordinator.may === 'edit' && planned?.state === 'idle';
  const shown: ShownPlan = { loaded, words, interviews, canChange };
  const title = `Interviews on ${formatDayWithYear(on)}`;
  const main = html`${told && toldNote(told)}${problem && planProblemDetails(shown, problem)}
<h1>${title}</h1>
<p class="lead">${standing(model)}</p>
<p class="actions">${isInSeason(loaded) && html`<a class="button quiet" href="${dayNowPath(on)}">Board of the day</a><a class="button quiet" href="${rosterPath(on)}">Roster: ${counted(rows.length, 'person', 'people')}</a>`}<a class="button quiet" href="${interviewsPath}">All days</a></p>
${needsPart(shown)}${setbackSection(shown)}${maybeKnownPart(model)}${shortTeamPart(model)}
${coordinator.may === 'edit' && planned?.state !== 'planning' && planned?.state !== 'telling' && actForm(coordinator, shown, 'plan', planButton(loaded), planned?.draft ? 'quiet' : '')}
${planned?.draft && planned.state === 'idle' && publishPart(coordinator, shown, planned.draft, context)}
${canChange && change !== undefined && changeForm(coordinator, shown, change, typed)}
${
  interviews.length > 0 &&
  html`<section aria-labelledby="plan"><h2 id="plan">${planned?.draft ? 'The draft' : 'The published plan'}</h2>
<p class="pager">${planViews.map((view) => html`<a href="${interviewDayPath(on, view)}"${view === by && html` aria-current="page"`}>${viewNames[view]}</a>`)}</p>
${planTables(shown, by)}<p class="hint">Print this page from your browser (Ctrl+P or ⌘P). As of ${shortInstant(context.now, coordinator.zone)}, version ${planned?.version ?? 0}.</p></section>`
}`;
  return deskPage({
    title: told ? `${told.title} · ${title}` : title,
    main,
    coordinator,
    area: 'interviews',
    isWide: true,
  });
}

function standing({ loaded, coordinator }: DayPageModel): string {
  const { planned } = loaded;
  if (planned?.state === 'planning')
    return `The day is being planned. ${planned.draft ? 'The draft stays until the new plan is there. ' : ''}This page looks again every few seconds.`;
  if (planned?.state === 'telling')
    return `Published. ${counted(planned.untold.length, 'applicant')} will be told in a moment.`;
  const { published } = planned ?? {};
  if (!published) return planned?.draft ? 'Nobody is told of this day yet.' : 'This day is not planned yet.';
  const edition = `Edition ${published.edition}, published ${shortInstant(published.at, coordinator.zone)} by ${whoCell(published.who)}.`;
  return isInSeason(loaded) ? edition : `The season does not have this day anymore. ${edition}`;
}

function isInSeason({ document, on }: LoadedDay): boolean {
  return document.days.some((day) => day.on === on);
}

function planButton({ planned, rows }: LoadedDay): string {
  if (planned?.published && rows.length === 0) return 'Plan the day without interviews';
  if (planned?.published) return 'Plan a repair with the fewest changes';
  return planned?.draft ? 'Plan the day again' : 'Plan the day';
}

function needsPart({ loaded, words }: ShownPlan): Markup | false {
  const needs = planNeeds(loaded);
  if (needs.length === 0) return false;
  return html`<section class="refused" aria-labelledby="needs"><h2 id="needs">The published plan no longer fits</h2>
<ul>${faultLines(loaded, words, needs).map((line) => html`<li>${line}</li>`)}</ul></section>`;
}

/** It stands before the button that publishes, since the rest of a team may be too few. */
function shortTeamPart({ shortTeams }: DayPageModel): Markup | false {
  return (
    shortTeams.length > 0 &&
    html`<section class="note" aria-labelledby="short"><h2 id="short">A team that is not whole</h2><ul>${shortTeams.map((line) => html`<li>${line}</li>`)}</ul></section>`
  );
}

/** It stands before the button that publishes, and each name leads to where it is entered. */
function maybeKnownPart({ maybeKnown }: DayPageModel): Markup | false {
  if (maybeKnown.length === 0) return false;
  return html`<section aria-labelledby="known"><h2 id="known">They may know each other</h2>
<p class="hint">The same school or department. Nothing follows from that unless you enter it at the interviewer; a plan that is made then keeps the two apart.</p>
<ul>${maybeKnown.map(({ interviewer, name, school }) => html`<li><a href="${interviewerPath(interviewer)}"><bdi>${interviewer.name}</bdi></a> meets <bdi>${name}</bdi>, ${school}</li>`)}</ul></section>`;
}
