import { addFacts, type FactRequest } from '#domain/facts/add-facts.ts';
import { dayIn } from '#domain/values/time.ts';
import { loadFacts } from '#functions/applications/load-facts.ts';
import { previewFacts } from '#functions/applications/preview-facts.ts';
import { coordinatorContext } from '#functions/desk/coordinator-context.ts';
import { deskProblemReply, deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { readBody } from '#functions/http/body.ts';
import { type Reply, seeOther } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler, RouteName } from '#functions/http/routes.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import { readApplications } from '#functions/store/items/applications.ts';
import { readFactLists } from '#functions/store/items/facts.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { FACT_LIMIT, factBody, readFactForm, type TypedFact } from './fact-form.ts';
import { type FactsSaid, factPreviewPage, factsPage, factsPath } from './fact-pages.ts';

type FactRoute = Extract<RouteName<'desk'>, `${string} /desk/facts${string}`>;

/** The lists of facts: what is known, what another list would say, and recording it. */
export function factRoutes(store: Store): Readonly<Record<FactRoute, RouteHandler<SignedIn>>> {
  return {
    'GET /desk/facts': { respond: (request, coordinator) => listsReply(store, request, coordinator) },
    'POST /desk/facts/check': {
      bodyLimit: FACT_LIMIT,
      respond: (request, coordinator) => previewReply(store, request, coordinator),
    },
    'POST /desk/facts': {
      bodyLimit: FACT_LIMIT,
      respond: (request, coordinator) => recordReply(store, request, coordinator),
    },
  };
}

async function listsReply(
  store: Store,
  { now, query }: Request,
  coordinator: SignedIn,
  said: FactsSaid = {},
): Promise<Reply> {
  const lists = await readFactLists(store, coordinator.season);
  const asked = query.get('done');
  const done = asked === 'recorded' || asked === 'known' ? ({ done: asked } as const) : {};
  const page = factsPage(coordinator, lists, dayIn(coordinator.zone, now), { ...done, ...said });
  return deskReply(said.problems ? 422 : 200, page);
}

type Read = { readonly reply: Reply } | { readonly typed: TypedFact; readonly request: FactRequest };

/** The form as a request, or the page that says what is wrong with it and keeps what was typed. */
async function readForm(store: Store, request: Request, coordinator: SignedIn): Promise<Read> {
  const read = readBody(request, factBody);
  if ('problem' in read) return { reply: deskProblemReply(request, read.problem, { coordinator }) };
  const typed = read.body;
  const form = readFactForm(typed, request, coordinator);
  if ('request' in form) return { typed, request: form.request };
  return { reply: await listsReply(store, request, coordinator, { typed, problems: form.problems }) };
}

async function previewReply(store: Store, request: Request, coordinator: SignedIn): Promise<Reply> {
  const read = await readForm(store, request, coordinator);
  if ('reply' in read) return read.reply;
  const [{ season }, standing, applications] = await Promise.all([
    cachedSeason(store, coordinator.season),
    loadFacts(store, coordinator.season, read.request.ids),
    readApplications(store, coordinator.season),
  ]);
  const lines = previewFacts(season, read.request, standing, applications);
  return deskReply(200, factPreviewPage(coordinator, read.typed, lines));
}

async function recordReply(store: Store, request: Request, coordinator: SignedIn): Promise<Reply> {
  const read = await readForm(store, request, coordinator);
  if ('reply' in read) return read.reply;
  const context = coordinatorContext(request, coordinator);
  const { verdict } = await attempt(
    store,
    coordinator.season,
    () => loadFacts(store, coordinator.season, read.request.ids),
    (standing) => addFacts(standing, read.request, context),
  );
  if (verdict.kind === 'refusal') return deskProblemReply(request, verdict.refusal, { coordinator });
  return seeOther(`${factsPath}?done=${verdict.kind === 'repeat' ? 'known' : 'recorded'}`);
}
