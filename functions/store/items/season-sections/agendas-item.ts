import * as z from 'zod/mini';
import { type Agenda, meetingKinds } from '#domain/season/agenda-section.ts';
import { day, start, wallTimeSchema } from '#functions/store/schemas.ts';

const interviews = z.object({
  minutes: z.int(),
  passingMinutes: z.int(),
  meetings: z.array(z.object({ kind: z.enum(meetingKinds), track: z.exactOptional(z.string()) })),
});

const block = z.object({
  title: z.string(),
  at: wallTimeSchema,
  until: wallTimeSchema,
  place: z.exactOptional(z.string()),
  joinLink: z.exactOptional(z.string()),
  for: z.exactOptional(z.array(z.string())),
  takesQuestions: z.exactOptional(z.boolean()),
  withResidents: z.exactOptional(z.boolean()),
  interviews: z.exactOptional(interviews),
});

/** What happens on the days of a season, as stored with it. */
export const agendasItem = z.array(
  z.object({
    tracks: z.array(z.string()),
    start,
    dayOfPair: z.exactOptional(z.int()),
    on: z.exactOptional(z.array(day)),
    blocks: z.array(block),
  }),
) satisfies z.ZodMiniType<readonly Agenda[]>;
