import { readListQuery } from '#domain/application-list/list-query.ts';
import type { BulkReview, BulkReviewDeed } from '#domain/bulk-reviews/bulk-review.ts';
import { statuses } from '#domain/review/status.ts';
import type { Season } from '#domain/season/season.ts';
import { type Operator, printProblem, printRefusal } from '#functions/cli/operator.ts';
import type { SeasonArgs } from '#functions/cli/season/args.ts';
import { isConfirmed } from '#functions/cli/season/confirm.ts';
import { knownSeason } from '#functions/cli/season/known-offer.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { tellOperator } from '#functions/problems/problems.ts';
import { type BulkAnswer, beginForList, selectionDigest, undoBulk } from '#functions/review/bulk-reviews.ts';
import { loadMatchingRows } from '#functions/review/load-matching.ts';
import type { ReviewContext } from '#functions/review/review-application.ts';
import { workOnBulk } from '#functions/review/work-on-bulk.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { newId } from '#functions/runtime/ids.ts';
import { trackNamesOf, withTrackNames } from '#functions/season/track-names.ts';
import { decisionNames, statusNames } from '#functions/wording/application-words.ts';
import { houseNumber } from '#functions/wording/counted.ts';

export type DecideOptions = Pick<SeasonArgs, 'to' | 'track' | 'reason' | 'undo' | 'dryRun' | 'yes'>;

const nothing = 'Nothing was decided.';
const MOST_PRINTED = 20;

/**
 * `decide LIST --to invite|hold|close|review --reason TEXT`: decides the same for all whom a list shows, after showing how many
 * that are and how they stand. LIST is the address of the list at the desk after its question mark, or `all`.
 */
export async function decideCommand(
  operator: Operator,
  seasonId: string,
  list: string,
  options: DecideOptions,
): Promise<ExitCode> {
  const season = await knownSeason(operator, seasonId);
  if (!season) return exitCode.refused;
  if (options.undo !== undefined) return undoCommand(operator, season, options.undo);
  const asked = deedOf(season, options);
  if ('problem' in asked) return printProblem(operator, `${asked.problem} ${nothing}`);
  const read = readListQuery(season, [...new URLSearchParams(list === 'all' ? '' : list)]);
  if ('problems' in read) return printProblem(operator, `${read.problems.join(' ')} ${nothing}`);
  const { rows, chosen } = await loadMatchingRows(operator.store, season.id, read.query, operator.now());
  operator.terminal.say(`${asked.title}, on the list: ${houseNumber(chosen.length)}.`);
  for (const status of statuses) {
    const count = rows.filter((row) => row.status === status).length;
    if (count > 0) operator.terminal.say(`  ${statusNames[status]}: ${houseNumber(count)}`);
  }
  if (chosen.length === 0 || options.dryRun) {
    operator.terminal.say(options.dryRun ? `Dry run: nothing was decided.` : nothing);
    return exitCode.ok;
  }
  if (!(await isConfirmed(operator, options, { toDo: 'decide this', nothing }))) return exitCode.refused;
  const request = {
    ...{ id: newId('bulk', operator.now()), season: season.id, list: list === 'all' ? '' : list },
    ...{ ...asked, reason: options.reason ?? '' },
  };
  const shown = { query: read.query, count: chosen.length, digest: selectionDigest(chosen) };
  return toItsEnd(operator, season, await beginForList(operator.store, request, shown, contextOf(operator)));
}

async function undoCommand(operator: Operator, season: Season, id: string): Promise<ExitCode> {
  const undo = { id: newId('bulk', operator.now()), title: 'Undo' };
  return toItsEnd(
    operator,
    season,
    await undoBulk(operator.store, { season: season.id, id }, undo, contextOf(operator)),
  );
}

function contextOf({ name, now }: Operator): ReviewContext {
  const who = { kind: 'program', name } as const;
  return { ...decisionContext(who, now()), who };
}

function deedOf(
  { tracks }: Season,
  { to, track }: DecideOptions,
): { readonly deed: BulkReviewDeed; readonly title: string } | { readonly problem: string } {
  if (track !== undefined && !tracks.some(({ id }) => id === track))
    return { problem: `“${track}” is no track of this season.` };
  switch (to) {
    case 'invite': {
      const chosen = track === undefined ? 'considered' : [track];
      const title = `${decisionNames.invite} for ${track ?? 'the tracks that consider each'}`;
      return { deed: { action: 'decide', to, tracks: chosen }, title };
    }
    case 'hold':
    case 'close':
      return { deed: { action: 'decide', to, tracks: [] }, title: decisionNames[to] };
    case 'review':
      return { deed: { action: 'reopen' }, title: 'Back to review' };
    default:
      return { problem: 'Say what to decide: --to invite, hold, close or review.' };
  }
}

/** Works on the job here, beside the service, so that it goes on also where the service is away; and prints what it came to. */
async function toItsEnd(operator: Operator, season: Season, answer: BulkAnswer): Promise<ExitCode> {
  const { store, terminal } = operator;
  if ('refusal' in answer) return printRefusal(operator, answer.refusal, season);
  let told = 0;
  const ended = await workOnBulk(store, answer.bulk, operator.now, ({ of, left }) => {
    const tenth = Math.floor((10 * (of - left.length)) / of);
    if (tenth > told && left.length > 0) terminal.say(`${of - left.length} of ${of} ...`);
    told = tenth;
  });
  if (ended) printEnd(operator, ended, season);
  return exitCode.ok;
}

function printEnd(
  { terminal }: Operator,
  { id, title, of, done, refused, leftOut, deed }: BulkReview,
  season: Season,
): void {
  const clocks = { program: season.program.zone, reader: season.program.zone };
  const names = trackNamesOf(season);
  terminal.say(`${title}: done for ${houseNumber(done.length)} of ${houseNumber(of)} (${id}).`);
  for (const { id: person, refusal } of leftOut.slice(0, MOST_PRINTED))
    terminal.say(`  Not for ${person}: ${tellOperator(withTrackNames(refusal, names), clocks).title}.`);
  if (refused > MOST_PRINTED) terminal.say(`  And not for ${houseNumber(refused - MOST_PRINTED)} more.`);
  if (done.length > 0 && deed.action !== 'undo')
    terminal.say(`To undo it within ten minutes: decide --undo ${id}`);
}
