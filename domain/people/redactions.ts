import type { Stored } from '#domain/decisions/change-record.ts';
import type { Digested } from '#domain/digest/digest-record.ts';
import type { Erasure, Redaction } from '#domain/erasure/erasure-record.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { ColumnsCorrected } from '#domain/imports/correction-record.ts';
import type { MatchListChanged } from '#domain/match-lists/match-list.ts';
import type { DraftRecorded } from '#domain/season-draft/draft-record.ts';
import type { SeasonApplied } from '#domain/season-plan/season-applied.ts';
import { mentions, redactedMessage } from './identity.ts';

type AnyStored = Stored<
  OfferRecord | SeasonApplied | DraftRecorded | ColumnsCorrected | Digested | MatchListChanged
>;
type Terms = Pick<Erasure, 'offers' | 'terms'>;

/**
 * Returns what has to be replaced in a record so that it no longer identifies anybody of an erasure. A record of their
 * own offers loses every address, name, reason and word of a mail server; any other one only the texts that mention
 * them. Nothing if that has been done.
 */
export function redactionsOf(record: AnyStored, { offers, terms }: Terms): readonly Redaction[] {
  const isOwn = 'offer' in record && offers.includes(record.offer);
  const isToGo = (text: string) => text !== '' && (isOwn || mentions(text, terms));
  return [
    ...(isOwn ? ownRedactions(record, isToGo) : []),
    ...(record.event !== 'erased' && 'reason' in record && isToGo(record.reason ?? '')
      ? [{ path: ['reason'], value: '' }]
      : []),
    ...('trouble' in record && isToGo(record.trouble.why) ? [{ path: ['trouble', 'why'], value: '' }] : []),
    ...linesOfDraft(record, isToGo),
    ...refusalsIn(record, isToGo),
    ...messageIn(record, terms),
  ];
}

function ownRedactions(record: Stored<OfferRecord>, isToGo: (text: string) => boolean): readonly Redaction[] {
  const addresses = [...record.notices.entries()].filter(
    ([, notice]) => !isToCoordinator(notice) && isToGo(notice.to),
  );
  const names = 'names' in record && (isToGo(record.names.before) || isToGo(record.names.after));
  const emails = 'emails' in record && (isToGo(record.emails.before) || isToGo(record.emails.after));
  return [
    ...(addresses.length > 0 ? [{ path: ['notices'], value: record.notices.map(withoutAddress) }] : []),
    ...(emails ? [{ path: ['emails'], value: { before: '', after: '' } }] : []),
    ...('arrangement' in record && Object.keys(record.arrangement).length > 0
      ? [{ path: ['arrangement'], value: {} }]
      : []),
    ...(names ? [{ path: ['names'], value: { before: '', after: '' } }] : []),
  ];
}

function withoutAddress(notice: OfferRecord['notices'][number]) {
  return isToCoordinator(notice) ? notice : { ...notice, to: '' };
}

/** Whose address stays, as it is no applicant's. */
function isToCoordinator({ kind }: OfferRecord['notices'][number]): boolean {
  return kind === 'late-change' || kind === 'accommodation-request';
}

/** What an edit of the season's draft wrote, as the program's own words. */
function linesOfDraft(record: AnyStored, isToGo: (text: string) => boolean): readonly Redaction[] {
  if (record.event !== 'season-drafted' || !record.what.some(isToGo)) return [];
  return [{ path: ['what'], value: record.what.map((line) => (isToGo(line) ? '' : line)) }];
}

/** What the mail service said when it refused a message. */
function refusalsIn({ sent }: AnyStored, isToGo: (text: string) => boolean): readonly Redaction[] {
  return Object.entries(sent)
    .filter(([, { as, detail }]) => as === 'refused' && isToGo(detail))
    .map(([notice]) => ({ path: ['sent', notice, 'detail'], value: '' }));
}

function messageIn(record: AnyStored, terms: readonly string[]): readonly Redaction[] {
  if (record.event !== 'digested') return [];
  const message = redactedMessage(record.message, terms);
  return JSON.stringify(message) === JSON.stringify(record.message)
    ? []
    : [{ path: ['message'], value: message }];
}

/** The first notice of the record that has not been sent, if it is of an erased offer: nobody is to get it anymore. */
export function unsentNotice(record: AnyStored, { offers }: Terms): number | undefined {
  if (!('offer' in record) || !offers.includes(record.offer)) return undefined;
  return [...record.notices.keys()].find((notice) => record.sent[notice] === undefined);
}
