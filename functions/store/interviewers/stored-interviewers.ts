import * as z from 'zod/mini';
import type {
  InterviewerField,
  InterviewerList,
  InterviewersChange,
  StoredInterviewer,
} from '#domain/interviewers/stored-interviewer.ts';
import { meetingKinds } from '#domain/season/agenda-section.ts';
import type { Store } from '#functions/store/client.ts';
import { interviewersKey } from '#functions/store/keys.ts';
import { get } from '#functions/store/query.ts';
import { who } from '#functions/store/record-items/frame.ts';
import { count, day, instantSchema, wallTimeSchema } from '#functions/store/schemas.ts';
import { inPlaceOf, put, type Writes } from '#functions/store/write.ts';

/** Texts, so that an item of a newer version can still be read during a deployment. */
export const interviewerFields = z.array(z.string() as unknown as z.ZodMiniType<InterviewerField>);

const hours = z.array(z.object({ from: wallTimeSchema, until: wallTimeSchema }));

const interviewer = z.object({
  id: z.string(),
  name: z.string(),
  address: z.string(),
  kinds: z.array(z.enum(meetingKinds)),
  team: z.exactOptional(z.string()),
  tracks: z.array(z.string()),
  days: z.array(day),
  hours,
  mostADay: count,
  phone: z.exactOptional(z.string()),
  schools: z.exactOptional(z.array(z.string())),
  answers: z.array(z.object({ on: day, isThere: z.boolean(), hours })),
  recusals: z.array(z.object({ applicant: z.string(), by: z.enum(['interviewer', 'program']) })),
  wishes: z.exactOptional(z.array(z.string())),
  generation: count,
  linkSentAt: z.exactOptional(instantSchema),
  version: count,
  changed: z.object({ who, at: instantSchema, fields: interviewerFields }),
}) satisfies z.ZodMiniType<StoredInterviewer>;

const interviewersItem = z.object({
  version: count,
  interviewers: z.array(interviewer),
  removed: z.exactOptional(z.array(z.string())),
});

export const interviewersWrites: Writes<InterviewersChange> = {
  'put-interviewers': (season, { list: { season: _, ...list }, replaces }) =>
    put({ ...interviewersKey(season), kind: 'interviewers', ...list }, inPlaceOf(replaces)),
};

/** Everybody who interviews in the season; nobody, at version 0, if nothing is stored. */
export async function readInterviewers(
  store: Store,
  season: string,
  consistency: { readonly consistent?: boolean } = {},
): Promise<InterviewerList> {
  const found = await get(store, interviewersKey(season), interviewersItem, consistency);
  return { season, version: 0, interviewers: [], ...found };
}
