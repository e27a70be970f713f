import { minuteOfDay } from '#domain/agenda/slots.ts';
import type { StoredInterviewer } from '#domain/interviewers/stored-interviewer.ts';
import { interviewsHeldBy } from '#domain/planned-days/interviewer-day.ts';
import type { PlannedDay } from '#domain/planned-days/planned-day.ts';
import { csrfField, withoutCsrf } from '#functions/desk/csrf.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { hiddenFields } from '#functions/desk/hidden-fields.ts';
import { interviewDayPath } from '#functions/desk/interviews/interviews-path.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { counted } from '#functions/wording/counted.ts';
import { formatDay } from '#functions/wording/days.ts';
import { type CrewModel, interviewerPath } from './crew-model.ts';

type Look = {
  readonly model: CrewModel;
  readonly plans: readonly PlannedDay[];
  readonly known: StoredInterviewer;
  readonly typed: URLSearchParams;
};

/** What the removal of an interviewer leaves behind, and who is told, before it is done. */
export function lookAtRemovalPage(coordinator: SignedIn, look: Look): string {
  const { known, typed } = look;
  const title = `Remove ${known.name}?`;
  const lines = look.plans.flatMap((planned) => dayLine(look, planned) ?? []);
  const fields = withoutCsrf(typed).filter(([name]) => name !== 'step');
  const main = html`<h1>Remove <bdi>${known.name}</bdi>?</h1>
<p>What is stored of them goes: days and hours, whom they do not meet, who would like to meet them. Their link leads to a page that says so, and they get no reminder anymore.</p>
${lines.length > 0 ? leftBehind(lines) : html`<p>They hold no interview of a published day that is ahead. Nobody is told.</p>`}
<form class="stack" method="post" action="${interviewerPath(known)}">${csrfField(coordinator)}${hiddenFields([...fields, ['step', 'do']])}
<button class="grave">Remove the interviewer</button></form>
<p class="actions"><a href="${interviewerPath(known)}">Leave it as it is</a></p>`;
  return deskPage({ title, main, coordinator, area: 'interviewers' });
}

function leftBehind(lines: readonly Markup[]): Markup {
  return html`<h2>Published interviews that they would no longer hold</h2><ul>${lines}</ul>
<p class="note">Nobody is told of it now, neither they nor these applicants, whose pages go on naming them. Each of these days is among what needs you until it is planned and published again; that mails everybody whose own day changes, the interviewer among them.</p>`;
}

function dayLine({ model, known }: Look, planned: PlannedDay): Markup | undefined {
  const { season, offers, list, now } = model;
  const { on } = planned;
  const ahead = interviewsHeldBy(known.address, { season, planned, offers, crew: list }).filter(
    ({ to }) => minuteOfDay(on, to, season.program.zone) > now,
  );
  if (ahead.length === 0) return undefined;
  const guests = new Set(ahead.map(({ guest }) => guest));
  return html`<li><a href="${interviewDayPath(on)}">${formatDay(on)}</a>: ${counted(ahead.length, 'interview')}, with ${counted(guests.size, 'applicant')}</li>`;
}
