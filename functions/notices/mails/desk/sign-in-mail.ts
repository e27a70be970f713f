import type { Season } from '#domain/season/season.ts';
import type { SignInRequested } from '#domain/sessions/sign-in-record.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { clockWords } from '#functions/wording/clock-words.ts';
import { oneLine } from '#functions/wording/one-line.ts';
import { zoneTitle } from '#functions/wording/zone-names.ts';

/** The mail that signs a coordinator in: a link to a page with a button. */
export function signInMail({ program }: Season, { endsAt }: SignInRequested, link: string): Mail {
  const until = `${clockWords(endsAt, program.zone).time}, ${zoneTitle(program.zone, endsAt)}`;
  return renderMail(`Your sign-in link – ${oneLine(program.name)}`, [
    paragraph(`Here is your link to the desk of ${oneLine(program.name)}:`),
    { kind: 'link', text: 'Sign in to the desk', href: link },
    paragraph(`It works once, until ${until}.`),
    paragraph(
      'Didn’t ask for it? Then somebody typed your address, and you can ignore this email: nobody can sign in without it. Please do not forward it.',
    ),
  ]);
}
