import type { Operator } from '#functions/cli/operator.ts';
import { knownSeason } from '#functions/cli/season/known-offer.ts';
import { printSheet } from '#functions/cli/season/print-sheet.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { fillRecord } from '#functions/record/fill-record.ts';
import { loadRecord, type RecordLine } from '#functions/record/load-record.ts';
import { recordSheet } from '#functions/record/record-sheet.ts';
import { counted } from '#functions/wording/counted.ts';

/** How many changes are read at a time, and how many values of each are named. */
const measure = { size: 200, values: 1_000 };

/**
 * `record [PERSON]`: prints every change of the season, or of one person, the newest first. What an earlier version wrote is
 * given its place in the record before.
 */
export async function recordCommand(
  operator: Operator,
  seasonId: string,
  person: string,
  csv: boolean,
): Promise<ExitCode> {
  const season = await knownSeason(operator, seasonId);
  if (!season) return exitCode.refused;
  const { store, terminal } = operator;
  const placed = await fillRecord(store, seasonId);
  if (placed > 0 && !csv) terminal.say(`Earlier changes that are on the record now: ${placed}.`);
  const lines: RecordLine[] = [];
  for (let next: string | undefined = ''; next !== undefined; ) {
    const asked = { ...(person ? { person } : {}), ...(next ? { before: next } : {}) };
    const page = await loadRecord(store, season, asked, measure);
    lines.push(...page.lines);
    next = page.next;
  }
  printSheet(operator, recordSheet(season, lines), csv, counted(lines.length, 'change'));
  return exitCode.ok;
}
