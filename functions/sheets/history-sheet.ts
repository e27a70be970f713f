import type { Sending, Stored } from '#domain/decisions/change-record.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { Season } from '#domain/season/season.ts';
import { beforeAndAfter, timeCell, whoCell } from './cells.ts';
import { eventNames, whyOf } from './change-sheet.ts';
import type { Sheet } from './sheet.ts';

/** The history of one person: a row for each change, and one more for each further mail that it caused. */
export function historySheet(season: Season, records: readonly Stored<OfferRecord>[]): Sheet {
  return {
    columns: ['When', 'What', 'By', 'Before', 'After', 'Why', 'Mail to', 'Mail', 'Offer'],
    rows: records
      .toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)))
      .flatMap((record) => recordRows(season, record)),
  };
}

function recordRows(season: Season, record: Stored<OfferRecord>): readonly (readonly string[])[] {
  const change = [
    timeCell(season, record.at),
    eventNames[record.event],
    whoCell(record.who),
    ...beforeAndAfter(record),
    whyOf(record),
  ];
  const mails = [...record.notices.entries()].map(([index, { to }]) => [
    to,
    sendingCell(season, record.sent[index]),
  ]);
  const [first = ['', ''], ...others] = mails;
  const further = change.map((cell, index) => (index < 2 ? cell : ''));
  return [[...change, ...first, record.offer], ...others.map((mail) => [...further, ...mail, record.offer])];
}

function sendingCell(season: Season, sending: Sending | undefined): string {
  if (!sending) return 'not sent yet';
  const at = timeCell(season, sending.at);
  switch (sending.as) {
    case 'sent':
      return `sent ${at}`;
    case 'refused':
      return `refused ${at}: ${sending.detail}`;
    case 'moot':
      return `not sent: ${sending.detail}`;
  }
}
