import * as z from 'zod/mini';
import type { ChangeRecord } from '#domain/contract.ts';
import type { Stored } from '#domain/decisions/change-record.ts';
import { instantSchema } from '#functions/store/schemas.ts';

export const who = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('applicant') }),
  z.object({ kind: z.literal('program'), name: z.string() }),
  z.object({ kind: z.literal('interviewer'), name: z.string() }),
  z.object({ kind: z.literal('clock') }),
  z.object({ kind: z.literal('mail') }),
]);

const sending = z.object({ at: instantSchema, as: z.enum(['sent', 'refused', 'moot']), detail: z.string() });

/** What every record says, with what became of its notices. */
export const frame = {
  id: z.string(),
  season: z.string(),
  at: instantSchema,
  who,
  sent: z.record(z.string(), sending),
  arrived: z.exactOptional(z.record(z.string(), instantSchema)),
};

/** One schema for each event of `R`, no event left out, each held to the domain's own type. */
export type EventSchemas<R extends ChangeRecord> = {
  readonly [E in R['event']]: z.ZodMiniObject & z.ZodMiniType<Stored<Extract<R, { readonly event: E }>>>;
};
