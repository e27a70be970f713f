import * as z from 'zod/mini';
import type { RowOutcome } from '#domain/applications/plan-import.ts';
import type { Upload } from '#domain/uploads/upload.ts';
import { AUDITED, isForAudit } from '#functions/applications/audited-columns.ts';
import type { FilePlan } from '#functions/applications/plan-file.ts';
import { reportKey } from '#functions/files/file-keys.ts';
import { deleteFiles, type FileStore, readFileBytes, writeFileText } from '#functions/files/file-store.ts';
import { importSheet } from '#functions/sheets/import-sheet.ts';
import { csvOf } from '#functions/sheets/sheet.ts';
import type { Table } from '#functions/tables/table.ts';

/** The rows that a coordinator looks at together: by what becomes of them, and those of which something is to be known. */
export const uploadParts = ['invalid', 'changed', 'new', 'unchanged', 'noted'] as const;
export type UploadPart = (typeof uploadParts)[number];

const SUMMARY = 'summary.json';
export const reportSheet = 'report.csv';
const partFile = (part: UploadPart) => `${part}.json`;

const text = z.string();
const value = z.union([text, z.number(), z.boolean()]);

const rowItem = z.object({
  rows: z.array(z.number()),
  id: text,
  name: text,
  kind: z.enum(['new', 'changed', 'unchanged', 'erased', 'invalid']),
  /** Of a person who was erased: when. The file does not bring them back. */
  erasedAt: z.optional(text),
  warnings: z.array(text),
  changes: z.optional(z.array(z.object({ field: text, before: z.optional(value), after: value }))),
  problems: z.optional(z.array(z.object({ address: text, message: text }))),
});

/** One row of the report. */
export type ReportRow = z.output<typeof rowItem>;

const summaryItem = z.object({
  remark: z.optional(text),
  columns: z.array(
    z.object({ index: z.number(), title: text, use: text, isByHand: z.optional(z.boolean()) }),
  ),
  setup: z.array(text),
  summaries: z.array(text),
  notes: z.array(text),
  unread: z.array(z.object({ line: z.number(), message: text })),
});

/** What the report says of the file as a whole. */
export type ReportSummary = z.output<typeof summaryItem>;

export type ReadTable = Pick<Table, 'problems' | 'remark'>;

/** So many lines that could not be read are told; the sheet has all of them. */
const MOST_UNREAD = 100;

/** Writes the report on the upload as it is, for the pages and as a sheet to download. */
export async function writeReport(
  files: FileStore,
  { season, id, version }: Upload,
  plan: FilePlan,
  table: ReadTable,
): Promise<void> {
  const put = (name: string, body: string) =>
    writeFileText(files, reportKey(season, id, version, name), body, 'application/json');
  await put(SUMMARY, JSON.stringify(summaryOf(plan, table)));
  for (const part of uploadParts) await put(partFile(part), JSON.stringify(plan.outcomes.filter(isIn(part))));
  const sheet = csvOf(importSheet(plan, table.problems));
  await writeFileText(files, reportKey(season, id, version, reportSheet), sheet, 'text/csv; charset=utf-8');
}

function summaryOf(plan: FilePlan, { problems, remark }: ReadTable): ReportSummary {
  const { columns, width } = plan.understanding;
  return {
    ...(remark === undefined ? {} : { remark }),
    columns: columns
      .filter(({ title, index }) => title !== '' || index < width)
      .map((column) => (isForAudit(plan, column) ? { ...column, use: AUDITED } : column)),
    setup: [...plan.setup],
    summaries: plan.summaries.map(({ message }) => message),
    notes: [...plan.notes],
    unread: problems.slice(0, MOST_UNREAD),
  };
}

function isIn(part: UploadPart): (outcome: RowOutcome) => boolean {
  return ({ kind, warnings }) =>
    part === 'noted' ? warnings.length > 0 || kind === 'erased' : kind === part;
}

/** Which report is meant: that of the dry run that the upload shows. */
export type ReportName = Pick<Upload, 'season' | 'id'> & { readonly report: number };

export async function readReportSummary(
  files: FileStore,
  name: ReportName,
): Promise<ReportSummary | undefined> {
  return readPart(files, name, SUMMARY, summaryItem);
}

export async function readReportRows(
  files: FileStore,
  name: ReportName,
  part: UploadPart,
): Promise<readonly ReportRow[] | undefined> {
  return readPart(files, name, partFile(part), z.array(rowItem));
}

/** Larger than the rows of any file that is read. */
const MOST_BYTES = 60 * 1024 * 1024;

async function readPart<T extends z.ZodMiniType>(
  files: FileStore,
  { season, id, report }: ReportName,
  part: string,
  schema: T,
): Promise<z.output<T> | undefined> {
  const read = await readFileBytes(files, reportKey(season, id, report, part), MOST_BYTES);
  return 'bytes' in read ? schema.parse(JSON.parse(Buffer.from(read.bytes).toString('utf8'))) : undefined;
}

/** Deletes everything that is kept of the report. */
export async function deleteReport(files: FileStore, { season, id, report }: ReportName): Promise<void> {
  const names = [SUMMARY, reportSheet, ...uploadParts.map(partFile)];
  await deleteFiles(
    files,
    names.map((name) => reportKey(season, id, report, name)),
  );
}
