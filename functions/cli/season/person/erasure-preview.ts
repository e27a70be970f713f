import type { SeasonRecord } from '#domain/contract.ts';
import type { Stored } from '#domain/decisions/change-record.ts';
import type { ErasureStanding } from '#domain/people/erase.ts';
import { linesAbout, termsOf } from '#domain/people/identity.ts';
import { standingOf } from '#functions/cli/season/deeds/preview.ts';
import { counted } from '#functions/wording/counted.ts';
import { isolated, oneLine } from '#functions/wording/one-line.ts';

/** The lines that tell an operator whom an erasure concerns, what it removes, what stays, and what it cannot reach. */
export function previewOfErasure(
  { season, offers, histories }: ErasureStanding,
  records: readonly Stored<SeasonRecord>[],
): readonly string[] {
  const terms = termsOf(offers, histories);
  const lines = records.flatMap((record) =>
    record.event === 'digested' ? linesAbout(record.message, terms) : [],
  );
  const mails = histories.flatMap(({ notices, sent }) => notices.map((_, index) => sent[index]));
  const waiting = mails.filter((sent) => sent === undefined).length;
  const [first] = offers;
  return [
    ...(first
      ? [`${isolated(first.applicant.name)} <${oneLine(first.applicant.email)}>, id ${first.applicant.id}`]
      : []),
    ...offers.map((offer) => `  ${offer.id}: ${standingOf(season, offer)}`),
    `  Removed: name, address, id, time zone and reasons, from ${counted(offers.length, 'invitation')}, ${counted(histories.length, 'change')} and ${counted(mails.length, 'mail')} on record; ${counted(lines.length, 'line')} of digests.`,
    '  Kept, without saying whose: tracks, dates and seats, what happened and when, all counts.',
    ...(waiting > 0 ? [`  ${counted(waiting, 'mail')} not sent yet will never be sent.`] : []),
    '  Not reached: imported applications and facts, mail that was sent, lists on your own machines, and backups of the table, which end after 35 days.',
    'This cannot be undone. To keep a copy for the person: `export OFFER --out FILE`.',
  ];
}
