import type { Season } from '#domain/season/season.ts';
import type { SeasonDraft } from '#domain/season-draft/season-draft.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { counted } from '#functions/wording/counted.ts';
import { oneLine } from '#functions/wording/one-line.ts';

/** The mail to a coordinator when the season's draft is in force, or could not be applied: how many were told, or why not, and a link. */
export function draftEndedMail(
  { program }: Pick<Season, 'program'>,
  { applied, setback }: Pick<SeasonDraft, 'applied' | 'setback'>,
  publicUrl: string,
): Mail {
  const from = oneLine(program.name);
  const link = { kind: 'link', text: 'Look at the season', href: `${publicUrl}/desk/plan` } as const;
  if (setback)
    return renderMail(`The draft of the season was not applied – ${from}`, [
      paragraph('The draft that you wanted to apply is not in force.'),
      paragraph(`${setback.title}. ${setback.detail} ${setback.next}`),
      link,
    ]);
  if (!applied)
    return renderMail(`The work on the draft of the season has ended – ${from}`, [
      paragraph('The next draft has been begun since. The page shows how the season stands.'),
      link,
    ]);
  return renderMail(`The draft of the season is in force – ${from}`, [
    paragraph(
      applied.told === 0
        ? 'The draft that you applied is in force. Nobody had to be told.'
        : `The draft that you applied is in force, and ${counted(applied.told, 'applicant')} ${applied.told === 1 ? 'is' : 'are'} being told.`,
    ),
    ...applied.left.map((each) => paragraph(each)),
    link,
  ]);
}
