import * as z from 'zod';
import { agendasForm } from './forms/agendas-form.ts';
import { form } from './forms/form.ts';
import { screeningForm } from './forms/screening-form.ts';

/*
 * The shape of a season file, section by section. Every scalar is read as a string. This schema checks only the structure; the rules of the domain, which see the whole season, check the values.
 */
const { key, text, wallTime, number, flag, list, fields } = form;

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
  needsFact: text.optional(),
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
  coordinators: list(fields({ name: text.optional(), address: text, may: text })).optional(),
  reminders: fields({
    beforeClosingHours: list(number).default([48, 12]),
    beforeInterviewDays: list(number).default([7, 1]),
  }).default({ beforeClosingHours: [48, 12], beforeInterviewDays: [7, 1] }),
  retention: fields({ months: number }).optional(),
  statuses: fields({ toldBy: text, closed: words.optional(), waiting: words.optional() }).optional(),
  visit: visit.optional(),
  messages: messages.optional(),
  deadlines: list(fields({ id: text, name: text, on: text, at: wallTime.optional() })).default([]),
  screening: screeningForm.optional(),
  assumed: list(text).default([]),
  tracks: list(track),
  starts: z.record(key, plan, {
    error: 'Write fields here: a name for each plan of a day, and under it its starts.',
  }),
  days: list(fields({ on: text, starts: text, seats: list(seats).default([]), visit: visit.optional() })),
  agendas: agendasForm.optional(),
};

export type SectionName = keyof typeof sections;

/** The sections of a file. A section that could not be read is absent. */
export type SeasonFile = { [K in SectionName]?: z.output<(typeof sections)[K]> };

export type FileDay = NonNullable<SeasonFile['days']>[number];
