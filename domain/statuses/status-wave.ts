import type { LedgerChange } from '#domain/capacity/ledger-change.ts';
import type { AddApplicationRecord, PutApplication } from '#domain/decisions/change-application.ts';
import type { AddRecord, Notice, RecordFrame, Who } from '#domain/decisions/change-record.ts';
import type { Due } from '#domain/decisions/due.ts';
import type { StatusRecord } from '#domain/review/status-record.ts';
import type { Instant } from '#domain/values/time.ts';
import type { ToldStatus } from './told-status.ts';

/**
 * People who are told their status together, by the clock. Who they are is set when the wave is prepared, so that nobody is
 * told who was not counted; whether it is still so is looked at when each is told.
 */
export type StatusWave = {
  readonly id: string;
  readonly season: string;
  readonly as: ToldStatus;
  readonly state: 'prepared' | 'leaving' | 'done' | 'taken-back';
  /** Their AAMC IDs; empty for somebody who was erased since. */
  readonly people: readonly string[];
  /** How many of them were looked at, and how many of those were told. */
  readonly done: number;
  readonly told: number;
  readonly releaseAt: Instant;
  readonly who: Who;
  readonly startedAt: Instant;
  readonly takenBack?: { readonly who: Who; readonly at: Instant };
  readonly version: number;
};

export type StatusDue = Due<'status-wave'>;

/** When the clock goes on with the wave; nothing if it has ended. */
export function statusDueOf(wave: StatusWave): StatusDue | undefined {
  return isWaveOpen(wave) ? { kind: 'status-wave', at: wave.releaseAt } : undefined;
}

export function isWaveOpen({ state }: Pick<StatusWave, 'state'>): boolean {
  return state === 'prepared' || state === 'leaving';
}

/** The mail to one applicant. It goes some days after it was sent; that the applicant was told is in the application’s history. */
export type StatusNotice = RecordFrame & {
  readonly event: 'status-notice';
  readonly application: string;
  readonly as: ToldStatus;
  readonly notices: readonly Notice<'status'>[];
};

/** `replaces` is the version that was read; absent for a wave that is new. */
export type PutStatusWave = {
  readonly kind: 'put-status-wave';
  readonly wave: StatusWave;
  readonly replaces?: number;
};

export type StatusChange =
  | PutStatusWave
  | PutApplication
  | LedgerChange
  | AddRecord<StatusNotice>
  | AddApplicationRecord<StatusRecord>;

/** Nobody with this status waits to be told. */
export type NobodyToTell = { readonly kind: 'nobody-to-tell' };
/** Another wave of the status has not ended. */
export type StatusWaveOpen = { readonly kind: 'status-wave-open'; readonly releaseAt: Instant };
/** Other people than were shown would be told. */
export type OthersToTell = {
  readonly kind: 'others-to-tell';
  readonly shown: number;
  readonly people: number;
};
/** The wave leaves, has left, or was taken back. */
export type StatusWaveLeft = { readonly kind: 'status-wave-left' };

export type StatusRefusal = NobodyToTell | StatusWaveOpen | OthersToTell | StatusWaveLeft;
