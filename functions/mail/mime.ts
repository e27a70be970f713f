import MailComposer from 'nodemailer/lib/mail-composer';
import type { RecordName } from '#domain/decisions/change-record.ts';
import type { Season } from '#domain/season/season.ts';
import type { AttachedFile } from '#domain/values/message.ts';
import type { Instant } from '#domain/values/time.ts';
import { oneLine } from '#functions/wording/one-line.ts';
import type { Mail } from './mail.ts';

/** One message to one person, ready to be put into MIME. */
export type Letter = {
  readonly season: Season;
  readonly record: RecordName;
  /** The index of the notice in its record, counted from 0. */
  readonly index: number;
  /** The recipient's current address, which may have been corrected since the notice was recorded. */
  readonly to: string;
  /** The recipient's name, where there is one. */
  readonly toName?: string;
  readonly mail: Mail;
  readonly sentAt: Instant;
};

export type Mime = { readonly raw: Uint8Array; readonly from: string; readonly to: string };

/**
 * The letter as a MIME message: text, HTML and the calendar entry (if any) as alternatives, and the same file as an
 * attachment for programs that look for it there. Deterministic: the same letter gives the same bytes. SES replaces
 * Message-ID and Date; other carriers keep them and can deduplicate a repeated message.
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
      ? { icalEvent: { method: calendar.method, content: calendar.text, filename: calendar.name } }
      : {}),
    attachments: (mail.files ?? []).map(csvAttachment),
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

/** Encoded, because a line of CSV may be longer than the 998 bytes that a mail may have (RFC 5322, 2.1.1). */
function csvAttachment({ name, text }: AttachedFile) {
  return {
    filename: oneLine(name),
    content: text,
    contentType: 'text/csv; charset=utf-8',
    contentTransferEncoding: 'base64',
  } as const;
}

/** Suppresses automatic replies, but never bounces. */
const quiet = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' };
