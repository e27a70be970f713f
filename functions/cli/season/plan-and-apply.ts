import { readFile } from 'node:fs/promises';
import type { Outlook } from '#domain/capacity/outlook.ts';
import type { Season } from '#domain/season/season.ts';
import { planSeason, type SeasonPlan } from '#domain/season-plan/plan-season.ts';
import { seatName } from '#domain/seats/seat.ts';
import { textFlaw } from '#domain/values/plain-text.ts';
import { listOlder } from '#functions/applications/list-older.ts';
import { type Operator, operatorContext, printProblem, printRefusal } from '#functions/cli/operator.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { applySeason, readPlanned, type SeasonApplication } from '#functions/season/apply-season.ts';
import { describeConcerned } from '#functions/season/describe-concerned.ts';
import { describeDifference } from '#functions/season/describe-difference.ts';
import { interviewerLine, interviewersSummary } from '#functions/season/describe-interviewers.ts';
import { leftToDo } from '#functions/season/left-to-do.ts';
import { readPublishedAhead } from '#functions/season/published-ahead.ts';
import { checkSeasonFile } from '#functions/season/season-file/check-season-file.ts';
import { seasonSummary } from '#functions/season/season-summary.ts';
import { tooLargeToStore } from '#functions/season/stored-size.ts';
import {
  type FileAhead,
  interviewersConcerned,
  type ToldOfDay,
} from '#functions/season/tell-interviewers.ts';
import { zoneDataNotes } from '#functions/season/zone-data.ts';
import { describeBrokenDays } from '#functions/season-draft/broken-days.ts';
import { keepSeasonFile } from '#functions/season-draft/keep-file.ts';
import { counted, listed } from '#functions/wording/counted.ts';
import { oneLine } from '#functions/wording/one-line.ts';

const nothingApplied = 'Nothing has been applied.';
const notFenced =
  'The file is applied, but the previous run was stopped before all seats were closed to pages shown earlier.';
const notTold = 'The file is applied, but the previous run was stopped before everybody concerned was told.';
const replaced =
  'The file was applied, but another coordinator has since applied a different one, which is now in force. Agree on one of them.';
const appliedInPart = 'The file was applied in part. Apply it again to continue.';

/** A plan, and what it means for published interview days: who of their interviewers would be told, and which no longer fit. */
type ShownPlan = SeasonPlan & DaysConcerned;
type DaysConcerned = { readonly interviewers: readonly ToldOfDay[]; readonly broken: readonly string[] };

/** The most characters of a reason: the mail and the page of everybody concerned show it. */
const LONGEST_REASON = 500;

/** `plan FILE`: shows the changes that the file would make, and whom they concern, and makes none. */
export async function planCommand(operator: Operator, file: string): Promise<ExitCode> {
  const season = readOrPrintProblems(operator, file, await readFile(file, 'utf8'));
  const plan = season && (await printPlan(operator, season));
  if (!plan) return exitCode.refused;
  const reason = plan.owesReason ? ' --reason "..."' : '';
  if (changesAnything(plan)) operator.terminal.say(`To apply it: npm run season -- apply ${file}${reason}`);
  return exitCode.ok;
}

/** `apply FILE`: shows the changes, makes them, and tells everybody concerned with the reason. */
export async function applyCommand(operator: Operator, file: string, given = ''): Promise<ExitCode> {
  const text = await readFile(file, 'utf8');
  const season = readOrPrintProblems(operator, file, text);
  if (!season) return exitCode.refused;
  const reason = given.trim();
  if (reason && textFlaw(reason.replaceAll('\n', ' '), LONGEST_REASON))
    return printProblem(
      operator,
      `The reason is not plain text of at most ${LONGEST_REASON} characters. ${nothingApplied}`,
    );
  const plan = await printPlan(operator, season);
  if (!plan) return exitCode.refused;
  await listOlderApplications(operator, season.id);
  if (!changesAnything(plan)) {
    await keepSeasonFile(operator.store, season, text, operatorContext(operator).now);
    return exitCode.ok;
  }
  const done = await applySeason(operator.store, season, () => operatorContext(operator), reason);
  const { steps, refusal, overtaken } = done;
  if (refusal) {
    printRefusal(operator, refusal, season);
    printProblem(operator, steps > 0 ? appliedInPart : nothingApplied);
  } else if (overtaken) printProblem(operator, replaced);
  else {
    await keepSeasonFile(operator.store, season, text, operatorContext(operator).now);
    operator.terminal.say(doneMessage(done));
  }
  const left = steps > 0 ? await leftToDo(operator.store, season.id, operatorContext(operator)) : [];
  for (const sentence of left) printProblem(operator, sentence);
  return refusal || overtaken || left.length > 0 ? exitCode.refused : exitCode.ok;
}

/** A version before had no list of applications at the desk: applications that it imported are put there now. */
async function listOlderApplications({ store, terminal }: Operator, season: string): Promise<void> {
  const count = await listOlder(store, season);
  if (count > 0) terminal.say(`In the list of applications now, from an earlier version: ${count}.`);
}

