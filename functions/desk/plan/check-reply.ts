import { isOutdated, isUnderWay } from '#domain/season-draft/season-draft.ts';
import { coordinatorContext } from '#functions/desk/coordinator-context.ts';
import { type DeskProblem, tellAtDesk } from '#functions/desk/problems.ts';
import { deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { type Reply, seeOther } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import { readPublishedAhead } from '#functions/season/published-ahead.ts';
import { interviewersConcerned } from '#functions/season/tell-interviewers.ts';
import { describeBrokenDays } from '#functions/season-draft/broken-days.ts';
import { loadDraft } from '#functions/season-draft/load-draft.ts';
import { previewPlan, readToPreview } from '#functions/season-draft/preview-plan.ts';
import type { Store } from '#functions/store/client.ts';
import { planCheckPage } from './check-page.ts';
import { planPath } from './paths.ts';
import { draftedSeason, type PlanRefused, planModel } from './plan-model.ts';

/** What applying the draft would do now. A draft that is not there, or not yet a season, leads back to its own page. */
export async function checkReply(
  store: Store,
  request: Request,
  coordinator: SignedIn,
  refused: PlanRefused = {},
): Promise<Reply> {
  const { season } = coordinator;
  const [file, planned] = await Promise.all([loadDraft(store, season), readToPreview(store, season)]);
  const model = planModel(file, coordinator, refused);
  const { draft, applied } = file;
  if (!isUnderWay(draft) || draft.state !== 'edited' || model.reading.problems.length > 0)
    return seeOther(planPath);
  const context = coordinatorContext(request, coordinator);
  const preview = previewPlan(planned, draftedSeason(model), context, refused.typed?.get('reason') ?? '');
  const days = await readPublishedAhead(store, applied.season, request.now);
  const ahead = { current: applied.season, next: draftedSeason(model), files: planned.files };
  const brokenDays = days ? describeBrokenDays(days, ahead, request.now) : [];
  const interviewers = days ? interviewersConcerned(days, ahead, request.now) : [];
  const problem = refused.problem ?? whyNot(preview, isOutdated(draft, applied));
  const status = problem ? tellAtDesk(problem).status : 200;
  return deskReply(
    status,
    planCheckPage(
      { ...model, problem },
      'plan' in preview ? { ...preview, brokenDays, interviewers } : undefined,
    ),
  );
}

function whyNot(preview: ReturnType<typeof previewPlan>, isBehind: boolean): DeskProblem | undefined {
  if ('refusal' in preview) return preview.refusal;
  return isBehind ? { kind: 'draft-outdated' } : undefined;
}
