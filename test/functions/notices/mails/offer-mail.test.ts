import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noteMailTrouble } from '#domain/delivery/delivery-status.ts';
import { decline } from '#domain/invitations/decline.ts';
import { expire } from '#domain/invitations/expire.ts';
import { extend } from '#domain/invitations/extend.ts';
import { reissueLink } from '#domain/invitations/reissue-link.ts';
import { resendInvitation } from '#domain/invitations/resend-invitation.ts';
import { withdraw } from '#domain/invitations/withdraw.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { plusHours } from '#domain/values/time.ts';
import type { Mail } from '#functions/mail/mail.ts';
import { movedMail } from '#functions/notices/mails/moved.ts';
import { type OfferMails, offerMail, offerMails } from '#functions/notices/mails/offer-mail.ts';
import type { MailedRecord } from '#functions/notices/mails/passages.ts';
import { liveThrough, type Step } from '#test/support/builders/live-through.ts';
import { sampleOffer, sampleSeason, seatsOf } from '#test/support/builders/sample-season.ts';
import { offerAfter, recordOf } from '#test/support/builders/verdicts.ts';
import { wordsOf, wordsOfText } from '#test/support/checks/visible-words.ts';

const season = sampleSeason();
const link = 'https://interviews.example.org/i/sample-2020.off_sample.1.mac';
const pairOffer = (change: Partial<Offer> = {}) =>
  sampleOffer({ tracks: ['categorical', 'primary-care'], seatedAs: 'primary-care', ...change });

const bookPair: Step = {
  act: 'book',
  choice: { option: '2020-11-16_2020-11-17', starts: ['morning', 'afternoon'] },
};
const moveSecondDay: Step = {
  act: 'move',
  choice: { option: '2020-11-16_2020-11-17', starts: ['morning', 'morning'] },
};
const program = { kind: 'program', name: 'coordinator@example.org' } as const;

/** Every message that the steps send, in order. */
function mailsOf(offer: Offer, steps: readonly Step[]): Mail[] {
  const lived = liveThrough(season, offer, steps);
  return lived.records.flatMap((record) => mailsOfRecord(lived.offer, record));
}

function mailsOfRecord(offer: Offer, record: MailedRecord): Mail[] {
  return record.notices.flatMap((notice) =>
    notice.kind === 'late-change' ? [] : [offerMail({ season, offer, record, notice, link })],
  );
}

function mailOfVerdict(
  verdict: ReturnType<
    | typeof decline
    | typeof expire
    | typeof extend
    | typeof reissueLink
    | typeof withdraw
    | typeof resendInvitation
  >,
): Mail {
  return mailsOfRecord(offerAfter(verdict), recordOf(verdict))[0]!;
}

function plainRecord(offer: Offer, event: 'invited' | 'invitation-resent' | 'expired'): MailedRecord {
  const notices = [{ kind: 'invitation' as const, to: offer.applicant.email }];
  return {
    id: 'record_1',
    season: season.id,
    offer: offer.id,
    at: offer.opensAt,
    who: program,
    version: 1,
    event,
    notices,
  };
}

const invitation = (offer: Offer) => mailsOfRecord(offer, plainRecord(offer, 'invited'))[0]!;
const decisionContext = (offer: Offer) => ({
  now: offer.opensAt,
  recordId: 'record_1',
  who: { kind: 'applicant' } as const,
});

function extended(offer: Offer) {
  const standing = { season, offer, outlook: { ledger: 0, offers: [offer], seats: seatsOf(season) } };
  return extend(standing, { until: plusHours(offer.closesAt, 24) }, decisionContext(offer));
}

