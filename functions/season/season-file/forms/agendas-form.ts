import * as z from 'zod/mini';
import { form } from './form.ts';

const { text, wallTime, number, flag, list, fields } = form;

const kind = z.enum(['team', 'one-on-one'], { error: 'Write team or one-on-one.' });
const start = z.enum(['morning', 'afternoon'], { error: 'Write morning or afternoon.' });

const interviews = fields({
  minutes: number,
  passingMinutes: z._default(number, 0),
  meetings: list(fields({ kind, track: z.optional(text) })),
});

const block = fields({
  title: text,
  at: wallTime,
  until: wallTime,
  place: z.optional(text),
  joinLink: z.optional(text),
  for: z.optional(list(text)),
  takesQuestions: z.optional(flag),
  withResidents: z.optional(flag),
  interviews: z.optional(interviews),
});

/** What happens on the days, by track, start and day of a pair. The domain checks how the blocks fit together. */
export const agendasForm = list(
  fields({
    tracks: list(text),
    start,
    dayOfPair: z.optional(number),
    on: z.optional(list(text)),
    blocks: list(block),
  }),
);
