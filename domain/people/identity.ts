import { type Application, nameOf } from '#domain/applications/application.ts';
import type { Stored } from '#domain/decisions/change-record.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Block, Message } from '#domain/values/message.ts';

/** What stands in the place of a text that named an erased person. */
export const ERASED = '(erased)';

/** A shorter part of a name is in the name of many a file. */
const SHORTEST_NAME = 3;

/** A digest shortens names that are longer. */
const SHORTENED = 47;

/** Returns every text that identifies the people of offers and applications: ids, names and addresses, present and earlier ones. */
export function termsOf(
  offers: readonly Offer[],
  histories: readonly Stored<OfferRecord>[],
  applications: readonly Application[] = [],
): readonly string[] {
  const people = offers.filter(({ erasedAt }) => erasedAt === undefined).map(({ applicant }) => applicant);
  const earlier = histories.flatMap((record) =>
    'names' in record ? [record.names.before, record.names.after] : [],
  );
  const addresses = histories.flatMap((record) => ownAddresses(record));
  const stated = applications.flatMap(({ values }) => [nameOf(values), String(values['name.whole'] ?? '')]);
  const names = [...people.map(({ name }) => name), ...earlier, ...stated];
  const short = names.filter((name) => [...name].length > SHORTENED + 1);
  const all = [
    ...people.flatMap(({ id, email }) => [id, email]),
    ...applications.flatMap(({ id, values: { email, nrmpId, usmleId, nbomeId } }) =>
      [id, email, nrmpId, usmleId, nbomeId].map((each) => String(each ?? '')),
    ),
    ...names,
    ...short.map((name) => [...name].slice(0, SHORTENED).join('')),
    ...addresses,
  ];
  return [...new Set(all.map(normal))].filter((term) => term !== '' && term !== ERASED);
}

/** The addresses of the applicant in a record; those of coordinators are none of theirs. */
function ownAddresses({ notices }: OfferRecord): readonly string[] {
  return notices.flatMap((notice) => (notice.kind === 'late-change' ? [] : [notice.to]));
}

/** Whether `text` has one of `terms` as whole words, whatever the case, blanks and characters that cannot be seen. */
export function mentions(text: string, terms: readonly string[]): boolean {
  const there = normal(text);
  return terms.some((term) => {
    for (let at = there.indexOf(term); at >= 0; at = there.indexOf(term, at + 1))
      if (!isWord(there.slice(0, at).slice(-2)) && !isWord(there.slice(at + term.length)[0] ?? ''))
        return true;
    return false;
  });
}

/**
 * Whether the name of a file or a list has one of the people's names, be it the last name alone. One too many may be lost,
 * and nothing rests on it.
 */
export function isNamedAfter(file: string, terms: readonly string[]): boolean {
  const words = terms.flatMap((term) => term.split(/[ ,]/)).filter((word) => word.length >= SHORTEST_NAME);
  return mentions(file, [...terms, ...words]);
}

function isWord(beside: string): boolean {
  return /[\p{L}\p{N}]$/u.test(beside);
}

function normal(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** Returns `text`, or what stands in its place if it mentions one of `terms`. Lines of a file are judged one by one. */
export function redactedText(text: string, terms: readonly string[]): string {
  return mentions(text, terms) ? ERASED : text;
}

/** Returns the message without the lines that mention one of `terms`; every other line, and every figure, stays. */
export function redactedMessage(message: Message, terms: readonly string[]): Message {
  return mapTexts(message, (text) => redactedText(text, terms));
}

/** Returns the lines of a message that mention one of `terms`, those of its files as well. */
export function linesAbout(message: Message, terms: readonly string[]): readonly string[] {
  const found: string[] = [];
  mapTexts(message, (text) => {
    if (mentions(text, terms)) found.push(text);
    return text;
  });
  return found;
}

type Mapper = (text: string) => string;

function mapTexts({ subject, blocks, files }: Message, map: Mapper): Message {
  const lines = (text: string) => text.split('\r\n').map(map).join('\r\n');
  return {
    subject: map(subject),
    blocks: blocks.map((block) => mapBlock(block, map)),
    ...(files ? { files: files.map(({ name, text }) => ({ name, text: lines(text) })) } : {}),
  };
}

function mapBlock(block: Block, map: Mapper): Block {
  switch (block.kind) {
    case 'list':
      return { ...block, items: block.items.map(map) };
    case 'labeled':
      return { ...block, label: map(block.label), lines: block.lines.map(map) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map(map)) };
    case 'links':
      return { ...block, links: block.links.map((link) => ({ ...link, text: map(link.text) })) };
    case 'bars':
      return { ...block, bars: block.bars.map((bar) => ({ ...bar, label: map(bar.label) })) };
    default:
      return { ...block, text: map(block.text) };
  }
}
