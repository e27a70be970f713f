import type { BulkReview } from '#domain/bulk-reviews/bulk-review.ts';
import type { Season } from '#domain/season/season.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { houseNumber } from '#functions/wording/counted.ts';
import { oneLine } from '#functions/wording/one-line.ts';

/** The mail to a coordinator when something has been done for many at once: for how many, for how many not, and a link. */
export function bulkReviewEndedMail({ program }: Season, bulk: BulkReview, publicUrl: string): Mail {
  const { id, title, of, done, refused } = bulk;
  const count = `done for ${houseNumber(done.length)} of ${houseNumber(of)}`;
  return renderMail(`${title}: ${count} – ${oneLine(program.name)}`, [
    paragraph(`What you asked for at the desk has ended. ${title}: ${count}.`),
    ...(refused > 0
      ? [paragraph(`It could not be done for ${houseNumber(refused)}. The page says for whom, and why.`)]
      : []),
    { kind: 'link', text: 'Look at it', href: `${publicUrl}/desk/applications/bulk/${id}` },
    paragraph('No applicant has been told of it.'),
  ]);
}
