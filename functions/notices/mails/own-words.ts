import type { MessageKind } from '#domain/season/messages.ts';
import type { Block } from '#domain/values/message.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { oneLine } from '#functions/wording/one-line.ts';
import { type OfferContext, programName } from './passages.ts';

/** The paragraphs that the program has added to mails of `kind`; none if it has none. */
export function ownWords({ season }: Pick<OfferContext, 'season'>, kind: MessageKind): Block[] {
  return linesOf(season.messages?.[kind]).map((line) => paragraph(line));
}

/** Who writes: the program's signature, or its name. Ends a warm mail. */
export function signature({ season }: Pick<OfferContext, 'season'>): Block {
  const lines = linesOf(season.messages?.signature);
  const from = lines.length > 0 ? lines : [programName({ season })];
  return paragraph(['We look forward to meeting you.', ...from].join('\n'));
}

function linesOf(words = ''): string[] {
  return words.split('\n').map(oneLine).filter(Boolean);
}
