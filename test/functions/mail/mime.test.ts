import fc from 'fast-check';
import ICAL from 'ical.js';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { applicantNotices } from '#domain/booking/calendar-notices.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { instant } from '#domain/values/time.ts';
import { type Letter, mimeOf } from '#functions/mail/mime.ts';
import { offerMail } from '#functions/notices/mails/offer-mail.ts';
import { liveThrough, type Step } from '#test/support/builders/live-through.ts';
import { sampleOffer, sampleSeason } from '#test/support/builders/sample-season.ts';

const season = sampleSeason();
const link = 'https://interviews.example.org/i/sample-2020.off_sample.1.mac';
const sentAt = instant('2020-10-27T17:00:00Z');
const pairOffer = sampleOffer({ tracks: ['primary-care'], seatedAs: 'primary-care' });
const steps: readonly Step[] = [
  { act: 'book', choice: { option: '2020-11-16_2020-11-17', starts: ['morning', 'afternoon'] } },
  { act: 'move', choice: { option: '2020-11-23_2020-11-24', starts: ['morning', 'morning'] } },
  { act: 'cancel' },
];

function lettersOf(offer: Offer): Letter[] {
  const lived = liveThrough(season, offer, steps);
  return lived.records.flatMap((record) =>
    applicantNotices(record).map((notice, index) => {
      const mail = offerMail({ season, offer: lived.offer, record, notice, link });
      return { season, record, index, to: notice.to, toName: offer.applicant.name, mail, sentAt };
    }),
  );
}

async function sent(letter: Letter) {
  const mime = await mimeOf(letter);
  const raw = Buffer.from(mime.raw).toString('latin1');
  const email = await PostalMime.parse(mime.raw);
  const headers = raw.slice(0, raw.indexOf('\r\n\r\n'));
  return { ...mime, raw, headers, email };
}

/** The leaves of the message, with the headers that stand on each: read off the text, for no parser shows all of them. */
function partsOf(raw: string) {
  return raw
    .split(/^--.+\r\n/m)
    .map((part) => part.slice(0, part.indexOf('\r\n\r\n')).replace(/\r\n\s+/g, ' '))
    .filter((head) => /^Content-Type: (?!multipart)/im.test(head));
}

describe('the MIME message', () => {
  test('offers text first, then HTML, then the calendar entry, and attaches the same file', async () => {
    const { raw, email } = await sent(lettersOf(pairOffer)[0]!);
    const types = partsOf(raw).map((head) => /Content-Type: ([^;\r\n]+)/i.exec(head)?.[1]);
    expect(types).toEqual(['text/plain', 'text/html', 'text/calendar', 'application/ics']);
    const files = email.attachments.map(({ content }) => Buffer.from(content as ArrayBuffer).toString());
    expect(files).toHaveLength(2);
    expect(files[0]).toBe(files[1]);
    expect(email.attachments.at(-1)).toMatchObject({
      filename: 'interview-day-1.ics',
      disposition: 'attachment',
    });
  });

  test('METHOD on the part is the METHOD in the file, through booking, move and cancellation', async () => {
    const methods: unknown[] = [];
    for (const letter of lettersOf(pairOffer)) {
      const { email } = await sent(letter);
      const part = email.attachments.find((each) => each.mimeType === 'text/calendar');
      const file = ICAL.parse(Buffer.from(part?.content as ArrayBuffer).toString());
      methods.push(part?.method);
      expect(part?.method).toBe(new ICAL.Component(file).getFirstPropertyValue('method'));
      expect(part?.method).toBe(letter.mail.calendar?.method);
    }
    expect(methods).toEqual(['REQUEST', 'REQUEST', 'REQUEST', 'REQUEST', 'CANCEL', 'CANCEL']);
  });

  test('goes to one person, from the program, with answers to its contact', async () => {
    const { email, to, from } = await sent(lettersOf(pairOffer)[0]!);
    expect([from, to]).toEqual(['interviews@example.org', 'one@example.org']);
    expect(email.from).toEqual({ name: season.program.name, address: 'interviews@example.org' });
    expect(email.to).toEqual([{ name: 'Sample Applicant One', address: 'one@example.org' }]);
    expect(email.replyTo).toEqual([{ name: '', address: 'residency@example.org' }]);
    expect(email.cc ?? email.bcc).toBeUndefined();
  });

  test('asks machines not to answer, but not for silence when it cannot be delivered', async () => {
    const { headers } = await sent(lettersOf(pairOffer)[0]!);
    expect(headers).toContain('Auto-Submitted: auto-generated');
    expect(headers).toMatch(/X-Auto-Response-Suppress: OOF, AutoReply\r\n/);
  });

  test('is the same to the byte when it is made again, and each notice has a Message-ID of its own', async () => {
    const letters = lettersOf(pairOffer);
    const ids = await Promise.all(letters.map(async (letter) => (await sent(letter)).email.messageId));
    expect(ids[0]).toBe('<record_0.0@example.org>');
    expect(new Set(ids).size).toBe(letters.length);
    expect((await mimeOf(letters[0]!)).raw).toEqual((await mimeOf(letters[0]!)).raw);
  });

  test('keeps text and HTML as they were written', async () => {
    const letter = lettersOf(pairOffer)[0]!;
    const { email } = await sent(letter);
    expect(email.text?.trim()).toBe(letter.mail.text.trim());
    expect(email.html?.trim()).toBe(letter.mail.html.trim());
    expect(email.subject).toBe(letter.mail.subject);
  });

  test('has lines that any mail system takes', async () => {
    for (const letter of lettersOf(pairOffer)) {
      const { raw } = await sent(letter);
      expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      for (const line of raw.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
    }
  });

  test('carries a hostile name as it is, and takes no header from it', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.constantFrom(
        'A\r\nBcc: eve@example.org\r\n\r\nbody',
        'eve@example.org, "x" <two@example.org>',
        'عائشة 👩🏽‍⚕️ "Q" <b>',
        'ü'.repeat(200),
        '=?utf-8?Q?trick?=',
      ),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (name) => {
        const letter = lettersOf({ ...pairOffer, applicant: { ...pairOffer.applicant, name } })[0]!;
        const { headers, email } = await sent(letter);
        expect(headers.split(/\r\n(?!\s)/).map((line) => line.split(':')[0])).toEqual(headerNames);
        expect(email.to?.map((each) => each.address)).toEqual(['one@example.org']);
        for (const line of headers.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
      }),
      { numRuns: 60 },
    );
  });

  test('shows a name outside ASCII as it is written', async () => {
    const name = 'عائشة 👩🏽‍⚕️ O’Sample';
    const letter = lettersOf({ ...pairOffer, applicant: { ...pairOffer.applicant, name } })[0]!;
    const { email, headers } = await sent(letter);
    expect(email.to?.[0]?.name).toBe(name);
    expect(headers).toMatch(/^[\x20-\x7e\r\n]*$/);
  });

  const headerNames = [
    'Auto-Submitted',
    'X-Auto-Response-Suppress',
    'From',
    'To',
    'Reply-To',
    'Subject',
    'Message-ID',
    'Date',
    'MIME-Version',
    'Content-Type',
  ];
});
