import { readFile } from 'node:fs/promises';
import type { Outlook } from '#domain/capacity/outlook.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import { prepareWave } from '#domain/invitations/prepare-wave.ts';
import { type Invitation, notYetInvited, releaseOffers } from '#domain/invitations/release-offers.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { type Operator, operatorContext, printProblem, printRefusal } from '#functions/cli/operator.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { isListTitle } from '#functions/invitations/applicant-list/column-kind.ts';
import type { ApplicantRow } from '#functions/invitations/applicant-list/read-row.ts';
import { newId } from '#functions/runtime/ids.ts';
import { attempt } from '#functions/store/attempt.ts';
import { readWhoIsErased } from '#functions/store/items/erasure/tombstones.ts';
import { readOutlook } from '#functions/store/items/outlook.ts';
import { readTable } from '#functions/tables/read-table.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import type { SeasonArgs } from './args.ts';
import { programTime } from './invitations/program-time.ts';
import { invitationSummary } from './invitations/summary.ts';
import { invitationMail, sendTest } from './invitations/test-mail.ts';
import { waveName } from './invitations/wave-name.ts';
import { usableRows } from './usable-rows.ts';

/** Of 100 items in a transaction: three at most for each invitation, and the ledger. */
const BATCH = 33;

export type InviteOptions = Pick<SeasonArgs, 'dryRun' | 'skipBad' | 'again' | 'at' | 'test'>;

/** `at`: prepare a wave that the clock releases then; without it, invite at once. */
type How = { readonly again: boolean; readonly at: Instant | undefined };

/**
 * `invite LIST`: invites every applicant on the list who has not been invited before; with `again`, also applicants
 * whose invitation has ended. The whole list is checked first: a list that is too long is refused with the number
 * that fits, and a list with problems invites nobody unless `skipBad` is set. With `at`, the invitations are prepared and
 * leave at that time; with `test`, only their mails are sent, to one address.
 */
export async function inviteCommand(
  operator: Operator,
  seasonId: string,
  file: string,
  options: InviteOptions,
): Promise<ExitCode> {
  const list = await readTable(await readFile(file), isListTitle);
  if ('problem' in list) return printProblem(operator, `${list.problem} Nobody was invited.`);
  const { applied, ...outlook } = await readOutlook(operator.store, seasonId);
  if (!applied)
    return printProblem(operator, `Season ${seasonId} has not been applied: apply its file first.`);
  const { season } = applied;
  const { again } = options;
  const at = options.at === undefined ? undefined : programTime(season, options.at);
  if (options.at !== undefined && !at) return printProblem(operator, notATime(options.at));
  const erasedAt = await readWhoIsErased(operator.store, season.id);
  const rows = usableRows(operator, season, list, outlook.offers, options.skipBad, erasedAt);
  if (!rows) return exitCode.refused;
  const context = operatorContext(operator);
  const listed = rows.map((row) => invitationOf(row, context.now));
  const fresh = notYetInvited(outlook, listed, again);
  const how = { again, at };
  const verdict = decide(season, outlook, fresh, how, context);
  if (verdict.kind === 'refusal') {
    printRefusal(operator, verdict.refusal, season.program.zone);
    return printProblem(operator, 'Nobody was invited.');
  }
  for (const line of invitationSummary(rows, fresh, outlook.offers, again)) operator.terminal.say(line);
  const sample = verdict.kind === 'decision' ? verdict.result : [];
  if (options.test !== undefined) return sendTest(operator, season, sample, options.test);
  if (!options.dryRun) return inviteAll(operator, season, fresh, how);
  for (const { subject } of sample.slice(0, 1).flatMap((offer) => invitationMail(season, offer)))
    operator.terminal.say(`The first mail: ${subject}`);
  operator.terminal.say('There are seats for all of them. Dry run: nobody was invited.');
  return exitCode.ok;
}

function notATime(text: string): string {
  return `${JSON.stringify(text)} is not a time: write it as --at "2026-10-27 10:00 AM", on the program’s clock. Nobody was invited.`;
}

function decide(
  season: Season,
  outlook: Outlook,
  invitations: readonly Invitation[],
  { again, at }: How,
  context: DecisionContext,
) {
  return at === undefined
    ? releaseOffers(season, outlook, invitations, context, again)
    : prepareWave(season, outlook, invitations, { at, again }, context);
}

/** Invites in batches. Each batch leaves out applicants whom another operator has invited in the meantime. */
async function inviteAll(
  operator: Operator,
  season: Season,
  invitations: readonly Invitation[],
  how: How,
): Promise<ExitCode> {
  const { store, terminal } = operator;
  let invited = 0;
  for (let from = 0; from < invitations.length; from += BATCH) {
    const batch = invitations.slice(from, from + BATCH);
    const { verdict } = await attempt(
      store,
      season.id,
      () => readOutlook(store, season.id),
      ({ applied, ...outlook }) =>
        decide(applied?.season ?? season, outlook, batch, how, operatorContext(operator)),
    );
    if (verdict.kind === 'refusal') {
      printRefusal(operator, verdict.refusal, season.program.zone);
      return printProblem(operator, stoppedEarly(invited, invitations.length, how));
    }
    if (verdict.kind === 'decision') invited += verdict.result.length;
  }
  for (const line of how.at ? preparedLines(season, invited, how.at) : [`Invited: ${invited}.`])
    terminal.say(line);
  return exitCode.ok;
}

function invitationOf({ applicant, tracks }: ApplicantRow, now: Instant): Invitation {
  return { applicant, tracks, offerId: newId('offer', now), recordId: newId('record', now) };
}

/** A later batch can fail although the whole list fit: other applicants took seats, or the table was busy. */
function stoppedEarly(invited: number, all: number, { at }: How): string {
  return `${invited} of ${all} were ${at ? 'prepared' : 'invited'} before this; the rest were not. Run the same command again to continue.`;
}

function preparedLines(season: Season, prepared: number, at: Instant): readonly string[] {
  const { zone } = season.program;
  return [
    `Prepared: ${prepared}. They leave ${formatInstant(at, { program: zone, reader: zone })}; nobody is told before.`,
    `To take them back until then: npm run season -- unprepare ${waveName(season, at)}`,
  ];
}
