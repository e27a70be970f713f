import type { StoredInterviewer } from '#domain/interviewers/stored-interviewer.ts';
import { meetingKinds } from '#domain/season/agenda-section.ts';
import type { Season } from '#domain/season/season.ts';
import type { FieldProblem } from '#functions/http/body.ts';
import { hoursWords, interviewerColumns } from '#functions/interviewers/interviewer-sheet.ts';
import { interviewersInTable } from '#functions/interviewers/interviewers-in-table.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { meetingKindNames } from '#functions/wording/interviews/interviewer-words.ts';

type FieldName = (typeof interviewerColumns)[number];
const LONGEST = 2_000;

/** The fields of an interviewer, named and read as the columns of a list are: what holds for a list holds for the form. */
export function interviewerInputs(
  season: Season,
  known: StoredInterviewer | undefined,
  typed: URLSearchParams | undefined,
): Markup {
  const value = (name: FieldName) => (typed ? typed.getAll(name).join('; ') : stored(known, name));
  const text = (name: FieldName, label: string, hint: string, more: Markup = html``) =>
    html`<label>${label}<small>${hint}</small><input name="${name}" value="${value(name)}" maxlength="${LONGEST}"${more}></label>`;
  const chosen = (name: FieldName) => new Set(value(name).split('; '));
  const [kinds, tracks] = [chosen('interviews'), chosen('tracks')];
  return html`${text('name', 'Name', 'As applicants and colleagues read it', html` required`)}
${text('email', 'Email address', 'The personal link goes there', html` type="email" required`)}
<fieldset><legend>Interviews</legend>${meetingKinds.map((kind) => html`<label><input type="checkbox" name="interviews" value="${meetingKindNames[kind]}"${kinds.has(meetingKindNames[kind]) && html` checked`}><span>${meetingKindNames[kind]}</span></label>`)}</fieldset>
${text('team', 'Team (optional)', 'Members of a team hold team interviews together')}
<fieldset><legend>Tracks (none: all)</legend>${season.tracks.map(({ id, name }) => html`<label><input type="checkbox" name="tracks" value="${id}"${tracks.has(id) && html` checked`}><span>${name}</span></label>`)}</fieldset>
${text('days', 'Days (empty: all)', `As ${daysAs(season)}. What is answered for a day counts before it`)}
${text('hours', 'Hours (empty: all day)', 'As 8:00 AM - 12:00 PM; several with a semicolon')}
${text('most', 'Most interviews a day (optional)', 'A number from 1 to 99')}
${text('phone', 'Phone (optional)', 'For the day', html` type="tel"`)}
${text('school', 'Schools or departments (optional)', 'Several with a semicolon. Applicants from there are suggested as people they may know')}`;
}

function daysAs({ days }: Season): string {
  return days.length === 0
    ? 'year-month-day'
    : days
        .slice(0, 2)
        .map(({ on }) => on)
        .join('; ');
}

function stored(known: StoredInterviewer | undefined, name: FieldName): string {
  if (!known) return '';
  const texts: Readonly<Record<FieldName, string>> = {
    ...{ name: known.name, email: known.address, team: known.team ?? '', phone: known.phone ?? '' },
    interviews: known.kinds.map((kind) => meetingKindNames[kind]).join('; '),
    ...{ tracks: known.tracks.join('; '), days: known.days.join('; ') },
    hours: known.hours.map(hoursWords).join('; '),
    most: String(known.mostADay),
    school: known.schools?.join('; ') ?? '',
  };
  return texts[name];
}

/** Reads the fields as a row of a list; or says what is wrong with each. */
export function listedIn(season: Season, typed: URLSearchParams) {
  const cells = interviewerColumns.map((name) => typed.getAll(name).join('; '));
  const titles = { line: 1, row: 1, cells: interviewerColumns };
  const { interviewers, problems } = interviewersInTable(season, {
    rows: [titles, { line: 2, row: 2, cells }],
    problems: [],
  });
  const fields = problems.map(({ column, message }): FieldProblem => ({ path: column, message }));
  const [listed] = interviewers;
  return fields.length === 0 && listed ? { listed } : { fields };
}
