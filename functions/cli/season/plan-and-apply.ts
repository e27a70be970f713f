import { readFile } from 'node:fs/promises';
import type { Season } from '#domain/season/season.ts';
import { planSeason, type SeasonPlan } from '#domain/season-plan/plan-season.ts';
import { complained, type Operator, operatorContext, refused } from '#functions/cli/operator.ts';
import { type Ending, ended } from '#functions/cli/terminal.ts';
import { applySeason } from '#functions/season/apply-season.ts';
import { inWords } from '#functions/season/describe-difference.ts';
import { checkSeasonFile } from '#functions/season/season-file/check-season-file.ts';
import { staleBookings, unfencedSince } from '#functions/season/stale-bookings.ts';
import { readOutlook } from '#functions/store/outlook.ts';

const nothingApplied = 'Nothing has been applied.';
const leftToDo =
  'The file is applied, but whoever did it was stopped before all seats were closed to pages of before.';
const putInItsPlace =
  'The file was applied, and somebody has applied another one meanwhile, which stands now. Agree with them on one.';
const appliedInPart = 'The file was applied in part. Apply it again to go on from there.';

type Outlook = Awaited<ReturnType<typeof readOutlook>>;

/** `plan FILE`: shows what the file would change, and changes nothing. */
export async function planCommand(operator: Operator, file: string): Promise<Ending> {
  const season = await readOrComplain(operator, file);
  if (!season) return ended.refused;
  const { plan } = await planNow(operator, season);
  if (!plan) return ended.refused;
  if (plan.batches.length > 0) operator.terminal.say(`To change it: npm run season -- apply ${file}`);
  return ended.well;
}

/** `apply FILE`: shows what the file changes, changes it, and sees that nobody was caught in between. */
export async function applyCommand(operator: Operator, file: string): Promise<Ending> {
  const season = await readOrComplain(operator, file);
  if (!season) return ended.refused;
  const { plan, before } = await planNow(operator, season);
  if (!plan) return ended.refused;
  if (plan.batches.length === 0) return ended.well;
  const since = await unfencedSince(operator, before);
  const { steps, refusal, overtaken } = await applySeason(operator, season);
  if (refusal) {
    refused(operator, refusal, season.program.zone);
    complained(operator, steps > 0 ? appliedInPart : nothingApplied);
  } else if (overtaken) complained(operator, putInItsPlace);
  else operator.terminal.say(doneIn(steps));
  const caught = steps > 0 ? await staleBookings(operator, before.applied, since) : [];
  for (const sentence of caught) complained(operator, sentence);
  return refusal || overtaken || caught.length > 0 ? ended.refused : ended.well;
}

function doneIn(steps: number): string {
  if (steps === 0) return 'Somebody has applied the same file just now.';
  return steps === 1 ? 'Done, in one step.' : `Done, in ${steps} steps.`;
}

async function readOrComplain(operator: Operator, file: string): Promise<Season | undefined> {
  const read = checkSeasonFile(file, await readFile(file, 'utf8'));
  if ('season' in read) return read.season;
  for (const line of read.lines) operator.terminal.complain(line);
  complained(operator, `Nothing was changed. Problems in the file: ${read.lines.length}.`);
  return undefined;
}

/** What the file would change now, told to the operator; without a plan, why it cannot. */
async function planNow(operator: Operator, season: Season): Promise<{ plan?: SeasonPlan; before: Outlook }> {
  const before = await readOutlook(operator.store, season.id);
  const plan = planSeason(before.applied, season, before, operatorContext(operator));
  if (plan.kind === 'refusal') {
    refused(operator, plan.refusal, season.program.zone);
    complained(operator, nothingApplied);
    return { before };
  }
  const { say } = operator.terminal;
  const stands = before.applied ? `of which version ${before.applied.version} stands` : 'for the first time';
  say(`Season ${season.id}, ${stands}:`);
  for (const difference of plan.differences) say(`  ${inWords(difference)}`);
  if (plan.differences.length === 0)
    say(plan.batches.length === 0 ? '  Nothing changes: the file is applied already.' : `  ${leftToDo}`);
  return { plan, before };
}
