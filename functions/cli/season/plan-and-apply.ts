import { readFile } from 'node:fs/promises';
import type { Season } from '#domain/season/season.ts';
import { planSeason, type SeasonPlan } from '#domain/season-plan/plan-season.ts';
import { seatName } from '#domain/seats/seat.ts';
import { type Operator, operatorContext, printProblem, printRefusal } from '#functions/cli/operator.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { applySeason } from '#functions/season/apply-season.ts';
import { describeDifference } from '#functions/season/describe-difference.ts';
import { checkSeasonFile } from '#functions/season/season-file/check-season-file.ts';
import { seasonSummary } from '#functions/season/season-summary.ts';
import { staleBookings, unfencedSince } from '#functions/season/stale-bookings.ts';
import { tooLargeToStore } from '#functions/season/stored-size.ts';
import { zoneDataNotes } from '#functions/season/zone-data.ts';
import { readOutlookWithHolders } from '#functions/store/items/outlook.ts';

const nothingApplied = 'Nothing has been applied.';
const notFenced =
  'The file is applied, but the previous run was stopped before all seats were closed to pages shown earlier.';
const replaced =
  'The file was applied, but another coordinator has since applied a different one, which is now in force. Agree on one of them.';
const appliedInPart = 'The file was applied in part. Apply it again to continue.';

type Outlook = Awaited<ReturnType<typeof readOutlookWithHolders>>;

/** `plan FILE`: shows the changes that the file would make, and makes none. */
export async function planCommand(operator: Operator, file: string): Promise<ExitCode> {
  const season = await readOrPrintProblems(operator, file);
  if (!season) return exitCode.refused;
  const { plan } = await printPlan(operator, season);
  if (!plan) return exitCode.refused;
  if (plan.batches.length > 0) operator.terminal.say(`To apply it: npm run season -- apply ${file}`);
  return exitCode.ok;
}

/** `apply FILE`: shows the changes, makes them, and reports bookings that raced with them. */
export async function applyCommand(operator: Operator, file: string): Promise<ExitCode> {
  const season = await readOrPrintProblems(operator, file);
  if (!season) return exitCode.refused;
  const { plan, before } = await printPlan(operator, season);
  if (!plan) return exitCode.refused;
  if (plan.batches.length === 0) return exitCode.ok;
  const since = await unfencedSince(operator.store, before);
  const { steps, refusal, overtaken } = await applySeason(operator.store, season, () =>
    operatorContext(operator),
  );
  if (refusal) {
    printRefusal(operator, refusal, season.program.zone);
    printProblem(operator, steps > 0 ? appliedInPart : nothingApplied);
  } else if (overtaken) printProblem(operator, replaced);
  else operator.terminal.say(doneMessage(steps));
  const stale = steps > 0 ? await staleBookings(operator.store, before.applied, since) : [];
  for (const sentence of stale) printProblem(operator, sentence);
  return refusal || overtaken || stale.length > 0 ? exitCode.refused : exitCode.ok;
}

function doneMessage(steps: number): string {
  if (steps === 0) return 'Another coordinator has just applied the same file.';
  return steps === 1 ? 'Done, in one step.' : `Done, in ${steps} steps.`;
}

async function readOrPrintProblems(operator: Operator, file: string): Promise<Season | undefined> {
  const read = checkSeasonFile(file, await readFile(file, 'utf8'));
  if ('season' in read) return read.season;
  for (const line of read.lines) operator.terminal.complain(line);
  printProblem(operator, `Nothing was changed. Problems in the file: ${read.lines.length}.`);
  return undefined;
}

/** Prints the changes that the file would make now, or why it cannot be applied. */
async function printPlan(
  operator: Operator,
  season: Season,
): Promise<{ plan?: SeasonPlan; before: Outlook }> {
  const before = await readOutlookWithHolders(operator.store, season.id);
  const plan = planSeason(before.applied, season, before, operatorContext(operator));
  for (const line of unknownHolderNotes(before)) operator.terminal.say(line);
  if (plan.kind === 'refusal') {
    printRefusal(operator, plan.refusal, season.program.zone);
    printProblem(operator, nothingApplied);
    return { before };
  }
  const { say } = operator.terminal;
  const tooLarge = tooLargeToStore(plan.batches);
  if (tooLarge !== undefined) {
    printProblem(operator, `${tooLarge} ${nothingApplied}`);
    return { before };
  }
  for (const line of zoneDataNotes(process.versions.tz, season)) say(line);
  const version = before.applied ? `now at version ${before.applied.version}` : 'for the first time';
  say(`Season ${season.id}, ${version}:`);
  if (!before.applied) for (const line of seasonSummary(season, plan.batches)) say(line);
  for (const difference of plan.differences) say(`  ${describeDifference(difference)}`);
  if (plan.differences.length === 0)
    say(
      plan.batches.length === 0 ? '  Nothing changes: the file has already been applied.' : `  ${notFenced}`,
    );
  return { plan, before };
}

/** Tells of seats whose holder somebody removed from the table by hand; a file leaves them as they are. */
function unknownHolderNotes({ seats, unknownHolders = [] }: Outlook): readonly string[] {
  return unknownHolders.map((holder) => {
    const held = seats.filter(({ takenBy }) => takenBy === holder).map(seatName);
    return `The offer ${holder} was removed by hand and still holds ${held.join(', ')}. The file leaves that as it is. To release it: npm run season -- erase ${holder}`;
  });
}
