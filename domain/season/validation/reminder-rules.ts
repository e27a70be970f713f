import { numberFaults } from './field-rules.ts';
import { type Having, repeated, ruleFor, type SeasonRule, type Violation } from './violation.ts';

/** What must be true of the times at which applicants are reminded. */
export const reminderRules: readonly SeasonRule[] = [ruleFor(['reminders'], reminderFaults)];

function reminderFaults({ reminders }: Having<'reminders'>): Violation[] {
  const { beforeClosingHours, beforeInterviewDays, beforeInterviewHours } = reminders;
  return [
    ...timesFaults('beforeClosingHours', beforeClosingHours, 500, 'the hours before an offer closes'),
    ...timesFaults('beforeInterviewDays', beforeInterviewDays, 60, 'the days before an interview'),
    ...timesFaults('beforeInterviewHours', beforeInterviewHours, 12, 'the hours before an interview day'),
  ];
}

function timesFaults(field: string, times: readonly number[], most: number, why: string): Violation[] {
  return [
    ...times.flatMap((time, index) => numberFaults(['reminders', field, index], time, 1, most, why)),
    ...repeated(
      times.map(String),
      (index) => ['reminders', field, index],
      (time) => `${time} appears here twice: remove one.`,
    ),
  ];
}
