import { type FieldName, fieldNames, fieldOf, type Values } from '#domain/applications/fields.ts';
import type { Value } from '#domain/applications/shapes.ts';
import type { RuleSpec } from '#domain/season/screening-section.ts';
import { type CalendarDay, isCalendarDay } from '#domain/values/time.ts';
import { type Look, look, lookAtNo, NOT_KNOWN } from './look.ts';

/** A rule with its dates resolved: `by` is a day, and says whether an hour of that day is meant. */
export type DatedSpec = Omit<RuleSpec, 'by'> & {
  readonly by?: CalendarDay;
  readonly hasHour?: boolean;
};

/** What a rule says of the values of an application. `today`: the day of asking, where it is known. */
export type FieldTest = (values: Values, today: CalendarDay | undefined) => Look;

type AnswerTest = (value: Value, today: CalendarDay | undefined) => Look;

/** Returns the test of one field. A blank is `missing`, whatever the rule; only an answer can pass or fail. */
export function fieldTest(name: FieldName, spec: DatedSpec): FieldTest {
  const { shape } = fieldOf(name);
  if (shape === 'usmle' || shape === 'comlex') return scoreTest(name, spec);
  const test = answerTest(spec);
  return (values, today) => {
    const value = values[name];
    return value === undefined ? look('missing', NOT_KNOWN) : test(value, today);
  };
}

/**
 * A score, or a pass without one: exams that give no score leave the cell blank, and the export does not say when an exam
 * was taken, so a pass without a score stands for the day of the exam.
 */
function scoreTest(name: FieldName, { atLeast, orPassedSince }: DatedSpec): FieldTest {
  const status = statusOf(name);
  return (values) => {
    const score = values[name];
    if (score !== undefined) {
      return look(atLeast === undefined || Number(score) >= atLeast ? 'pass' : 'fail', String(score));
    }
    const said = status && values[status];
    if (said === 'fail') return look('fail', 'Fail, without a score');
    if (said !== 'pass') return look('missing', NOT_KNOWN);
    if (atLeast === undefined) return look('pass', 'Pass, without a score');
    if (orPassedSince === undefined) return look('missing', 'Pass, without a score');
    return look(
      'pass',
      `Pass, without a score. The export does not say when: a pass without a score stands for an exam since ${orPassedSince}`,
    );
  };
}

/** The field that says pass or fail of the exam whose score `name` is. */
export function statusOf(name: FieldName): FieldName | undefined {
  const status = name.replace('.score', '.status');
  return fieldNames.find((each) => each === status && each !== name);
}

/** The words that a rule takes, in small letters. */
export function wordsOf(is: RuleSpec['is'] = []): ReadonlySet<string> {
  return new Set(is.map((word) => word.toLowerCase()));
}

function answerTest({ is, includes, by, hasHour }: DatedSpec): AnswerTest {
  const right = wordsOf(is);
  return (value, today) => {
    if (typeof value === 'boolean') return yesOrNo(value, right, by, today);
    const text = String(value);
    if (includes) return look(includes.some((part) => holds(text, part)) ? 'pass' : 'fail', text);
    if (right.has('known') || right.has(text.toLowerCase())) return look('pass', text);
    if (by === undefined) return look(right.has('yes') && isCalendarDay(text) ? 'pass' : 'fail', text);
    if (text === by && hasHour) return look('pass', `${text}, the last day; the export gives no hour`);
    return look(text <= by ? 'pass' : 'fail', text);
  };
}

function yesOrNo(
  value: boolean,
  right: ReadonlySet<string>,
  by: CalendarDay | undefined,
  today: CalendarDay | undefined,
): Look {
  const seen = value ? 'Yes' : 'No';
  const wanted = !right.has('no');
  if (right.has('known') || value === wanted) return look('pass', seen);
  return wanted ? lookAtNo(seen, by, today) : look('fail', seen);
}

/** `J1` and `j-1` are the visa J-1. */
export function holds(text: string, part: string): boolean {
  return plain(text).includes(plain(part));
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[\s-]/g, '');
}
