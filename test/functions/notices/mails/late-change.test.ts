import { describe, expect, test } from 'vitest';
import type { Offer } from '#domain/offers/offer.ts';
import { instant } from '#domain/values/time.ts';
import type { Mail } from '#functions/mail/mail.ts';
import { type LateRecord, lateChangeMail } from '#functions/notices/mails/late-change.ts';
import { sampleOffer, sampleSeason } from '#test/support/builders/sample-season.ts';

const season = sampleSeason();
const offer: Offer = sampleOffer({
  tracks: ['categorical', 'primary-care'],
  seatedAs: 'primary-care',
  applicant: { id: 'A-1', name: 'Sample <b>One</b>', email: 'one@example.org' },
});
const seatOn = (on: string, start: string) => ({ on, start, number: 1 });
const pair = {
  option: '2020-11-16_2020-11-17',
  seats: [seatOn('2020-11-16', 'morning'), seatOn('2020-11-17', 'afternoon')],
};
const later = {
  option: '2020-12-07_2020-12-08',
  seats: [seatOn('2020-12-07', 'afternoon'), seatOn('2020-12-08', 'morning')],
};

function mailOf(change: object, at: string): Mail {
  const frame = { id: 'record_1', season: season.id, offer: offer.id, version: 3, sequence: 1, left: [] };
  const record = { ...frame, at: instant(at), who: { kind: 'applicant' }, notices: [], ...change };
  return lateChangeMail({ season, offer, record: record as unknown as LateRecord });
}

describe('the subject says what happened, to whom and when', () => {
  test.each([
    ['2020-11-16T12:30Z', 'Late cancellation: Sample <b>One</b>, today 8:00 AM (Mon, Nov 16)'],
    ['2020-11-16T04:30Z', 'Late cancellation: Sample <b>One</b>, tomorrow 8:00 AM (Mon, Nov 16)'],
    ['2020-11-13T12:30Z', 'Late cancellation: Sample <b>One</b>, Mon, Nov 16, 8:00 AM'],
  ])('at %s', (at, subject) => {
    expect(mailOf({ event: 'canceled', before: pair }, at).subject).toBe(subject);
  });

  test('of a move from where to where, of a booking where', () => {
    const at = '2020-11-14T12:30Z';
    expect(mailOf({ event: 'moved', before: pair, after: later }, at).subject).toBe(
      'Late move: Sample <b>One</b>, Mon, Nov 16, 8:00 AM → Mon, Dec 7, 1:00 PM',
    );
    expect(mailOf({ event: 'booked', after: pair }, at).subject).toBe(
      'Late booking: Sample <b>One</b>, Mon, Nov 16, 8:00 AM',
    );
  });
});

test('the text names every day, the tracks, who did it and why, and how to reach the applicant', () => {
  const who = { kind: 'program', name: 'Sample Coordinator' };
  const { text, html } = mailOf(
    { event: 'canceled', before: pair, who, reason: 'The team is ill.' },
    '2020-11-16T12:30Z',
  );
  expect(text).toContain(
    'Sample <b>One</b> (Primary Care + Categorical): canceled by the program (Sample Coordinator) on Mon, Nov 16, 7:30 AM. Reason: The team is ill.',
  );
  expect(text).toContain(
    'Canceled; the seats are free again\n  Mon, Nov 16, 8:00 AM (morning)\n  Tue, Nov 17, 1:00 PM (afternoon)',
  );
  expect(text).toContain('one@example.org\n  AAMC A-1\n  off_sample');
  expect(html).not.toContain('<b>One');
});

test('of one day it says that one seat is free again', () => {
  const single = { option: '2020-11-17', seats: [seatOn('2020-11-17', 'morning')] };
  expect(mailOf({ event: 'canceled', before: single }, '2020-11-16T12:30Z').text).toContain(
    'Canceled; the seat is free again\n  Tue, Nov 17',
  );
});

test('it leads nowhere: a personal link is for the applicant alone', () => {
  const { text, html } = mailOf({ event: 'canceled', before: pair }, '2020-11-16T12:30Z');
  expect(text + html).not.toMatch(/https?:|href|\/i\//);
});
