import { createHash } from 'node:crypto';
import { raw } from 'hono/html';
import { hiddenFor } from '#domain/questions/hidden-for.ts';
import { FEWEST_HOLDERS, isAnonymous, type Panel, type PanelHours } from '#domain/questions/panel.ts';
import { hidingReasons, LONGEST_QUESTION, type Question } from '#domain/questions/question.ts';
import { countQuestions } from '#domain/questions/question-counts.ts';
import type { Season } from '#domain/season/season.ts';
import { type CalendarDay, type Instant, isZone } from '#domain/values/time.ts';
import { type Policy, sourceOf } from '#functions/http/security-headers.ts';
import { spanClocks } from '#functions/page/clock-markup.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { page } from '#functions/page/page.ts';
import { counted, houseNumber } from '#functions/wording/counted.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';
import { houseLocale } from '#functions/wording/house-locale.ts';
import { hidingReasonNames, hidingReasonWords } from '#functions/wording/interviews/question-words.ts';

export type PanelModel = {
  readonly season: Season;
  readonly on: CalendarDay;
  /** The hours of each, in the order of time. */
  readonly panels: readonly PanelHours[];
  readonly panel: Panel | undefined;
  readonly questions: readonly Question[];
  readonly now: Instant;
  /** What the address says of the reader's zone. */
  readonly zone: string | null;
};

const sheet =
  '[hidden]{display:none!important}.hide{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}textarea{font:inherit;color:inherit;background:var(--card);display:block;width:100%;max-width:44rem;min-height:6rem;padding:.5rem;border:1px solid var(--edge);border-radius:.5rem;margin:.5rem 0}.asked{list-style:none;padding:0}.asked li{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:.75rem 1rem;margin:0 0 .75rem}.asked p{margin:.25rem 0;white-space:pre-wrap}';

/** The page runs the script of tokens, which sends what is asked. */
export const panelPolicy: Policy = {
  'script-src': ["'self'"],
  'connect-src': ["'self'"],
  'style-src': [sourceOf(sheet)],
};

export const tokenScriptPath = '/questions/script.js';

/** The address of the page of a panel: without a personal link, the same for everybody. */
export function panelPath(on: CalendarDay): string {
  return `/questions/${on}`;
}

/** The name under which a browser keeps its tokens of a panel. */
export function panelName(season: string, on: CalendarDay): string {
  return `${season} ${on}`;
}

/** The questions to a panel, as everybody reads them, and the form for a browser that holds tokens. */
export function panelPage(model: PanelModel): string {
  const { season, on, panels, panel, zone } = model;
  const program = season.program.zone;
  const clocks = { program, reader: zone && isZone(zone) ? zone : program };
  const isOver = panels.every(({ endsAt }) => model.now >= endsAt);
  const data = html`data-questions="${panelName(season.id, on)}"${panel && html` data-keys="${JSON.stringify(panel.keys)}"`}`;
  const main = html`<div ${data}><h1>Questions for the residents</h1>
<p class="lead">${formatDayWithYear(on)}${panels.map(({ startsAt, endsAt }) => spanClocks(startsAt, endsAt, on, clocks))}</p>
${panels.length > 1 && html`<p>These are the questions for all panels of the day${!isOver && ', and you can ask until the last one ends'}.</p>`}
${isOver ? howFarItWas(panel) : howFar(panel)}
<p id="told" role="status"></p>
${isOver ? html`<p>${panels.length > 1 ? 'The panels are over. Their' : 'The panel is over. Its'} questions stay here until thirty days after the season’s last interview.</p>` : askForm(on)}
${shown(model, isOver)}
${isOver && leftLine(model)}
${hiddenLine(model.questions)}
</div><script type="module" src="${tokenScriptPath}"></script>`;
  return page({
    title: 'Questions for the residents',
    from: season.program.name,
    main: html`<style>${raw(sheet)}</style>${main}`,
    looksForZone: zone ? undefined : program,
  });
}

/** How far nobody can tell who asked: the word only where enough people could have. */
function howFar(panel: Panel | undefined): Markup {
  if (!panel || !isAnonymous(panel)) {
    const holders = panel?.holders ?? 0;
    return html`<div class="note"><p><b>So far this is not anonymous.</b> ${holders === 0 ? 'Nobody holds' : `Only ${counted(holders, 'applicant holds', 'applicants hold')}`} tokens for this panel. With fewer than ${FEWEST_HOLDERS}, the panel could guess who asked. No name is stored in any case.</p>${keyLine(panel)}</div>`;
  }
  return html`<div class="note"><p><b>You ask anonymously</b>, as one of ${houseNumber(panel.holders)} applicants who hold tokens for this panel.</p>
<details><summary>How far that goes</summary><ul>
<li>Your browser made its tokens itself, and we signed them without seeing them. What is stored of a question is its text, the quarter of an hour and the hash of a token: nothing of it can be traced to you, not even by us.</li>
<li>This page uses no cookie and not your personal link.</li>
<li>It does not help against somebody who changes our code, or watches the network while you send. What you write, and how, may tell who you are.</li>
</ul>${keyLine(panel)}</details></div>`;
}

