import type { Hours, StoredInterviewer } from '#domain/interviewers/stored-interviewer.ts';
import type { Season } from '#domain/season/season.ts';
import { timeCell, trackLabel } from '#functions/sheets/cells.ts';
import type { Sheet } from '#functions/sheets/sheet.ts';
import { wallTimeWords } from '#functions/wording/clock-words.ts';
import { meetingKindNames } from '#functions/wording/interviews/interviewer-words.ts';

/** The columns of a list of interviewers, which are the fields of the form of one. */
export const interviewerColumns = [
  ...(['name', 'email', 'interviews', 'team', 'tracks'] as const),
  ...(['days', 'hours', 'most', 'phone', 'school'] as const),
] as const;

/** Every interviewer with what is known of them, in the columns of a list: what is written is read back. */
export function interviewerSheet(season: Season, interviewers: readonly StoredInterviewer[]): Sheet {
  return {
    columns: [...interviewerColumns, 'link sent'],
    rows: interviewers.map((each) => [
      ...[
        each.name,
        each.address,
        each.kinds.map((kind) => meetingKindNames[kind]).join('; '),
        each.team ?? '',
      ],
      each.tracks.map((track) => trackLabel(season, track)).join('; '),
      ...[each.days.join('; '), each.hours.map(hoursWords).join('; '), String(each.mostADay)],
      ...[each.phone ?? '', each.schools?.join('; ') ?? '', timeCell(season, each.linkSentAt)],
    ]),
  };
}

/** `8:00 AM - 12:00 PM`, as a list says it. */
export function hoursWords({ from, until }: Hours): string {
  return `${wallTimeWords(from)} - ${wallTimeWords(until)}`;
}
