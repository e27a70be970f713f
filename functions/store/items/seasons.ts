import * as z from 'zod/mini';
import { deskRights } from '#domain/season/coordinators.ts';
import { viewFields } from '#domain/season/interviewer-views.ts';
import type { Season } from '#domain/season/season.ts';
import type { SeasonChange } from '#domain/season/season-change.ts';
import type { Applied } from '#domain/season/season-document.ts';
import { visitKinds } from '#domain/season/visit.ts';
import type { Store } from '#functions/store/client.ts';
import { closingMailKey, type Key, retentionKey, seasonKey } from '#functions/store/keys.ts';
import { get } from '#functions/store/query.ts';
import { count, day, oneOrTwo, start, wallTimeSchema } from '#functions/store/schemas.ts';
import { table } from '#functions/store/table.ts';
import { inPlaceOf, put, raise, type Write, type Writes } from '#functions/store/write.ts';
import { dueAttributes } from './due.ts';
import { agendasItem } from './season-sections/agendas-item.ts';
import { informationItem } from './season-sections/information-item.ts';
import { screeningItem } from './season-sections/screening-item.ts';

const visit = z.exactOptional(
  z.object({
    kind: z.exactOptional(z.enum(visitKinds)),
    place: z.exactOptional(z.string()),
    joinLink: z.exactOptional(z.string()),
    instructions: z.exactOptional(z.string()),
    phone: z.exactOptional(z.string()),
    contact: z.exactOptional(z.string()),
  }),
);

const track = z.object({
  id: z.string(),
  name: z.string(),
  nrmp: z.string(),
  erasName: z.exactOptional(z.string()),
  alone: z.boolean(),
  covers: z.array(z.string()),
  needsFact: z.exactOptional(z.string()),
  mayAskFor: z.exactOptional(z.array(z.string())),
  note: z.exactOptional(z.string()),
  visit,
  options: z.array(z.object({ id: z.string(), days: oneOrTwo(day) })),
});

const groups = z.array(z.object({ for: z.array(z.string()), seats: z.int() }));

const season = z.object({
  id: z.string(),
  program: z.object({ name: z.string(), zone: z.string(), from: z.string(), contact: z.string() }),
  offers: z.object({
    answerHours: z.number(),
    closesAt: z.exactOptional(wallTimeSchema),
    until: day,
    changesCloseHours: z.number(),
  }),
  digest: z.object({
    at: wallTimeSchema,
    to: z.array(z.string()),
    lateDays: z.exactOptional(z.int().check(z.nonnegative())),
  }),
  coordinators: z.exactOptional(
    z.array(z.object({ name: z.exactOptional(z.string()), address: z.string(), may: z.enum(deskRights) })),
  ),
  accommodations: z.exactOptional(z.object({ readBy: z.string() })),
  matchLists: z.exactOptional(z.object({ lockedOn: day, visitsFrom: z.exactOptional(day) })),
  information: z.exactOptional(informationItem),
  interviewerViews: z.exactOptional(
    z.object({
      team: z.exactOptional(z.array(z.enum(viewFields))),
      oneOnOne: z.exactOptional(z.array(z.enum(viewFields))),
    }),
  ),
  messages: z.exactOptional(
    z.object({
      invitation: z.exactOptional(z.string()),
      confirmation: z.exactOptional(z.string()),
      rescheduled: z.exactOptional(z.string()),
      canceled: z.exactOptional(z.string()),
      letters: z.exactOptional(z.string()),
      signature: z.exactOptional(z.string()),
    }),
  ),
  reminders: z.exactOptional(
    z.object({
      beforeClosingHours: z.array(z.number()),
      beforeInterviewDays: z.array(z.number()),
      // Seasons that were applied before there were such reminders have none.
      beforeInterviewHours: z._default(z.array(z.number()), []),
    }),
  ),
  statuses: z.exactOptional(
    z.object({ toldBy: day, closed: z.exactOptional(z.string()), waiting: z.exactOptional(z.string()) }),
  ),
  retention: z.exactOptional(z.object({ months: z.number() })),
  visit,
  deadlines: z.array(
    z.object({ id: z.string(), name: z.string(), on: day, at: z.exactOptional(wallTimeSchema) }),
  ),
  screening: z.exactOptional(screeningItem),
  assumed: z.array(z.string()),
  tracks: z.array(track),
  days: z.array(
    z.object({
      on: day,
      starts: z.array(z.object({ name: start, at: wallTimeSchema, until: wallTimeSchema, groups })),
      visit,
    }),
  ),
  agendas: z.exactOptional(agendasItem),
}) satisfies z.ZodMiniType<Season>;

export const seasonItem = z.object({
  season,
  version: count,
  fence: z.exactOptional(count),
  changing: z.exactOptional(z.object({ to: z.int(), reason: z.string(), by: z.string() })),
}) satisfies z.ZodMiniType<Applied>;

export const seasonWrites: Writes<SeasonChange> = {
  'put-season': (id, { season, version, fence, changing, replaces }) =>
    put({ ...seasonKey(id), kind: 'season', season, version, fence, changing }, inPlaceOf(replaces)),
  'put-retention': (id, { at, version }) =>
    putDue(
      { ...retentionKey(id), kind: 'retention', id: 'retention', season: id, version },
      at && { kind: 'season-retention', at },
    ),
  'settle-retention': (id, { version }) => settled(retentionKey(id), version),
  'put-closing-mail': (id, { at, version }) =>
    putDue(
      { ...closingMailKey(id), kind: 'closing-mail', id: 'closing-mail', season: id, version },
      at && { kind: 'closing-mail', at },
    ),
  'settle-closing-mail': (id, { version }) => settled(closingMailKey(id), version),
  'raise-season': (id, { from }) => raise(seasonKey(id), from),
};

/** What a season's file of some version says is due, in place of what an earlier one said. */
function putDue(
  item: Key & { readonly version: number } & Readonly<Record<string, unknown>>,
  due: Parameters<typeof dueAttributes>[0],
): Write {
  const { version } = item;
  return put({ ...item, ...dueAttributes(due) }, { condition: 'is-no-later-version', values: { version } });
}

/** The item is due no longer, unless a later version has said otherwise. */
function settled(key: Key, version: number): Write {
  return {
    ...{ kind: 'update', key, condition: 'is-version', values: { from: version } },
    set: 'REMOVE #due, #dueAt',
    names: { due: table.dueIndex.partitionKey, dueAt: table.dueIndex.sortKey },
  };
}

/** `undefined` if no season of that id was applied. */
export async function readSeason(store: Store, season: string): Promise<Applied | undefined> {
  return get(store, seasonKey(season), seasonItem);
}

/** The version of the season's file that last said how long applicants are kept; `undefined` if none did. */
export async function readRetention(store: Store, season: string): Promise<number | undefined> {
  return versionAt(store, retentionKey(season));
}

/** The version of the season's file that last said when interviewed applicants are written to; `undefined` if none did. */
export async function readClosingMail(store: Store, season: string): Promise<number | undefined> {
  return versionAt(store, closingMailKey(season));
}

async function versionAt(store: Store, key: Key): Promise<number | undefined> {
  return (await get(store, key, z.object({ version: count })))?.version;
}
