import * as z from 'zod/mini';
import { beginUpload } from '#domain/uploads/begin-upload.ts';
import { removeUpload } from '#domain/uploads/remove-upload.ts';
import type { Upload } from '#domain/uploads/upload.ts';
import { coordinatorContext } from '#functions/desk/coordinator-context.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { arrivedAt, checkPage } from '#functions/desk/imports/arrived-page.ts';
import { factFilePath } from '#functions/desk/imports/paths.ts';
import { deskProblemReply, deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { readUploadKey } from '#functions/files/file-keys.ts';
import { readBody } from '#functions/http/body.ts';
import { type Reply, seeOther, withHeader } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import { html } from '#functions/page/markup.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import { readUpload } from '#functions/store/import-items/uploads.ts';
import type { UploadPlace } from '#functions/uploads/upload-place.ts';
import { readUploadedIds } from '#functions/uploads/uploaded-ids.ts';
import { factsPath } from './fact-pages.ts';

type Names =
  | 'GET /desk/facts/arrived'
  | 'GET /desk/facts/check'
  | 'POST /desk/facts/file'
  | 'GET /desk/facts/file/{upload}';

const LOOK_AGAIN = '2';
const keyBody = z.object({ key: z.string() });
const begin = { area: 'facts', action: `${factsPath}/file`, button: 'Read the list' } as const;

/** What was read of a file, to be put into the form of facts. */
export type ShowList = (
  request: Request,
  coordinator: SignedIn,
  list: { readonly upload: Upload; readonly ids: readonly string[]; readonly problems: readonly string[] },
) => Promise<Reply>;

/** A list of facts as a file: it is read by the function that reads workbooks, and then goes on as if it had been pasted. */
export function factFileRoutes(
  { store, files }: UploadPlace,
  show: ShowList,
): Readonly<Record<Names, RouteHandler<SignedIn>>> {
  return {
    'GET /desk/facts/arrived': {
      open: true,
      respond: ({ query }) => arrivedAt(`${factsPath}/check`, query),
    },
    'GET /desk/facts/check': { respond: (request, coordinator) => checkReply(store, request, coordinator) },
    'POST /desk/facts/file': { respond: (request, coordinator) => beginReply(store, request, coordinator) },
    'GET /desk/facts/file/{upload}': {
      respond: async (request, coordinator) => {
        const upload = await readUpload(store, coordinator.season, request.params.upload ?? '');
        if (upload?.purpose !== 'facts')
          return deskProblemReply(request, { kind: 'not-in-season' }, { coordinator });
        const list = upload.state === 'read' ? await readUploadedIds(files, upload) : undefined;
        return list ? show(request, coordinator, { upload, ...list }) : waitingReply(coordinator, upload);
      },
    },
  };
}

async function checkReply(store: Store, { query }: Request, coordinator: SignedIn): Promise<Reply> {
  const key = query.get('key') ?? '';
  const read = readUploadKey(coordinator.season, key);
  if (!read) return seeOther(factsPath);
  const known = await readUpload(store, coordinator.season, read.upload);
  return known
    ? seeOther(factFilePath(known))
    : deskReply(200, checkPage(coordinator, { key, name: read.name }, begin));
}

async function beginReply(store: Store, request: Request, coordinator: SignedIn): Promise<Reply> {
  const { season } = coordinator;
  const read = readBody(request, keyBody);
  if ('problem' in read) return deskProblemReply(request, read.problem, { coordinator });
  const { key } = read.body;
  const named = readUploadKey(season, key);
  if (!named) return deskProblemReply(request, { kind: 'not-in-season' }, { coordinator });
  const { upload: id, name } = named;
  const asked = { id, season, file: { key, name }, purpose: 'facts' } as const;
  const { verdict } = await attempt(
    store,
    season,
    () => readUpload(store, season, id),
    (known) => beginUpload(known, asked, coordinatorContext(request, coordinator)),
  );
  if (verdict.kind === 'refusal') return deskProblemReply(request, verdict.refusal, { coordinator });
  return seeOther(factFilePath({ id }));
}

/** The file while it is read, or why nothing can be read of it. */
function waitingReply(coordinator: SignedIn, { file, state, problem }: Upload): Reply {
  const isReading = state === 'reading';
  const main = html`<p><a href="${factsPath}">Facts by list</a></p>
<h1><bdi>${file.name}</bdi></h1>
${
  isReading
    ? html`<p class="lead" role="status">The list is being read. This page goes on by itself.</p>`
    : html`<div class="refused" role="status"><p><b>There is nothing to record of this file.</b></p><p>${problem ?? 'It was recorded or taken away, and is not kept.'}</p></div>`
}`;
  const page = deskPage({ title: file.name, main, coordinator, area: 'facts' });
  return isReading ? withHeader(deskReply(200, page), 'refresh', LOOK_AGAIN) : deskReply(200, page);
}

/** Lets the file go whose list has been recorded. A busy table leaves it to the bucket, which deletes it after three days. */
export async function letFileGo(
  store: Store,
  request: Request,
  coordinator: SignedIn,
  upload: string,
): Promise<void> {
  const { season } = coordinator;
  await attempt(
    store,
    season,
    () => readUpload(store, season, upload),
    (current) => removeUpload(current, coordinatorContext(request, coordinator)),
  );
}
