import {
  type Decision,
  type DecisionContext,
  decision,
  type Refused,
  refuse,
} from '#domain/decisions/decision.ts';
import type { ReleasePast } from '#domain/invitations/refusal.ts';
import type { Instant } from '#domain/values/time.ts';
import {
  isWaveOpen,
  type NobodyToTell,
  type OthersToTell,
  type PutStatusWave,
  type StatusWave,
  type StatusWaveLeft,
  type StatusWaveOpen,
} from './status-wave.ts';
import type { ToldStatus } from './told-status.ts';

export type StatusWaveStanding = {
  readonly season: string;
  /** The AAMC IDs of those who have the status and were not told. */
  readonly people: readonly string[];
  readonly waves: readonly StatusWave[];
};

type Request = {
  readonly as: ToldStatus;
  readonly at: Instant;
  /** How many people the coordinator was shown. */
  readonly shown: number;
};

/**
 * Prepares a wave for everybody with the status who was not told: the clock tells them from `at` on. Nobody is told before,
 * and the wave can be taken back until then.
 */
export function prepareStatusWave(
  { season, people, waves }: StatusWaveStanding,
  { as, at, shown }: Request,
  { now, who, recordId }: DecisionContext,
): Decision<StatusWave, PutStatusWave> | Refused<NobodyToTell | StatusWaveOpen | OthersToTell | ReleasePast> {
  const open = waves.find((wave) => wave.as === as && isWaveOpen(wave));
  if (open) return refuse({ kind: 'status-wave-open', releaseAt: open.releaseAt });
  if (people.length === 0) return refuse({ kind: 'nobody-to-tell' });
  if (people.length !== shown) return refuse({ kind: 'others-to-tell', shown, people: people.length });
  if (at <= now) return refuse({ kind: 'release-past', at });
  const wave: StatusWave = {
    ...{ id: recordId.replace('record_', 'wave_'), season, as, state: 'prepared' },
    ...{ people, done: 0, told: 0, releaseAt: at, who, startedAt: now, version: 1 },
  };
  return decision(wave, [{ kind: 'put-status-wave', wave }]);
}

/** Takes a wave back before it leaves: nobody of it is told. */
export function takeStatusWaveBack(
  wave: StatusWave,
  { now, who }: DecisionContext,
): Decision<StatusWave, PutStatusWave> | Refused<StatusWaveLeft> {
  if (wave.state !== 'prepared' || wave.releaseAt <= now) return refuse({ kind: 'status-wave-left' });
  const after: StatusWave = {
    ...wave,
    ...{ state: 'taken-back', takenBack: { who, at: now }, version: wave.version + 1 },
  };
  return decision(after, [{ kind: 'put-status-wave', wave: after, replaces: wave.version }]);
}
