import * as z from 'zod/mini';
import type { DeskRecord } from '#domain/contract.ts';
import { count, instantSchema } from '#functions/store/schemas.ts';
import { type EventSchemas, frame } from './frame.ts';

const schemas = {
  'sign-in-requested': z.object({
    ...frame,
    event: z.literal('sign-in-requested'),
    endsAt: instantSchema,
    notices: z.array(z.object({ kind: z.literal('sign-in'), to: z.string() })),
    usedAt: z.exactOptional(instantSchema),
  }),
  'upload-ended': z.object({
    ...frame,
    event: z.literal('upload-ended'),
    upload: z.string(),
    version: count,
    notices: z.array(z.object({ kind: z.literal('upload-ended'), to: z.string() })),
  }),
  'bulk-review-ended': z.object({
    ...frame,
    event: z.literal('bulk-review-ended'),
    bulk: z.string(),
    notices: z.array(z.object({ kind: z.literal('bulk-review-ended'), to: z.string() })),
  }),
  'draft-ended': z.object({
    ...frame,
    event: z.literal('draft-ended'),
    version: count,
    notices: z.array(z.object({ kind: z.literal('draft-ended'), to: z.string() })),
  }),
} satisfies EventSchemas<DeskRecord>;

/** The record of a sign-in link as stored. */
export const signInRequestedItem = schemas['sign-in-requested'];

type Schema = (typeof schemas)[keyof typeof schemas];

/** A record of the desk as stored, by its event. */
export const deskRecordItem = z.discriminatedUnion('event', Object.values(schemas) as [Schema, ...Schema[]]);
