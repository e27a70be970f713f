import type { Season } from '#domain/season/season.ts';
import type { Upload } from '#domain/uploads/upload.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { setbackWords } from '#functions/uploads/setback-words.ts';
import { counted, houseNumber } from '#functions/wording/counted.ts';
import { oneLine } from '#functions/wording/one-line.ts';

type Ended = Readonly<{ title: string; lines: readonly string[]; action: string }>;

/** The mail to a coordinator when the work on an uploaded file has come to something: the counts, and a link to the file. */
export function uploadEndedMail({ program }: Season, upload: Upload, publicUrl: string): Mail {
  const { title, lines, action } = endOf(upload);
  return renderMail(`${title} – ${oneLine(program.name)}`, [
    ...lines.map((line) => paragraph(line)),
    { kind: 'link', text: action, href: `${publicUrl}/desk/imports/${upload.id}` },
    paragraph('You get this email because you asked for it at the desk.'),
  ]);
}

function endOf({ file, state, setback, problem, reading, ids, applied }: Upload): Ended {
  const name = oneLine(file.name);
  const { new: added = 0, changed = 0, invalid = 0, unread = 0 } = reading?.counts ?? {};
  const left = invalid + unread;
  const leftOut = left > 0 ? [leftOutWords(left)] : [];
  if (state === 'applied') {
    const { added: done = 0, changed: other = 0, unchanged = 0 } = applied?.counts ?? {};
    const counts = `${counted(done, 'new application')}, ${houseNumber(other)} changed, ${houseNumber(unchanged)} unchanged`;
    return {
      title: `${name} is imported`,
      lines: [`The file “${name}” is imported: ${counts}.`, ...leftOut],
      action: 'Look at the import',
    };
  }
  if (state === 'unreadable')
    return {
      title: `${name} could not be read`,
      lines: [`The file “${name}” could not be read. ${problem}`, 'Nothing has changed.'],
      action: 'Look at the file',
    };
  if (setback)
    return {
      title: `${name} was not imported`,
      lines: [`The file “${name}”: ${setbackWords[setback]}`],
      action: 'Look at the file',
    };
  if (ids)
    return {
      title: `${name} has been read`,
      lines: [
        `The list “${name}” has been read: ${counted(ids.count, 'AAMC ID')}, ${counted(ids.problems, 'problem')}.`,
        'Nothing has been recorded yet: say what is true of them.',
      ],
      action: 'Look at the list',
    };
  return {
    title: `${name} has been read`,
    lines: [
      `The file “${name}” has been read: ${counted(added, 'new application')}, ${houseNumber(changed)} changed, ${houseNumber(left)} that cannot be used.`,
      'Nothing has changed yet: look at it, and import it if it is right.',
    ],
    action: 'See what it would change',
  };
}

function leftOutWords(rows: number): string {
  return `${counted(rows, 'row')} could not be used, and ${rows === 1 ? 'was' : 'were'} left out.`;
}
