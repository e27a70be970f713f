import type { Season } from '#domain/season/season.ts';
import { deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { csvReply, type Reply } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import { loadRecord, type RecordLine } from '#functions/record/load-record.ts';
import { type RecordQuery, readRecordQuery } from '#functions/record/record-query.ts';
import { recordSheet } from '#functions/record/record-sheet.ts';
import { csvOf } from '#functions/sheets/sheet.ts';
import type { Store } from '#functions/store/client.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { CSV_LINES, recordPage } from './record-page.ts';

const onPage = { size: 50, values: 8 };

/** For the CSV: what one change did to an application is told in full. */
const inFile = { size: 200, values: 1_000 };

type Names = 'GET /desk/record' | 'GET /desk/record.csv';

/** The record of the season, as a page and as a file. Nothing of it can be changed. */
export function recordRoutes(store: Store): Readonly<Record<Names, RouteHandler<SignedIn>>> {
  return {
    'GET /desk/record': { respond: (request, coordinator) => show(store, request, coordinator) },
    'GET /desk/record.csv': { respond: (request, coordinator) => download(store, request, coordinator) },
  };
}

async function show(store: Store, { query: parts }: Request, coordinator: SignedIn): Promise<Reply> {
  const { season } = await cachedSeason(store, coordinator.season);
  const read = readRecordQuery(parts);
  if ('problems' in read) {
    const model = { season, query: {}, page: { lines: [] }, problems: read.problems };
    return deskReply(400, recordPage(coordinator, model));
  }
  const page = await loadRecord(store, season, read.query, onPage);
  return deskReply(200, recordPage(coordinator, { season, query: read.query, page, problems: [] }));
}

async function download(store: Store, request: Request, coordinator: SignedIn): Promise<Reply> {
  const read = readRecordQuery(request.query);
  if ('problems' in read) return show(store, request, coordinator);
  const { season } = await cachedSeason(store, coordinator.season);
  const lines = await newestLines(store, season, read.query);
  return csvReply('record.csv', csvOf(recordSheet(season, lines)));
}

async function newestLines(store: Store, season: Season, query: RecordQuery): Promise<readonly RecordLine[]> {
  const lines: RecordLine[] = [];
  for (let next: string | undefined = query.before ?? ''; next !== undefined && lines.length < CSV_LINES; ) {
    const page = await loadRecord(store, season, { ...query, ...(next ? { before: next } : {}) }, inFile);
    lines.push(...page.lines);
    next = page.next;
  }
  return lines.slice(0, CSV_LINES);
}
