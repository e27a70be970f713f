import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { Season } from '#domain/season/season.ts';
import { type DraftOutcome, endApplyingDraft } from '#domain/season-draft/apply-draft.ts';
import type { SeasonDraft } from '#domain/season-draft/season-draft.ts';
import { listOlder } from '#functions/applications/list-older.ts';
import { tellProblem } from '#functions/problems/problems.ts';
import { applySeason, type SeasonApplication } from '#functions/season/apply-season.ts';
import { leftToDo } from '#functions/season/left-to-do.ts';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import type { Store } from '#functions/store/client.ts';
import { readSeasonDraft } from '#functions/store/drafts/season-drafts.ts';
import { seasonNow } from '#functions/store/items/season-cache.ts';
import { keepSeasonFile } from './keep-file.ts';

/**
 * Applies the draft of the season if a coordinator has said so, by the code that applies a file at the terminal, and notes what has
 * come of it. What was stopped anywhere goes on from there when it is called again. Throws if the table was too busy.
 */
export async function workOnDraft(
  store: Store,
  season: string,
  context: () => DecisionContext,
): Promise<SeasonDraft | undefined> {
  const draft = await readSeasonDraft(store, season);
  const { approved } = draft ?? {};
  if (draft?.state !== 'applying' || !approved) return draft;
  const read = readSeasonFile(draft.text);
  if (!('season' in read)) throw new Error(`the draft of ${season} cannot be read`);
  const asApproved = () => ({ ...context(), who: approved.who });
  const done = await applySeason(store, read.season, asApproved, approved.reason, draft.base.of);
  if (done.refusal?.kind === 'busy') throw new Error(`the draft of ${season} could not be applied yet: busy`);
  const isDone = !done.refusal && !done.overtaken;
  const { now } = context();
  if (isDone) {
    await keepSeasonFile(store, read.season, draft.text, now);
    await listOlder(store, season);
  }
  const left = isDone ? await leftToDo(store, season, asApproved()) : [];
  return endWork(store, season, outcomeOf(read.season, done, left), context());
}

async function endWork(store: Store, season: string, outcome: DraftOutcome, context: DecisionContext) {
  const load = async () => {
    const [draft, applied] = await Promise.all([readSeasonDraft(store, season), seasonNow(store, season)]);
    return { draft, applied };
  };
  const { verdict, standing } = await attemptOrThrow(store, season, load, ({ draft, applied }) =>
    endApplyingDraft(draft, outcome, applied, context),
  );
  return verdict.kind === 'decision' ? verdict.result : standing.draft;
}

function outcomeOf(
  { program }: Season,
  { steps, told, refusal, overtaken }: SeasonApplication,
  left: readonly string[],
): DraftOutcome {
  if (overtaken) return { steps, setback: overtakenWords };
  if (!refusal) return { applied: { steps, told, left } };
  const clocks = { program: program.zone, reader: program.zone };
  const { title, detail, next } = tellProblem(refusal, { clocks });
  return { steps, setback: { title, detail, next } };
}

const overtakenWords = {
  title: 'Another season file was applied at the same time',
  detail: 'It is in force now, and this draft has not taken its place.',
  next: 'Agree on one of them. Then keep this draft, or discard it.',
};
