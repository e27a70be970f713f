import { needsFollowUp } from '#domain/digest/action-items.ts';
import type { DigestFacts } from '#domain/digest/digest-content.ts';
import type { DigestSource } from '#domain/digest/digest-input.ts';
import type { AttachedFile } from '#domain/values/message.ts';
import { dayIn } from '#domain/values/time.ts';
import { changeSheet } from '#functions/sheets/change-sheet.ts';
import { offerSheet } from '#functions/sheets/offer-sheet.ts';
import { rosterSheet } from '#functions/sheets/roster-sheet.ts';
import { csvOf, type Sheet } from '#functions/sheets/sheet.ts';

/** A record is one item of at most 400 KB, with the message itself in it. */
const MOST_BYTES = 240_000;

/** Everything that the digest only counts, as CSV: who comes, who needs somebody, and each change. */
export function digestFiles(source: DigestSource, facts: DigestFacts): readonly AttachedFile[] {
  const { season, offers, records } = source;
  const today = dayIn(season.program.zone, facts.at);
  const recent = records.filter(({ at }) => at > facts.since && at <= facts.until);
  const pending = offers.filter((offer) => needsFollowUp(offer, facts.at));
  const sheets: readonly (readonly [string, Sheet])[] = [
    ...facts.rosters.map(({ on, people }) => [`roster-${on}.csv`, rosterSheet(season, people)] as const),
    [`needs-you-${today}.csv`, offerSheet(season, pending, records)],
    [`changes-${today}.csv`, changeSheet(season, offers, recent)],
  ];
  let left = MOST_BYTES;
  return sheets.flatMap(([name, sheet], index) => {
    const share = left / (sheets.length - index);
    const text = sheet.rows.length > 0 ? fitting(sheet, share) : '';
    left -= Buffer.byteLength(text);
    return text ? [{ name, text }] : [];
  });
}

/** The sheet as CSV, without its last rows if it has more than `most` bytes; its last line then says so. */
function fitting(sheet: Sheet, most: number): string {
  const text = csvOf(sheet);
  if (Buffer.byteLength(text) <= most) return text;
  const share = most / Buffer.byteLength(text);
  const kept = Math.floor(sheet.rows.length * share * 0.8);
  if (kept === 0) return '';
  const note = `and ${sheet.rows.length - kept} more: npm run season -- changes or offers with --csv`;
  return fitting({ ...sheet, rows: [...sheet.rows.slice(0, kept), [note]] }, most);
}
