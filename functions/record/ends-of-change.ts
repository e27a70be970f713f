import type { Decided } from '#domain/applications/application.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { RecordedChange } from '#domain/history/recorded-change.ts';
import type { CorrectedColumn } from '#domain/imports/correction-record.ts';
import type { MatchListChanged } from '#domain/match-lists/match-list.ts';
import type { ApplicantLate, InterviewDayRecord } from '#domain/planned-days/planned-day.ts';
import type { ApplicationRecord } from '#domain/review/review-record.ts';
import type { Season } from '#domain/season/season.ts';
import type { DraftStep } from '#domain/season-draft/draft-record.ts';
import { useInWords } from '#functions/applications/use-words.ts';
import { stepWords } from '#functions/match-lists/step-words.ts';
import { describeDifference } from '#functions/season/describe-difference.ts';
import { beforeAndAfter, trackLabel } from '#functions/sheets/cells.ts';
import { fieldLabel, valueText } from '#functions/sheets/import-sheet.ts';
import { decisionNames, outcomeNames, toldNames } from '#functions/wording/application-words.ts';
import { shortInstant } from '#functions/wording/clock-words.ts';
import { counted, listed } from '#functions/wording/counted.ts';
import { shortDay } from '#functions/wording/days.ts';
import { interviewerEnds } from '#functions/wording/interviews/interviewer-words.ts';
import { questionStateNames } from '#functions/wording/interviews/question-words.ts';

type Ends = readonly [before: string, after: string];

/** How much of a change is named: so many values at most, and the applicants of offers by `nameOf`. */
export type Naming = { readonly most: number; readonly nameOf: (offer: string) => string };

/** From what to what a change went, each in words, and empty where there was nothing. */
export function endsOfChange(season: Season, change: RecordedChange, { most, nameOf }: Naming): Ends {
  switch (change.event) {
    case 'file-imported': {
      const { added, changed, unchanged } = change.job.counts;
      return ['', `${counted(added, 'application')} added, ${changed} changed, ${unchanged} unchanged`];
    }
    case 'facts-recorded': {
      const { fact, ids, erased = 0, isComplete } = change.list;
      const people = counted(ids.length + erased, 'person', 'people');
      return ['', `${fact}: ${people}${isComplete ? ', and nobody else' : ''}`];
    }
    case 'status-wave': {
      const { as, people, releaseAt } = change.wave;
      const told = `${toldNames[as]}: ${counted(people.length, 'person', 'people')}`;
      return ['', `${told}, from ${shortInstant(releaseAt, season.program.zone)} on`];
    }
    case 'question-moderated':
      return ['', questionStateNames[change.question.state]];
    case 'people-erased': {
      const { number } = change.erasure;
      return ['', number === undefined ? '' : counted(number, 'person', 'people')];
    }
    case 'applicant-late':
    case 'day-delayed':
    case 'interviewers-reminded':
    case 'places-told':
    case 'interviews-published':
      return ['', interviewDayWords(change, nameOf)];
    case 'interviewers-imported':
    case 'interviewer-added':
    case 'interviewer-changed':
    case 'interviewer-removed':
    case 'interviewer-answered':
    case 'interviewer-links-sent':
      return interviewerEnds(change);
    case 'match-list-changed':
      return ['', matchListWords(change, most, nameOf)];
    case 'columns-corrected':
    case 'season-drafted':
    case 'season-applied':
      return endsOfSeason(change, most);
    default:
      return 'offer' in change ? endsOfOffer(season, change) : endsOfApplication(season, change, most);
  }
}

function correctedColumns(columns: readonly CorrectedColumn[], most: number): Ends {
  const say = (title: string, use: CorrectedColumn['after']) =>
    `“${title}”: ${use === 'as-titled' ? 'what its title says' : useInWords(use)}`;
  return [
    some(
      columns.map(({ title, before }) => say(title, before)),
      most,
    ),
    some(
      columns.map(({ title, after }) => say(title, after)),
      most,
    ),
  ];
}

type OfSeason = Extract<
  RecordedChange,
  { readonly event: 'columns-corrected' | 'season-drafted' | 'season-applied' }
>;

function endsOfSeason(change: OfSeason, most: number): Ends {
  if (change.event === 'columns-corrected') return correctedColumns(change.columns, most);
  if (change.event === 'season-applied') return ['', some(change.differences.map(describeDifference), most)];
  return ['', [draftSteps[change.step], some(change.what, most)].filter(Boolean).join(': ')];
}

const draftSteps: Readonly<Record<DraftStep, string>> = {
  begun: 'Begun',
  edited: '',
  kept: 'Kept although another file was applied since it was begun',
  discarded: 'Discarded',
  approved: 'To be applied',
};

