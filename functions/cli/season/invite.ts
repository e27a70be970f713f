import { readFile } from 'node:fs/promises';
import { type Invitation, notYetInvited } from '#domain/invitations/release-offers.ts';
import { windowTermsOf } from '#domain/invitations/window.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { inviteWave, type Wave } from '#domain/waves/invite-wave.ts';
import { type Operator, operatorContext, printProblem, printRefusal } from '#functions/cli/operator.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { isListTitle } from '#functions/invitations/applicant-list/column-kind.ts';
import type { ApplicantRow } from '#functions/invitations/applicant-list/read-row.ts';
import { inviteInBatches } from '#functions/invitations/invite-in-batches.ts';
import { newId } from '#functions/runtime/ids.ts';
import { readWhoIsErased } from '#functions/store/items/erasure/tombstones.ts';
import { readOutlook } from '#functions/store/items/outlook.ts';
import { readTable } from '#functions/tables/read-table.ts';
import { invitationTold } from '#functions/waves/invitation-told.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import type { SeasonArgs } from './args.ts';
import { programTime } from './invitations/program-time.ts';
import { invitationSummary } from './invitations/summary.ts';
import { sendTest } from './invitations/test-mail.ts';
import { waveName } from './invitations/wave-name.ts';
import { usableRows } from './usable-rows.ts';

export type InviteOptions = Pick<
  SeasonArgs,
  'dryRun' | 'skipBad' | 'again' | 'at' | 'bookingOpens' | 'respondBy' | 'test'
>;

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
  const wave = waveIn(season, options, operator.now());
  if ('problem' in wave) return printProblem(operator, wave.problem);
  const erasedAt = await readWhoIsErased(operator.store, season.id);
  const rows = usableRows(operator, season, list, outlook.offers, options.skipBad, erasedAt);
  if (!rows) return exitCode.refused;
  const context = operatorContext(operator);
  const listed = rows.map((row) => invitationOf(row, context.now));
  const fresh = notYetInvited(outlook, listed, wave.again);
  const verdict = inviteWave(season, outlook, fresh, wave, context);
  if (verdict.kind === 'refusal') {
    printRefusal(operator, verdict.refusal, season);
    return printProblem(operator, 'Nobody was invited.');
  }
  for (const line of invitationSummary(rows, fresh, outlook.offers, wave.again)) operator.terminal.say(line);
  const sample = verdict.kind === 'decision' ? verdict.result : [];
  if (options.test !== undefined) return sendTest(operator, season, sample, options.test);
  if (!options.dryRun) return inviteAll(operator, season, fresh, wave);
  for (const { subject } of sample.slice(0, 1).flatMap((offer) => invitationTold(season, offer).mails))
    operator.terminal.say(`The first mail: ${subject}`);
  operator.terminal.say('There are seats for all of them. Dry run: nobody was invited.');
  return exitCode.ok;
}

/** When the wave leaves and what window it gives, as the options say it on the program's clock. */
function waveIn(
  season: Season,
  { again, at, bookingOpens, respondBy }: InviteOptions,
  startedAt: Instant,
): Wave | { readonly problem: string } {
  const times = { at, 'booking-opens': bookingOpens, 'respond-by': respondBy };
  for (const [option, text] of Object.entries(times)) {
    if (text !== undefined && !programTime(season, text)) return { problem: notATime(option, text) };
  }
  const read = (text: string | undefined) => (text === undefined ? undefined : programTime(season, text));
  const terms = { bookingOpensAt: read(bookingOpens), respondBy: read(respondBy) };
  return { startedAt, again, at: read(at), ...windowTermsOf(terms) };
}

function notATime(option: string, text: string): string {
  return `${JSON.stringify(text)} is not a time: write it as --${option} "2026-10-27 10:00 AM", on the program’s clock. Nobody was invited.`;
}

async function inviteAll(
  operator: Operator,
  season: Season,
  invitations: readonly Invitation[],
  wave: Wave,
): Promise<ExitCode> {
  const { store, terminal } = operator;
  const contextNow = () => operatorContext(operator);
  const { invited, refusal } = await inviteInBatches(store, season, invitations, wave, contextNow);
  if (refusal) {
    printRefusal(operator, refusal, season);
    return printProblem(operator, stoppedEarly(invited, invitations.length, wave));
  }
  for (const line of wave.at ? preparedLines(season, invited, wave.at) : [`Invited: ${invited}.`])
    terminal.say(line);
  return exitCode.ok;
}

function invitationOf({ applicant, tracks }: ApplicantRow, now: Instant): Invitation {
  return { applicant, tracks, offerId: newId('offer', now), recordId: newId('record', now) };
}

/** A later batch can fail although the whole list fit: other applicants took seats, or the table was busy. */
function stoppedEarly(invited: number, all: number, { at }: Wave): string {
  return `${invited} of ${all} were ${at ? 'prepared' : 'invited'} before this; the rest were not. Run the same command again to continue.`;
}

function preparedLines(season: Season, prepared: number, at: Instant): readonly string[] {
  if (prepared === 0) return ['Prepared: 0. Nobody on the list is to be invited.'];
  const { zone } = season.program;
  return [
    `Prepared: ${prepared}. They leave ${formatInstant(at, { program: zone, reader: zone })}; nobody is told before.`,
    `To take them back until then: npm run season -- unprepare ${waveName(season, at)}`,
  ];
}
