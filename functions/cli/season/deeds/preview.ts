import type { Change } from '#domain/contract.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { seasonOfRecord } from '#domain/offers/released-starts.ts';
import { type Season, trackOf } from '#domain/season/season.ts';
import type { Mail } from '#functions/mail/mail.ts';
import { offerMail } from '#functions/notices/mails/offer-mail.ts';
import type { MailedRecord } from '#functions/notices/mails/passages.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';
import { isolated, oneLine } from '#functions/wording/one-line.ts';

/** Stands for the applicant's personal link, which only they may see. */
const hiddenLink = 'https://example.org/i/their-personal-link';

/** The lines that tell an operator whom `changes` concern, what becomes of the offer, and which mail goes out. */
export function previewOf(
  season: Season,
  before: Offer,
  changes: readonly Change[],
  isWhole: boolean,
): readonly string[] {
  const after = changes.find((change) => change.kind === 'put-offer')?.offer ?? before;
  const mails = mailsOf(season, after, changes);
  return [
    `${isolated(before.applicant.name)} <${oneLine(after.applicant.email)}>, id ${before.applicant.id} (${before.id})`,
    `  Tracks: ${before.tracks.map((track) => trackOf(season, track).name).join(' and ')}`,
    `  Now:    ${standingOf(season, before)}`,
    `  After:  ${standingOf(season, after)}`,
    ...(before.applicant.name === after.applicant.name
      ? []
      : [`  Name:   ${isolated(after.applicant.name)}`]),
    ...(before.applicant.email === after.applicant.email
      ? []
      : [`  Mail so far went to ${oneLine(before.applicant.email)}`]),
    ...(mails.length === 0 ? ['  Mail:   none is sent'] : mails.map(({ subject }) => `  Mail:   ${subject}`)),
    ...(isWhole ? mails.flatMap(({ subject, text }) => ['', `Subject: ${subject}`, '', text.trimEnd()]) : []),
  ];
}

function isMailed(record: Extract<Change, { kind: 'add-record' }>['record']): record is MailedRecord {
  return 'offer' in record && record.notices.length > 0;
}

/** The mails of the first record in `changes`, about `offer`, with a link that is nobody's. */
export function mailsOf(
  season: Season,
  offer: Offer,
  changes: readonly Change[],
  link = hiddenLink,
): readonly Mail[] {
  const record = changes.find((change) => change.kind === 'add-record')?.record;
  if (!record || !isMailed(record)) return [];
  const then = seasonOfRecord(season, record);
  return record.notices.map((notice) =>
    offerMail({ season: then, offer, record, notice, link } as Parameters<typeof offerMail>[0]),
  );
}

/** `booked: Monday, November 16, 2026, morning`, or `open until ...`. */
export function standingOf({ program }: Season, { state, booking, opensAt, closesAt }: Offer): string {
  if (booking)
    return `${state}: ${booking.seats.map(({ on, start }) => `${formatDayWithYear(on)}, ${start}`).join(' and ')}`;
  const clocks = { program: program.zone, reader: program.zone };
  if (state === 'prepared') return `prepared, leaves ${formatInstant(opensAt, clocks)}`;
  return state === 'open' ? `open until ${formatInstant(closesAt, clocks)}` : state;
}
