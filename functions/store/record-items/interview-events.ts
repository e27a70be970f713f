import * as z from 'zod/mini';
import type { InterviewDayRecord } from '#domain/planned-days/planned-day.ts';
import { count, day, minute } from '#functions/store/schemas.ts';
import { type EventSchemas, frame } from './frame.ts';
import { visitPlace } from './replaced.ts';

const some = z.int().check(z.nonnegative());
const interviewer = { to: z.string(), interviewer: z.string(), name: z.string() };
const interviewPlace = z.object({ visit: visitPlace, room: z.exactOptional(z.string()) });

const schemas = {
  'interviews-published': z.object({
    ...frame,
    event: z.literal('interviews-published'),
    on: day,
    edition: count,
    interviews: some,
    changes: some,
    applicants: some,
    notices: z.array(z.object({ kind: z.literal('interviewer-day'), ...interviewer })),
  }),
  'applicant-late': z.object({
    ...frame,
    event: z.literal('applicant-late'),
    on: day,
    guest: z.string(),
    minutes: some,
    isAbsent: z.exactOptional(z.literal(true)),
    notices: z.array(z.object({ kind: z.literal('late-arrival'), ...interviewer })),
  }),
  'day-delayed': z.object({
    ...frame,
    event: z.literal('day-delayed'),
    on: day,
    room: z.exactOptional(z.array(z.string())),
    minutes: some,
    notices: z.array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('day-delay'), ...interviewer }),
        z.object({ kind: z.literal('own-delay'), to: z.string() }),
      ]),
    ),
  }),
  'interviewers-reminded': z.object({
    ...frame,
    event: z.literal('interviewers-reminded'),
    on: day,
    edition: count,
    notices: z.array(z.object({ kind: z.literal('interviewer-reminder'), ...interviewer })),
  }),
  'places-told': z.object({
    ...frame,
    event: z.literal('places-told'),
    on: day,
    seasonVersion: count,
    notices: z.array(
      z.object({
        kind: z.literal('interview-place'),
        ...interviewer,
        moved: z.array(z.object({ from: minute, was: interviewPlace, now: interviewPlace })),
        link: z.exactOptional(z.literal(true)),
      }),
    ),
  }),
} satisfies EventSchemas<InterviewDayRecord>;

/** A record of an interview day as stored, by its event. */
export const interviewRecordItem = z.discriminatedUnion('event', [
  schemas['interviews-published'],
  schemas['applicant-late'],
  schemas['day-delayed'],
  schemas['interviewers-reminded'],
  schemas['places-told'],
]);
