import * as z from 'zod';
import { trimmedOfUnseen } from '#domain/values/revealed-text.ts';
import { wallTimeFrom } from './wall-time-from.ts';

/*
 * The shape of a season file, section by section. Every scalar is read as a string. This schema checks only the structure; the rules of the domain, which see the whole season, check the values.
 */
const key = z.string({ error: 'Write one text here, not a list or fields.' });
/** Blanks at the edges, and the line break that ends a block text (`>` or `|`), are no part of a text. */
const text = key.transform(trimmedOfUnseen);
const wallTime = text.transform(wallTimeFrom);
const number = text.transform((digits) => (/^\d{1,6}$/.test(digits) ? Number(digits) : Number.NaN));
const flag = z
  .enum(['true', 'false'], { error: 'Write true or false.' })
  .transform((word) => word === 'true');

function list<T extends z.ZodType>(each: T) {
  return z.array(each, { error: 'Write a list here, each entry after a hyphen or all in square brackets.' });
}

function fields<T extends z.ZodRawShape>(shape: T) {
  const known = Object.keys(shape).join(', ');
  return z.strictObject(shape, {
    error: ({ code }) =>
      code === 'unrecognized_keys'
        ? `There is no such field here: check the spelling. The fields are ${known}.`
        : `Write fields here: ${known}.`,
  });
}

const time = fields({ at: wallTime, until: wallTime });
const plan = fields({ morning: time.optional(), afternoon: time.optional() }).refine(
  ({ morning, afternoon }) => morning || afternoon,
  { error: 'Give this plan a morning, an afternoon, or both.' },
);
const pair = list(text).refine((days) => days.length === 2, {
  error: 'A pair is two days, as [2026-11-16, 2026-11-17].',
});

const words = text.transform((each) => each.trim());
const messages = fields({
  invitation: words.optional(),
  confirmation: words.optional(),
  rescheduled: words.optional(),
  canceled: words.optional(),
  signature: words.optional(),
});

const visit = fields({
  kind: text.optional(),
  place: text.optional(),
  joinLink: text.optional(),
  instructions: words.optional(),
  phone: text.optional(),
  contact: text.optional(),
});

const track = fields({
  id: text,
  name: text,
  nrmp: text,
  erasName: text.optional(),
  alone: flag.default(false),
  covers: list(text).default([]),
  note: text.optional(),
  visit: visit.optional(),
  days: list(text).default([]),
  pairs: list(pair).default([]),
});

const seats = fields({
  for: list(text).default([]),
  morning: number.optional(),
  afternoon: number.optional(),
});

/** The sections of a season file by their names. */
export const sections = {
  id: text,
  program: fields({ name: text, zone: text, from: text, contact: text }),
  offers: fields({
    answerHours: number,
    closesAt: wallTime.optional(),
    until: text,
    changesCloseHours: number,
  }),
  digest: fields({ at: wallTime, to: list(text), lateDays: number.optional() }),
  reminders: fields({
    beforeClosingHours: list(number).default([48, 12]),
    beforeInterviewDays: list(number).default([7, 1]),
  }).default({ beforeClosingHours: [48, 12], beforeInterviewDays: [7, 1] }),
  retention: fields({ months: number }).optional(),
  visit: visit.optional(),
  messages: messages.optional(),
  deadlines: list(fields({ id: text, name: text, on: text, at: wallTime.optional() })).default([]),
  assumed: list(text).default([]),
  tracks: list(track),
  starts: z.record(key, plan, {
    error: 'Write fields here: a name for each plan of a day, and under it its starts.',
  }),
  days: list(fields({ on: text, starts: text, seats: list(seats).default([]), visit: visit.optional() })),
};

export type SectionName = keyof typeof sections;

/** The sections of a file. A section that could not be read is absent. */
export type SeasonFile = { [K in SectionName]?: z.output<(typeof sections)[K]> };

export type FileDay = NonNullable<SeasonFile['days']>[number];
