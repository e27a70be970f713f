import type { Who } from '#domain/decisions/change-record.ts';
import type { RecordedChange, RecordedEvent } from '#domain/history/recorded-change.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { whoCell } from '#functions/sheets/cells.ts';
import { eventNames, whyOf } from '#functions/sheets/change-sheet.ts';
import { applicationEventNames } from '#functions/wording/application-words.ts';
import { shortInstant } from '#functions/wording/clock-words.ts';
import { interviewerEventNames } from '#functions/wording/interviews/interviewer-words.ts';
import { capitalized } from '#functions/wording/one-line.ts';
import { endsOfChange, type Naming } from './ends-of-change.ts';

/** One change of the record in words: who, when, what, from what to what, and why. */
export type RecordedLine = {
  readonly at: Instant;
  readonly who?: Who;
  readonly event: RecordedEvent;
  readonly what: string;
  /** Whom it is about: an invitation, or the AAMC ID of an application. */
  readonly offer?: string;
  readonly application?: string;
  readonly before: string;
  readonly after: string;
  readonly why: string;
};

/** What happened to an application or an invitation is said as on its own page, with its subject before it. */
const names: Readonly<Record<RecordedEvent, string>> = {
  ...eventNames,
  ...applicationEventNames,
  ...interviewerEventNames,
  'season-applied': 'Season file applied',
  'season-drafted': 'Draft of the season changed',
  'columns-corrected': 'Columns of files corrected',
  'file-imported': 'File imported',
  'facts-recorded': 'List of facts recorded',
  'people-erased': 'People erased',
  'status-wave': 'Status notices prepared',
  'interviews-published': 'Interviews of a day published',
  'applicant-late': 'Interviewers told that an applicant is late',
  'interviewers-reminded': 'Interviewers reminded of their day',
  'day-delayed': 'People told that interviews begin late',
  'places-told': 'Interviewers told of another place or link',
  'match-list-changed': 'Match list changed',
  'question-moderated': 'Question to the panel moderated',
};

/** What happened, as a heading of a line says it. */
export function eventTitle(event: RecordedEvent): string {
  const name = names[event];
  const title = event in eventNames ? `Invitation: ${name}` : name;
  return capitalized(title);
}

/** The change in words. */
export function changeLine(season: Season, change: RecordedChange, naming: Naming): RecordedLine {
  const [before, after] = endsOfChange(season, change, naming);
  const said = { event: change.event, what: eventTitle(change.event), before, after };
  switch (change.event) {
    case 'file-imported': {
      const { changedAt: at, who, file } = change.job;
      return { ...said, at, who, why: file.name };
    }
    case 'facts-recorded': {
      const { at, who, source } = change.list;
      return { ...said, at, who, why: source };
    }
    case 'status-wave': {
      const { startedAt: at, who, takenBack } = change.wave;
      const back =
        takenBack && `${whoCell(takenBack.who)}, ${shortInstant(takenBack.at, season.program.zone)}`;
      return { ...said, at, who, why: back ? `taken back before it left: ${back}` : '' };
    }
    case 'question-moderated': {
      const { at, moderated, reason = '' } = change.question;
      return { ...said, at: moderated?.at ?? at, ...(moderated ? { who: moderated.who } : {}), why: reason };
    }
    case 'people-erased': {
      const { at, who, reason = '' } = change.erasure;
      return { ...said, at, ...(who ? { who } : {}), why: reason };
    }
    case 'interviewers-imported':
      return { ...said, at: change.at, who: change.who, why: change.file };
    default: {
      const { at, who } = change;
      if ('offer' in change) return { ...said, at, who, offer: change.offer, why: whyOf(change) };
      if ('application' in change)
        return { ...said, at, who, application: change.application, why: whyOfApplication(change) };
      return { ...said, at, who, why: ('reason' in change && change.reason) || '' };
    }
  }
}

type OfApplication = Extract<RecordedChange, { readonly application: string }>;

function whyOfApplication(change: OfApplication): string {
  if (change.event === 'imported') return change.file;
  if (change.event === 'status-mail-failed') return change.why;
  if (change.event === 'status-told') return '';
  const bulk = change.bulk ? `One of ${change.bulk.of} at once.` : '';
  return [change.reason ?? '', bulk].filter(Boolean).join(' ');
}
