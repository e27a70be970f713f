import * as z from 'zod/mini';
import { agendasForm } from './forms/agendas-form.ts';
import { form } from './forms/form.ts';
import { informationForm } from './forms/information-form.ts';
import { screeningForm } from './forms/screening-form.ts';

/*
 * The shape of a season file, section by section. Every scalar is read as a string. This schema checks only the structure; the rules of the domain, which see the whole season, check the values.
 */
const { key, text, wallTime, number, flag, list, fields } = form;

const time = fields({ at: wallTime, until: wallTime });
const plan = fields({ morning: z.optional(time), afternoon: z.optional(time) }).check(
  z.refine(({ morning, afternoon }) => morning || afternoon, {
    error: 'Give this plan a morning, an afternoon, or both.',
  }),
);
const pair = list(text).check(
  z.refine((days) => days.length === 2, {
    error: 'A pair is two days, as [2026-11-16, 2026-11-17].',
  }),
);

const words = z.pipe(
  text,
  z.transform((each) => each.trim()),
);
const messages = fields({
  invitation: z.optional(words),
  confirmation: z.optional(words),
  rescheduled: z.optional(words),
  canceled: z.optional(words),
  letters: z.optional(words),
  signature: z.optional(words),
});

const visit = fields({
  kind: z.optional(text),
  place: z.optional(text),
  joinLink: z.optional(text),
  instructions: z.optional(words),
  phone: z.optional(text),
  contact: z.optional(text),
});

const track = fields({
  id: text,
  name: text,
  nrmp: text,
  erasName: z.optional(text),
  alone: z._default(flag, false),
  covers: z._default(list(text), []),
  needsFact: z.optional(text),
  mayAskFor: z.optional(list(text)),
  note: z.optional(text),
  visit: z.optional(visit),
  days: z._default(list(text), []),
  pairs: z._default(list(pair), []),
});

const seats = fields({
  for: z._default(list(text), []),
  morning: z.optional(number),
  afternoon: z.optional(number),
});

/** The sections of a season file by their names. */
export const sections = {
  id: text,
  program: fields({ name: text, zone: text, from: text, contact: text }),
  offers: fields({
    answerHours: number,
    closesAt: z.optional(wallTime),
    until: text,
    changesCloseHours: number,
  }),
  digest: fields({ at: wallTime, to: list(text), lateDays: z.optional(number) }),
  coordinators: z.optional(list(fields({ name: z.optional(text), address: text, may: text }))),
  accommodations: z.optional(fields({ readBy: text })),
  reminders: z._default(
    fields({
      beforeClosingHours: z._default(list(number), [48, 12]),
      beforeInterviewDays: z._default(list(number), [7, 1]),
      beforeInterviewHours: z._default(list(number), [1]),
    }),
    { beforeClosingHours: [48, 12], beforeInterviewDays: [7, 1], beforeInterviewHours: [1] },
  ),
  retention: z.optional(fields({ months: number })),
  statuses: z.optional(fields({ toldBy: text, closed: z.optional(words), waiting: z.optional(words) })),
  matchLists: z.optional(fields({ lockedOn: text, visitsFrom: z.optional(text) })),
  information: z.optional(informationForm),
  visit: z.optional(visit),
  messages: z.optional(messages),
  interviewerViews: z.optional(fields({ team: z.optional(list(text)), oneOnOne: z.optional(list(text)) })),
  deadlines: z._default(list(fields({ id: text, name: text, on: text, at: z.optional(wallTime) })), []),
  screening: z.optional(screeningForm),
  assumed: z._default(list(text), []),
  tracks: list(track),
  starts: z.record(key, plan, {
    error: 'Write fields here: a name for each plan of a day, and under it its starts.',
  }),
  days: list(
    fields({ on: text, starts: text, seats: z._default(list(seats), []), visit: z.optional(visit) }),
  ),
  agendas: z.optional(agendasForm),
};

export type SectionName = keyof typeof sections;

/** The sections of a file. A section that could not be read is absent. */
export type SeasonFile = { [K in SectionName]?: z.output<(typeof sections)[K]> };

export type FileDay = NonNullable<SeasonFile['days']>[number];
