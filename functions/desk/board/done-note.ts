import type { ApplicantLate, DayDelayed, InterviewDayRecord } from '#domain/planned-days/planned-day.ts';
import type { LatestTold } from '#domain/planned-days/tell-delay.ts';
import { dayNowPath } from '#functions/desk/interviews/interviews-path.ts';
import type { LoadedDay } from '#functions/interviews/load-day.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { whoCell } from '#functions/sheets/cells.ts';
import { clockWords } from '#functions/wording/clock-words.ts';
import { counted, listed } from '#functions/wording/counted.ts';

/** So many people are named, and more are counted. */
const MOST_NAMED = 6;

/** The address of the board that says what a form of it has just done. */
export function doneOnBoardPath(on: string, form: URLSearchParams): string {
  const [guest, room] = [form.get('guest'), form.get('room')];
  const done = form.get('act') === 'swap' ? 'swap' : guest === null ? 'delay' : 'guest';
  return `${dayNowPath(on)}?${new URLSearchParams({ done, of: guest ?? room ?? '' })}`;
}

/** What the last deed on the board did, and who was told of it, if the address asks for that. `records`: those of the day, oldest first. */
export function doneNote(
  query: URLSearchParams,
  loaded: LoadedDay,
  told: LatestTold,
  records: readonly InterviewDayRecord[],
): Markup | false {
  const [done, of] = [query.get('done'), query.get('of') ?? ''];
  const says = done && sentenceOf(loaded, told, records, { done, of });
  return says ? html`<p class="note" role="status">${says}</p>` : false;
}

function sentenceOf(
  loaded: LoadedDay,
  { late, delays }: LatestTold,
  records: readonly InterviewDayRecord[],
  { done, of }: { readonly done: string; readonly of: string },
): string | undefined {
  const swap = records.findLast((each) => each.event === 'interviews-published');
  if (done === 'swap' && swap?.event === 'interviews-published') {
    const people = `${counted(swap.applicants, 'applicant')} and ${counted(swap.notices.length, 'interviewer')}`;
    return `The rooms are swapped: edition ${swap.edition} is published. Told by mail: ${people}. ${bySomebody(loaded, swap)}`;
  }
  const lateness = done === 'guest' ? late.get(of) : undefined;
  const delay = done === 'delay' ? delays.get(of) : undefined;
  if (lateness) {
    const who = loaded.names.get(of) ?? of;
    const what = lateness.isAbsent ? `${who} has not come` : latenessWords(who, lateness, 'is there');
    return `${what}. ${toldWords(loaded, lateness)} ${bySomebody(loaded, lateness)}`;
  }
  if (!delay) return undefined;
  const who = delay.room
    ? `The room of ${listed(delay.room.map((id) => loaded.names.get(id) ?? id))}`
    : 'The whole day';
  return `${latenessWords(who, delay, 'is on time again')}. ${toldWords(loaded, delay)} ${bySomebody(loaded, delay)}`;
}

function latenessWords(who: string, { minutes }: { readonly minutes: number }, over: string): string {
  return minutes > 0 ? `${who} is ${counted(minutes, 'minute')} late` : `${who} ${over}`;
}

function toldWords({ names }: LoadedDay, { notices }: ApplicantLate | DayDelayed): string {
  const people = notices.map((each) => ('name' in each ? each.name : (names.get(each.to) ?? 'an applicant')));
  if (people.length === 0) return 'Nobody was mailed: no interview is ahead.';
  return `Told by mail: ${people.length > MOST_NAMED ? counted(people.length, 'person', 'people') : listed(people)}.`;
}

function bySomebody({ document }: LoadedDay, { at, who }: Pick<InterviewDayRecord, 'at' | 'who'>): string {
  return `Said at ${clockWords(at, document.program.zone).time} by ${whoCell(who)}.`;
}