/** One of each kind of message, all of one applicant. */
function everyMail(offer = pairOffer()): Mail[] {
  const ended = { ...offer, closesAt: offer.opensAt };
  return [
    invitation(offer),
    ...mailsOf(offer, [bookPair, moveSecondDay, { act: 'cancel' }]),
    ...mailsOf(offer, [bookPair, { act: 'cancel', by: program, reason: 'The day\nfell through' }]),
    mailOfVerdict(reissueLink(offer, decisionContext(offer))),
    mailOfVerdict(decline(offer, decisionContext(offer))),
    mailOfVerdict(expire(ended, decisionContext(ended))),
    mailOfVerdict(withdraw(offer, { reason: 'Sent in error' }, decisionContext(offer))),
    mailOfVerdict(resendInvitation(offer, decisionContext(offer))),
    mailOfVerdict(extended(offer)),
  ];
}

describe('the invitation', () => {
  const { subject, text } = invitation(pairOffer({ zone: 'Asia/Tokyo' }));

  test('names in its subject the invitation, the program and the deadline', () => {
    expect(subject).toBe(
      'Interview invitation: Sample Internal Medicine Residency, please respond by Thu, Oct 29, 12:00 PM EDT',
    );
  });

  test('shows the deadline on both clocks with their offsets', () => {
    expect(text).toContain('Thursday, October 29, 2020, 12:00 PM Eastern Time (EDT, UTC−4)');
    expect(text).toContain('Friday, October 30, 2020, 1:00 AM (Japan, UTC+9)');
  });

  test('shows the program’s clock with its offset while the applicant’s zone is unknown', () => {
    const lines = invitation(pairOffer()).text.match(/^ .*2020.*$/gm);
    expect(lines).toEqual(['  Thursday, October 29, 2020, 12:00 PM Eastern Time (EDT, UTC−4)']);
  });

  test('shows one clock where both are the same', () => {
    const lines = invitation(pairOffer({ zone: 'America/Toronto' })).text.match(/^ .*2020.*$/gm);
    expect(lines).toEqual(['  Thursday, October 29, 2020, 12:00 PM Eastern Time (EDT)']);
  });

  test('carries the personal link, and says that opening it changes nothing', () => {
    expect(text).toContain(link);
    expect(text).toContain('Opening the link changes nothing');
    expect(text).toContain('This link is personal');
  });

  test('says that both days of a pair are needed, and to nobody else', () => {
    expect(text).toContain('5 pairs of days between');
    expect(text).toContain('Every date is a pair of days, and you attend both.');
    expect(invitation(sampleOffer()).text).not.toMatch(/pair|both days/i);
  });

  test('before booking opens says when, and leads to the dates; after it nothing of that', () => {
    const { opensAt } = pairOffer();
    const waiting = invitation(pairOffer({ bookingOpensAt: plusHours(opensAt, 24) })).text;
    expect(waiting).toContain('Booking opens\n');
    expect(waiting).toContain('See the dates');
    expect(waiting).not.toContain('Choose your date');
    const open = invitation(pairOffer({ bookingOpensAt: plusHours(opensAt, -24) })).text;
    expect(open).not.toContain('Booking opens');
    expect(open).toContain('Choose your date');
  });

  test('tells an applicant invited for two tracks that one booking covers both, and nobody else', () => {
    expect(text).toContain('One booking covers Categorical and Primary Care');
    expect(invitation(sampleOffer()).text).not.toContain('covers');
  });

  test('does not offer an afternoon where there is none', () => {
    const preliminary = invitation(sampleOffer({ tracks: ['preliminary'], seatedAs: 'preliminary' })).text;
    expect(preliminary).not.toContain('afternoon');
    expect(text).toContain('in the morning or the afternoon for each day');
  });
});

test('the letter closes in plain type: only what is looked for is bold', () => {
  const { html } = invitation(sampleOffer());
  expect(html).toContain('We look forward to meeting you.<br>\nSample Internal Medicine Residency</p>');
  expect(html).not.toContain('<strong>We look');
});

