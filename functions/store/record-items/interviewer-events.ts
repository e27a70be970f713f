import * as z from 'zod/mini';
import type { InterviewerRecord } from '#domain/interviewers/interviewer-record.ts';
import { interviewerFields } from '#functions/store/interviewers/stored-interviewers.ts';
import { count, day } from '#functions/store/schemas.ts';
import { type EventSchemas, frame } from './frame.ts';

const names = z.array(z.string());
const linkNotice = z.object({
  kind: z.literal('interviewer-link'),
  to: z.string(),
  interviewer: z.string(),
  generation: count,
});
const outNotice = z.object({
  kind: z.literal('interviewer-out'),
  to: z.string(),
  interviewer: z.string(),
  on: day,
});
const notices = z.array(linkNotice);

const oneChanged = <E extends string>(event: E) =>
  z.object({
    ...frame,
    event: z.literal(event),
    interviewer: z.string(),
    name: z.string(),
    fields: interviewerFields,
    reason: z.exactOptional(z.string()),
    notices: z.array(z.union([linkNotice, outNotice])),
  });

const schemas = {
  'interviewers-imported': z.object({
    ...frame,
    event: z.literal('interviewers-imported'),
    file: z.string(),
    added: names,
    changed: names,
    notices,
  }),
  'interviewer-added': oneChanged('interviewer-added'),
  'interviewer-changed': oneChanged('interviewer-changed'),
  'interviewer-removed': oneChanged('interviewer-removed'),
  'interviewer-answered': oneChanged('interviewer-answered'),
  'interviewer-links-sent': z.object({
    ...frame,
    event: z.literal('interviewer-links-sent'),
    names,
    renewed: z.boolean(),
    notices,
  }),
} satisfies EventSchemas<InterviewerRecord>;

type Schema = (typeof schemas)[keyof typeof schemas];

/** A record of the interviewers as stored, by its event. */
export const interviewerRecordItem = z.discriminatedUnion(
  'event',
  Object.values(schemas) as [Schema, ...Schema[]],
);
