import { isEmailAddress } from '#domain/values/email-address.ts';
import { textFlaw } from '#domain/values/plain-text.ts';
import { readDay, readMonth } from './export-dates.ts';

/** What a cell that is not blank says: a value, none that fits the shape, or one with no certain reading. */
export type Reading =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'wrong' | 'uncertain' };

export type Value = string | number | boolean;

/** What the cells of a column look like. */
export type Shape = {
  /** For the sentence “is not …”. */
  readonly what: string;
  /** Whether a cell of another column is likely to be told: a slipped row is found by these. */
  readonly isTight: boolean;
  readonly read: (cell: string) => Reading;
};

const wrong: Reading = { kind: 'wrong' };
const unanswered: Reading = { kind: 'unanswered' };
const LONGEST_TEXT = 500;

/** “No Response” is no answer, and no answer is never taken for “no”. */
const noAnswer = /^(no response|no answer|not available|not applicable|not provided|n\/?a|unknown|-+)$/i;

function answered(read: (cell: string) => Reading): Shape['read'] {
  return (cell) => (noAnswer.test(cell) ? unanswered : read(cell));
}

function value(found: Value | undefined): Reading {
  return found === undefined ? wrong : { kind: 'value', value: found };
}

function number(what: string, least: number, most: number): Shape {
  const read = (cell: string) => {
    const score = Number(/^(\d{1,3})(?:\.0+)?$/.exec(cell)?.[1]);
    return value(score >= least && score <= most ? score : undefined);
  };
  return { what, isTight: true, read: answered(read) };
}

const yes = new Set(['yes', 'y', 'true', '1']);
const no = new Set(['no', 'n', 'false', '0']);

function truth(cell: string): boolean | undefined {
  const word = cell.toLowerCase();
  return yes.has(word) ? true : no.has(word) ? false : undefined;
}

function oneOf(what: string, words: Readonly<Record<string, string>>): Shape {
  const meant = new Map(Object.entries(words));
  return { what, isTight: true, read: answered((cell) => value(meant.get(cell.toLowerCase()))) };
}

/** Every shape of a column by its name. */
export const shapes = {
  aamcId: {
    what: 'an AAMC ID, which has eight digits',
    isTight: true,
    read: (cell) => value(/^(\d{8})(?:\.0+)?$/.exec(cell)?.[1]),
  },
  email: {
    what: 'an email address',
    isTight: true,
    read: (cell) => value(isEmailAddress(cell) ? cell : undefined),
  },
  name: {
    what: 'a name',
    isTight: false,
    read: (cell) => value(textFlaw(cell, 200) || cell.includes('@') ? undefined : cell.normalize('NFC')),
  },
  text: {
    what: 'one line of plain text',
    isTight: false,
    read: answered((cell) => value(textFlaw(cell, LONGEST_TEXT) ? undefined : cell.normalize('NFC'))),
  },
  examId: {
    what: 'a number of an exam or match',
    isTight: true,
    read: answered((cell) => value(/^[A-Z]{0,3}[\d-]{4,14}$/i.test(cell) ? cell : undefined)),
  },
  yesNo: { what: 'yes or no', isTight: true, read: answered((cell) => value(truth(cell))) },
  flag: {
    what: 'yes, no or a day',
    isTight: true,
    read: answered((cell) => value(truth(cell) ?? (readDay(cell).day ? true : undefined))),
  },
  flagOrDay: {
    what: 'yes, no or a day',
    isTight: true,
    read: answered((cell) => value(truth(cell) ?? readDay(cell).day)),
  },
  usmle: number('a USMLE score, from 1 to 300', 1, 300),
  comlex: number('a COMLEX score, from 9 to 999', 9, 999),
  passFail: oneOf('pass or fail', {
    pass: 'pass',
    passed: 'pass',
    p: 'pass',
    fail: 'fail',
    failed: 'fail',
    f: 'fail',
  }),
  signal: oneOf('a signal: gold, silver, yes or no', {
    gold: 'gold',
    silver: 'silver',
    yes: 'yes',
    no: 'none',
    none: 'none',
    'no signal': 'none',
  }),
  day: {
    what: 'a day, as 10/21/2020',
    isTight: true,
    read: answered((cell) => {
      const { day, isUncertain } = readDay(cell);
      return isUncertain ? { kind: 'uncertain' } : value(day);
    }),
  },
  month: {
    what: 'a month or a day, as 5/2021',
    isTight: true,
    read: answered((cell) => {
      const { month, isUncertain } = readMonth(cell);
      return isUncertain ? { kind: 'uncertain' } : value(month);
    }),
  },
} as const satisfies Readonly<Record<string, Shape>>;

export type ShapeName = keyof typeof shapes;
