import { describe, expect, test } from 'vitest';
import type { Season } from '#domain/season/season.ts';
import { instant } from '#domain/values/time.ts';
import { offerJson } from '#functions/applicant/offer-json.ts';
import type { OfferModel } from '#functions/applicant/offer-model.ts';
import { offerPage } from '#functions/applicant/pages/offer-page.ts';
import {
  all,
  base,
  bookedPair,
  bothTracks,
  formWith,
  modelOf,
  textOf,
} from '#test/support/builders/sample-model.ts';

const tokyo = { zone: 'Asia/Tokyo' };

describe('other dates of the season', () => {
  const deadlines = [
    { id: 'passed', name: 'Passed today', on: '2020-10-28', at: '07:59' },
    { id: 'eras', name: 'Last <moment>', on: '2020-10-28', at: '09:00' },
    { id: 'today', name: 'Papers', on: '2020-10-28' },
    { id: 'yesterday', name: 'Too late', on: '2020-10-27' },
  ] as unknown as Season['deadlines'];
  const dated = (model: OfferModel) => ({ ...model, season: { ...model.season, deadlines } });

  test('stand on the page while they lie ahead: a time on both clocks, a whole day as a day', () => {
    for (const change of [{}, bookedPair]) {
      const text = textOf(offerPage(dated(modelOf(change, tokyo)))).split('Important dates')[1];
      expect(text).toContain(
        'Last &lt;moment&gt;: Wednesday, October 28, 2020, 9:00 AM Eastern Time (EDT, UTC−4), which is 10:00 PM (Japan, UTC+9)',
      );
      expect(text).toContain('Papers: Wednesday, October 28, 2020');
      expect(text).not.toMatch(/Passed today|Too late/);
    }
  });

  test('are in JSON as well, and leave nothing behind when all are over', () => {
    expect(offerJson(dated(modelOf())).deadlines).toEqual([
      { id: 'eras', name: 'Last <moment>', on: '2020-10-28', at: '2020-10-28T13:00:00.000Z' },
      { id: 'today', name: 'Papers', on: '2020-10-28', at: null },
    ]);
    expect(offerPage(modelOf())).not.toContain('Other dates');
  });
});

test('where days and pairs can be chosen, the page says of which both days are needed', () => {
  const model = modelOf();
  const [, ...days] = model.openings;
  const pair = modelOf(bothTracks).openings.slice(0, 1);
  const text = textOf(offerPage({ ...model, openings: [...pair, ...days] }));
  expect(text).toContain('Choose a day or a pair of days');
  expect(text).toContain('Where a date is a pair of days, you attend both.');
  expect(text).not.toContain('Every date is');
});

