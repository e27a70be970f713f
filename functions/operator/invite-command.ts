import { readFile } from 'node:fs/promises';
import { type Invitation, notYetInvited, release } from '../../domain/release.ts';
import type { Season } from '../../domain/season.ts';
import type { Instant } from '../../domain/time.ts';
import type { ApplicantRow } from '../applicant-list/read-row.ts';
import { newId } from '../ids.ts';
import { attempt } from '../store/attempt.ts';
import { readOutlook } from '../store/read.ts';
import { complained, type Operator, operatorsMoment, refused } from './operator.ts';
import { type Ending, ended } from './terminal.ts';
import { usableRows } from './usable-rows.ts';

/** Of 100 items in a transaction: two for each invitation, and the ledger. */
const BATCH = 45;

export type InviteOptions = { readonly dryRun: boolean; readonly skipBad: boolean };

/**
 * `invite LIST`: invites everybody of the list who has not been invited before. The list is checked as a whole first, so
 * that too many are refused with the number that fits, and nobody is invited of a list with problems unless they are to
 * be skipped.
 */
export async function inviteCommand(
  operator: Operator,
  seasonId: string,
  file: string,
  { dryRun, skipBad }: InviteOptions,
): Promise<Ending> {
  const text = await readFile(file, 'utf8');
  const { applied, ...outlook } = await readOutlook(operator.store, seasonId);
  if (!applied) return complained(operator, `Season ${seasonId} has not been applied: apply its file first.`);
  const { season } = applied;
  const rows = usableRows(operator, season, text, outlook.offers, skipBad);
  if (!rows) return ended.refused;
  const moment = operatorsMoment(operator);
  const fresh = notYetInvited(
    outlook,
    rows.map((row) => invitationOf(row, moment.now)),
  );
  const verdict = release(season, outlook, fresh, moment);
  if (verdict.kind === 'refusal') return refused(operator, verdict.refusal, season.programme.zone);
  for (const line of summaryOf(rows.length, fresh)) operator.terminal.say(line);
  if (!dryRun) return releaseAll(operator, season, fresh);
  operator.terminal.say('There are seats for all of them. Nobody was invited.');
  return ended.well;
}

/** Invites in batches, each of which takes only those whom nobody has invited meanwhile. */
async function releaseAll(
  operator: Operator,
  season: Season,
  invitations: readonly Invitation[],
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
        release(applied?.season ?? season, outlook, batch, operatorsMoment(operator)),
    );
    if (verdict.kind === 'refusal') {
      terminal.complain(`Invited: ${invited} of ${invitations.length}. Others were faster with the rest.`);
      return refused(operator, verdict.refusal, season.programme.zone);
    }
    const changes = verdict.kind === 'decision' ? verdict.changes : [];
    invited += changes.filter(({ kind }) => kind === 'put-offer').length;
  }
  terminal.say(`Invited: ${invited}.`);
  return ended.well;
}

function invitationOf({ applicant, tracks }: ApplicantRow, now: Instant): Invitation {
  return { applicant, tracks, offerId: newId('offer', now), recordId: newId('record', now) };
}

function summaryOf(listed: number, fresh: readonly Invitation[]): readonly string[] {
  const alike = Map.groupBy(fresh, ({ tracks }) => tracks.join(' and '));
  const before = listed - fresh.length;
  return [
    `On the list: ${listed}${before > 0 ? `, of whom ${before} were invited before` : ''}. To invite: ${fresh.length}.`,
    ...[...alike].map(([tracks, group]) => `  ${tracks}: ${group.length}`),
  ];
}
