import type { Refusal } from '#domain/contract.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { Season } from '#domain/season/season.ts';
import { inviteWave, type Wave, type WaveInvitation } from '#domain/waves/invite-wave.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import { readApplication } from '#functions/store/items/applications.ts';
import { readOutlook } from '#functions/store/items/outlook.ts';

/** Of 100 items in a transaction: three at most for each invitation and one to check its application, and the ledger. */
const BATCH = 33;
const BATCH_OF_APPLICATIONS = 24;

/** How many were invited or prepared, whose application had changed, and why the rest were not. */
export type InvitedAnswer = {
  readonly invited: number;
  readonly changed: readonly WaveInvitation[];
  readonly refusal?: Refusal;
};

/**
 * Invites in batches, each on a fresh read of everything, or prepares the wave. A batch leaves out applicants who have been
 * invited meanwhile, so that the same request again does the rest; it also leaves out those whose application is not the
 * one that was looked at. A batch that is refused ends it: those before stay invited.
 */
export async function inviteInBatches(
  store: Store,
  season: Season,
  invitations: readonly WaveInvitation[],
  wave: Wave,
  contextNow: () => DecisionContext,
): Promise<InvitedAnswer> {
  const isOfApplications = invitations.some(({ applicationVersion }) => applicationVersion !== undefined);
  const size = isOfApplications ? BATCH_OF_APPLICATIONS : BATCH;
  const changed: WaveInvitation[] = [];
  let invited = 0;
  for (let from = 0; from < invitations.length; from += size) {
    const batch = invitations.slice(from, from + size);
    const { verdict, standing } = await attempt(
      store,
      season.id,
      () => load(store, season, batch),
      ({ applied, unchanged, ...outlook }) =>
        inviteWave(applied?.season ?? season, outlook, unchanged, wave, contextNow()),
    );
    if (verdict.kind === 'refusal') return { invited, changed, refusal: verdict.refusal };
    if (verdict.kind === 'decision') invited += verdict.result.length;
    changed.push(...batch.filter((each) => !standing.unchanged.includes(each)));
  }
  return { invited, changed };
}

async function load(store: Store, season: Season, batch: readonly WaveInvitation[]) {
  const [outlook, isAsSeen] = await Promise.all([
    readOutlook(store, season.id),
    mapConcurrently(batch, (each) => isUnchanged(store, season, each)),
  ]);
  return { ...outlook, unchanged: batch.filter((_, index) => isAsSeen[index]) };
}

async function isUnchanged(
  store: Store,
  season: Season,
  { applicant, applicationVersion }: WaveInvitation,
): Promise<boolean> {
  if (applicationVersion === undefined) return true;
  return (await readApplication(store, season.id, applicant.id))?.version === applicationVersion;
}
