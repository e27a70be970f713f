import { candidatesFor, matchCodes, rankedOn } from '#domain/match-lists/candidates.ts';
import type { MatchListStanding } from '#domain/match-lists/change-match-list.ts';
import { r3Lines } from '#domain/match-lists/r3-lines.ts';
import { readOrder } from '#domain/match-lists/read-order.ts';
import { coordinatorContext } from '#functions/desk/coordinator-context.ts';
import { type DeskProblem, tellAtDesk } from '#functions/desk/problems.ts';
import { deskProblemReply, deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { longField } from '#functions/http/file-field.ts';
import { csvReply, type Reply, seeOther } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler, RouteName } from '#functions/http/routes.ts';
import { changeList, loadMatchList } from '#functions/match-lists/change-list.ts';
import { loadMatchGround } from '#functions/match-lists/load-match-ground.ts';
import type { Store } from '#functions/store/client.ts';
import { readMatchLists } from '#functions/store/match-lists/match-lists.ts';
import type { ListAtDesk } from './list-at-desk.ts';
import { rankPage } from './list-page.ts';
import { matchPage } from './match-page.ts';
import { orderLookPage } from './order-look-page.ts';
import { matchListPath } from './paths.ts';
import { matchPrintPage } from './print-page.ts';
import { readMatchRequest } from './read-request.ts';
import { rowPolicy } from './row-script.ts';
import { carriedOrder, sentOrder } from './sent-order.ts';

type Names = Extract<RouteName<'desk'>, `${string} /desk/match${string}`>;

/** A field for each of some hundreds of people, and an order of as many. */
const BODY_LIMIT = 256 * 1024;

/** The match lists: to look at, to order, to print, and as NRMP's R3 takes them. */
export function matchRoutes(store: Store): Readonly<Record<Names, RouteHandler<SignedIn>>> {
  return {
    'GET /desk/match': {
      respond: async ({ now }, coordinator) => {
        const [ground, lists] = await Promise.all([
          loadMatchGround(store, coordinator.season, now),
          readMatchLists(store, coordinator.season),
        ]);
        return deskReply(200, matchPage(coordinator, ground, lists));
      },
    },
    'GET /desk/match/{code}': {
      policy: rowPolicy,
      respond: (request, coordinator) =>
        withList(store, request, coordinator, (standing) =>
          deskReply(200, rankPage({ coordinator, standing, isSaved: request.query.has('done') })),
        ),
    },
    'POST /desk/match/{code}': {
      bodyLimit: BODY_LIMIT,
      policy: rowPolicy,
      respond: (request, coordinator) => change(store, request, coordinator),
    },
    'POST /desk/match/{code}/order': {
      bodyLimit: BODY_LIMIT,
      policy: rowPolicy,
      respond: async (request, coordinator) => {
        const [typed, sent] = [
          new URLSearchParams({ ids: longField(request, 'text') }),
          await sentOrder(request),
        ];
        return withList(store, request, coordinator, (standing) =>
          lookAtOrder({ coordinator, standing, typed }, sent),
        );
      },
    },
    'GET /desk/match/{code}/print': {
      respond: (request, coordinator) =>
        withList(store, request, coordinator, (standing) =>
          deskReply(200, matchPrintPage(coordinator, standing)),
        ),
    },
    'GET /desk/match/{code}/r3.csv': {
      respond: (request, coordinator) =>
        withList(store, request, coordinator, (standing) => download(request, coordinator, standing)),
    },
  };
}

async function withList(
  store: Store,
  request: Request,
  coordinator: SignedIn,
  respond: (standing: MatchListStanding) => Reply,
): Promise<Reply> {
  const name = { season: coordinator.season, code: request.params.code ?? '' };
  const standing = await loadMatchList(store, name, request.now);
  if (!matchCodes(standing.season).includes(name.code))
    return deskProblemReply(request, { kind: 'not-in-season' }, { coordinator });
  return respond(standing);
}

function download(request: Request, coordinator: SignedIn, standing: MatchListStanding): Reply {
  const { code, list } = standing;
  const lines = r3Lines(rankedOn(list, candidatesFor(standing, code)).ranked);
  if ('text' in lines) return csvReply(`match-list-${code}.csv`, lines.text);
  const fields = lines.withoutId.map(({ applicant }) => ({
    path: applicant.name,
    message: `${applicant.id} is no AAMC ID of eight digits, which R3 needs.`,
  }));
  return deskProblemReply(request, { kind: 'body-invalid', fields }, { coordinator });
}

function refused(model: ListAtDesk & { readonly problem: DeskProblem }): Reply {
  return deskReply(tellAtDesk(model.problem).status, rankPage(model));
}

/** What an order would change; or the list with the reason why it cannot be used. */
function lookAtOrder(model: ListAtDesk, sent: Awaited<ReturnType<typeof sentOrder>>): Reply {
  if ('wrong' in sent) return refused({ ...model, problem: { kind: 'body-invalid', fields: sent.wrong } });
  const read = readOrder(model.standing, sent.rows);
  if ('faults' in read) return refused({ ...model, problem: { kind: 'order-unfit', faults: read.faults } });
  const status = model.problem ? tellAtDesk(model.problem).status : 200;
  return deskReply(status, orderLookPage(model, { read, text: sent.text }));
}

async function change(store: Store, request: Request, coordinator: SignedIn): Promise<Reply> {
  const typed = new URLSearchParams(request.body);
  const refuse = (problem: DeskProblem) =>
    withList(store, request, coordinator, (standing) => {
      const model = { coordinator, standing, problem, typed };
      if (request.wantsJson) return deskProblemReply(request, problem, { coordinator });
      // An order that lacks only its reason is looked at once more.
      return problem.kind === 'match-list-locked' && typed.has('ids')
        ? lookAtOrder(model, carriedOrder(typed.get('ids') ?? ''))
        : refused(model);
    });
  const asked = readMatchRequest(typed);
  if ('wrong' in asked) return refuse({ kind: 'body-invalid', fields: [asked.wrong] });
  const code = request.params.code ?? '';
  const name = { season: coordinator.season, code };
  const { verdict } = await changeList(store, name, asked, coordinatorContext(request, coordinator));
  return verdict.kind === 'refusal' ? refuse(verdict.refusal) : seeOther(`${matchListPath(code)}?done=saved`);
}