/** The same once the panel is over. */
function howFarItWas(panel: Panel | undefined): Markup {
  if (panel && isAnonymous(panel))
    return html`<div class="note"><p><b>Questions were asked anonymously</b>: ${houseNumber(panel.holders)} applicants held tokens for this panel.</p>${keyLine(panel)}</div>`;
  const holders = panel?.holders ?? 0;
  return html`<div class="note"><p><b>This was not anonymous.</b> ${holders === 0 ? 'Nobody' : `Only ${counted(holders, 'applicant')}`} held tokens for this panel. No name is stored in any case.</p>${keyLine(panel)}</div>`;
}

/** Everybody can compare it: a key of somebody's own would tell who they are. */
function keyLine(panel: Panel | undefined): Markup | false {
  if (!panel) return false;
  return html`<p><small>Fingerprint of the keys of this panel: <code>${fingerprintOf(panel)}</code>. It is the same on everybody’s page.</small></p>`;
}

/** The first half of a hash of both keys, in groups that can be read aloud. */
export function fingerprintOf({ keys }: Pick<Panel, 'keys'>): string {
  const hash = createHash('sha256').update(`${keys.question} ${keys.vote}`).digest('hex');
  return hash.slice(0, 32).replace(/(.{4})(?=.)/g, '$1 ');
}

function askForm(on: CalendarDay): Markup {
  return html`<p id="left"></p>
<noscript><p>Your browser runs no script. You can ask from your personal page instead; it says how that differs.</p></noscript>
<form id="ask" method="post" action="${panelPath(on)}" hidden><label for="text">Your question</label>
<textarea id="text" name="text" maxlength="${LONGEST_QUESTION}" required></textarea>
<p class="actions"><button>Ask</button></p></form>
<p><small>Residents publish questions. They hide one only because ${new Intl.ListFormat(houseLocale, { type: 'disjunction' }).format(hidingReasons.map((reason) => hidingReasonNames[reason]))}.</small></p>`;
}

function shown({ questions }: PanelModel, isOver: boolean): Markup {
  const of = (state: Question['state']) => questions.filter((each) => each.state === state).toSorted(byVotes);
  const [published, answered] = [of('published'), of('answered')];
  return html`<section aria-labelledby="asked"><h2 id="asked">${published.length > 0 ? counted(published.length, 'question') : noneWords(isOver, answered.length > 0)}</h2>
${published.length > 0 && html`<ul class="asked">${published.map((each) => item(each, !isOver))}</ul>`}</section>
${answered.length > 0 && html`<section aria-labelledby="answered"><h2 id="answered">Answered</h2><ul class="asked">${answered.map((each) => item(each, false))}</ul></section>`}`;
}

function noneWords(isOver: boolean, hasAnswered: boolean): string {
  if (!isOver) return 'No questions are shown yet';
  return hasAnswered ? 'No question was left open' : 'No questions were shown';
}

/** By votes; questions with as many in the order of their hashes, which nobody chooses. */
export function byVotes(one: Question, other: Question): number {
  return other.votes - one.votes || (one.id < other.id ? -1 : 1);
}

function item({ id, text, votes, answer }: Question, takesVotes: boolean): Markup {
  return html`<li><p>${text}</p>${answer && html`<p><b>Answer:</b> ${answer}</p>`}<p><small>${counted(votes, 'vote')}</small>${takesVotes && html` <button type="button" class="quiet" data-vote="${id}" hidden>Vote for this<span class="hide"> question</span></button>`}</p></li>`;
}

/** What no resident has published by the end: an applicant who asked learns that nothing was lost. */
function leftLine({ questions, now }: PanelModel): Markup | false {
  const { waiting } = countQuestions(questions, now);
  if (waiting === 0) return false;
  return html`<p>${counted(waiting, 'question was', 'questions were')} not published before the end, and ${waiting === 1 ? 'waits' : 'wait'} for a resident.</p>`;
}

/** How many are hidden, for each published reason; those merged into a hidden one are hidden with it. */
function hiddenLine(questions: readonly Question[]): Markup | false {
  const hidden = questions.flatMap((each) => hiddenFor(each, questions) ?? []);
  if (hidden.length === 0) return false;
  const why = hidingReasons.flatMap((reason) => {
    const many = hidden.filter((each) => each === reason).length;
    return many > 0 ? [{ count: many, words: hidingReasonWords(reason, many) }] : [];
  });
  const many = counted(hidden.length, 'question is', 'questions are');
  const [only] = why;
  return html`<p>${many} hidden${why.length === 1 && only ? ` because ${only.words}` : `: ${why.map(({ words, count }) => `${houseNumber(count)} because ${words}`).join(', ')}`}.</p>`;
}