function doneMessage({ steps, told, interviewersTold }: SeasonApplication): string {
  if (steps + interviewersTold === 0) return 'Another coordinator has just applied the same file.';
  const people = [
    ...(told > 0 ? [counted(told, 'person', 'people')] : []),
    ...(interviewersTold > 0 ? [counted(interviewersTold, 'interviewer')] : []),
  ];
  const inSteps = steps === 1 ? ', in one step' : steps > 1 ? `, in ${steps} steps` : '';
  return `Done${inSteps}.${people.length > 0 ? ` Told: ${listed(people)}.` : ''}`;
}

/** A file that is in force already, and of which nobody has to be told, is not applied. */
function changesAnything({ batches, interviewers }: ShownPlan): boolean {
  return batches.length + interviewers.length > 0;
}

function readOrPrintProblems(operator: Operator, file: string, text: string): Season | undefined {
  const read = checkSeasonFile(file, text);
  if ('season' in read) return read.season;
  for (const line of read.lines) operator.terminal.complain(line);
  printProblem(operator, `Nothing was changed. Problems in the file: ${read.lines.length}.`);
  return undefined;
}

/** Prints the changes that the file would make now and whom they concern, or why it cannot be applied. */
async function printPlan(operator: Operator, season: Season): Promise<ShownPlan | undefined> {
  const { applied, files, ...outlook } = await readPlanned(operator.store, season.id);
  const options = { files, isPreview: true };
  for (const line of unknownHolderNotes(outlook)) operator.terminal.say(line);
  const plan = planSeason(applied, season, outlook, operatorContext(operator), options);
  if (plan.kind === 'refusal') {
    printRefusal(operator, plan.refusal, season);
    printProblem(operator, nothingApplied);
    return undefined;
  }
  const { say } = operator.terminal;
  const tooLarge = tooLargeToStore(plan.batches);
  if (tooLarge !== undefined) {
    printProblem(operator, `${tooLarge} ${nothingApplied}`);
    return undefined;
  }
  for (const line of zoneDataNotes(process.versions.tz, season)) say(line);
  const unfinished = applied?.changing;
  const version = applied ? `now at version ${applied.version}` : 'for the first time';
  say(`Season ${season.id}, ${version}:`);
  if (unfinished)
    say(
      `  ${oneLine(unfinished.by)} has begun to apply a file that takes bookings away, and it was not finished. Reason: ${oneLine(unfinished.reason)}`,
    );
  if (!applied) for (const line of seasonSummary(season, plan.batches)) say(line);
  for (const difference of plan.differences) say(`  ${describeDifference(difference)}`);
  const ahead = applied && { current: applied.season, next: season, files };
  const shown: ShownPlan = { ...plan, ...(await daysConcerned(operator, ahead)) };
  if (plan.differences.length === 0) say(`  ${whatIsLeft(shown)}`);
  for (const line of describeConcerned(season, plan)) say(line);
  if (shown.interviewers.length > 0) say(interviewersSummary(shown.interviewers));
  for (const each of shown.interviewers) say(`  ${interviewerLine(season, each)}`);
  printBrokenDays(operator, shown);
  if (plan.owesReason) say('They are owed a written reason: --reason "...". Their emails show it.');
  return shown;
}

/** What a file means for the published interview days; nothing for a first one. */
async function daysConcerned(operator: Operator, ahead: FileAhead | undefined): Promise<DaysConcerned> {
  const { now } = operatorContext(operator);
  const days = ahead && (await readPublishedAhead(operator.store, ahead.current, now));
  if (!days) return { interviewers: [], broken: [] };
  return {
    interviewers: interviewersConcerned(days, ahead, now),
    broken: describeBrokenDays(days, ahead, now),
  };
}

/** Prints which published interview days no longer fit under the file, and how they are mended. */
function printBrokenDays({ terminal }: Operator, { broken }: DaysConcerned): void {
  if (broken.length === 0) return;
  terminal.say('Published interviews that no longer fit afterwards:');
  for (const line of broken) terminal.say(`  ${line}`);
  terminal.say('Then plan and publish each of these days again: `plan-day DAY`, and `publish-day DAY`.');
}

/** What there is to do for a file that is in force already. */
function whatIsLeft(plan: ShownPlan): string {
  if (!changesAnything(plan)) return 'Nothing changes: the file has already been applied.';
  return plan.concerned.length + plan.interviewers.length > 0 ? notTold : notFenced;
}

/** Tells of seats whose holder somebody removed from the table by hand; a file leaves them as they are. */
function unknownHolderNotes({
  seats,
  unknownHolders = [],
}: Pick<Outlook, 'seats' | 'unknownHolders'>): readonly string[] {
  return unknownHolders.map((holder) => {
    const held = seats.filter(({ takenBy }) => takenBy === holder).map(seatName);
    return `The offer ${holder} was removed by hand and still holds ${held.join(', ')}. The file leaves that as it is. To release it: npm run season -- erase ${holder}`;
  });
}
