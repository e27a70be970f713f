import { readFile } from 'node:fs/promises';
import { type Invitation, notYetInvited, releaseOffers } from '#domain/invitations/release-offers.ts';
import { isLive, latestOffers, type Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { type Operator, operatorContext, printProblem, printRefusal } from '#functions/cli/operator.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { isListTitle } from '#functions/invitations/applicant-list/column-kind.ts';
import type { ApplicantRow } from '#functions/invitations/applicant-list/read-row.ts';
import { newId } from '#functions/runtime/ids.ts';
import { attempt } from '#functions/store/attempt.ts';
import { readOutlook } from '#functions/store/items/outlook.ts';
import { readTable } from '#functions/tables/read-table.ts';
import type { SeasonArgs } from './args.ts';
import { mailsOf } from './deeds/preview.ts';
import { usableRows } from './usable-rows.ts';

/** Of 100 items in a transaction: two for each invitation, and the ledger. */
const BATCH = 45;

export type InviteOptions = Pick<SeasonArgs, 'dryRun' | 'skipBad' | 'again'>;

/**
 * `invite LIST`: invites every applicant on the list who has not been invited before; with `again`, also applicants
 * whose invitation has ended. The whole list is checked first: a list that is too long is refused with the number
 * that fits, and a list with problems invites nobody unless `skipBad` is set.
 */
export async function inviteCommand(
  operator: Operator,
  seasonId: string,
  file: string,
  { dryRun, skipBad, again }: InviteOptions,
): Promise<ExitCode> {
  const list = await readTable(await readFile(file), isListTitle);
  if ('problem' in list) return printProblem(operator, `${list.problem} Nobody was invited.`);
  const { applied, ...outlook } = await readOutlook(operator.store, seasonId);
  if (!applied)
    return printProblem(operator, `Season ${seasonId} has not been applied: apply its file first.`);
  const { season } = applied;
  const rows = usableRows(operator, season, list, outlook.offers, skipBad);
  if (!rows) return exitCode.refused;
  const context = operatorContext(operator);
  const fresh = notYetInvited(
    outlook,
    rows.map((row) => invitationOf(row, context.now)),
    again,
  );
  const verdict = releaseOffers(season, outlook, fresh, context, again);
  if (verdict.kind === 'refusal') {
    printRefusal(operator, verdict.refusal, season.program.zone);
    return printProblem(operator, 'Nobody was invited.');
  }
  for (const line of summaryOf(rows, fresh, outlook.offers, again)) operator.terminal.say(line);
  if (!dryRun) return releaseAll(operator, season, fresh, again);
  const [first] = verdict.result;
  const mails = first && verdict.kind === 'decision' ? mailsOf(season, first, verdict.changes) : [];
  for (const { subject } of mails) operator.terminal.say(`The first mail: ${subject}`);
  operator.terminal.say('There are seats for all of them. Dry run: nobody was invited.');
  return exitCode.ok;
}

/** Invites in batches. Each batch leaves out applicants whom another operator has invited in the meantime. */
async function releaseAll(
  operator: Operator,
  season: Season,
  invitations: readonly Invitation[],
  again: boolean,
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
        releaseOffers(applied?.season ?? season, outlook, batch, operatorContext(operator), again),
    );
    if (verdict.kind === 'refusal') {
      printRefusal(operator, verdict.refusal, season.program.zone);
      return printProblem(operator, stoppedEarly(invited, invitations.length));
    }
    if (verdict.kind === 'decision') invited += verdict.result.length;
  }
  terminal.say(`Invited: ${invited}.`);
  return exitCode.ok;
}

function invitationOf({ applicant, tracks }: ApplicantRow, now: Instant): Invitation {
  return { applicant, tracks, offerId: newId('offer', now), recordId: newId('record', now) };
}

/** A later batch can fail although the whole list fit: other applicants took seats, or the table was busy. */
function stoppedEarly(invited: number, all: number): string {
  return `${invited} of ${all} were invited before this; the rest were not. Run the same command again to continue.`;
}

function summaryOf(
  rows: readonly ApplicantRow[],
  fresh: readonly Invitation[],
  offers: readonly Offer[],
  again: boolean,
): readonly string[] {
  const alike = Map.groupBy(fresh, ({ tracks }) => tracks.join(' and '));
  const before = rows.length - fresh.length;
  return [
    `On the list: ${rows.length}${before > 0 ? `, ${before} already invited (${statesOf(rows, fresh, offers)})` : ''}. To invite: ${fresh.length}.`,
    ...[...alike].map(([tracks, group]) => `  ${tracks}: ${group.length}`),
    ...(again ? [] : mentionAgain(rows, offers)),
  ];
}

/** How to invite the applicants on the list whose invitation has ended. */
function mentionAgain(rows: readonly ApplicantRow[], offers: readonly Offer[]): readonly string[] {
  const latest = latestOffers(offers);
  const ended = rows.filter(({ applicant }) => {
    const offer = latest.get(applicant.id);
    return offer !== undefined && !isLive(offer);
  }).length;
  if (ended === 0) return [];
  return [
    `The invitation${ended > 1 ? 's' : ''} of ${ended} of them ended: to invite them again, pass --again`,
  ];
}

/** The states of the latest offers of applicants who are not invited now, as `booked 2, declined 1`. */
function statesOf(
  rows: readonly ApplicantRow[],
  fresh: readonly Invitation[],
  offers: readonly Offer[],
): string {
  const now = new Set(fresh.map(({ applicant }) => applicant.id));
  const latest = latestOffers(offers);
  const left = rows.filter(({ applicant }) => !now.has(applicant.id));
  const states = Map.groupBy(left, ({ applicant }) => latest.get(applicant.id)?.state ?? 'listed twice');
  return [...states]
    .map(([state, group]) => `${state} ${group.length}`)
    .sort()
    .join(', ');
}
