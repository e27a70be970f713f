import type { Refusal } from '#domain/contract.ts';
import type { Stored } from '#domain/decisions/change-record.ts';
import { type DecisionContext, refuse } from '#domain/decisions/decision.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import { tellAbsent, tellPresent } from '#domain/planned-days/tell-absent.ts';
import { changesSince } from '#functions/behalf/changes-since.ts';
import { loadStanding } from '#functions/booking/load-standing.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import type { DayName } from './load-day.ts';
import { planOf } from './plan-interview-day.ts';

/** An applicant, by the offer that somebody saw at `version`, who has not come, or came after all; with a reason where one is needed. */
export type Absence = {
  readonly guest: string;
  readonly version: number;
  readonly hasCome: boolean;
  readonly reason: string;
};

/** Why it was not entered, with what others changed of the offer meanwhile. */
export type AbsenceRefused = {
  readonly refusal: Refusal;
  readonly meanwhile: readonly Stored<OfferRecord>[];
};

/** Enters that an applicant has not come, or came after all, and tells those who were to meet them. Throws `NotFound` without offer. */
export async function enterAbsence(
  store: Store,
  name: DayName,
  { guest, version, hasCome, reason }: Absence,
  context: DecisionContext,
): Promise<AbsenceRefused | undefined> {
  const load = async () => {
    const [standing, plan] = await Promise.all([
      loadStanding(store, { season: name.season, id: guest }, [], false),
      planOf(store, name)(),
    ]);
    const day = { ...plan, zone: standing.season.program.zone };
    return { ...standing, day, meanwhile: await changesSince(store, standing.offer, version) };
  };
  const { verdict, standing } = await attempt(store, name.season, load, (loaded) => {
    const decided = hasCome ? tellPresent(loaded, reason, context) : tellAbsent(loaded, { reason }, context);
    const isStale = decided.kind === 'decision' && loaded.meanwhile.length > 0;
    return isStale ? refuse({ kind: 'changed-meanwhile' }) : decided;
  });
  if (verdict.kind !== 'refusal') return undefined;
  return { refusal: verdict.refusal, meanwhile: standing.meanwhile };
}
