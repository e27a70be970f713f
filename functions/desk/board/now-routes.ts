import type { RoomSwap } from '#domain/planned-days/swap-rooms.ts';
import { latestTold } from '#domain/planned-days/tell-delay.ts';
import { coordinatorContext } from '#functions/desk/coordinator-context.ts';
import { type BoardFocus, dayNowPath } from '#functions/desk/interviews/interviews-path.ts';
import { knownInterviewDay } from '#functions/desk/interviews/known-interview-day.ts';
import { planProblemDetails } from '#functions/desk/interviews/plan-problem.ts';
import { meanwhileNote } from '#functions/desk/offer/offer-history.ts';
import { tellAtDesk } from '#functions/desk/problems.ts';
import { deskProblemReply, deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { toldNote } from '#functions/desk/told-note.ts';
import { type Reply, seeOther, withHeader } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import { interviewersOfDay } from '#functions/interviewers/interviewers-of-day.ts';
import { dayWords } from '#functions/interviews/day-words.ts';
import { type LoadedDay, loadDay } from '#functions/interviews/load-day.ts';
import { html } from '#functions/page/markup.ts';
import type { Store } from '#functions/store/client.ts';
import { readInterviewRecords } from '#functions/store/interviews/interview-records.ts';
import { actNow, type RefusedNow } from './act-now.ts';
import { doneNote, doneOnBoardPath } from './done-note.ts';
import { nowForms } from './now-forms.ts';
import { dayNowPage } from './now-page.ts';

type Names = 'GET /desk/interviews/{on}/now' | 'POST /desk/interviews/{on}/now';

/** The board looks again after so many seconds. */
const BOARD_AGAIN = '30';

/** The board of a day, and what a coordinator does about it at the day. */
export function nowRoutes(store: Store): Readonly<Record<Names, RouteHandler<SignedIn>>> {
  return {
    'GET /desk/interviews/{on}/now': { respond: (request, coordinator) => show(store, request, coordinator) },
    'POST /desk/interviews/{on}/now': { respond: (request, coordinator) => act(store, request, coordinator) },
  };
}

type Again = RefusedNow & { readonly typed: URLSearchParams };

async function show(store: Store, request: Request, coordinator: SignedIn, again?: Again): Promise<Reply> {
  const { season } = coordinator;
  if (again && request.wantsJson) return deskProblemReply(request, again.problem, { coordinator });
  const on = await knownInterviewDay(store, season, request.params.on);
  if (!on) return deskProblemReply(request, { kind: 'not-in-season' }, { coordinator });
  const [loaded, records] = await Promise.all([
    loadDay(store, { season, on }, () => interviewersOfDay(store, season, on)),
    readInterviewRecords(store, season, on),
  ]);
  const model = { loaded, context: coordinatorContext(request, coordinator), ...latestTold(records) };
  const typed = again?.typed ?? request.query;
  const focus = focusIn(typed, again !== undefined);
  const forms = focus && nowForms(coordinator, model, { focus, typed: again?.typed, swap: swapIn(typed) });
  const problem = again
    ? problemPart(coordinator, loaded, again)
    : doneNote(request.query, loaded, model, records);
  const page = dayNowPage(coordinator, model, {
    ...(forms ? { forms } : {}),
    ...(problem ? { problem } : {}),
  });
  const reply = deskReply(again ? tellAtDesk(again.problem).status : 200, page);
  return again || forms
    ? reply
    : withHeader(
        reply,
        'refresh',
        `${BOARD_AGAIN}${request.query.has('done') ? `;url=${dayNowPath(on)}` : ''}`,
      );
}

function problemPart(coordinator: SignedIn, loaded: LoadedDay, { problem, meanwhile = [] }: Again) {
  const words = dayWords(loaded.document, loaded.on, loaded.names);
  return html`${toldNote(tellAtDesk(problem, coordinator.zone))}${planProblemDetails({ words, loaded }, problem)}${meanwhileNote({ coordinator, season: loaded.document }, meanwhile)}`;
}

/** What the forms are about: of a form that was refused, what it was about. */
function focusIn(query: URLSearchParams, isAgain: boolean): BoardFocus | undefined {
  const [guest, room] = [query.get('guest'), query.get('room')];
  if (guest) return { kind: 'guest', offer: guest };
  if (room) return { kind: 'room', room };
  return isAgain || query.get('about') === 'day' ? { kind: 'day' } : undefined;
}

/** The swap that the address, or a form that was refused, asks for. */
function swapIn(query: URLSearchParams): RoomSwap | undefined {
  const [room, other, from] = [
    query.get('room'),
    query.get('other'),
    Number(query.get('from') ?? Number.NaN),
  ];
  if (!room || !other || !Number.isInteger(from)) return undefined;
  return { rooms: [room, other], from, isFromThenOn: query.get('scope') === 'rest' };
}

async function act(store: Store, request: Request, coordinator: SignedIn): Promise<Reply> {
  const { season } = coordinator;
  const on = await knownInterviewDay(store, season, request.params.on);
  if (!on) return deskProblemReply(request, { kind: 'not-in-season' }, { coordinator });
  const context = coordinatorContext(request, coordinator);
  const refused = await actNow(store, { season, on }, request, context);
  const typed = new URLSearchParams(request.body);
  return refused
    ? show(store, request, coordinator, { ...refused, typed })
    : seeOther(doneOnBoardPath(on, typed));
}
