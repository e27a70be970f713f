import type { Sending, Stored } from '#domain/decisions/change-record.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { Season } from '#domain/season/season.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { whoCell } from '#functions/sheets/cells.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import { type OfferAtDesk, offerAtDeskPath } from './offer-at-desk.ts';
import { recordSentence } from './record-sentence.ts';

/** Everything that happened to the offer, the last first, with each message and what became of it. */
export function offerHistory({ coordinator, season, records, swappedWith }: OfferAtDesk): Markup {
  const lines = records.toReversed().map(
    (record) => html`<li>${historyLine(season, coordinator, record)}${otherIn(record, swappedWith)}
${[...record.notices.entries()].map(([index, notice]) => html`<br><small>${mailOutcome(record, index)} to <bdi>${notice.to || 'an address that was erased'}</bdi></small>`)}</li>`,
  );
  return html`<section aria-labelledby="history"><h2 id="history">History</h2><ol reversed>${lines}</ol></section>`;
}

/** What changed while somebody looked at an older version: who, when and what. */
export function meanwhileNote(
  { coordinator, season }: Pick<OfferAtDesk, 'coordinator' | 'season'>,
  meanwhile: readonly Stored<OfferRecord>[],
): Markup | false {
  if (meanwhile.length === 0) return false;
  return html`<div class="note" role="status"><p><b>What changed meanwhile</b></p>
<ul>${meanwhile.map((record) => html`<li>${historyLine(season, coordinator, record)}</li>`)}</ul>
<p>What you entered is still in the form below.</p></div>`;
}

/** With whom the applicant swapped, for the coordinator only. */
function otherIn(record: OfferRecord, swappedWith: OfferAtDesk['swappedWith']): Markup | false {
  if (record.event !== 'swapped' || !record.other) return false;
  const name = swappedWith.get(record.other);
  if (name === undefined) return false;
  return html`<br>The other is <a href="${offerAtDeskPath(record.other)}"><bdi>${name}</bdi></a>.`;
}

function historyLine(season: Season, { zone }: SignedIn, record: OfferRecord): Markup {
  const when = formatInstant(record.at, { program: zone, reader: zone });
  return html`${recordSentence(season, record)} <small>${when}, by <bdi>${whoCell(record.who)}</bdi></small>`;
}

function mailOutcome({ sent, arrived }: Stored<OfferRecord>, notice: number): string {
  const sending: Sending | undefined = sent[notice];
  if (!sending) return 'Message on its way';
  if (sending.as === 'refused') return `Message refused (${sending.detail})`;
  if (sending.as === 'moot') return `Message not needed anymore (${sending.detail})`;
  return arrived?.[notice] ? 'Message arrived' : 'Message sent';
}
