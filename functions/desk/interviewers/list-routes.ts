import { coordinatorContext } from '#functions/desk/coordinator-context.ts';
import type { DeskProblem } from '#functions/desk/problems.ts';
import { deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import type { FieldProblem } from '#functions/http/body.ts';
import { fileField, longField } from '#functions/http/file-field.ts';
import { type Reply, seeOther } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import { crewOf } from '#functions/interviewers/change-crew.ts';
import { interviewersInTable, isInterviewerTitle } from '#functions/interviewers/interviewers-in-table.ts';
import { withoutErased } from '#functions/interviewers/without-erased.ts';
import type { Store } from '#functions/store/client.ts';
import { csvTable } from '#functions/tables/csv-table.ts';
import { readTable } from '#functions/tables/read-table.ts';
import type { Table, Unreadable } from '#functions/tables/table.ts';
import { tableText } from '#functions/tables/table-text.ts';
import { counted } from '#functions/wording/counted.ts';
import { type CrewModel, crewPath, loadCrewModel, type RefusedEntry } from './crew-model.ts';
import { type CheckedList, listCheckPage } from './list-check-page.ts';

type Names = 'POST /desk/interviewers/list' | 'POST /desk/interviewers/list/store';

/** Lists of interviewers are short: a hundred rows are 20 KB. */
const BODY_LIMIT = 512 * 1024;
const MOST_PROBLEMS = 20;
const PASTED = 'the pasted list';

export type ShowCrew = (
  store: Store,
  request: Request,
  coordinator: SignedIn,
  refused?: RefusedEntry,
) => Promise<Reply>;

/** A list of interviewers at the desk: it is compared with what is stored, and stored by a second form that carries it. */
export function listRoutes(
  store: Store,
  showCrew: ShowCrew,
): Readonly<Record<Names, RouteHandler<SignedIn>>> {
  const refuse = (request: Request, coordinator: SignedIn, text: string, problem: DeskProblem) =>
    showCrew(store, request, coordinator, { problem, typed: new URLSearchParams({ text }) });
  return {
    'POST /desk/interviewers/list': {
      bodyLimit: BODY_LIMIT,
      respond: async (request, coordinator) => {
        const pasted = longField(request, 'text');
        const uploaded = fileField(request, 'file') ?? new Uint8Array();
        const table =
          uploaded.length > 0
            ? await readTable(uploaded, isInterviewerTitle)
            : csvTable(pasted, isInterviewerTitle);
        const model = await loadCrewModel(store, coordinator.season, request.now);
        const read = rowsIn(model, table);
        if ('problem' in read) return refuse(request, coordinator, pasted, read.problem);
        const file = uploaded.length > 0 ? 'the file' : PASTED;
        const rows = await withoutErased(store, model.season.id, read.rows);
        return deskReply(200, listCheckPage(coordinator, model, { ...read, rows, file }));
      },
    },
    'POST /desk/interviewers/list/store': {
      bodyLimit: BODY_LIMIT,
      respond: async (request, coordinator) => {
        const typed = new URLSearchParams(request.body);
        const text = typed.get('text') ?? '';
        const model = await loadCrewModel(store, coordinator.season, request.now);
        const { season } = model;
        const read = rowsIn(model, csvTable(text, isInterviewerTitle));
        if ('problem' in read) return refuse(request, coordinator, text, read.problem);
        const crew = crewOf(store, season.id, coordinatorContext(request, coordinator));
        const { verdict } = await crew.take({
          ...{ rows: read.rows, file: (typed.get('file') ?? PASTED).slice(0, 100) },
          ...{ sendLinks: typed.get('links') === 'yes', shown: Number(typed.get('shown')) },
        });
        if (verdict.kind === 'refusal') return refuse(request, coordinator, text, verdict.refusal);
        return seeOther(`${crewPath}?done=${verdict.kind === 'decision' ? 'stored' : 'unchanged'}`);
      },
    },
  };
}

/** The interviewers of a list, with its text for the form that stores it; or what is wrong, by line and column. */
function rowsIn(
  { season, offers }: CrewModel,
  table: Table | Unreadable,
): CheckedList | { readonly problem: DeskProblem } {
  if ('problem' in table) return { problem: wrong([{ path: 'file', message: table.problem }]) };
  const ids = new Set(offers.map(({ applicant }) => applicant.id));
  const { interviewers, problems, remarks } = interviewersInTable(season, table, ids);
  if (problems.length > 0) {
    const first = problems
      .slice(0, MOST_PROBLEMS)
      .map(({ line, column, message }) => ({ path: `line ${line}, ${column}`, message }));
    const more = problems.length - first.length;
    const rest = { path: 'below', message: `${counted(more, 'more fault')}.` };
    return { problem: wrong(more > 0 ? [...first, rest] : first) };
  }
  return { rows: interviewers, text: tableText(table), remarks };
}

function wrong(fields: readonly FieldProblem[]): DeskProblem {
  return { kind: 'body-invalid', fields };
}
