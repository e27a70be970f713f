import {
  interviewerOf,
  type ListedInterviewer,
  type MergedInterviewer,
  NO_DAILY_LIMIT,
  wishesAfter,
} from '#domain/interviewers/listed-interviewer.ts';
import { recusedFrom } from '#domain/interviewers/stored-interviewer.ts';
import type { JoinedTeam } from '#domain/interviewers/teams-joined.ts';
import type { Season } from '#domain/season/season.ts';
import { trackLabel } from '#functions/sheets/cells.ts';
import { counted, listed } from '#functions/wording/counted.ts';
import { shortDay } from '#functions/wording/days.ts';
import { interviewerFieldNames, meetingKindNames } from '#functions/wording/interviews/interviewer-words.ts';
import { hoursWords } from './interviewer-sheet.ts';

/** What a list can say of an interviewer besides the name. */
export const readColumns = [
  ...(['address', 'kinds', 'team', 'tracks', 'days', 'hours'] as const),
  ...(['mostADay', 'phone', 'schools', 'recusals', 'wishes'] as const),
] as const;
type ReadColumn = (typeof readColumns)[number];

/** How one field will be, in words, and how it was if the list changes it. Empty: nothing is known. */
type ReadField = { readonly now: string; readonly was?: string };
export type ReadFields = Readonly<Record<ReadColumn, ReadField>>;

/** An interviewer as a list leaves them, in words, so that nothing is stored that nobody has seen. */
export function readFields(season: Season, { before, listed: row, fields }: MergedInterviewer): ReadFields {
  const known = before && { ...before, recusedFrom: recusedFrom(before) };
  const both = [...new Set([...(known?.recusedFrom ?? []), ...row.recusedFrom])];
  const wishes = wishesAfter(known ?? {}, row);
  const now = fieldWords(season, { ...interviewerOf(row), ...known, ...row, recusedFrom: both, wishes });
  const was = known && fieldWords(season, known);
  const field = (column: ReadColumn): ReadField => ({
    now: now[column],
    ...(was && fields.includes(column) ? { was: was[column] } : {}),
  });
  return Object.fromEntries(readColumns.map((column) => [column, field(column)])) as ReadFields;
}

function fieldWords(
  season: Season,
  { address, kinds, team, tracks, days, hours, mostADay, phone, schools, ...people }: ReadInterviewer,
): Readonly<Record<ReadColumn, string>> {
  return {
    address,
    kinds: kinds.map((kind) => meetingKindNames[kind]).join('; '),
    team: team ?? '',
    tracks: tracks.map((track) => trackLabel(season, track)).join('; ') || 'all',
    days: days.map(shortDay).join('; ') || 'all',
    hours: hours.map(hoursWords).join('; ') || 'all day',
    mostADay: mostADay === NO_DAILY_LIMIT ? 'no limit' : String(mostADay),
    phone: phone ?? '',
    schools: schools?.join('; ') ?? '',
    recusals: people.recusedFrom.join('; '),
    wishes: people.wishes?.join('; ') ?? '',
  };
}

type ReadInterviewer = ReturnType<typeof interviewerOf> & Pick<ListedInterviewer, 'phone' | 'schools'>;

/**
 * `+ Sample Dr. A: email address a@example.org, interviews team` for somebody new, `~ Sample Dr. A: hours all day -> 8:00 AM - 12:00 PM` for a
 * change; nothing for the others.
 */
export function mergedLine(season: Season, merged: MergedInterviewer): string | undefined {
  if (merged.outcome === 'unchanged') return undefined;
  const read = readFields(season, merged);
  const isNew = merged.outcome === 'new';
  const parts = readColumns.flatMap((column) => {
    const { now, was } = read[column];
    const said = was === undefined ? now : `${was || 'none'} -> ${now}`;
    return said !== '' && (isNew || was !== undefined) ? [`${interviewerFieldNames[column]} ${said}`] : [];
  });
  const { name } = merged.listed;
  const renamed =
    merged.before && merged.before.name !== name ? [`name ${merged.before.name} -> ${name}`] : [];
  return `${isNew ? '+' : '~'} ${name}: ${[...renamed, ...parts].join(', ')}`;
}

/** `Team blue: Sample Dr. C joins Sample Dr. A and Sample Dr. B. All 3 hold each team interview together.` */
export function joinedTeamLine({ team, joining, others }: JoinedTeam): string {
  const all = joining.length + others.length;
  if (others.length === 0) return `Team ${team}: ${listed(joining)}${all === 1 ? ', alone' : ', together'}.`;
  const verb = joining.length === 1 ? 'joins' : 'join';
  return `Team ${team}: ${listed(joining)} ${verb} ${listed(others)}. All ${counted(all, 'member')} hold their team interviews together.`;
}
