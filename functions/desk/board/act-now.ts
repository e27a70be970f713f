import * as z from 'zod/mini';
import type { Stored } from '#domain/decisions/change-record.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import { LONGEST_REASON } from '#functions/desk/longest-reason.ts';
import type { DeskProblem } from '#functions/desk/problems.ts';
import { readBody } from '#functions/http/body.ts';
import type { Request } from '#functions/http/request.ts';
import { interviewersOfDay } from '#functions/interviewers/interviewers-of-day.ts';
import type { DayName } from '#functions/interviews/load-day.ts';
import { swapTwoRooms } from '#functions/interviews/swap-two-rooms.ts';
import { enterAbsence } from '#functions/interviews/tell-absent.ts';
import { tellThatDelayed, tellThatLate } from '#functions/interviews/tell-late.ts';
import type { Store } from '#functions/store/client.ts';
import { undefinedIfNotFound } from '#functions/store/not-found.ts';

const LONGEST_ROOM = 1_000;
const MOST_MINUTES = 240;

const room = z.string().check(z.maxLength(LONGEST_ROOM));
const guest = z.string().check(z.maxLength(60));
const minutes = z.coerce.number().check(z.int(), z.nonnegative(), z.maximum(MOST_MINUTES));
/** Of the plan, or of the offer where the form is about that. */
const version = z.coerce.number().check(z.int(), z.nonnegative());
const reason = z._default(z.string().check(z.maxLength(LONGEST_REASON)), '');

/** What the form showed as said last. */
const told = z._default(z.string().check(z.maxLength(LONGEST_ROOM)), '');

const form = z.discriminatedUnion('act', [
  z.object({ act: z.literal('late'), guest, minutes, version, told }),
  z.object({ act: z.literal('absent'), guest, reason, version }),
  z.object({ act: z.literal('came'), guest, reason, version }),
  z.object({ act: z.literal('delay'), room: z.optional(room), minutes, version, told }),
  z.object({
    ...{ act: z.literal('swap'), room, other: room, version },
    from: z.coerce.number().check(z.int(), z.nonnegative()),
    scope: z.enum(['once', 'rest']),
  }),
]);

/** Why a form of the board was refused, with what others changed of the offer meanwhile. */
export type RefusedNow = {
  readonly problem: DeskProblem;
  readonly meanwhile?: readonly Stored<OfferRecord>[];
};

/** Does what a form of the board asks for. Returns why it was not done, if so. */
export async function actNow(
  store: Store,
  name: DayName,
  request: Request,
  context: DecisionContext,
): Promise<RefusedNow | undefined> {
  const read = readBody(request, form);
  if ('problem' in read) return { problem: read.problem };
  const { version: seen, ...asked } = read.body;
  if (asked.act === 'absent' || asked.act === 'came') {
    const { act, guest: offer, reason: why } = asked;
    const absence = { guest: offer, version: seen, hasCome: act === 'came', reason: why };
    const refused = await enterAbsence(store, name, absence, context).catch(whyUnknown);
    return refused && { problem: refused.refusal, meanwhile: refused.meanwhile };
  }
  const refusal = await decide(store, name, { ...asked, seen }, context);
  return refusal && { problem: refusal };
}

function whyUnknown(cause: unknown) {
  undefinedIfNotFound(cause);
  return { refusal: { kind: 'not-in-season' } as const, meanwhile: [] };
}

type AboutPlan = Exclude<z.output<typeof form>, { readonly act: 'absent' | 'came' }>;
type Asked = { readonly seen: number } & (AboutPlan extends infer A
  ? A extends unknown
    ? Omit<A, 'version'>
    : never
  : never);

function decide(store: Store, name: DayName, asked: Asked, context: DecisionContext) {
  if (asked.act === 'late') return tellThatLate(store, name, asked, context);
  if (asked.act === 'delay') return tellThatDelayed(store, name, asked, context);
  const { room: one, other, from, scope, seen } = asked;
  const swap = { rooms: [one, other] as const, from, isFromThenOn: scope === 'rest', seen };
  return swapTwoRooms(store, name, () => interviewersOfDay(store, name.season, name.on), swap, context);
}
