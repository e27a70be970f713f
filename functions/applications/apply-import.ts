import type { Busy, DecisionContext } from '#domain/decisions/decision.ts';
import { beginImport } from '#domain/imports/begin-import.ts';
import type { ImportJob, ImportRefusal } from '#domain/imports/import-job.ts';
import { type ImportSlice, importStep } from '#domain/imports/import-step.ts';
import type { Season } from '#domain/season/season.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import { readApplications, readCurrentImport } from '#functions/store/items/applications.ts';
import { readErased } from '#functions/store/items/erasure/tombstones.ts';
import { readNames } from '#functions/store/items/erasures.ts';
import { readSelfIdentifications } from '#functions/store/self-identification/self-identifications.ts';
import { digestOf, type FilePlan, saysNews } from './plan-file.ts';

/** Of 100 items in a transaction: two or three for each person, the import with its record, and the lock on names. */
const PEOPLE_A_STEP = { plain: 45, audited: 30 };

export type ImportRequest = {
  readonly season: Season;
  readonly plan: FilePlan;
  readonly fileName: string;
  readonly takesOver: boolean;
};

export type ImportResult = { readonly job: ImportJob } | { readonly refusal: ImportRefusal | Busy };

/**
 * Applies what the file says, step by step to its end. Each step is one transaction that also notes how far the import
 * is, so that after a stop anywhere the same file goes on from there, also from another machine.
 */
export async function applyImport(
  store: Store,
  { season, plan, fileName, takesOver }: ImportRequest,
  context: () => DecisionContext,
  tell: (job: ImportJob) => Promise<void>,
): Promise<ImportResult> {
  const file = { name: fileName, digest: digestOf(plan) };
  const people = plan.applications.length;
  const request = { season: season.id, file, people, changesAny: saysNews(plan), takesOver };
  const began = await attempt(
    store,
    season.id,
    () => readCurrentImport(store, season.id),
    (current) => beginImport(current, request, context()),
  );
  if (began.verdict.kind === 'refusal') return began.verdict;
  let job = began.verdict.result;
  for (const slice of slices(plan, job.done)) {
    const { verdict } = await applyStep(store, season, job, slice, context);
    if (verdict.kind === 'refusal') return verdict;
    job = verdict.result;
    await tell(job);
  }
  return { job };
}

function applyStep(
  store: Store,
  season: Season,
  job: ImportJob,
  slice: ImportSlice,
  context: () => DecisionContext,
) {
  const { people, answers } = slice;
  const [from, to] = [people[0]?.id ?? '', people.at(-1)?.id ?? ''];
  return attempt(
    store,
    season.id,
    async () => {
      const names = await readNames(store, season.id);
      const [current, known, erased, stored] = await Promise.all([
        readCurrentImport(store, season.id),
        readApplications(store, season.id, { from, to }),
        readErased(
          store,
          season.id,
          people.map(({ id }) => id),
        ),
        answers ? readSelfIdentifications(store, season.id, { from, to }) : undefined,
      ]);
      const standing = { current, known: new Map(known.map((each) => [each.id, each])), erased, names };
      return { ...standing, ...(stored ? { answers: stored } : {}) };
    },
    (standing) => importStep(season, job, slice, standing, context()),
  );
}

function slices({ applications: all, audited }: FilePlan, done: number): readonly ImportSlice[] {
  const size = audited ? PEOPLE_A_STEP.audited : PEOPLE_A_STEP.plain;
  return Array.from({ length: Math.ceil((all.length - done) / size) }, (_, step) => {
    const from = done + step * size;
    const people = all.slice(from, from + size);
    return { from, people, ...(audited ? { answers: audited.answers } : {}) };
  });
}