describe('a booking', () => {
  test('of a pair is one message with both days, and a second short one carries day 2', () => {
    const [main, second, ...more] = mailsOf(pairOffer(), [bookPair]);
    expect(more).toEqual([]);
    expect(main?.subject).toBe(
      'Interview booked: Sample Internal Medicine Residency, Monday, November 16 and Tuesday, November 17, 2020',
    );
    expect(main?.text).toContain('Monday, November 16, 2020, 8:00 AM – 1:00 PM Eastern Time (EST, UTC−5)');
    expect(main?.text).toContain('Tuesday, November 17, 2020, 1:00 PM – 6:00 PM Eastern Time (EST, UTC−5)');
    expect(main?.text).toContain('You attend both days');
    expect(main?.text).toContain('A second email does the same for day 2');
    expect(main?.calendar?.text).toContain('-day1@');
    expect(second?.subject).toBe(
      'Calendar entry for day 2: Sample Internal Medicine Residency, Tuesday, November 17, 2020',
    );
    expect(second?.text.length).toBeLessThan(700);
    expect(second?.calendar?.text).toContain('-day2@');
  });

  test('of one day is one message', () => {
    const mails = mailsOf(sampleOffer(), [
      { act: 'book', choice: { option: '2020-11-17', starts: ['morning'] } },
    ]);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).not.toMatch(/day 1 of|both days/i);
  });
});

describe('a move', () => {
  test('of one day of a pair is one message, which names the day that stays and the one that is gone', () => {
    const [, , moved, ...more] = mailsOf(pairOffer(), [bookPair, moveSecondDay]);
    expect(more).toEqual([]);
    const [now, gone] = moved!.text.split('No longer');
    expect(now).toContain('Day 1 of 2, morning, as before');
    expect(now).toContain('Tuesday, November 17, 2020, 8:00 AM – 1:00 PM Eastern Time (EST, UTC−5)');
    expect(gone).toContain('Tuesday, November 17, 2020, 1:00 PM – 6:00 PM Eastern Time (EST, UTC−5)');
    expect(gone).not.toContain('Monday 16');
    expect(moved?.calendar?.text).toContain('-day2@');
  });

  test('by the program gives its reason', () => {
    const step: Step = { ...moveSecondDay, by: program, reason: 'The team\nis away' };
    const moved = mailsOf(pairOffer(), [bookPair, step])[2]!;
    expect(moved.text).toContain('has rescheduled your interview');
    expect(moved.text).toContain('> The team\n> is away');
    expect(moved.text).not.toContain('coordinator@example.org');
  });
});

describe('the end', () => {
  test('by the applicant and by the program reads differently, the latter with its reason', () => {
    const [, , own] = mailsOf(pairOffer(), [bookPair, { act: 'cancel' }]);
    const [, , theirs] = mailsOf(pairOffer(), [bookPair, { act: 'cancel', by: program, reason: 'A flood' }]);
    expect(own?.text).toContain('You have canceled');
    expect(theirs?.text).toContain('> A flood');
    expect(theirs?.text).not.toContain('You have canceled');
    expect([own?.calendar?.method, theirs?.calendar?.method]).toEqual(['CANCEL', 'CANCEL']);
  });

  test('of an offer carries no personal link anymore', () => {
    const offer = pairOffer();
    const ended = { ...offer, closesAt: offer.opensAt };
    const [, , first, second] = mailsOf(offer, [bookPair, { act: 'cancel' }]);
    const last = [
      mailOfVerdict(decline(offer, decisionContext(offer))),
      mailOfVerdict(expire(ended, decisionContext(ended))),
    ];
    for (const mail of [first!, second!, ...last]) expect(mail.text + mail.html).not.toContain('/i/');
  });
});

describe('a new link', () => {
  const relinked = (offer: Offer) => mailOfVerdict(reissueLink(offer, decisionContext(offer)));

  test('says that the old one no longer works, and until when to answer while the offer is open', () => {
    const { text } = relinked(pairOffer());
    expect(text).toContain(link);
    expect(text).toContain('no longer works');
    expect(text).toContain('Thursday, October 29, 2020, 12:00 PM Eastern Time (EDT, UTC−4)');
  });

  test('says of an invitation that has ended that it has', () => {
    const { subject, text } = relinked({ ...pairOffer(), state: 'expired' });
    expect(subject).toMatch(/^Your new link: .*, about an invitation that has ended$/);
    expect(text).toContain('no interview is booked');
  });

  test('repeats the days where there is a booking', () => {
    const { text } = relinked(liveThrough(season, pairOffer(), [bookPair]).offer);
    expect(text).toContain('Monday, November 16, 2020, 8:00 AM – 1:00 PM Eastern Time (EST, UTC−5)');
    expect(text).not.toContain('Please respond by');
  });
});

