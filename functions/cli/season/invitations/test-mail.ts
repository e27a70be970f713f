import { SESClient } from '@aws-sdk/client-ses';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { isEmailAddress } from '#domain/values/email-address.ts';
import { type Operator, operatorContext, printProblem } from '#functions/cli/operator.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { sendSample } from '#functions/mail/send-sample.ts';
import { newId } from '#functions/runtime/ids.ts';
import { tracksCell } from '#functions/sheets/cells.ts';
import { invitationTold } from '#functions/waves/invitation-told.ts';

/** The page behind every link of a test: a reserved name that leads to nobody's invitation. */
const sampleLink = 'https://example.org/this-is-a-sample-link';

/**
 * Sends the invitation of the first applicant of each combination of tracks to `address`, or to the first coordinator of
 * the season if it is empty. No offer is written, no seat promised, and no applicant mailed.
 */
export async function sendTest(
  operator: Operator,
  season: Season,
  offers: readonly Offer[],
  address: string,
): Promise<ExitCode> {
  const to = address || season.digest.to[0];
  if (!to || !isEmailAddress(to))
    return printProblem(operator, `${JSON.stringify(to)} is not an email address.`);
  const firsts = [...Map.groupBy(offers, ({ tracks }) => tracks.join(' ')).values()].flatMap((group) =>
    group.slice(0, 1),
  );
  if (firsts.length === 0) return printProblem(operator, 'Nobody is left to invite, so no test was sent.');
  const ses = new SESClient({});
  const { now } = operatorContext(operator);
  for (const offer of firsts) {
    for (const mail of invitationTold(season, offer, sampleLink).mails) {
      const subject = `[TEST] ${mail.subject}`;
      const record = { id: newId('record', now), season: season.id };
      const letter = { season, record, index: 0, to, mail: { ...mail, subject }, sentAt: now };
      const refused = await sendSample(ses, letter);
      if (refused) return printProblem(operator, `${refused} Nobody was invited.`);
      operator.terminal.say(`Sent to ${to} for ${tracksCell(season, offer.tracks)}: ${subject}`);
    }
  }
  operator.terminal.say(
    'A test: nobody was invited, and no seat is promised. The links in it lead to no page.',
  );
  return exitCode.ok;
}
