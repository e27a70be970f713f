import { describe, expect, test } from 'vitest';
import type { Stored } from '#domain/decisions/change-record.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import { linesAbout, mentions, redactedMessage, termsOf } from '#domain/people/identity.ts';
import type { Message } from '#domain/values/message.ts';
import { instant } from '#domain/values/time.ts';
import { offerOf } from '#test/support/builders/season.ts';
import { program } from '#test/support/builders/verdicts.ts';

const at = instant('2030-11-19T15:00Z');
const frame = { id: 'record_1', season: 'winter', offer: 'offer_1', at, who: program, version: 2, sent: {} };
const applicant = { id: 'A-1', name: ' One  Sample ', email: 'One@Example.org' };
const offer = offerOf('categorical', 'offer_1', { applicant });

describe('what identifies a person', () => {
  test('is id, name and address, in small letters and with single blanks, each once', () => {
    expect(termsOf([offer, offer], [])).toEqual(['a-1', 'one@example.org', 'one sample']);
  });

  test('is an earlier name and every address that was written to, but no coordinator’s', () => {
    const renamed: Stored<OfferRecord> = {
      ...{ ...frame, event: 'name-corrected', names: { before: 'One Simple', after: 'One Sample' } },
      notices: [],
    };
    const booked: Stored<OfferRecord> = {
      ...{ ...frame, event: 'invited' },
      notices: [{ kind: 'invitation', to: 'earlier@example.org' }],
    };
    const late = {
      ...{ ...frame, event: 'canceled', sequence: 0, before: { option: 'x', seats: [] } },
      notices: [{ kind: 'late-change', to: 'coordinator@example.org' }],
    } as unknown as Stored<OfferRecord>;
    expect(termsOf([], [renamed, booked, late])).toEqual(['one simple', 'one sample', 'earlier@example.org']);
  });

  test('is a long name also as a digest shortens it', () => {
    const named = (length: number) =>
      termsOf([offerOf('one', 'o', { applicant: { id: '', name: 'n'.repeat(length), email: '' } })], []);
    expect(named(48)).toEqual(['n'.repeat(48)]);
    expect(named(49)).toEqual(['n'.repeat(49), 'n'.repeat(47)]);
  });

  test('is nothing of an offer that was erased, and nothing that stands for an erased text', () => {
    expect(termsOf([{ ...offer, erasedAt: at }], [])).toEqual([]);
    const erased = { id: 'x', name: '(erased)', email: '' };
    expect(termsOf([offerOf('one', 'o', { applicant: erased })], [])).toEqual(['x']);
  });
});

describe('a text mentions a person', () => {
  test.each([
    'one sample',
    'Gave it to ONE  SAMPLE.',
    'oneone sample, one sample',
    'one\u200b sample',
    '\uff4fne sample',
    'one \n sample',
    '“one sample”',
  ])('as whole words: %j', (text) => {
    expect(mentions(text, ['nobody', 'one sample'])).toBe(true);
  });

  test.each(['one samples', 'someone sample', '\u{1d400}one sample', 'one-sample', ''])(
    'but not in %j',
    (text) => {
      expect(mentions(text, ['one sample'])).toBe(false);
    },
  );
});

const message: Message = {
  subject: 'Of one sample',
  blocks: [
    { kind: 'paragraph', text: 'one sample' },
    { kind: 'list', items: ['one sample', 'kept'] },
    { kind: 'labeled', label: 'one sample', lines: ['one sample', 'kept'] },
    { kind: 'table', columns: ['Name'], rows: [['one sample', 'kept']] },
    { kind: 'links', links: [{ text: 'one sample', href: 'https://example.org' }] },
    { kind: 'bars', bars: [{ label: 'one sample', taken: 1, of: 2 }] },
    { kind: 'heading', text: 'kept' },
  ],
  files: [{ name: 'one.csv', text: 'Name\r\none sample\r\nkept' }],
};

test('a message loses every line that mentions the person, of whatever kind, and no other', () => {
  const gone = '(erased)';
  expect(redactedMessage(message, ['one sample'])).toEqual({
    subject: gone,
    blocks: [
      { kind: 'paragraph', text: gone },
      { kind: 'list', items: [gone, 'kept'] },
      { kind: 'labeled', label: gone, lines: [gone, 'kept'] },
      { kind: 'table', columns: ['Name'], rows: [[gone, 'kept']] },
      { kind: 'links', links: [{ text: gone, href: 'https://example.org' }] },
      { kind: 'bars', bars: [{ label: gone, taken: 1, of: 2 }] },
      { kind: 'heading', text: 'kept' },
    ],
    files: [{ name: 'one.csv', text: `Name\r\n${gone}\r\nkept` }],
  });
  expect(linesAbout(message, ['one sample'])).toHaveLength(9);
  const { files: _, ...withoutFiles } = message;
  expect(redactedMessage(withoutFiles, ['nobody'])).toStrictEqual(withoutFiles);
  expect(linesAbout(message, ['nobody'])).toEqual([]);
});