describe('every message', () => {
  test('says the same in text and in HTML', () => {
    for (const mail of everyMail()) expect(wordsOf(mail.html)).toEqual(wordsOfText(mail.text));
  });

  test('loads nothing, tracks nobody, and links to nothing but the personal page, the program’s address and web calendars', () => {
    const known =
      /^(?:https:\/\/(?:calendar\.google\.com|outlook\.live\.com)\/|mailto:residency@example\.org$)/;
    for (const { html } of everyMail()) {
      expect(html).not.toMatch(/<(img|script|link|iframe|style|svg)|url\(|src=/i);
      for (const [, href = ''] of html.matchAll(/href="([^"]*)"/g)) {
        if (known.test(href)) expect(decodeURIComponent(href)).not.toContain(link);
        else expect(href.replace(/\/(?:move|cancel|decline|calendar\.ics)$/, '')).toBe(link);
      }
    }
  });

  test('names the program in its subject, and how to reach it', () => {
    for (const mail of everyMail()) {
      expect(mail.html).toContain('<a href="mailto:residency@example.org">residency@example.org</a>');
      expect(mail.subject).toMatch(/Sample Internal Medicine Residency.*((2020|2021)|\d [AP]M E[SD]T)/);
      expect(mail.text).toContain('residency@example.org');
    }
  });

  test('has a calendar entry exactly where a day changes', () => {
    expect(everyMail().map((mail) => mail.calendar?.method)).toEqual([
      undefined,
      ...['REQUEST', 'REQUEST', 'REQUEST', 'CANCEL', 'CANCEL'],
      ...['REQUEST', 'REQUEST', 'CANCEL', 'CANCEL'],
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('shows a hostile name as written and lets it do nothing', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom(
        '<img src=x onerror=alert(1)>',
        '"><script>',
        'عائشة',
        '\u202eevil',
        '&amp;',
        'a\r\nBcc: x@example.org',
      ),
    );
    fc.assert(
      fc.property(name, (hostile) => {
        const offer = pairOffer({ applicant: { id: 'A', name: hostile, email: 'one@example.org' } });
        const { html, text, subject } = invitation(offer);
        expect(html).not.toMatch(/<(img|script)/i);
        expect(subject).not.toMatch(/[\r\n]/);
        const greeting = text.split('\n')[0]!;
        expect(greeting).toMatch(/^Dear .*,$/su);
        expect(greeting).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
        expect(wordsOf(html)).toEqual(wordsOfText(text));
      }),
    );
  });
});

test('an event with a notice to applicants does not compile without its mail', () => {
  const { expired: _, ...incomplete } = offerMails;
  // @ts-expect-error: `expired` has no mail
  const mails: OfferMails = incomplete;
  // @ts-expect-error: the mail of a move shows from where to where, which a booking does not say
  const others: OfferMails = { ...offerMails, booked: movedMail };
  expect([mails, others]).toHaveLength(2);
});

test('a change without a notice to applicants has no mail, and asking for one does not compile', () => {
  const trouble = { kind: 'bounced', at: pairOffer().opensAt, why: 'no such user' } as const;
  const verdict = noteMailTrouble(pairOffer(), trouble, decisionContext(pairOffer()));
  const record = recordOf(verdict);
  expect(record.notices).toEqual([]);
  // @ts-expect-error: `mail-failed` has no notice to an applicant
  expect(mailsOfRecord(pairOffer(), record)).toEqual([]);
});
