import type { Block } from '#domain/values/message.ts';
import type { CalendarFile } from '#functions/calendar/entry.ts';
import { oneLine } from '#functions/wording/one-line.ts';
import { htmlOf } from './html.ts';
import { textOf } from './text.ts';

/** A message as it is read: whom it goes to and how it travels is not its matter. */
export type Mail = {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly calendar?: CalendarFile;
};

/** A message of one subject and these pieces, in text and in HTML. */
export function mailOf(subject: string, blocks: readonly Block[], calendar?: CalendarFile): Mail {
  const title = oneLine(subject);
  return {
    subject: title,
    text: textOf(blocks),
    html: htmlOf(title, blocks),
    ...(calendar ? { calendar } : {}),
  };
}
