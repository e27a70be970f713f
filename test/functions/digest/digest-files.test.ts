import { parse } from 'csv-parse/sync';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { stretchOf } from '#domain/digest/digest.ts';
import { digestFacts } from '#domain/digest/digest-content.ts';
import type { DigestSource } from '#domain/digest/digest-input.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import { instant, plusHours } from '#domain/values/time.ts';
import { digestFiles } from '#functions/digest/digest-files.ts';
import { digestMessage } from '#functions/digest/digest-message.ts';
import { renderMail } from '#functions/mail/mail.ts';
import { mimeOf } from '#functions/mail/mime.ts';
import { sampleOffer, sampleSeason, seatsOf } from '#test/support/builders/sample-season.ts';

const season = sampleSeason();
const now = instant('2020-11-17T12:00:00Z');

/** A digest of `count` offers, each invited within the day and about to close. */
function digestOf(count: number, name = 'Sample Applicant') {
  const people = Array.from({ length: count }, (_, index) => {
    const applicant = { id: `A${index}`, name: `${name} ${index}`, email: `a${index}@example.org` };
    return sampleOffer({ id: `off_${index}`, applicant, closesAt: plusHours(now, 5) });
  });
  const records = people.map(({ id }, index): OfferRecord => {
    const frame = { id: `record_${index}`, season: season.id, offer: id, at: plusHours(now, -2), version: 1 };
    return { ...frame, who: { kind: 'program', name: 'S' }, event: 'invited', notices: [] };
  });
  const source: DigestSource = { season, offers: people, seats: seatsOf(season), records, applied: [] };
  const facts = digestFacts(source, stretchOf(undefined, now), now);
  return { facts, files: digestFiles(source, facts), message: digestMessage(season, facts) };
}

const rowsIn = (text: string) =>
  parse(text, { bom: true, columns: true, relax_column_count: true }) as unknown as readonly Record<
    string,
    string
  >[];

test('what a digest only counts is attached in full, with the address and the offer of everybody', () => {
  const { files, message } = digestOf(45);
  expect(files.map(({ name }) => name)).toEqual(['needs-you-2020-11-17.csv', 'changes-2020-11-17.csv']);
  for (const { text } of files) {
    const rows = rowsIn(text);
    expect(rows).toHaveLength(45);
    expect(rows.every(({ Email = '', Offer = '' }) => /@/.test(Email) && /^off_/.test(Offer))).toBe(true);
  }
  expect(JSON.stringify(message)).toContain('and 25 more, in the attached file');
});

test('nothing is attached to a digest that has nothing to list', () => {
  expect(digestOf(0).files).toEqual([]);
});

test('a digest of 4,000 changes of people with long names fits the one item of its record, and says what it left out', () => {
  const { files, message } = digestOf(4_000, 'Sample '.repeat(12));
  expect(Buffer.byteLength(JSON.stringify({ ...message, files }))).toBeLessThan(380_000);
  const last = files.map(({ text }) => text.trimEnd().split('\r\n').at(-1) ?? '');
  expect(last).toHaveLength(2);
  for (const line of last) expect(line).toMatch(/^and \d+ more: npm run season/);
});

test('the files of a digest arrive as they were written', async () => {
  const { files, message } = digestOf(3, 'Sämple, "عائشة"');
  const letter = {
    ...{ season, record: { id: 'digest_2020-11-17', season: season.id }, index: 0, sentAt: now },
    ...{ to: 'coordinator@example.org', mail: { ...renderMail(message.subject, message.blocks), files } },
  };
  const { attachments } = await PostalMime.parse((await mimeOf(letter)).raw, { attachmentEncoding: 'utf8' });
  expect(attachments.map(({ filename, mimeType }) => `${filename} ${mimeType}`)).toEqual(
    files.map(({ name }) => `${name} text/csv`),
  );
  expect(attachments.map(({ content }) => String(content).replace(/^\ufeff/, ''))).toEqual(
    files.map(({ text }) => text.replace(/^\ufeff/, '')),
  );
});
