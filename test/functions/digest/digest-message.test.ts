import { describe, expect, test } from 'vitest';
import { digest } from '#domain/digest/digest.ts';
import type { DigestSource } from '#domain/digest/digest-input.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { Difference } from '#domain/season-plan/differences.ts';
import { type CalendarDay, instant, plusHours } from '#domain/values/time.ts';
import { digestMessage } from '#functions/digest/digest-message.ts';
import { renderMail } from '#functions/mail/mail.ts';
import { digestedItem } from '#functions/store/record-items/season-events.ts';
import { sampleOffer, sampleSeason, seatsOf } from '#test/support/builders/sample-season.ts';
import { wordsOf } from '#test/support/checks/visible-words.ts';

const season = sampleSeason();
/** More than 21 days before the first interview. */
const now = instant('2020-10-25T11:00:00Z');

function recordOf(source: Partial<DigestSource>, at = now) {
  const whole = { season, offers: [], seats: seatsOf(season), records: [], applied: [], ...source };
  const context = { now: at, recordId: 'record_d', who: { kind: 'clock' } } as const;
  const verdict = digest(whole, undefined, context, (facts) => digestMessage(whole.season, facts));
  const [change] = verdict.kind === 'decision' ? verdict.changes : [];
  if (!change) throw new Error('no digest was made');
  return change.record;
}

/** The mail of a digest, as it is read back from the table. */
function mailFor(source: Partial<DigestSource>, at = now) {
  const { message } = digestedItem.parse({ ...recordOf(source, at), sent: {} });
  return renderMail(message.subject, message.blocks);
}

const seat = { on: '2020-11-17' as CalendarDay, start: 'morning', number: 1 } as const;
const name = 'عائشة <b>Sample</b> & "Co"';
const booked = sampleOffer({
  state: 'booked',
  applicant: { id: 'A', name, email: 'one@example.org' },
  booking: { option: '2020-11-17', seats: [seat] },
  mailTrouble: { kind: 'bounced', at: plusHours(now, -3), why: '550 <unknown>' },
});
const closing = sampleOffer({ id: 'off_2', closesAt: plusHours(now, 20) });
const record: OfferRecord = {
  id: 'record_1',
  season: season.id,
  offer: booked.id,
  at: plusHours(now, -4),
  who: { kind: 'applicant' },
  event: 'booked',
  version: 2,
  sequence: 0,
  after: { option: '2020-11-17', seats: [seat] },
  notices: [],
};
const busy = mailFor({
  offers: [booked, closing],
  records: [record],
  seats: seatsOf(season, (each) =>
    each.on === seat.on && each.start === seat.start && each.number === 1 ? booked.id : undefined,
  ),
});

/** Lines of a mail are broken at its width. */
const inOneLine = (text: string) => text.replace(/\s+/g, ' ');

describe('on a day on which a season file was applied', () => {
  const differences = Array.from({ length: 10 }, (_, index): Difference => {
    return { kind: 'text', name: `line ${index}`, before: 'old', after: 'new' };
  });
  const removed = { kind: 'seats-removed', ...seat, tracks: ['categorical'], seats: 2 } as const;
  const by = 'Sample <b>Coordinator</b>';
  const applied = {
    ...({ id: 'record_a', season: season.id, event: 'season-applied', at: plusHours(now, -4) } as const),
    ...({ who: { kind: 'program', name: by }, version: 2, notices: [] } as const),
    differences: [removed, ...differences],
  };

  test('the digest names the author, the time and the differences, if those are short', () => {
    const { subject, text, html } = mailFor({ applied: [applied] });
    expect(subject).toMatch(/^Season file applied – /);
    expect(inOneLine(text)).toContain(
      `The season file was applied by ${by} (Sun, Oct 25, 3:00 AM): Tue, Nov 17, morning: 2 seats for Categorical removed; line 0 is now new, before: old`,
    );
    expect(text).toContain('and 3 more');
    expect(html).not.toContain('<b>Coordinator');
  });

  test('of the first one, of which everything is new, only that it was', () => {
    const { text } = mailFor({ applied: [{ ...applied, version: 1 }] });
    expect(inOneLine(text)).toContain('The season file was applied for the first time by Sample');
    expect(text).not.toContain('before: old');
  });
});

describe('on a quiet day', () => {
  const quiet = mailFor({});

  test('the digest says so, with one line for each track', () => {
    expect(quiet.text.trim().split('\n').slice(0, 3)).toEqual([
      'No invitation or booking has changed since Saturday, October 24, 2020, 7:00 AM Eastern Time (EDT), and nothing needs you. 0 of 216 seats are taken.',
      '',
      '- Categorical: 0 invited, 0 booked, 0 open, 0 ended, 96 free, can invite 96',
    ]);
    expect(quiet.subject).toBe('Nothing new – Sample Internal Medicine Residency, Sun, Oct 25');
  });
});