describe('an open invitation', () => {
  test('shows the end of its window on both clocks, with the offsets of that date, the program’s first as everywhere', () => {
    const text = textOf(offerPage(modelOf({}, tokyo)));
    expect(text.indexOf('EDT, UTC−4')).toBeLessThan(text.indexOf('1:00 AM Japan'));
    expect(text).toContain('Thursday, October 29, 2020, 12:00 PM EDT, UTC−4');
    expect(text).toContain('Friday, October 30, 2020, 1:00 AM Japan, UTC+9');
  });

  test('shows a start on both clocks, with the date in Tokyo where it is another day there', () => {
    const form = formWith(offerPage(modelOf({}, tokyo)), 'value="2020-11-17"');
    const [morning, afternoon] = all(form, /<label[\s\S]*?<\/label>/g).map(textOf);
    expect(morning).toContain('8:00 AM – 1:00 PM EST, UTC−5');
    expect(morning).toContain('10:00 PM – 3:00 AM Japan, UTC+9 (ends Wed, Nov 18)');
    expect(afternoon).toContain('3:00 AM – 8:00 AM Japan, UTC+9 (Wed, Nov 18)');
  });

  test('gives each time as an instant that software can read', () => {
    const form = formWith(offerPage(modelOf({}, tokyo)), 'value="2020-11-17"');
    expect(all(form, /datetime="([^"]*)"/g).slice(0, 4)).toEqual([
      '2020-11-17T13:00Z',
      '2020-11-17T18:00Z',
      '2020-11-17T18:00Z',
      '2020-11-17T23:00Z',
    ]);
  });

  test('shows one clock only to a reader in the program’s own zone', () => {
    const page = offerPage(modelOf({}, { zone: 'America/New_York' }));
    const text = textOf(formWith(page, 'value="2020-11-17"'));
    expect(all(text, /EST/g)).toHaveLength(2);
    expect(text).not.toContain('UTC');
  });

  test('says how many places are free, in words', () => {
    const taken = (seat: { on: string; start: string; number: number }) =>
      seat.on === '2020-12-03' && seat.start === 'morning' && seat.number > 1;
    const form = textOf(formWith(offerPage(modelOf({}, { taken })), 'value="2020-12-03"'));
    expect(form).toContain('Morning 1 spot left');
    expect(form).toContain('Afternoon 6 spots left');
  });

  test('names the full date on every button', () => {
    const buttons = all(offerPage(modelOf()), /<button>([^<]*)<\/button>/g);
    expect(buttons).toHaveLength(13);
    expect(buttons[0]).toBe('Book Tuesday, November 17');
  });

  test('lets nobody pick a full start', () => {
    const taken = (seat: { on: string; start: string }) =>
      seat.on === '2020-12-03' && seat.start === 'morning';
    const form = formWith(offerPage(modelOf({}, { taken })), 'value="2020-12-03"');
    const [morning, afternoon] = all(form, /<label[\s\S]*?<\/label>/g);
    expect(morning).toMatch(/<input[^>]* disabled>/);
    expect(textOf(morning ?? '')).toContain('full');
    expect(afternoon).toMatch(/<input[^>]* required>/);
  });

  test('lists a day with nothing left as full, and gives it no form', () => {
    const page = offerPage(modelOf({}, { taken: (seat) => seat.on === '2020-12-03' }));
    expect(all(page, /<form/g)).toHaveLength(12);
    expect(page).not.toContain('value="2020-12-03"');
    expect(textOf(page)).toContain('Thursday, December 3, 2020 : full');
  });

  test('picks nothing for the applicant, not even the only start: one stray tap must not book', () => {
    expect(offerPage(modelOf())).not.toContain(' checked>');
    const preliminary = offerPage(modelOf({ tracks: ['preliminary'], seatedAs: 'preliminary' }));
    expect(all(preliminary, /<input[^>]*checked>/g)).toHaveLength(0);
  });

  test('says that speed decides which dates are free, and nothing else', () => {
    const text = textOf(offerPage(modelOf()));
    expect(text).toContain('No need to rush: we never invite more people than we have interview spots');
    expect(text).toContain('first come, first served');
  });

  test('looks for the reader’s zone once: not when the address or the offer names it', () => {
    const script = /<script>/;
    expect(offerPage(modelOf())).toMatch(script);
    expect(offerPage(modelOf({}, tokyo))).not.toMatch(script);
    expect(offerPage(modelOf({ zone: 'Europe/Berlin' }))).not.toContain(' data-zone=');
  });

  test('takes a zone that nobody knows for none', () => {
    expect(modelOf({}, { zone: 'Mars/Olympus"><b>' }).reader).toEqual({
      zone: 'America/New_York',
      from: 'nowhere',
    });
  });
});

describe('an invitation to a pair of days', () => {
  const page = offerPage(modelOf({ ...bothTracks }, tokyo));

  test('says on every card that both days are needed, and names both on the button', () => {
    for (const form of all(page, /<form[\s\S]*?<\/form>/g)) {
      expect(textOf(form)).toContain('You attend both days.');
      expect(textOf(form)).toContain('Book both days: Monday, ');
    }
    expect(page).toContain('<button>Book both days: Monday, November 16 and Tuesday, November 17</button>');
  });

  test('asks for a start of each day, in a group that names the day', () => {
    const form = formWith(page, 'value="2020-11-16_2020-11-17"');
    expect(all(form, /<legend>([^<]*)<\/legend>/g)).toEqual([
      'Day 1: Monday, November 16',
      'Day 2: Tuesday, November 17',
    ]);
    expect(all(form, /name="start-1"/g)).toHaveLength(2);
    expect(all(form, /name="start-2"/g)).toHaveLength(2);
  });

  test('says why one booking covers both tracks', () => {
    expect(textOf(page)).toContain('One booking covers everything.');
    expect(textOf(offerPage(modelOf()))).not.toContain('One booking covers everything.');
  });

  test('lists a pair of which one day is full, and says which', () => {
    const gone = offerPage(modelOf({ ...bothTracks }, { taken: (seat) => seat.on === '2020-11-24' }));
    expect(textOf(gone)).toContain(
      'Monday, November 23 and Tuesday, November 24, 2020 : Tuesday, November 24 is full',
    );
    expect(all(gone, /<form/g)).toHaveLength(4);
  });
});

