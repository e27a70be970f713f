import * as z from 'zod/mini';
import { aims } from '#domain/interview-plan/aims.ts';
import type { PlannedDay, PutPlannedDay } from '#domain/planned-days/planned-day.ts';
import { meetingKinds } from '#domain/season/agenda-section.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';
import { dueAttributes } from '#functions/store/items/due.ts';
import { plannedDayKey, plannedDaysOf } from '#functions/store/keys.ts';
import { get, query } from '#functions/store/query.ts';
import { who } from '#functions/store/record-items/frame.ts';
import { count, day, instantSchema, minute } from '#functions/store/schemas.ts';
import { table } from '#functions/store/table.ts';
import { inPlaceOf, put, type Writes } from '#functions/store/write.ts';

const span = { from: minute, to: minute };
const kind = z.enum(meetingKinds);
const interviews = z.array(
  z.object({ ...span, guest: z.string(), kind, track: z.string(), interviewers: z.array(z.string()) }),
);
const meeting = z.object({ kind, track: z.string(), count, times: z.array(z.object(span)) });
const interviewer = z.string();

const ruleGroup = z.discriminatedUnion('kind', [
  z.object({ ...span, kind: z.literal('owed'), meeting: kind, track: z.string() }),
  z.object({ kind: z.literal('hours'), interviewer }),
  z.object({ kind: z.literal('most'), interviewer }),
  z.object({ kind: z.literal('recusals'), interviewer }),
  z.object({ kind: z.literal('arranged'), guest: z.string() }),
  z.object({ kind: z.literal('met-before') }),
  z.object({ kind: z.literal('late'), guest: z.string() }),
]);

const concession = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('more-interviews'), interviewer, more: count }),
  z.object({ kind: z.literal('also-there'), interviewer, span: z.object(span) }),
  z.object({ kind: z.literal('left-out'), guest: z.string(), meeting, fewer: count }),
]);

const setback = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nobody-comes') }),
  z.object({ kind: z.literal('without-agenda'), guests: z.array(z.string()) }),
  z.object({ kind: z.literal('infeasible'), reasons: z.array(ruleGroup), ways: z.array(concession) }),
  z.object({ kind: z.literal('out-of-time') }),
]);

const plannedDayItem = z.object({
  id: z.string(),
  season: z.string(),
  on: day,
  version: count,
  state: z.enum(['idle', 'planning', 'telling']),
  draft: z.exactOptional(z.object({ interviews, open: z.array(z.enum(aims)) })),
  setback: z.exactOptional(setback),
  published: z.exactOptional(
    z.object({
      edition: count,
      at: instantSchema,
      who,
      interviews,
      interviewers: z.array(z.object({ id: z.string(), name: z.string(), address: z.string() })),
      ownChanges: z.exactOptional(
        z.array(z.object({ interviewer, fresh: z.array(minute), gone: interviews })),
      ),
      seasonVersion: z.exactOptional(count),
    }),
  ),
  late: z.exactOptional(z.array(z.object({ ...span, guest: z.string(), isThere: z.boolean() }))),
  untold: z.array(z.string()),
  remindAt: z.exactOptional(instantSchema),
  edits: z.array(
    z.object({
      version: count,
      at: instantSchema,
      who,
      what: z.enum(['planned', 'moved', 'swapped', 'discarded', 'published', 'asked-for', 'rooms-swapped']),
    }),
  ),
}) satisfies z.ZodMiniType<PlannedDay>;

export const plannedDayWrites: Writes<PutPlannedDay> = {
  'put-planned-day': (season, { planned, replaces }) =>
    put(
      {
        ...{ ...plannedDayKey(season, planned.on), kind: table.plannedDayKind, ...planned },
        ...dueAttributes(planned.remindAt && { kind: 'interviewer-reminder', at: planned.remindAt }),
      },
      inPlaceOf(replaces),
    ),
};

export async function readPlannedDay(
  store: Store,
  season: string,
  on: CalendarDay,
): Promise<PlannedDay | undefined> {
  return get(store, plannedDayKey(season, on), plannedDayItem);
}

/** What is planned of every interview day of the season, by day. */
export async function readPlannedDays(store: Store, season: string): Promise<readonly PlannedDay[]> {
  return query(store, plannedDaysOf(season), '', plannedDayItem);
}