test('who is without an answer is counted by what is missing, and leads to where they are told', () => {
  const statuses = { toldBy: '2020-10-24' as CalendarDay };
  const coordinators = [{ address: 'c@example.org', may: 'edit' as const }];
  const unanswered = { 'in-review': 3, 'to-invite': 0, 'invitation-ended': 1, waiting: 0, closed: 1 };
  const record = recordOf({ season: { ...season, statuses, coordinators }, unanswered });
  const mail = renderMail(record.message.subject, record.message.blocks);
  expect(mail.subject).toContain('5 need you: 5 without an answer');
  expect(inOneLine(mail.text)).toContain(
    '5 applicants are still without an answer, and everybody was to be told by Sat, Oct 24: 3 in review, 1 with an invitation that ended, 1 closed and not told so.',
  );
  expect(JSON.stringify(record.message.blocks)).toContain('/desk/closing');
});

describe('on a busy day', () => {
  test('the subject begins with what needs somebody', () => {
    expect(busy.subject).toBe(
      '2 need you: 1 not reached by mail, 1 closing soon · 1 booked – Sample Internal Medicine Residency, Sun, Oct 25',
    );
  });

  test('it names the changes and the action items', () => {
    expect(busy.text).toContain(
      `\u2068${name}\u2069 (Categorical): Tue, Nov 17 morning (Sun, Oct 25, 3:00 AM)`,
    );
    expect(busy.text).toContain(
      'one@example.org, bounced (Sun, Oct 25, 4:00 AM; off_sample): 550 <unknown>. Check the address, then relink the offer.',
    );
    expect(busy.text).toContain(
      'No answer yet from Sample Applicant One (Categorical), one@example.org; the offer off_2 closes Mon, Oct 26, 3:00 AM.',
    );
  });

  test('it has one row for each day with bookings, and one for each track', () => {
    expect(busy.text).toContain('Day | AM | PM\nTue, Nov 17 | 1/7 | 0/7\n\n25 days have no bookings yet.\n');
    expect(busy.text).toContain('Track | Invited | Booked | Open | Ended | Free seats | Can invite');
    expect(busy.text).toContain('Categorical | 2 | 1 | 1 | 0 | 95 | 94');
  });

  test('it says the same in text and in HTML', () => {
    const words = busy.text.replaceAll(/ \| |[\u2068\u2069]/g, ' ').split(/[\s>-]+/);
    expect(wordsOf(busy.html)).toEqual(words.filter(Boolean));
  });

  test('it loads nothing and links nowhere', () => {
    expect(busy.html).not.toMatch(/<(img|script|link|a|svg|style)\b|url\(/i);
  });

  test('it stays below the size at which mail programs truncate', () => {
    expect(Buffer.byteLength(busy.html)).toBeLessThan(100_000);
  });
});

test('where coordinators may sign in, each need and figure leads to its place at the desk', () => {
  const withDesk = { ...season, coordinators: [{ address: 'one@example.org', may: 'edit' as const }] };
  const taken = seatsOf(season, (each) =>
    each.on === seat.on && each.start === seat.start && each.number === 1 ? booked.id : undefined,
  );
  const source = {
    season: withDesk,
    offers: [booked, closing],
    records: [record],
    seats: taken,
    applied: [],
  };
  const context = { now, recordId: 'record_d', who: { kind: 'clock' } } as const;
  const verdict = digest(source, undefined, context, (facts) => digestMessage(withDesk, facts));
  const [change] = verdict.kind === 'decision' ? verdict.changes : [];
  const { message } = digestedItem.parse({ ...change?.record, sent: {} });
  const { text, html } = renderMail(message.subject, message.blocks);
  expect(text).toContain(`Open: /desk/offers/${closing.id}`);
  expect(html).toContain('<a href="/desk/days/2020-11-17">Tue, Nov 17</a>');
  expect(html).toContain('href="/desk/offers?on=2020-11-17&amp;start=morning"');
  expect(html).toContain('href="/desk/offers?status=open&amp;as=categorical"');
  expect(text).toContain('Season at a glance: /desk/season');
  expect(text).not.toContain('npm run');
  expect(busy.text).toContain('npm run season -- show');
  expect(busy.text).not.toContain('/desk');
});

test('any other record is not taken for a digest', () => {
  expect(() => digestedItem.parse({ ...record, sent: {} })).toThrow('event');
});

test('a digest whose words were damaged is refused instead of sent', () => {
  const { message, ...rest } = recordOf({});
  const damaged = { ...message, blocks: [{ kind: 'paragraph' }] };
  expect(() => digestedItem.parse({ ...rest, sent: {}, message: damaged })).toThrow('text');
  expect(() => digestedItem.parse({ ...rest, sent: {} })).toThrow('message');
});
