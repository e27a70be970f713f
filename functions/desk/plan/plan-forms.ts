import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { Season } from '#domain/season/season.ts';
import { approveDraft } from '#domain/season-draft/apply-draft.ts';
import type { DraftStanding } from '#domain/season-draft/edit-draft.ts';
import { type DraftSeen, discardDraft, keepDraft } from '#domain/season-draft/edit-draft.ts';
import { isOwedReason } from '#domain/season-plan/concerned.ts';
import { textFlaw } from '#domain/values/plain-text.ts';
import { coordinatorContext } from '#functions/desk/coordinator-context.ts';
import type { DeskProblem } from '#functions/desk/problems.ts';
import { deskProblemReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { fileField } from '#functions/http/file-field.ts';
import { formField } from '#functions/http/form-fields.ts';
import { type Reply, seeOther } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler, RouteName } from '#functions/http/routes.ts';
import { readFileParts } from '#functions/season/season-file/read-season-file.ts';
import { changeDraft, decideOnDraft, LONGEST_FILE } from '#functions/season-draft/change-draft.ts';
import { editFile } from '#functions/season-draft/edit-file.ts';
import type { FileEdit } from '#functions/season-draft/file-edit.ts';
import { loadDraft } from '#functions/season-draft/load-draft.ts';
import { previewPlan, readToPreview } from '#functions/season-draft/preview-plan.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import { LONGEST_TOLD_REASON } from './check-page.ts';
import { checkReply } from './check-reply.ts';
import { readEdit, readSeen } from './forms/read-edit.ts';
import { planDayPath, planPath } from './paths.ts';
import type { PlanRefused } from './plan-model.ts';

type PlanForm = Extract<RouteName<'desk'>, `POST /desk/plan${string}`>;

/** A page that shows what was refused, and what the form said. */
type Page = (store: Store, request: Request, coordinator: SignedIn, refused?: PlanRefused) => Promise<Reply>;
type Pages = { readonly planReply: Page; readonly dayReply: Page };

/** A form with every seat of a season, each with what the page showed. */
const SEATS_LIMIT = 256 * 1024;
/** A file beside the other fields of its form. */
const FILE_LIMIT = LONGEST_FILE + 16 * 1024;

/** The forms of the draft: each changes one thing after a visible click, under the version that it was made on. */
export function planForms(store: Store, pages: Pages): Readonly<Record<PlanForm, RouteHandler<SignedIn>>> {
  const { planReply, dayReply } = pages;
  return {
    'POST /desk/plan': {
      bodyLimit: SEATS_LIMIT,
      respond: (request, coordinator) => edit(store, request, coordinator, planReply),
    },
    'POST /desk/plan/days/{on}': {
      bodyLimit: SEATS_LIMIT,
      respond: (request, coordinator) => edit(store, request, coordinator, dayReply),
    },
    'POST /desk/plan/file': {
      bodyLimit: FILE_LIMIT,
      respond: (request, coordinator) => upload(store, request, coordinator, planReply),
    },
    'POST /desk/plan/discard': deed(store, planReply, discardDraft),
    'POST /desk/plan/keep': deed(store, planReply, keepDraft),
    'POST /desk/plan/apply': { respond: (request, coordinator) => apply(store, request, coordinator) },
  };
}

async function edit(store: Store, request: Request, coordinator: SignedIn, page: Page): Promise<Reply> {
  const typed = new URLSearchParams(request.body);
  const refuse = (problem: DeskProblem) =>
    request.wantsJson
      ? deskProblemReply(request, problem, { coordinator })
      : page(store, request, coordinator, { problem, typed });
  const read = readEdit(typed);
  if ('problem' in read) return refuse(read.problem);
  const made = { season: coordinator.season, seen: readSeen(typed) };
  const context = coordinatorContext(request, coordinator);
  const verdict = await changeDraft(store, made, (text) => editFile(text, read.edit), context);
  return verdict.kind === 'refusal'
    ? refuse(verdict.refusal)
    : seeOther(`${afterEdit(request, read.edit)}?done=saved`);
}

