import { addFacts, type FactRequest } from '#domain/facts/add-facts.ts';
import { dayIn } from '#domain/values/time.ts';
import { loadFacts } from '#functions/applications/load-facts.ts';
import { previewFacts } from '#functions/applications/preview-facts.ts';
import { coordinatorContext } from '#functions/desk/coordinator-context.ts';
import { withBucket } from '#functions/desk/imports/drop-form.ts';
import { deskProblemReply, deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { uploadForm } from '#functions/files/upload-form.ts';
import { readBody } from '#functions/http/body.ts';
import { type Reply, seeOther } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler, RouteName } from '#functions/http/routes.ts';
import { newId } from '#functions/runtime/ids.ts';
import { attempt } from '#functions/store/attempt.ts';
import { readApplications } from '#functions/store/items/applications.ts';
import { readFactLists } from '#functions/store/items/facts.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import type { UploadPlace } from '#functions/uploads/upload-place.ts';
import { factFileRoutes, letFileGo } from './fact-file-routes.ts';
import { FACT_LIMIT, factBody, readFactForm, type TypedFact } from './fact-form.ts';
import { type FactsSaid, factPreviewPage, factsPage, factsPath } from './fact-pages.ts';

type FactRoute = Extract<RouteName<'desk'>, `${string} /desk/facts${string}`>;

/** The lists of facts: what is known, what another list would say, and recording it; pasted or from a file. */

export function factRoutes(place: UploadPlace): Readonly<Record<FactRoute, RouteHandler<SignedIn>>> {
  return {
    ...factFileRoutes(place, (request, coordinator, { upload, ids, problems }) => {
      const { name } = upload.file;
      const typed = {
        fact: '',
        drawnOn: '',
        complete: '',
        ids: ids.join('\n'),
        source: name,
        upload: upload.id,
      };
      const drawnOn = dayIn(coordinator.zone, request.now);
      return listsReply(place, request, coordinator, { typed: { ...typed, drawnOn }, problems, file: name });
    }),
    'GET /desk/facts': { respond: (request, coordinator) => listsReply(place, request, coordinator) },
    'POST /desk/facts/check': {
      bodyLimit: FACT_LIMIT,
      respond: (request, coordinator) => previewReply(place, request, coordinator),
    },
    'POST /desk/facts': {
      bodyLimit: FACT_LIMIT,
      respond: (request, coordinator) => recordReply(place, request, coordinator),
    },
  };
}

async function listsReply(
  { store, files }: UploadPlace,
  { now, query, origin }: Request,
  coordinator: SignedIn,
  said: FactsSaid = {},
): Promise<Reply> {
  const { season, may, zone } = coordinator;
  const [lists, form] = await Promise.all([
    readFactLists(store, season),
    may === 'edit'
      ? uploadForm(files, season, newId('upload', now), `${origin}${factsPath}/arrived`)
      : undefined,
  ]);
  const asked = query.get('done');
  const done = asked === 'recorded' || asked === 'known' ? ({ done: asked } as const) : {};
  const page = factsPage(coordinator, lists, dayIn(zone, now), { ...done, ...said, form });
  const reply = deskReply(said.problems?.length ? 422 : 200, page);
  return form ? withBucket(reply, form) : reply;
}

type Read = { readonly reply: Reply } | { readonly typed: TypedFact; readonly request: FactRequest };

/** The form as a request, or the page that says what is wrong with it and keeps what was typed. */
async function readForm(place: UploadPlace, request: Request, coordinator: SignedIn): Promise<Read> {
  const read = readBody(request, factBody);
  if ('problem' in read) return { reply: deskProblemReply(request, read.problem, { coordinator }) };
  const typed = read.body;
  const form = readFactForm(typed, request, coordinator);
  if ('request' in form) return { typed, request: form.request };
  return { reply: await listsReply(place, request, coordinator, { typed, problems: form.problems }) };
}

async function previewReply(place: UploadPlace, request: Request, coordinator: SignedIn): Promise<Reply> {
  const { store } = place;
  const read = await readForm(place, request, coordinator);
  if ('reply' in read) return read.reply;
  const [{ season }, standing, applications] = await Promise.all([
    cachedSeason(store, coordinator.season),
    loadFacts(store, coordinator.season, read.request.ids),
    readApplications(store, coordinator.season),
  ]);
  const lines = previewFacts(season, read.request, standing, applications);
  return deskReply(200, factPreviewPage(coordinator, read.typed, lines));
}

async function recordReply(place: UploadPlace, request: Request, coordinator: SignedIn): Promise<Reply> {
  const { store } = place;
  const read = await readForm(place, request, coordinator);
  if ('reply' in read) return read.reply;
  const context = coordinatorContext(request, coordinator);
  const { verdict } = await attempt(
    store,
    coordinator.season,
    () => loadFacts(store, coordinator.season, read.request.ids),
    (standing) => addFacts(standing, read.request, context),
  );
  if (verdict.kind === 'refusal') return deskProblemReply(request, verdict.refusal, { coordinator });
  const { upload } = read.typed;
  if (upload !== '') await letFileGo(store, request, coordinator, upload);
  return seeOther(`${factsPath}?done=${verdict.kind === 'repeat' ? 'known' : 'recorded'}`);
}
