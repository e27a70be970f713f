import type { Season } from '#domain/season/season.ts';
import { isUnderWay } from '#domain/season-draft/season-draft.ts';
import type { DeskProblem } from '#functions/desk/problems.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import type { FileProblem } from '#functions/season/season-file/problem.ts';
import { type FileReading, readFileParts } from '#functions/season/season-file/read-season-file.ts';
import type { DraftFile } from '#functions/season-draft/load-draft.ts';

/** What the pages of the season's draft are drawn from. */
export type PlanModel = DraftFile & {
  readonly coordinator: SignedIn;
  /** The file that an edit is made on, as far as it can be read. */
  readonly reading: FileReading;
  /** What a form said that was refused. */
  readonly typed?: URLSearchParams | undefined;
  readonly problem?: DeskProblem | undefined;
};

/** What was refused, what the form said, and the faults of a file that was uploaded. */
export type PlanRefused = Pick<PlanModel, 'typed' | 'problem'> & { readonly faults?: readonly FileProblem[] };

export function planModel(
  file: DraftFile,
  coordinator: SignedIn,
  { typed, problem }: PlanRefused = {},
): PlanModel {
  return { ...file, coordinator, reading: readFileParts(file.text), typed, problem };
}

/** The season that the draft describes. Every section of a draft can be read; rules may still be broken. */
export function draftedSeason({ reading }: Pick<PlanModel, 'reading'>): Season {
  return reading.season as Season;
}

/** Whether forms are shown: not to a coordinator who may only look, and not while the draft is being applied. */
export function canEdit({ coordinator, draft }: Pick<PlanModel, 'coordinator' | 'draft'>): boolean {
  return coordinator.may === 'edit' && draft?.state !== 'applying';
}

/** The versions that a form was made on, in its hidden fields. */
export function draftSeenFields({ draft, applied }: DraftFile): readonly (readonly [string, string])[] {
  return [
    ['version', String(draft?.version ?? 0)],
    ['season', String(applied.version)],
  ];
}

/** Whether there is a draft that says something else than the season in force, or may. */
export function hasDraft({ draft }: Pick<DraftFile, 'draft'>): boolean {
  return isUnderWay(draft);
}
