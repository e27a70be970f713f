import type { Season } from '#domain/season/season.ts';
import type { ToldStatus } from '#domain/statuses/told-status.ts';
import type { Block } from '#domain/values/message.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { isolated, oneLine } from '#functions/wording/one-line.ts';

/** What is said where the season file has no words of the program’s own. */
const usualWords: Readonly<Record<ToldStatus, readonly string[]>> = {
  closed: [
    'We read every application with care, and we had many more strong ones than interview spots. We are sorry that we cannot offer you an interview this season.',
    'This is no judgment of the physician you will be. We wish you all the best for the Match.',
  ],
  waiting: [
    'We have read your application, and we would like to keep considering it. Our interview spots are offered to other applicants at present; if one opens up, we will write to you at once.',
    'You don’t need to do anything, and you don’t need to write to us to stay under consideration.',
  ],
};

const subjects: Readonly<Record<ToldStatus, string>> = {
  closed: 'About your application to',
  waiting: 'Your application is still under consideration:',
};

/** The mail that tells an applicant without an invitation how the application stands. */
export function statusMail(season: Season, as: ToldStatus, name: string): Mail {
  const { program, statuses, messages } = season;
  const from = oneLine(program.name);
  const own = linesIn(statuses?.[as]);
  const signed = linesIn(messages?.signature);
  const links = [{ text: program.contact, href: `mailto:${program.contact}` }];
  const blocks: readonly Block[] = [
    paragraph(`Dear ${isolated(name)},`),
    paragraph(`Thank you for applying to ${from}.`),
    ...(own.length > 0 ? own : usualWords[as]).map((line) => paragraph(line)),
    paragraph(`Questions? Reply to this email, or write to ${program.contact}.`, links),
    paragraph((signed.length > 0 ? signed : [from]).join('\n')),
  ];
  return renderMail(`${subjects[as]} ${from}`, blocks);
}

function linesIn(words = ''): string[] {
  return words.split('\n').map(oneLine).filter(Boolean);
}
