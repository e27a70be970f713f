import * as z from 'zod/mini';
import { form } from './form.ts';

const { text, number, flag, list, fields } = form;

/** `is: pass` is a list of one. */
const oneOrMore = z.union(
  [
    z.pipe(
      text,
      z.transform((each) => [each]),
    ),
    list(text),
  ],
  {
    error: 'Write one text here, or a list.',
  },
);

const rule = fields({
  id: text,
  name: text,
  tracks: z.optional(list(text)),
  schools: z.optional(text),
  visa: z.optional(text),
  field: z.optional(oneOrMore),
  fact: z.optional(text),
  judgment: z.optional(text),
  is: z.optional(oneOrMore),
  includes: z.optional(oneOrMore),
  atLeast: z.optional(number),
  orPassedSince: z.optional(text),
  by: z.optional(text),
  orFact: z.optional(text),
  requiredOfDO: z.optional(flag),
  toDo: z.optional(text),
});

/** How a program screens applications. What the names mean is checked by the domain. */
export const screeningForm = fields({
  signals: z.optional(text),
  facts: z._default(list(text), []),
  rules: z._default(list(rule), []),
  audit: z.optional(fields({ selfIdentification: flag })),
});
