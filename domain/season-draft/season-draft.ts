import type { Who } from '#domain/decisions/change-record.ts';
import type { Season } from '#domain/season/season.ts';
import type { Applied } from '#domain/season/season-document.ts';
import { canonical } from '#domain/season-plan/differences.ts';
import { hash } from '#domain/values/hash.ts';
import type { Instant } from '#domain/values/time.ts';

/** One edit of the draft, as the next coordinator reads it: who, when, and a line for each thing that changed. */
export type DraftEdit = {
  readonly version: number;
  readonly at: Instant;
  readonly who: Who;
  readonly what: readonly string[];
};

/** The season in force, by the version of its document and a hash of what it says. */
export type DraftBase = { readonly version: number; readonly of: number };

/** How an application of the draft stopped, in words for a coordinator. */
export type DraftSetback = { readonly title: string; readonly detail: string; readonly next: string };

/**
 * The season file as the coordinators are changing it: one for each season, so that two people see each other's edits before
 * either applies them. While it is `applying`, it is work for the function that the stream calls; once it is `applied` or
 * `discarded`, the next edit begins another one.
 */
export type SeasonDraft = {
  readonly id: string;
  readonly season: string;
  readonly state: 'edited' | 'applying' | 'applied' | 'discarded';
  /** The file. Empty once the draft has been discarded. */
  readonly text: string;
  readonly base: DraftBase;
  /** Rises with each change, also from one draft to the next. */
  readonly version: number;
  readonly startedAt: Instant;
  readonly changedAt: Instant;
  /** The latest edits of this draft, oldest first. */
  readonly edits: readonly DraftEdit[];
  /** Who said that it is to be applied, and the reason for everybody whom it concerns. */
  readonly approved?: { readonly who: Who; readonly reason: string; readonly version: number };
  readonly setback?: DraftSetback;
  readonly applied?: { readonly steps: number; readonly told: number; readonly left: readonly string[] };
};

export type SeasonDraftChange =
  | { readonly kind: 'put-season-draft'; readonly draft: SeasonDraft; readonly replaces?: number }
  | { readonly kind: 'put-season-file'; readonly file: SeasonFileKept; readonly replaces?: number };

/** The text of the file that was applied last, with the comments that a season does not keep. `of`: a hash of what it says. */
export type SeasonFileKept = {
  readonly season: string;
  readonly text: string;
  readonly of: number;
  readonly version: number;
  readonly at: Instant;
};

/** The draft is not as the form showed it: what was done since, and by whom. None: it was applied or discarded. */
export type DraftChanged = { readonly kind: 'draft-changed'; readonly edits: readonly DraftEdit[] };
/** The draft is being applied, so nobody can change it. */
export type DraftApplying = { readonly kind: 'draft-applying' };
/** Another file was applied since the draft was begun. */
export type DraftOutdated = { readonly kind: 'draft-outdated' };

export type SeasonDraftRefusal = DraftChanged | DraftApplying | DraftOutdated;

/** Every season has one draft, under this id. */
export const draftId = 'draft';

/** What a draft remembers of the season that it was begun on. */
export function draftBaseOf({ season, version }: Pick<Applied, 'season' | 'version'>): DraftBase {
  return { version, of: meaningOf(season) };
}

/** A hash of what a season says, whatever the order of its fields. */
export function meaningOf(season: Season): number {
  return hash(canonical(season));
}

/** Whether somebody is still working on the draft, or it is being applied. */
export function isUnderWay(draft: SeasonDraft | undefined): draft is SeasonDraft {
  return draft?.state === 'edited' || draft?.state === 'applying';
}

/** Whether the season in force is another one than the draft was begun on. */
export function isOutdated({ base }: Pick<SeasonDraft, 'base'>, applied: Pick<Applied, 'season'>): boolean {
  return base.of !== meaningOf(applied.season);
}
