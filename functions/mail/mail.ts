import type { AttachedFile, Block } from '#domain/values/message.ts';
import type { CalendarFile } from '#functions/calendar/entry.ts';
import { oneLine } from '#functions/wording/one-line.ts';
import { renderHtml } from './html.ts';
import { renderText } from './text.ts';

/** The content of a message, without its recipient and transport. */
export type Mail = {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly calendar?: CalendarFile;
  readonly files?: readonly AttachedFile[];
};

/** Renders a message of these blocks, as text and as HTML. */
export function renderMail(subject: string, blocks: readonly Block[], calendar?: CalendarFile): Mail {
  const title = oneLine(subject);
  return {
    subject: title,
    text: renderText(blocks),
    html: renderHtml(title, blocks),
    ...(calendar ? { calendar } : {}),
  };
}
