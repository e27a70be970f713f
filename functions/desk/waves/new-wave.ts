import type { Chosen } from '#domain/review/review-many.ts';
import type { Season } from '#domain/season/season.ts';
import type { WavePlan } from '#domain/waves/wave-plan.ts';
import type { ToldAtDesk } from '#functions/desk/problems.ts';
import type { ReadWave } from './wave-form.ts';

/** What the page between the list and the wave is drawn from. */
export type NewWave = {
  readonly season: Season;
  /** Everybody who was selected. */
  readonly chosen: readonly Chosen[];
  readonly plan: WavePlan;
  readonly when: ReadWave;
  /** The address of the list from which they were selected. */
  readonly list: string;
  /** Whether the times were looked at, so that the wave can be made. */
  readonly isPreview: boolean;
  /** How far the wave is, where it is made in steps. */
  readonly progress?: string | undefined;
  /** Why nothing was done. */
  readonly told?: ToldAtDesk | undefined;
};
