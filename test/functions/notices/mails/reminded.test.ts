import { expect, test } from 'vitest';
import type { ApplicantReminded } from '#domain/reminders/reminder-record.ts';
import { instant } from '#domain/values/time.ts';
import { calendarOf } from '#functions/calendar/calendar-file.ts';
import { offerMail } from '#functions/notices/mails/offer-mail.ts';
import { bookedPair, modelOf } from '#test/support/builders/sample-model.ts';

const link = 'https://interviews.example.org/i/token';

function reminded(change: Parameters<typeof modelOf>[0], at: string, part?: 2) {
  const { season, offer } = modelOf(change);
  const notice = { kind: 'reminder', to: offer.applicant.email } as const;
  const record: ApplicantReminded = {
    id: 'record_1',
    season: season.id,
    offer: offer.id,
    at: instant(at),
    who: { kind: 'clock' },
    version: offer.version,
    event: 'reminded',
    about: offer.booking ? 'interview' : 'closing',
    ...(part && { part }),
    notices: [notice],
  };
  const visit = {
    kind: 'virtual',
    joinLink: 'https://video.example.org/secret',
    phone: '+1 617 555 0100',
  } as const;
  const visited = { ...season, visit };
  return { mail: offerMail({ season: visited, offer, record, notice, link }), season: visited, offer };
}

test('a reminder of the deadline says until when, on the subject line too, and links to the page', () => {
  const { mail } = reminded({}, '2020-10-28T12:00Z');
  expect(mail.subject).toMatch(/^Reminder: please respond by .*(AM|PM)/);
  expect(mail.text).toContain(link);
  expect(mail.text).toContain(`Decline the invitation: ${link}/decline`);
  expect(mail.text).toContain('Virtual, by video');
  expect(mail.calendar).toBeUndefined();
});

test.each([
  ['2020-11-15T13:00Z', 'Your interview is tomorrow'],
  ['2020-11-09T13:00Z', 'Reminder of your interview'],
  ['2020-11-16T10:00Z', 'Your interview is today'],
  ['2020-11-16T12:00Z', 'Your interview begins soon'],
])('a reminder of the interview that is written at %s begins with “%s”', (at, headline) => {
  expect(reminded(bookedPair, at).mail.subject.startsWith(headline)).toBe(true);
});

test('a reminder of the interview says how to come, and carries the entries as they stand', () => {
  const { mail, season, offer } = reminded(bookedPair, '2020-11-15T13:00Z');
  expect(mail.text).toContain('+1 617 555 0100');
  expect(mail.html).toContain('<a href="tel:+16175550100">+1 617 555 0100</a>');
  expect(mail.text).not.toContain('video.example.org');
  expect(mail.calendar).toEqual(calendarOf({ season, offer }, undefined, link));
  expect(mail.calendar?.text.match(/^SEQUENCE:0\r$/gm)).toHaveLength(2);
});

test('a reminder of the interview offers to reschedule only as long as the page does', () => {
  const early = reminded(bookedPair, '2020-11-09T13:00Z').mail.text;
  expect(early).toContain('You can reschedule up to 24 hours');
  expect(early).toContain(`Reschedule: ${link}/move\nCancel: ${link}/cancel`);
  const late = reminded(bookedPair, '2020-11-15T13:00Z').mail.text;
  expect(late).toContain('It is too late to reschedule');
  expect(late).not.toMatch(/You can reschedule|\/move/);
  expect(late).toContain(`Cancel: ${link}/cancel`);
});

test('a reminder before the second day of a pair tells that day alone, because the first one is over', () => {
  const { mail } = reminded(bookedPair, '2020-11-17T12:00Z', 2);
  expect(mail.subject).toMatch(/^Your interview is today: .*, Tuesday, November 17, 2020$/);
  expect(mail.text).toContain('Day 2 of 2');
  expect(mail.text).not.toMatch(/Day 1 of 2|Nov(ember)? 16|You attend both days/);
  const first = reminded(bookedPair, '2020-11-16T12:00Z').mail;
  expect(first.text).toMatch(/Day 1 of 2.*Day 2 of 2/s);
});