describe('a booking', () => {
  test('shows both days on both clocks, the calendar file, and the ways to change it', () => {
    const page = offerPage(modelOf(bookedPair, tokyo));
    expect(textOf(page)).toContain('Day 1: Monday, November 16, 2020 Morning 8:00 AM – 1:00 PM EST, UTC−5');
    expect(textOf(page)).toContain('Day 2: Tuesday, November 17, 2020 Afternoon');
    expect(textOf(page)).toContain('Your AAMC ID: A-1');
    expect(page).toContain(`href="${base}/calendar.ics"`);
    expect(page).toContain(`href="${base}/move?zone=Asia/Tokyo"`);
    expect(page).toContain(`href="${base}/cancel?zone=Asia/Tokyo"`);
    expect(page).not.toContain('role="status"');
  });

  test('confirms the change that was just made', () => {
    const status = (done: 'booked' | 'moved') =>
      all(offerPage(modelOf(bookedPair), done), /role="status">([^<]*)/g);
    expect(status('booked')).toEqual([expect.stringMatching(/^You’re booked!/)]);
    expect(status('moved')).toEqual([expect.stringMatching(/^You’re rescheduled\./)]);
  });

  test('can be moved until the first day closes, and canceled until it begins', () => {
    const links = (now: string) =>
      all(offerPage(modelOf(bookedPair, { now })), /href="[^"]*\/(move|cancel)"/g);
    expect(links('2020-11-15T12:59:59Z')).toEqual(['move', 'cancel']);
    expect(links('2020-11-15T13:00:00Z')).toEqual(['cancel']);
    expect(links('2020-11-16T13:00:00Z')).toEqual([]);
  });
});

describe('after the interview', () => {
  const pageAt = (now: string) => offerPage(modelOf(bookedPair, { now }));

  test('the page thanks for it, shows the dates that are left, and nothing to change or to add to a calendar', () => {
    const deadlines = [
      { id: 'step-2', name: 'Step 2 score', on: '2021-03-01' },
    ] as unknown as Season['deadlines'];
    const model = modelOf(bookedPair, { now: '2020-11-17T23:00:00Z' });
    const page = offerPage({ ...model, season: { ...model.season, deadlines } });
    expect(page).toContain('<h1>Thank you for interviewing with us</h1>');
    expect(textOf(page)).toContain(
      'your interview was on Monday, November 16 and Tuesday, November 17, 2020',
    );
    expect(textOf(page)).toContain('Step 2 score: Monday, March 1, 2021');
    expect(page).toContain('mailto:residency@example.org');
    expect(textOf(page)).not.toMatch(/booked|calendar|reschedule|What happens next/i);
  });

  test('begins when the last of its days has ended, and not between the days of a pair', () => {
    expect(pageAt('2020-11-16T23:30:00Z')).toContain('<h1>Your interview is booked</h1>');
    expect(pageAt('2020-11-17T22:59:59Z')).toContain('<h1>Your interview is booked</h1>');
    expect(pageAt('2020-11-17T23:00:00Z')).toContain('<h1>Thank you for interviewing with us</h1>');
  });
});

describe('an invitation that has ended', () => {
  test.each([
    ['declined', 'You declined this invitation'],
    ['canceled', 'Your interview is canceled'],
    ['expired', 'The response deadline has passed'],
  ] as const)('says so when it is %s, and offers nothing', (state, title) => {
    const page = offerPage(modelOf({ state }));
    expect(page).toContain(`<h1>${title}</h1>`);
    expect(page).not.toContain('<form');
  });

  test('points to the newer invitation, with its date, once there is one', () => {
    const renewed = { offer: 'offer_new', at: instant('2020-11-05T15:00Z') };
    const page = offerPage(modelOf({ state: 'expired', renewed }));
    expect(page).toContain('<h1>You were invited again</h1>');
    expect(page).toContain('Thursday, November 5, 2020');
    expect(page).toContain('newest email');
    expect(page).not.toContain('<form');
  });

  test('counts as ended from the very instant at which its window closes', () => {
    const { closesAt } = modelOf().offer;
    const before = instant(Date.parse(closesAt) - 1);
    expect(offerPage(modelOf({}, { now: before }))).toContain('<form');
    expect(offerPage(modelOf({}, { now: closesAt }))).toContain('<h1>The response deadline has passed</h1>');
  });
});

describe('an invitation before booking opens', () => {
  const opensAt = instant('2020-10-29T14:00Z');
  const waiting = modelOf({ bookingOpensAt: opensAt }, tokyo);

  test('shows the dates and when booking opens on both clocks, and no button that books', () => {
    const page = offerPage(waiting);
    expect(textOf(page)).toMatch(/Booking opens ?Thursday, October 29, 2020, 10:00 AM/);
    expect(textOf(page)).toContain('November 17, 2020');
    expect(page).not.toContain('/book"');
    expect(page).toContain('/decline');
    expect(offerJson(waiting)).toMatchObject({
      bookingOpensAt: opensAt,
      can: { book: false, decline: true },
    });
  });

  test('is the usual one from that moment on', () => {
    const open = { ...waiting, now: opensAt };
    expect(offerPage(open)).toContain('/book');
    expect(textOf(offerPage(open))).not.toContain('Booking opens');
    expect(offerJson(open).can.book).toBe(true);
  });
});
