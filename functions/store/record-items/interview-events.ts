import * as z from 'zod/mini';
import type { InterviewsPublished } from '#domain/planned-days/planned-day.ts';
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
} satisfies EventSchemas<InterviewsPublished>;

/** That a plan of a day was published, as stored. */
export const interviewsPublishedItem = schemas['interviews-published'];
