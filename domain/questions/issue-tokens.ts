import {
  type Decision,
  decision,
  type Refused,
  type Repeat,
  refuse,
  repeat,
} from '#domain/decisions/decision.ts';
import { type CalendarDay, type Instant, plusHours } from '#domain/values/time.ts';
import { MOST_BATCHES, type Panel, type PanelHours } from './panel.ts';
import type { CountHolder, PanelChange } from './panel-change.ts';
import type { IssuedTokens, NoPanel, PanelOver, PutIssuedTokens, TokensTaken } from './question.ts';

/** Nobody takes tokens after the day, so its private keys go. */
const KEPT_HOURS = 48;

/** What is read of the panel, and of the tokens that the applicant holds. `goesAt` is when questions go from the table. */
export type TokenStanding = {
  readonly hours: PanelHours | undefined;
  readonly issued: IssuedTokens | undefined;
  readonly goesAt: Instant;
};
export type TokenHolder = { readonly season: string; readonly on: CalendarDay; readonly offer: string };

/** Makes the panel of a day with its keys: one pair for each use, before the first token is signed. */
export function openPanel(
  panel: Panel,
  secret: Panel['keys'],
  hours: PanelHours,
): Decision<Panel, PanelChange> {
  const expiresAt = plusHours(hours.endsAt, KEPT_HOURS);
  return decision(panel, [
    { kind: 'put-panel', panel },
    { kind: 'put-panel-keys', on: panel.on, keys: secret, expiresAt },
  ]);
}

/**
 * Lets the tokens of `batch` be signed for an applicant who attends the panel: three questions and ten votes, in at most
 * two browsers. The same batch is signed again. What is stored says that tokens were taken, which everybody does, and
 * nothing of what they are.
 */
export function issueTokens(
  { hours, issued, goesAt }: TokenStanding,
  holder: TokenHolder,
  batch: string,
  now: Instant,
):
  | Decision<'issued', PutIssuedTokens | CountHolder>
  | Repeat<'issued'>
  | Refused<NoPanel | PanelOver | TokensTaken> {
  const closed = whyClosed(hours, now);
  if (closed) return refuse(closed);
  const { batches = [] } = issued ?? {};
  if (batches.includes(batch)) return repeat('issued');
  if (batches.length >= MOST_BATCHES) return refuse({ kind: 'tokens-taken', most: MOST_BATCHES });
  const isFirst = batches.length === 0;
  return decision('issued', [
    putIssued(holder, issued, { batches: [...batches, batch] }, goesAt),
    ...(isFirst ? [{ kind: 'count-holder', on: holder.on } as const] : []),
  ]);
}

/** Why the panel takes no questions and gives no tokens at `now`, if it does not. */
export function whyClosed(hours: PanelHours | undefined, now: Instant): NoPanel | PanelOver | undefined {
  if (!hours) return { kind: 'no-panel' };
  return now >= hours.endsAt ? { kind: 'panel-over', endsAt: hours.endsAt } : undefined;
}

export function putIssued(
  { season, on, offer }: TokenHolder,
  before: IssuedTokens | undefined,
  change: Partial<Pick<IssuedTokens, 'batches' | 'asked'>>,
  expiresAt: Instant,
): PutIssuedTokens {
  const version = (before?.version ?? 0) + 1;
  const { batches, asked } = { batches: [], asked: 0, ...before, ...change };
  return {
    kind: 'put-issued-tokens',
    issued: { season, on, offer, batches, asked, version },
    ...(before ? { replaces: before.version } : {}),
    expiresAt,
  };
}
