import * as z from 'zod/mini';
import { type ChosenUse, chosenUses } from '#domain/applications/columns/use-by-hand.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { AskedColumn, ColumnCorrections } from '#domain/imports/column-corrections.ts';
import type { ImportJob } from '#domain/imports/import-job.ts';
import { applyUpload } from '#domain/uploads/apply-upload.ts';
import { beginUpload } from '#domain/uploads/begin-upload.ts';
import { correctUpload, readAgain } from '#domain/uploads/correct-upload.ts';
import { removeUpload } from '#domain/uploads/remove-upload.ts';
import type { Upload } from '#domain/uploads/upload.ts';
import { nameKey } from '#domain/values/name-key.ts';
import { coordinatorContext } from '#functions/desk/coordinator-context.ts';
import type { DeskProblem } from '#functions/desk/problems.ts';
import { deskProblemReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { readUploadKey } from '#functions/files/file-keys.ts';
import { readBody } from '#functions/http/body.ts';
import { type Reply, seeOther } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler, RouteName } from '#functions/http/routes.ts';
import { html } from '#functions/page/markup.ts';
import { attempt } from '#functions/store/attempt.ts';
import { readColumnCorrections } from '#functions/store/import-items/column-corrections.ts';
import { readUpload } from '#functions/store/import-items/uploads.ts';
import { readCurrentImport } from '#functions/store/items/applications.ts';
import type { UploadPlace } from '#functions/uploads/upload-place.ts';
import { type ReportSummary, readReportSummary } from '#functions/uploads/upload-report.ts';
import { columnField } from './columns-section.ts';
import { importPath } from './paths.ts';

type ImportForm = Extract<RouteName<'desk'>, `POST /desk/imports${string}`>;

/** A form with a choice for each of hundreds of columns. */
const COLUMNS_LIMIT = 64 * 1024;

const keyBody = z.object({ key: z.string() });
const seenBody = z.object({ version: z.coerce.number() });
const columnsBody = z.looseObject({ version: z.coerce.number() });

/** The forms about a file: each changes one thing after a visible click, and leads back to the page of the file. */
export function importForms(place: UploadPlace): Readonly<Record<ImportForm, RouteHandler<SignedIn>>> {
  return {
    'POST /desk/imports': { respond: (request, coordinator) => begin(place, request, coordinator) },
    'POST /desk/imports/{upload}/columns': {
      bodyLimit: COLUMNS_LIMIT,
      respond: (request, coordinator) => correct(place, request, coordinator),
    },
    'POST /desk/imports/{upload}/again': deed(place, ({ upload }, seen, context) =>
      readAgain(upload, seen, context),
    ),
    'POST /desk/imports/{upload}/apply': deed(place, applyUpload),
    'POST /desk/imports/{upload}/remove': deed(place, ({ upload }, _, context) =>
      removeUpload(upload, context),
    ),
  };
}

async function begin({ store }: UploadPlace, request: Request, coordinator: SignedIn): Promise<Reply> {
  const { season } = coordinator;
  const read = readBody(request, keyBody);
  if ('problem' in read) return deskProblemReply(request, read.problem, { coordinator });
  const { key } = read.body;
  const named = readUploadKey(season, key);
  if (!named) return deskProblemReply(request, { kind: 'not-in-season' }, { coordinator });
  const { upload: id, name } = named;
  const { verdict } = await attempt(
    store,
    season,
    () => readUpload(store, season, id),
    (known) =>
      beginUpload(known, { id, season, file: { key, name } }, coordinatorContext(request, coordinator)),
  );
  return replyOf(request, coordinator, id, verdict);
}

type Standing = { readonly upload: Upload | undefined; readonly current: ImportJob | undefined };
type Deed = (standing: Standing, seen: number, context: DecisionContext) => DeedVerdict;
type DeedVerdict =
  | ReturnType<typeof applyUpload>
  | ReturnType<typeof readAgain>
  | ReturnType<typeof removeUpload>;

/** A form that says no more than which version of the file was seen. */
function deed({ store }: UploadPlace, decide: Deed): RouteHandler<SignedIn> {
  return {
    respond: async (request, coordinator) => {
      const { season } = coordinator;
      const id = request.params.upload ?? '';
      const read = readBody(request, seenBody);
      if ('problem' in read) return deskProblemReply(request, read.problem, { coordinator });
      const load = async () => {
        const [upload, current] = await Promise.all([
          readUpload(store, season, id),
          readCurrentImport(store, season),
        ]);
        return { upload, current };
      };
      const { verdict } = await attempt(store, season, load, (standing) =>
        decide(standing, read.body.version, coordinatorContext(request, coordinator)),
      );
      return replyOf(request, coordinator, id, verdict);
    },
  };
}

async function correct(place: UploadPlace, request: Request, coordinator: SignedIn): Promise<Reply> {
  const { store, files } = place;
  const { season } = coordinator;
  const id = request.params.upload ?? '';
  const read = readBody(request, columnsBody);
  if ('problem' in read) return deskProblemReply(request, read.problem, { coordinator });
  const { version, ...fields } = read.body;
  const shown = await readUpload(store, season, id);
  const report = shown?.reading?.report;
  const summary = report === undefined ? undefined : await readReportSummary(files, { season, id, report });
  if (!summary) return deskProblemReply(request, { kind: 'upload-changed' }, { coordinator });
  const load = async () => {
    const [upload, corrections] = await Promise.all([
      readUpload(store, season, id),
      readColumnCorrections(store, season),
    ]);
    return { upload, corrections };
  };
  const { verdict } = await attempt(store, season, load, (standing) => {
    const asked = askedColumns(summary, fields, standing.corrections);
    return correctUpload(standing, version, asked, coordinatorContext(request, coordinator));
  });
  return replyOf(request, coordinator, id, verdict);
}

/** The columns of which the form says something else than was said before: of two with one title only the one that was changed. */
function askedColumns(
  { columns }: ReportSummary,
  fields: Readonly<Record<string, unknown>>,
  corrections: ColumnCorrections | undefined,
): readonly AskedColumn[] {
  const known = new Map((corrections?.columns ?? []).map(({ title, use }) => [nameKey(title), use]));
  return columns.flatMap(({ index, title }): readonly AskedColumn[] => {
    const use = fields[columnField(index)];
    if (use === (known.get(nameKey(title)) ?? 'as-titled')) return [];
    return use === 'as-titled' || chosenUses.some((each) => each === use)
      ? [{ title, use: use as ChosenUse | 'as-titled' }]
      : [];
  });
}

type FormVerdict = { readonly kind: string } | { readonly kind: 'refusal'; readonly refusal: DeskProblem };

/** Back to the page of the file, or why not. */
function replyOf(request: Request, coordinator: SignedIn, id: string, verdict: FormVerdict): Reply {
  if (!('refusal' in verdict)) return seeOther(importPath({ id }));
  const more = html`<p class="actions"><a class="button quiet" href="${importPath({ id })}">Look at the file as it is now</a></p>`;
  return deskProblemReply(request, verdict.refusal, { coordinator, more });
}
