import * as z from 'zod/mini';
import type { SignInRequested } from '#domain/sessions/sign-in-record.ts';
import { instantSchema } from '#functions/store/schemas.ts';
import { type EventSchemas, frame } from './frame.ts';

const schemas = {
  'sign-in-requested': z.object({
    ...frame,
    event: z.literal('sign-in-requested'),
    endsAt: instantSchema,
    notices: z.array(z.object({ kind: z.literal('sign-in'), to: z.string() })),
    usedAt: z.exactOptional(instantSchema),
  }),
} satisfies EventSchemas<SignInRequested>;

/** The record of a sign-in link as stored. */
export const signInRequestedItem = schemas['sign-in-requested'];
