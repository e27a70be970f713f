import * as z from 'zod/mini';
import type { InterviewDayRecord } from '#domain/planned-days/planned-day.ts';
import { count, day } from '#functions/store/schemas.ts';
import { type EventSchemas, frame } from './frame.ts';

const some = z.int().check(z.nonnegative());

const schemas = {
  'interviews-published': z.object({
    ...frame,
    event: z.literal('interviews-published'),
    on: day,
    edition: count,
    interviews: some,
    changes: some,
    applicants: some,
    notices: z.array(
      z.object({
        kind: z.literal('interviewer-day'),
        to: z.string(),
        interviewer: z.string(),
        name: z.string(),
      }),
    ),
  }),
  'applicant-late': z.object({
    ...frame,
    event: z.literal('applicant-late'),
    on: day,
    guest: z.string(),
    minutes: some,
    notices: z.array(
      z.object({
        kind: z.literal('late-arrival'),
        to: z.string(),
        interviewer: z.string(),
        name: z.string(),
      }),
    ),
  }),
} satisfies EventSchemas<InterviewDayRecord>;

/** A record of an interview day as stored, by its event. */
export const interviewRecordItem = z.discriminatedUnion('event', [
  schemas['interviews-published'],
  schemas['applicant-late'],
]);
