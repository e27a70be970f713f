import type { StoredInterviewer } from '#domain/interviewers/stored-interviewer.ts';
import { seesNames } from '#domain/season/interviewer-views.ts';
import type { Season } from '#domain/season/season.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { notToAsk } from '#functions/wording/interviews/interviewer-words.ts';
import { isolated, oneLine } from '#functions/wording/one-line.ts';

/** Stands for a personal link in a message that is shown before it is sent: only its interviewer may see the real one. */
export const hiddenInterviewerLink = 'https://example.org/interviewer/their-personal-link';

/** The mail with an interviewer's personal link, and what the page behind it is for. */
export function interviewerLinkMail(
  season: Season,
  { name, kinds }: Pick<StoredInterviewer, 'name' | 'kinds'>,
  link: string,
): Mail {
  const { program, messages } = season;
  const says = seesNames(season, kinds)
    ? ', and whom you would rather not meet: you don’t have to give a reason'
    : '';
  const from = oneLine(program.name);
  const signed = (messages?.signature ?? '').split('\n').map(oneLine).filter(Boolean);
  const links = [{ text: program.contact, href: `mailto:${program.contact}` }];
  return renderMail(`Your interview days – ${from}`, [
    paragraph(`Dear ${isolated(name)},`),
    paragraph(
      `Thank you for interviewing applicants with us this season. On your page you can say on which days and at which hours you can do it${says}.`,
    ),
    { kind: 'link', text: 'Open your page', href: link },
    paragraph(
      'Once a day is planned, the page shows whom you meet and when. The link is yours alone; please don’t forward it.',
    ),
    paragraph(notToAsk),
    paragraph(`Questions? Reply to this email, or write to ${program.contact}.`, links),
    paragraph((signed.length > 0 ? signed : [from]).join('\n')),
  ]);
}
