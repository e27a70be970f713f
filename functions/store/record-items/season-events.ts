import * as z from 'zod/mini';
import { chosenUses } from '#domain/applications/columns/use-by-hand.ts';
import type { SeasonRecord } from '#domain/contract.ts';
import { count } from '#functions/store/schemas.ts';
import { difference } from './difference.ts';
import { type EventSchemas, frame } from './frame.ts';
import { message } from './message.ts';
import { replaced } from './replaced.ts';

/** A field that this version does not know anymore makes the column one that is not used. */
const columnUse = z.catch(z.enum(['as-titled', ...chosenUses]), 'unused');

const schemas = {
  'season-applied': z.object({
    ...frame,
    event: z.literal('season-applied'),
    version: count,
    differences: z.array(difference),
    replaced: z.exactOptional(replaced),
    reason: z.exactOptional(z.string()),
    notices: z.array(z.never()),
  }),
  'season-drafted': z.object({
    ...frame,
    event: z.literal('season-drafted'),
    step: z.enum(['begun', 'edited', 'kept', 'discarded', 'approved']),
    version: count,
    what: z.array(z.string()),
    reason: z.exactOptional(z.string()),
    notices: z.array(z.never()),
  }),
  'columns-corrected': z.object({
    ...frame,
    event: z.literal('columns-corrected'),
    version: count,
    columns: z.array(z.object({ title: z.string(), before: columnUse, after: columnUse })),
    notices: z.array(z.never()),
  }),
  digested: z.object({
    ...frame,
    event: z.literal('digested'),
    message,
    notices: z.array(z.object({ kind: z.literal('digest'), to: z.string() })),
  }),
} satisfies EventSchemas<SeasonRecord>;

export const seasonAppliedItem = schemas['season-applied'];
/** A change of the season itself, which is not of one offer: all but its digests. */
export const seasonChangedItem = z.discriminatedUnion('event', [
  schemas['season-applied'],
  schemas['season-drafted'],
  schemas['columns-corrected'],
]);
export const digestedItem = schemas.digested;

type Schema = (typeof schemas)[keyof typeof schemas];

/** A record of the season itself as stored, by its event. */
export const seasonRecordItem = z.discriminatedUnion(
  'event',
  Object.values(schemas) as [Schema, ...Schema[]],
);
