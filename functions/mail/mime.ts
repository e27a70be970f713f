import MailComposer from 'nodemailer/lib/mail-composer';
import type { RecordName } from '#domain/decisions/change-record.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { oneLine } from '#functions/wording/one-line.ts';
import type { Mail } from './mail.ts';

/** One message to one person, ready to be put into MIME. */
export type Letter = {
  readonly season: Season;
  readonly record: RecordName;
  /** Which of the record's notices this is, counted from 0. */
  readonly index: number;
  /** The recipient's address. A notice names the one that was known when it was caused; it may have been corrected since. */
  readonly to: string;
  /** The recipient's name, where there is one. */
  readonly toName?: string;
  readonly mail: Mail;
  readonly sentAt: Instant;
};

export type Mime = { readonly raw: Uint8Array; readonly from: string; readonly to: string };

/**
 * The letter as a MIME message: text, HTML and, where there is one, the calendar entry as alternatives, and the same
 * file attached for programs that look for it there. The same letter gives the same bytes. SES puts its own Message-ID
 * and Date in place of these; other carriers keep them, and see a repeated message as the same one.
 */
export async function mimeOf({
  season,
  record,
  index,
  to: address,
  toName,
  mail,
  sentAt,
}: Letter): Promise<Mime> {
  const { name, from, contact } = season.program;
  const { calendar } = mail;
  const message = new MailComposer({
    from: { name: oneLine(name), address: oneLine(from) },
    to: { name: oneLine(toName ?? ''), address: oneLine(address) },
    replyTo: { name: '', address: oneLine(contact) },
    subject: oneLine(mail.subject),
    text: mail.text,
    html: mail.html,
    ...(calendar
      ? { icalEvent: { method: calendar.method, content: calendar.text, filename: 'interview.ics' } }
      : {}),
    messageId: `<${record.id}.${index}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    date: new Date(sentAt),
    headers: quiet,
    baseBoundary: `${record.id}-${index}`,
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  const envelope = message.getEnvelope();
  const [to] = envelope.to;
  if (!envelope.from || !to || envelope.to.length > 1)
    throw new Error(`record ${record.id} needs one recipient`);
  return { raw: await message.build(), from: envelope.from, to };
}

/** Asks for no answers by machines: but never for silence about a message that could not be delivered. */
const quiet = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' };
