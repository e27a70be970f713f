import * as z from 'zod/mini';
import type {
  Decided,
  EnteredVerdict,
  Review,
  Reviewer,
  TrackWithdrawal,
} from '#domain/applications/application.ts';
import type { FieldChange } from '#domain/applications/compare-application.ts';
import type { ApplicationRecord, SeenVerdict } from '#domain/review/review-record.ts';
import { ruleOutcomes } from '#domain/screening/verdict.ts';
import { toldStatuses } from '#domain/statuses/told-status.ts';
import { count, instantSchema } from '#functions/store/schemas.ts';
import { who } from './frame.ts';

export const valueItem = z.union([z.string(), z.number(), z.boolean()]);

const reviewer = z.object({ kind: z.literal('program'), name: z.string() }) satisfies z.ZodMiniType<Reviewer>;
const byHand = { reason: z.string(), who: reviewer, at: instantSchema };
const outcome = z.enum(['pass', 'fail']);
const decision = { to: z.enum(['invite', 'hold', 'close']), tracks: z.array(z.string()) };

/** What people entered and decided, as it stands on the application and in its history. */
export const reviewItem = z.object({
  entered: z.array(
    z.object({ rule: z.string(), outcome, ...byHand }) satisfies z.ZodMiniType<EnteredVerdict>,
  ),
  withdrawn: z.array(z.object({ track: z.string(), ...byHand }) satisfies z.ZodMiniType<TrackWithdrawal>),
  decided: z.exactOptional(z.object({ ...decision, ...byHand }) satisfies z.ZodMiniType<Decided>),
}) satisfies z.ZodMiniType<Review>;

const change = z.object({
  field: z.string(),
  before: z.exactOptional(valueItem),
  after: valueItem,
}) as unknown as z.ZodMiniType<FieldChange>;

const applicationFrame = {
  application: z.string(),
  season: z.string(),
  version: count,
  at: instantSchema,
  who,
};

const verdict = z.object({
  rule: z.string(),
  outcome: z.enum(ruleOutcomes),
  seen: z.string(),
}) satisfies z.ZodMiniType<SeenVerdict>;

const reviewed = {
  ...applicationFrame,
  reason: z.exactOptional(z.string()),
  before: reviewItem,
  ruleVersion: z.string(),
  verdicts: z.array(verdict),
  bulk: z.exactOptional(z.object({ id: z.string(), of: count })),
};

const schemas = {
  imported: z.object({
    ...applicationFrame,
    event: z.literal('imported'),
    import: z.string(),
    file: z.string(),
    changes: z.array(change),
  }),
  'verdict-entered': z.object({
    ...reviewed,
    event: z.literal('verdict-entered'),
    rule: z.string(),
    outcome,
  }),
  'verdict-taken-back': z.object({ ...reviewed, event: z.literal('verdict-taken-back'), rule: z.string() }),
  'track-withdrawn': z.object({ ...reviewed, event: z.literal('track-withdrawn'), track: z.string() }),
  'track-returned': z.object({ ...reviewed, event: z.literal('track-returned'), track: z.string() }),
  decided: z.object({ ...reviewed, ...decision, event: z.literal('decided') }),
  reopened: z.object({ ...reviewed, event: z.literal('reopened') }),
  'status-told': z.object({
    ...applicationFrame,
    event: z.literal('status-told'),
    as: z.enum(toldStatuses),
    wave: z.string(),
  }),
  'status-mail-failed': z.object({
    ...applicationFrame,
    event: z.literal('status-mail-failed'),
    why: z.string(),
  }),
  undone: z.object({ ...reviewed, event: z.literal('undone'), undoes: count }),
} satisfies {
  readonly [E in ApplicationRecord['event']]: z.ZodMiniObject &
    z.ZodMiniType<Extract<ApplicationRecord, { readonly event: E }>>;
};

type Schema = (typeof schemas)[keyof typeof schemas];

/** A record of an application as stored, by its event. */
export const applicationRecordItem = z.discriminatedUnion(
  'event',
  Object.values(schemas) as [Schema, ...Schema[]],
);
