import type { Application } from '#domain/applications/application.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Unchanged,
  unchanged,
} from '#domain/decisions/decision.ts';
import type { OfferState } from '#domain/offers/offer.ts';
import { applicationStatusOf } from '#domain/review/status.ts';
import { tracksTicked } from '#domain/routing/tracks-ticked.ts';
import type { Season } from '#domain/season/season.ts';
import { isWaveOpen, type StatusChange, type StatusWave } from './status-wave.ts';
import { statusToTell } from './told-status.ts';

/** Each is three changes of a transaction, which has 100. */
const AT_ONCE = 30;

/** The next people of the wave. */
export function nextOf({ people, done }: StatusWave): readonly string[] {
  return people.slice(done, done + AT_ONCE);
}

export type TellingStanding = {
  readonly season: Season;
  readonly wave: StatusWave | undefined;
  /** The applications of the next people, of those who have one. */
  readonly applications: readonly Application[];
  /** How the latest invitation of each applicant stands, by AAMC ID; of one in a wave of invitations, as if it were open. */
  readonly invitations: ReadonlyMap<string, OfferState>;
  readonly ledger: number;
};

/**
 * Tells the next people of a wave whose time has come. Somebody who was invited, withdrew, was erased or was decided otherwise since
 * is passed over. Each is told once: the application is changed with it. It raises the ledger, so that an invitation of
 * the same moment is decided before or after, never beside it.
 */
export function tellNext(
  { season, wave, applications, invitations, ledger }: TellingStanding,
  context: DecisionContext,
): Decision<StatusWave, StatusChange> | Unchanged {
  if (!wave || !isWaveOpen(wave) || context.now < wave.releaseAt) return unchanged;
  const next = nextOf(wave);
  const told = applications.filter((application) => isToBeTold(season, wave, application, invitations));
  const done = wave.done + next.length;
  const after: StatusWave = {
    ...wave,
    ...{ done, told: wave.told + told.length, state: done < wave.people.length ? 'leaving' : 'done' },
    version: wave.version + 1,
  };
  return decision(after, [
    { kind: 'put-status-wave', wave: after, replaces: wave.version },
    ...(told.length > 0 ? [{ kind: 'raise-ledger', from: ledger } as const] : []),
    ...told.flatMap((application, index) =>
      changesFor(wave, application, {
        ...context,
        recordId: `${context.recordId.replace('record_', 'status_')}-${index}`,
      }),
    ),
  ]);
}

function isToBeTold(
  season: Season,
  { as }: StatusWave,
  application: Application,
  invitations: TellingStanding['invitations'],
): boolean {
  const ticked = tracksTicked(season, application.ticks).tracks.map(({ id }) => id);
  const status = applicationStatusOf(application, ticked, invitations.get(application.id));
  return statusToTell(status, application.told) === as && emailOf(application) !== '';
}

function emailOf({ values }: Application): string {
  return String(values.email ?? '');
}

function changesFor(
  { id: wave, as, season, who }: StatusWave,
  application: Application,
  { now, recordId }: DecisionContext,
): readonly StatusChange[] {
  const { id, version: replaces } = application;
  const version = replaces + 1;
  const after = { ...application, version, changedAt: now, told: { as, at: now } };
  const frame = { season, application: id, at: now, who };
  const to = emailOf(application);
  return [
    { kind: 'put-application', application: after, replaces },
    { kind: 'add-application-record', record: { ...frame, version, event: 'status-told', as, wave } },
    {
      kind: 'add-record',
      record: { ...frame, id: recordId, event: 'status-notice', as, notices: [{ kind: 'status', to }] },
    },
  ];
}
