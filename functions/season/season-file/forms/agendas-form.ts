import * as z from 'zod';
import { form } from './form.ts';

const { text, wallTime, number, list, fields } = form;

const kind = z.enum(['team', 'one-on-one'], { error: 'Write team or one-on-one.' });
const start = z.enum(['morning', 'afternoon'], { error: 'Write morning or afternoon.' });

const interviews = fields({
  minutes: number,
  passingMinutes: number.default(0),
  meetings: list(fields({ kind, track: text.optional() })),
});

const block = fields({
  title: text,
  at: wallTime,
  until: wallTime,
  place: text.optional(),
  joinLink: text.optional(),
  for: list(text).optional(),
  interviews: interviews.optional(),
});

/** What happens on the days, by track, start and day of a pair. The domain checks how the blocks fit together. */
export const agendasForm = list(
  fields({
    tracks: list(text),
    start,
    dayOfPair: number.optional(),
    on: list(text).optional(),
    blocks: list(block),
  }),
);
