import { readFile } from 'node:fs/promises';
import { type Invitation, notYetInvited, releaseOffers } from '#domain/invitations/release-offers.ts';
import { latestOffers, type Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { complained, type Operator, operatorContext, refused } from '#functions/cli/operator.ts';
import { type Ending, ended } from '#functions/cli/terminal.ts';
import type { ApplicantRow } from '#functions/invitations/applicant-list/read-row.ts';
import { newId } from '#functions/runtime/ids.ts';
import { attempt } from '#functions/store/attempt.ts';
import { readOutlook } from '#functions/store/outlook.ts';
import type { Words } from './args.ts';
import { usableRows } from './usable-rows.ts';

/** Of 100 items in a transaction: two for each invitation, and the ledger. */
const BATCH = 45;

export type InviteOptions = Pick<Words, 'dryRun' | 'skipBad' | 'again'>;

/**
 * `invite LIST`: invites everybody of the list who has not been invited before, and with `again` those whose invitation
 * has ended. The list is checked as a whole first, so that too many are refused with the number that fits, and nobody is
 * invited of a list with problems unless they are to be skipped.
 */
export async function inviteCommand(
  operator: Operator,
  seasonId: string,
  file: string,
  { dryRun, skipBad, again }: InviteOptions,
): Promise<Ending> {
  const text = await readFile(file, 'utf8');
  const { applied, ...outlook } = await readOutlook(operator.store, seasonId);
  if (!applied) return complained(operator, `Season ${seasonId} has not been applied: apply its file first.`);
  const { season } = applied;
  const rows = usableRows(operator, season, text, outlook.offers, skipBad);
  if (!rows) return ended.refused;
  const context = operatorContext(operator);
  const fresh = notYetInvited(
    outlook,
    rows.map((row) => invitationOf(row, context.now)),
    again,
  );
  const verdict = releaseOffers(season, outlook, fresh, context, again);
  if (verdict.kind === 'refusal') {
    refused(operator, verdict.refusal, season.program.zone);
    return complained(operator, 'Nobody was invited.');
  }
  for (const line of summaryOf(rows, fresh, outlook.offers)) operator.terminal.say(line);
  if (!dryRun) return releaseAll(operator, season, fresh, again);
  operator.terminal.say('There are seats for all of them. Nobody was invited.');
  return ended.well;
}

/** Invites in batches, each of which takes only those whom nobody has invited meanwhile. */
async function releaseAll(
  operator: Operator,
  season: Season,
  invitations: readonly Invitation[],
  again: boolean,
): Promise<Ending> {
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
      refused(operator, verdict.refusal, season.program.zone);
      return complained(operator, partOnly(invited, invitations.length));
    }
    if (verdict.kind === 'decision') invited += verdict.result.length;
  }
  terminal.say(`Invited: ${invited}.`);
  return ended.well;
}

function invitationOf({ applicant, tracks }: ApplicantRow, now: Instant): Invitation {
  return { applicant, tracks, offerId: newId('offer', now), recordId: newId('record', now) };
}

/** Where others took seats, or the table was busy, after the list as a whole had been found to fit. */
function partOnly(invited: number, all: number): string {
  return `This holds for the rest of the list: ${invited} of ${all} were invited before it came to that. The same command goes on from there.`;
}

function summaryOf(
  rows: readonly ApplicantRow[],
  fresh: readonly Invitation[],
  offers: readonly Offer[],
): readonly string[] {
  const alike = Map.groupBy(fresh, ({ tracks }) => tracks.join(' and '));
  const before = rows.length - fresh.length;
  return [
    `On the list: ${rows.length}${before > 0 ? `, of whom ${before} were invited before (${standings(rows, fresh, offers)})` : ''}. To invite: ${fresh.length}.`,
    ...[...alike].map(([tracks, group]) => `  ${tracks}: ${group.length}`),
  ];
}

/** How the latest offers of those stand who are not invited now, as `booked 2, declined 1`. */
function standings(
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
