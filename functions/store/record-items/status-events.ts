import * as z from 'zod/mini';
import type { StatusNotice } from '#domain/statuses/status-wave.ts';
import { toldStatuses } from '#domain/statuses/told-status.ts';
import { type EventSchemas, frame } from './frame.ts';

const schemas = {
  'status-notice': z.object({
    ...frame,
    event: z.literal('status-notice'),
    application: z.string(),
    as: z.enum(toldStatuses),
    notices: z.array(z.object({ kind: z.literal('status'), to: z.string() })),
  }),
} satisfies EventSchemas<StatusNotice>;

/** The mail to an applicant about the status of an application, as stored. */
export const statusNoticeItem = schemas['status-notice'];