/** The page on which the coordinator goes on: that of the day, under the date that it has now. */
function afterEdit({ params }: Request, edited: FileEdit): string {
  if (edited.kind === 'add-day') return planDayPath(edited.on);
  if (params.on === undefined || edited.kind === 'remove-day') return planPath;
  const moved = edited.kind === 'fields' && edited.fields.find(({ name }) => name === `days.${params.on}.on`);
  return planDayPath(moved ? moved.value : params.on);
}

async function upload(store: Store, request: Request, coordinator: SignedIn, page: Page): Promise<Reply> {
  const bytes = fileField(request, 'file');
  const form = new URLSearchParams(
    ['version', 'season'].map((name): [string, string] => [name, formField(request, name) ?? '']),
  );
  if (bytes === undefined) return deskProblemReply(request, { kind: 'body-type-unknown' }, { coordinator });
  const text = Buffer.from(bytes).toString('utf8');
  const { problems, season } = readFileParts(text);
  const other = {
    line: 1,
    column: 1,
    path: 'id',
    message: `This is the file of another season: write id: ${coordinator.season}.`,
  };
  const faults = problems.length === 0 && season.id !== coordinator.season ? [other] : problems;
  if (faults.length > 0) return page(store, request, coordinator, { faults });
  const made = { season: coordinator.season, seen: readSeen(form) };
  const verdict = await changeDraft(store, made, () => text, coordinatorContext(request, coordinator));
  if (verdict.kind === 'refusal') return page(store, request, coordinator, { problem: verdict.refusal });
  return seeOther(`${planPath}?done=saved`);
}

type Deed = (
  standing: DraftStanding,
  seen: DraftSeen,
  context: DecisionContext,
) => ReturnType<typeof discardDraft>;

/** A form that says no more than which draft was seen. */
function deed(store: Store, page: Page, decide: Deed): RouteHandler<SignedIn> {
  return {
    respond: async (request, coordinator) => {
      const seen = readSeen(new URLSearchParams(request.body));
      const context = coordinatorContext(request, coordinator);
      const verdict = await decideOnDraft(store, coordinator.season, (standing) =>
        decide(standing, seen, context),
      );
      if (verdict.kind === 'refusal') return page(store, request, coordinator, { problem: verdict.refusal });
      return seeOther(planPath);
    },
  };
}

async function apply(store: Store, request: Request, coordinator: SignedIn): Promise<Reply> {
  const typed = new URLSearchParams(request.body);
  const reason = (typed.get('reason') ?? '').replaceAll('\r\n', '\n').trim();
  const context = coordinatorContext(request, coordinator);
  const refuse = (problem: DeskProblem) => checkReply(store, request, coordinator, { problem, typed });
  if (reason !== '' && textFlaw(reason.replaceAll('\n', ' '), LONGEST_TOLD_REASON))
    return refuse(reasonFault);
  const { draft, text } = await loadDraft(store, coordinator.season);
  if (draft?.state === 'edited') {
    const planned = await readToPreview(store, coordinator.season);
    const preview = previewPlan(planned, readFileParts(text).season as Season, context, reason);
    if ('refusal' in preview) return refuse(preview.refusal);
    const people = preview.plan.concerned.filter(isOwedReason).length;
    if (preview.plan.owesReason) return refuse({ kind: 'change-unexplained', people });
  }
  const { verdict } = await attempt(
    store,
    coordinator.season,
    () => loadDraft(store, coordinator.season),
    (standing) => approveDraft(standing, readSeen(typed), reason, context),
  );
  return verdict.kind === 'refusal' ? refuse(verdict.refusal) : seeOther(planPath);
}

const reasonFault: DeskProblem = {
  kind: 'body-invalid',
  fields: [
    {
      path: 'reason',
      message: `The reason must be plain text of at most ${LONGEST_TOLD_REASON} characters.`,
    },
  ],
};
