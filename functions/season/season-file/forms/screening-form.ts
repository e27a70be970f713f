import * as z from 'zod';
import { form } from './form.ts';

const { text, number, flag, list, fields } = form;

/** `is: pass` is a list of one. */
const oneOrMore = z.union([text.transform((each) => [each]), list(text)], {
  error: 'Write one text here, or a list.',
});

const rule = fields({
  id: text,
  name: text,
  tracks: list(text).optional(),
  schools: text.optional(),
  visa: text.optional(),
  field: oneOrMore.optional(),
  fact: text.optional(),
  judgment: text.optional(),
  is: oneOrMore.optional(),
  includes: oneOrMore.optional(),
  atLeast: number.optional(),
  orPassedSince: text.optional(),
  by: text.optional(),
  orFact: text.optional(),
  requiredOfDO: flag.optional(),
  toDo: text.optional(),
});

/** How a program screens applications. What the names mean is checked by the domain. */
export const screeningForm = fields({
  signals: text.optional(),
  facts: list(text).default([]),
  rules: list(rule).default([]),
});
