import type { InterviewerRecord } from '#domain/interviewers/interviewer-record.ts';
import type { InterviewerField } from '#domain/interviewers/stored-interviewer.ts';
import type { MeetingKind } from '#domain/season/agenda-section.ts';
import { counted, listed } from '#functions/wording/counted.ts';

/** What an interviewer is asked for, as a list and a form name it. */
export const interviewerFieldNames: Readonly<Record<InterviewerField, string>> = {
  name: 'name',
  address: 'email address',
  kinds: 'interviews',
  team: 'team',
  tracks: 'tracks',
  days: 'days',
  hours: 'hours',
  mostADay: 'most a day',
  phone: 'phone',
  schools: 'schools and departments',
  answers: 'days and hours they can do',
  recusals: 'applicants they do not meet',
  wishes: 'applicants who would like to meet them',
  link: 'link',
};

export const meetingKindNames: Readonly<Record<MeetingKind, string>> = {
  team: 'team',
  'one-on-one': '1:1',
};

/** What happened to interviewers, in the record. */
export const interviewerEventNames: Readonly<Record<InterviewerRecord['event'], string>> = {
  'interviewers-imported': 'List of interviewers imported',
  'interviewer-added': 'Interviewer added',
  'interviewer-changed': 'Interviewer changed',
  'interviewer-removed': 'Interviewer removed',
  'interviewer-answered': 'Interviewer answered',
  'interviewer-links-sent': 'Interviewers’ links sent',
};

/**
 * What people are told who interview: the NRMP’s rules on what a program may not ask (Match Participation Agreement for
 * programs; code of conduct), and the law’s on hiring.
 */
export const notToAsk =
  'Please don’t ask applicants about other programs (names, places, specialties), their signals, or how they will rank: NRMP’s rules forbid it. Leave out age, family, religion, health and origin, too.';

/** From what to what, in words. */
export function interviewerEnds(record: InterviewerRecord): readonly [before: string, after: string] {
  switch (record.event) {
    case 'interviewers-imported':
      return ['', `${counted(record.added.length, 'interviewer')} added, ${record.changed.length} changed`];
    case 'interviewer-links-sent':
      return [
        '',
        `${record.names.join(', ')}${record.renewed ? ': a new link, the old one no longer works' : ''}`,
      ];
    case 'interviewer-removed':
      return [record.name, ''];
    default:
      return ['', withFields(record.name, record.fields)];
  }
}

function withFields(name: string, fields: readonly InterviewerField[]): string {
  return fields.length === 0 ? name : `${name}: ${fieldList(fields)}`;
}

/** `hours and phone` */
export function fieldList(fields: readonly InterviewerField[]): string {
  return listed(fields.map((field) => interviewerFieldNames[field]));
}
