import type { Refusal } from '#domain/contract.ts';
import { type DecisionContext, decision, unchanged } from '#domain/decisions/decision.ts';
import type { Season } from '#domain/season/season.ts';
import type { Applied } from '#domain/season/season-document.ts';
import type { Batch } from '#domain/season-plan/batches.ts';
import { canonical, type Difference } from '#domain/season-plan/differences.ts';
import { planSeason } from '#domain/season-plan/plan-season.ts';
import { hash } from '#domain/values/hash.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import { readOutlookWithHolders } from '#functions/store/items/outlook.ts';
import { readApplied } from '#functions/store/items/records.ts';
import { tellInterviewers } from './tell-interviewers.ts';

/** How far an application came, how many people it has told, and how many interviewers. `refusal`: why it stopped; `overtaken`: another file was applied while this one was. */
export type SeasonApplication = {
  readonly steps: number;
  readonly told: number;
  readonly interviewersTold: number;
  readonly refusal?: Refusal;
  readonly overtaken?: true;
};

/** Whose decisions these are, by which clock: each batch is a decision of its own, and asks for a context of its own. */
type ContextSource = () => DecisionContext;

/**
 * Makes the season what `next` says, batch by batch. Each batch is planned on the state that the previous one left, so an
 * application that was stopped resumes where it ended, and a concurrent one is tolerated. Once the document of `next` has
 * been written, it never replaces another document: of two people who apply different files, the later document stays.
 * Everybody with a booking whom the file concerns is told with the `reason`, each in a decision of their own, and then the interviewers
 * of published days. `from`: a hash of
 * the season that the file was written for; another one is not replaced.
 */
export async function applySeason(
  store: Store,
  next: Season,
  contextNow: ContextSource,
  reason?: string,
  from?: number,
): Promise<SeasonApplication> {
  const progress: Progress = { reason, from, done: [], wasWritten: false, isInForce: false, isAstray: false };
  let [steps, told, looks] = [0, 0, 1];
  for (;;) {
    const { verdict, batch, isOutrun } = await applyBatch(store, next, contextNow(), progress);
    const refusal = verdict.kind === 'refusal' ? verdict.refusal : undefined;
    if (isOutrun && looks < MOST_LOOKS) {
      looks += 1;
      continue;
    }
    if (refusal) return { steps, told, interviewersTold: 0, refusal };
    if (isOvertaken(progress)) return { steps, told, interviewersTold: 0, overtaken: true };
    if (!batch) return { steps, told, interviewersTold: await tellInterviewers(store, next, contextNow) };
    steps += 1;
    told += batch.changes.filter(({ kind }) => kind === 'put-offer').length;
    progress.wasWritten ||= batch.changes.some(({ kind }) => kind === 'put-season');
    progress.done.push(...batch.differences);
  }
}

/** How often in all an outlook may be read again because an applicant booked while it was read. */
const MOST_LOOKS = 5;

/**
 * The reason for everybody concerned, the differences applied so far, whether the document has ever been in force, and
 * whether it was at the last read. A note that this file is being applied counts as its document.
 */
type Progress = {
  readonly reason: string | undefined;
  readonly from: number | undefined;
  readonly done: Difference[];
  wasWritten: boolean;
  isInForce: boolean;
  /** Whether the season in force is another one than the file was written for. */
  isAstray: boolean;
};

function isOvertaken({ wasWritten, isInForce, isAstray }: Progress): boolean {
  return isAstray || (wasWritten && !isInForce);
}

function isAstray({ wasWritten, from }: Progress, applied: Applied | undefined): boolean {
  if (wasWritten || from === undefined) return false;
  return applied === undefined || hash(canonical(applied.season)) !== from;
}

async function applyBatch(store: Store, next: Season, context: DecisionContext, progress: Progress) {
  let batches: readonly Batch[] = [];
  let isOutrun = false;
  const { verdict } = await attempt(
    store,
    next.id,
    () => readPlanned(store, next.id),
    ({ applied, files, ...outlook }) => {
      batches = [];
      progress.isInForce = applied !== undefined && canonical(applied.season) === canonical(next);
      progress.isInForce ||= applied?.changing?.to === hash(canonical(next));
      progress.wasWritten ||= progress.isInForce;
      progress.isAstray = isAstray(progress, applied);
      if (isOvertaken(progress)) return unchanged;
      const { done, reason } = progress;
      const plan = planSeason(applied, next, outlook, context, { done, files, reason });
      isOutrun = plan.kind === 'refusal' && plan.refusal.kind === 'busy';
      if (plan.kind === 'refusal') return plan;
      batches = plan.batches;
      return batches[0] ? decision(batches[0], batches[0].changes) : unchanged;
    },
  );
  return { verdict, batch: batches[0], isOutrun };
}

/** All that a plan is made of. The files are read after the document, whose own record they then include. */
export async function readPlanned(store: Store, season: string) {
  const outlook = await readOutlookWithHolders(store, season);
  return { ...outlook, files: await readApplied(store, season) };
}
