import * as z from 'zod/mini';
import type { MatchListChanged, MatchListStep } from '#domain/match-lists/match-list.ts';
import { type EventSchemas, frame } from '#functions/store/record-items/frame.ts';
import { count } from '#functions/store/schemas.ts';

export const matchListStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('placed'), offer: z.string(), from: z.exactOptional(count), to: count }),
  z.object({ kind: z.literal('taken-off'), offer: z.string(), from: count }),
  z.object({ kind: z.literal('ordered'), people: z.int().check(z.nonnegative()) }),
]) satisfies z.ZodMiniType<MatchListStep>;

const schemas = {
  'match-list-changed': z.object({
    ...frame,
    event: z.literal('match-list-changed'),
    code: z.string(),
    version: count,
    what: matchListStep,
    order: z.array(z.string()),
    off: z.exactOptional(z.array(z.string())),
    reason: z.exactOptional(z.string()),
    notices: z.array(z.never()),
  }),
} satisfies EventSchemas<MatchListChanged>;

/** A change of a match list, as stored. */
export const matchListChangedItem = schemas['match-list-changed'];
