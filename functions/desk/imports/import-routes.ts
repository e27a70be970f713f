import { usesByHand } from '#domain/applications/columns/use-by-hand.ts';
import type { Upload } from '#domain/uploads/upload.ts';
import { deskProblemReply, deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { downloadAddress } from '#functions/files/download-address.ts';
import { readUploadKey, reportKey } from '#functions/files/file-keys.ts';
import { uploadForm } from '#functions/files/upload-form.ts';
import { type Reply, seeOther, withHeader } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler, RouteName } from '#functions/http/routes.ts';
import { newId } from '#functions/runtime/ids.ts';
import { readColumnCorrections } from '#functions/store/import-items/column-corrections.ts';
import { readUpload, readUploads } from '#functions/store/import-items/uploads.ts';
import { readCurrentImport } from '#functions/store/items/applications.ts';
import type { UploadPlace } from '#functions/uploads/upload-place.ts';
import {
  readReportRows,
  readReportSummary,
  reportSheet,
  type UploadPart,
  uploadParts,
} from '#functions/uploads/upload-report.ts';
import { arrivedAt, checkPage } from './arrived-page.ts';
import { withBucket } from './drop-form.ts';
import { importForms } from './import-forms.ts';
import { arrivedPath, factFilePath, importPath, importsPath } from './paths.ts';
import { rowsPage } from './rows-page.ts';
import { uploadPage } from './upload-page.ts';
import { isBusy, uploadStatePage } from './upload-state-page.ts';

type ImportRoute = Extract<RouteName<'desk'>, `${string} /desk/imports${string}`>;

/** So many seconds until a page that waits for work looks again. */
const LOOK_AGAIN = '3';

const begin = { area: 'imports', action: importsPath, button: 'See what it would change' } as const;

/** Uploading a file, its dry run, and its import. */
export function importRoutes(place: UploadPlace): Readonly<Record<ImportRoute, RouteHandler<SignedIn>>> {
  return {
    'GET /desk/imports': { respond: (request, coordinator) => listReply(place, request, coordinator) },
    'GET /desk/imports/arrived': { open: true, respond: arrivedReply },
    'GET /desk/imports/check': {
      respond: (request, coordinator) => checkReply(place, request, coordinator),
    },
    'GET /desk/imports/{upload}': withUpload(place, (upload, _, coordinator) =>
      stateReply(place, upload, coordinator),
    ),
    'GET /desk/imports/{upload}/rows': withUpload(place, (upload, request, coordinator) =>
      rowsReply(place, upload, request, coordinator),
    ),
    'GET /desk/imports/{upload}/report.csv': withUpload(place, (upload, request, coordinator) =>
      sheetReply(place, upload, request, coordinator),
    ),
    ...importForms(place),
  };
}

async function listReply(
  { store, files }: UploadPlace,
  request: Request,
  coordinator: SignedIn,
): Promise<Reply> {
  const { season, may } = coordinator;
  const [uploads, form] = await Promise.all([
    readUploads(store, season),
    may === 'edit'
      ? uploadForm(files, season, newId('upload', request.now), `${request.origin}${arrivedPath}`)
      : undefined,
  ]);
  const reply = deskReply(200, uploadPage(coordinator, uploads, form));
  return form ? withBucket(reply, form) : reply;
}

function arrivedReply({ query }: Request): Reply {
  return arrivedAt(`${importsPath}/check`, query);
}

async function checkReply({ store }: UploadPlace, request: Request, coordinator: SignedIn): Promise<Reply> {
  const key = request.query.get('key') ?? '';
  const read = readUploadKey(coordinator.season, key);
  if (!read) return seeOther(importsPath);
  const known = await readUpload(store, coordinator.season, read.upload);
  return known
    ? seeOther(importPath(known))
    : deskReply(200, checkPage(coordinator, { key, name: read.name }, begin));
}

type UploadPageOf = (upload: Upload, request: Request, coordinator: SignedIn) => Promise<Reply>;

function withUpload({ store }: UploadPlace, page: UploadPageOf): RouteHandler<SignedIn> {
  return {
    respond: async (request, coordinator) => {
      const upload = await readUpload(store, coordinator.season, request.params.upload ?? '');
      if (!upload) return deskProblemReply(request, { kind: 'not-in-season' }, { coordinator });
      if (upload.purpose === 'facts') return seeOther(factFilePath(upload));
      return page(upload, request, coordinator);
    },
  };
}

async function stateReply(
  { store, files }: UploadPlace,
  upload: Upload,
  coordinator: SignedIn,
): Promise<Reply> {
  const { season, state, reading } = upload;
  const isShown = state === 'read' && reading !== undefined;
  const [current, summary, corrections] = await Promise.all([
    readCurrentImport(store, season),
    isShown ? readReportSummary(files, { ...upload, report: reading.report }) : undefined,
    readColumnCorrections(store, season),
  ]);
  const byHand = usesByHand(corrections?.columns ?? []);
  const reply = deskReply(200, uploadStatePage(coordinator, { upload, current, summary, byHand }));
  return isBusy(upload) ? withHeader(reply, 'refresh', LOOK_AGAIN) : reply;
}

async function rowsReply(
  { files }: UploadPlace,
  upload: Upload,
  { query }: Request,
  coordinator: SignedIn,
): Promise<Reply> {
  const asked = query.get('part') as UploadPart;
  const part = uploadParts.includes(asked) ? asked : 'invalid';
  const page = Math.max(1, Math.trunc(Number(query.get('page'))) || 1);
  const { reading } = upload;
  const rows = reading && (await readReportRows(files, { ...upload, report: reading.report }, part));
  return rows
    ? deskReply(200, rowsPage(coordinator, upload, { part, page }, rows))
    : seeOther(importPath(upload));
}

async function sheetReply(
  { files }: UploadPlace,
  upload: Upload,
  request: Request,
  coordinator: SignedIn,
): Promise<Reply> {
  const { state, reading, season, id } = upload;
  if (state !== 'read' || !reading)
    return deskProblemReply(request, { kind: 'upload-changed' }, { coordinator });
  const key = reportKey(season, id, reading.report, reportSheet);
  return seeOther(await downloadAddress(files, key, `report on ${upload.file.name}.csv`));
}
