import * as z from 'zod/mini';
import type { ChangeRecord } from '#domain/decisions/change-record.ts';
import { startNames } from '#domain/season/season.ts';
import type { Difference } from '#domain/season-plan/differences.ts';
import type { SeasonApplied } from '#domain/season-plan/season-applied.ts';
import { day } from '#functions/store/schemas.ts';

const place = {
  on: day,
  start: z.enum(startNames),
  seats: z.int().check(z.positive()),
};
const tracks = z.array(z.string());

/** One change of a season file, as it is kept in records. */
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

const enclosed = z.object({ version: z.int().check(z.positive()), differences: z.array(difference) });

/** What a record of an applied season file encloses. Throws if it is not such a record. */
export function readSeasonApplied({ at, who, enclosed: text }: ChangeRecord): SeasonApplied {
  const by = who.kind === 'program' ? who.name : who.kind;
  return { at, by, ...enclosed.parse(JSON.parse(text ?? 'null')) };
}
