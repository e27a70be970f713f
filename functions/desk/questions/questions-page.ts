import { hiddenFor } from '#domain/questions/hidden-for.ts';
import { canStandForOthers } from '#domain/questions/moderate.ts';
import { isWithPanel, type Panel, type PanelHours } from '#domain/questions/panel.ts';
import {
  hidingReasons,
  LONGEST_QUESTION,
  type Question,
  type QuestionState,
  questionStates,
} from '#domain/questions/question.ts';
import { countQuestions, type QuestionCounts } from '#domain/questions/question-counts.ts';
import type { ResidentsBlock } from '#domain/questions/residents-day.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { hiddenFields } from '#functions/desk/hidden-fields.ts';
import { type DeskProblem, tellAtDesk } from '#functions/desk/problems.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { toldNote } from '#functions/desk/told-note.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { spanWithZone } from '#functions/wording/clocks.ts';
import { counted, listed } from '#functions/wording/counted.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';
import {
  hidingReasonNames,
  questionCountWords,
  questionStateNames,
} from '#functions/wording/interviews/question-words.ts';
import { questionsOfDayPath } from './questions-path.ts';
import { residentsPart } from './residents-part.ts';

type CountedDay = QuestionCounts & { readonly on: CalendarDay };

/** The days whose panels take questions in their order, and how many questions there are. */
export type QuestionDays = { readonly ahead: readonly CountedDay[]; readonly past: readonly CountedDay[] };

/** The days whose panels take questions, those ahead first, with what waits for a resident. */
export function questionDaysPage(coordinator: SignedIn, { ahead, past }: QuestionDays): string {
  const line = (day: CountedDay) => {
    const counts = questionCountWords(day);
    return html`<li><a href="${questionsOfDayPath(day.on)}">${formatDayWithYear(day.on)}</a>${counts && html`: ${counts}`}</li>`;
  };
  const main = html`<h1>Questions to the panels</h1>
<p class="lead">Applicants ask without their names, from a page of each day. Residents publish what they ask.</p>
${ahead.length + past.length === 0 && html`<p>No agenda of this season has a block that takes questions (<code>takesQuestions: true</code>).</p>`}
${ahead.length > 0 && html`<ul>${ahead.map(line)}</ul>`}
${past.length > 0 && html`<h2>Past</h2><ul>${past.map(line)}</ul>`}`;
  return deskPage({ title: 'Questions to the panels', main, coordinator, area: 'questions' });
}

export type ModerationModel = {
  readonly on: CalendarDay;
  /** The hours of each panel, in the order of time. */
  readonly panels: readonly PanelHours[];
  readonly panel: Panel | undefined;
  readonly questions: readonly Question[];
  /** What residents take part in on the day. */
  readonly blocks: readonly ResidentsBlock[];
  readonly now: Instant;
  readonly problem?: DeskProblem | undefined;
  /** What was sent and is not stored. */
  readonly typed?: URLSearchParams | undefined;
};

const headings: Readonly<Record<QuestionState, string>> = {
  ...questionStateNames,
  waiting: 'Waiting for you',
};

/** The questions of a day by their state. Those of the quarter of an hour that is under way are held back. */
export function moderationPage(coordinator: SignedIn, model: ModerationModel): string {
  const { on, panels, panel, now, problem } = model;
  const title = `Questions of ${formatDayWithYear(on)}`;
  const told = problem && tellAtDesk(problem, coordinator.zone);
  const questions = model.questions.filter((each) => each.state !== 'waiting' || isWithPanel(each, now));
  const main = html`<h1>${title}</h1>
${told && toldNote(told)}
<p class="lead">${panels.length > 1 ? 'Panels' : 'Panel'}: ${listed(panels.map(({ startsAt, endsAt }) => spanWithZone(startsAt, endsAt, coordinator.zone)))}.${panels.length > 1 && ' A question is for all of them.'}</p>
<p>${counted(panel?.holders ?? 0, 'applicant holds', 'applicants hold')} tokens for this panel. New questions come together every quarter of an hour, in no order.</p>
<p><a href="/questions/${on}">The page that applicants see</a></p>
${leftNote(model)}
${residentsPart(coordinator, on, model.blocks)}
${questionStates.map((state) => section(coordinator, { ...model, questions }, state))}
${questions.length === 0 && html`<p>No questions yet.</p>`}`;
  return deskPage({ title: told ? `${told.title} · ${title}` : title, main, coordinator, area: 'questions' });
}

