import * as z from 'zod/mini';
import type { Difference } from '#domain/season-plan/differences.ts';
import { count, day, start } from '#functions/store/schemas.ts';

const place = { on: day, start, seats: count };
const tracks = z.array(z.string());

/** The stored form of one difference. */
export const difference = z.union([
  z.object({ kind: z.enum(['seats-added', 'seats-removed']), ...place, tracks }),
  z.object({ kind: z.literal('seats-relabeled'), ...place, from: tracks, to: tracks }),
  z.object({
    kind: z.enum(['option', 'time', 'deadline', 'text']),
    name: z.string(),
    before: z.exactOptional(z.string()),
    after: z.exactOptional(z.string()),
  }),
  z.object({ kind: z.literal('document') }),
]) satisfies z.ZodMiniType<Difference>;