function endsOfOffer(season: Season, record: OfferRecord): Ends {
  const { zone } = season.program;
  if ('deadlines' in record) {
    const { before, after } = record.deadlines;
    return [shortInstant(before, zone), shortInstant(after, zone)];
  }
  if ('names' in record) return [record.names.before, record.names.after];
  if (record.event === 'prepared') return ['', `leaves ${shortInstant(record.releaseAt, zone)}`];
  return beforeAndAfter(record);
}

function endsOfApplication(season: Season, record: ApplicationRecord, most: number): Ends {
  if (record.event === 'imported') return importedEnds(record.changes, most);
  if (record.event === 'status-told') return ['', toldNames[record.as]];
  if (record.event === 'status-mail-failed') return ['', ''];
  const { before } = record;
  switch (record.event) {
    case 'verdict-entered':
    case 'verdict-taken-back': {
      const was = before.entered.find(({ rule }) => rule === record.rule);
      const name = season.screening?.rules.find(({ id }) => id === record.rule)?.name ?? record.rule;
      const say = (outcome: 'pass' | 'fail') => `${name}: ${outcomeNames[outcome]}`;
      return [
        was ? say(was.outcome) : '',
        record.event === 'verdict-entered' ? say(record.outcome) : `${name}: as the rule says`,
      ];
    }
    case 'track-withdrawn':
      return ['', `withdrawn from ${trackLabel(season, record.track)}`];
    case 'track-returned':
      return [`withdrawn from ${trackLabel(season, record.track)}`, ''];
    case 'decided':
      return [decisionIn(season, before.decided), decisionIn(season, record)];
    case 'reopened':
      return [decisionIn(season, before.decided), 'In review'];
    case 'undone':
      return [decisionIn(season, before.decided), 'as before that change'];
    default:
      throw new Error(`no words for ${record satisfies never}`);
  }
}

function decisionIn(season: Season, decided: Pick<Decided, 'to' | 'tracks'> | undefined): string {
  if (!decided) return 'In review';
  const tracks = listed(decided.tracks.map((track) => trackLabel(season, track)));
  return `${decisionNames[decided.to]}${tracks && ` for ${tracks}`}`;
}

type FieldChanges = Extract<ApplicationRecord, { readonly event: 'imported' }>['changes'];

function importedEnds(changes: FieldChanges, most: number): Ends {
  if (changes.every(({ before }) => before === undefined))
    return ['', `new, with ${counted(changes.length, 'value')}`];
  const before = changes.filter((change) => change.before !== undefined);
  return [
    some(
      before.map((change) => `${fieldLabel(change.field)} ${valueText(change.before)}`),
      most,
    ),
    some(
      changes.map((change) => `${fieldLabel(change.field)} ${valueText(change.after)}`),
      most,
    ),
  ];
}

function some(all: readonly string[], most: number): string {
  const more = all.length - most;
  return `${all.slice(0, most).join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

/** `Tue, Nov 17, edition 2: 40 interviews, 3 of them changed` */
function interviewDayWords(change: InterviewDayRecord, nameOf: Naming['nameOf']): string {
  const on = shortDay(change.on);
  switch (change.event) {
    case 'applicant-late':
      return `${on}: ${nameOf(change.guest)}, ${latenessWords(change)}`;
    case 'day-delayed': {
      const { minutes, room } = change;
      const what = minutes > 0 ? `late by ${counted(minutes, 'minute')}` : 'on time again';
      return `${on}, ${room ? listed(room) : 'the whole day'}: ${what}`;
    }
    case 'interviews-published': {
      const { edition, interviews, changes } = change;
      const different = edition > 1 ? `, ${changes} of them changed` : '';
      return `${on}, edition ${edition}: ${counted(interviews, 'interview')}${different}`;
    }
    case 'interviewers-reminded':
    case 'places-told':
      return `${on}: ${counted(change.notices.length, 'interviewer')}`;
    default:
      throw new Error(`no words for ${change satisfies never}`);
  }
}

function latenessWords({ minutes, isAbsent }: Pick<ApplicantLate, 'minutes' | 'isAbsent'>): string {
  if (isAbsent) return 'has not come';
  return minutes > 0 ? `late by ${counted(minutes, 'minute')}` : 'there now';
}

/** `1261140C0: a whole order of 3 people; off the list: Sample Ann; Sample Bo` */
function matchListWords(
  { code, what, off = [] }: MatchListChanged,
  most: number,
  nameOf: Naming['nameOf'],
): string {
  const gone = off.length > 0 ? `; off the list: ${some(off.map(nameOf), most)}` : '';
  return `${code}: ${stepWords(what, nameOf)}${gone}`;
}