/** What still waits when the last panel of the day has ended. */
function leftNote({ questions, panels, now }: ModerationModel): Markup | false {
  const { waiting } = countQuestions(questions, now);
  if (waiting === 0 || panels.some(({ endsAt }) => now < endsAt)) return false;
  const one = waiting === 1;
  return html`<p class="note">${panels.length > 1 ? 'The panels are over' : 'The panel is over'}, and ${counted(waiting, 'question still waits', 'questions still wait')}. You can still publish ${one ? 'it' : 'them'}, with an answer if you like, or hide ${one ? 'it' : 'them'} with a reason. Everybody reads on the panel’s page that ${one ? 'it waits' : 'they wait'}.</p>`;
}

function section(coordinator: SignedIn, model: ModerationModel, state: QuestionState): Markup | false {
  const some = model.questions.filter((each) => each.state === state);
  if (some.length === 0) return false;
  return html`<section aria-labelledby="${state}"><h2 id="${state}">${headings[state]}</h2>${some.map((each) => card(coordinator, model, each))}</section>`;
}

function card(coordinator: SignedIn, model: ModerationModel, question: Question): Markup {
  const { text, votes, answer, into } = question;
  const standsFor = into && model.questions.find(({ id }) => id === into);
  const hidden = hiddenFor(question, model.questions);
  const about = [
    counted(votes, 'vote'),
    ...(standsFor ? [`stands under “${standsFor.text.slice(0, 60)}”`] : []),
    ...(hidden ? [`hidden${standsFor ? ' with it' : ''} because ${hidingReasonNames[hidden]}`] : []),
  ];
  return html`<article class="card"><p class="letter">${text}</p>${answer && html`<p><b>Answer:</b> ${answer}</p>`}<p class="hint">${about.join(' · ')}</p>
${coordinator.may === 'moderate' && question.state !== 'merged' && deeds(coordinator, model, question)}</article>`;
}

function deeds(coordinator: SignedIn, model: ModerationModel, question: Question): Markup {
  const { id, state, version } = question;
  const others = model.questions.filter((each) => each.id !== id && canStandForOthers(each));
  const action = questionsOfDayPath(model.on);
  const typed = model.typed?.get('id') === id ? model.typed.get('answer') : null;
  const written = typed ?? question.answer ?? '';
  const form = (act: string, fields: Markup | false, button: string, plain = false) =>
    html`<form method="post" action="${action}">${csrfField(coordinator)}${hiddenFields([
      ['id', id],
      ['version', String(version)],
      ['act', act],
    ])}${fields}<button${plain && html` class="quiet"`}>${button}</button></form>`;
  return html`${state !== 'published' && form('publish', false, 'Publish')}
${form('answer', html`<label>What you answered<small>May be left empty. Everybody can read it.</small><input name="answer" value="${written}" maxlength="${LONGEST_QUESTION}"></label>`, state === 'answered' ? 'Save the answer' : 'Mark as answered', true)}
<details><summary>Hide or merge</summary>
${state !== 'hidden' && form('hide', html`<label>Reason, which everybody can read<select name="reason">${hidingReasons.map((reason) => html`<option value="${reason}">${hidingReasonNames[reason]}</option>`)}</select></label>`, 'Hide', true)}
${others.length > 0 && form('merge', html`<label>The question that stands for it<select name="into">${others.map((each) => html`<option value="${each.id}">${each.text.slice(0, 80)}</option>`)}</select></label>`, 'Merge', true)}
</details>`;
}
