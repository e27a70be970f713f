import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { applicantNotices } from '#domain/booking/calendar-notices.ts';
import { bookingsOf } from '#domain/history/offer-record.ts';
import { endsAt, type Season, startNames, startOf, startsAt } from '#domain/season/season.ts';
import type { StartKey } from '#domain/seats/seat.ts';
import { type CalendarDay, type Instant, instant, plusDays, type WallTime } from '#domain/values/time.ts';
import { calendarMessage, calendarOf } from '#functions/calendar/calendar-file.ts';
import type { CalendarFile } from '#functions/calendar/entry.ts';
import { liveThrough, type Step } from '#test/support/builders/live-through.ts';
import { sampleOffer, sampleSeason } from '#test/support/builders/sample-season.ts';

const link = 'https://interviews.example.org/i/sample-2020.off_sample.1.mac';
const newYork = sampleSeason();

/** The file as another program's calendar reads it. */
function read(file: CalendarFile) {
  const calendar = new ICAL.Component(ICAL.parse(file.text));
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return { component, event, status: component.getFirstPropertyValue('status') };
  });
  return { calendar, method: calendar.getFirstPropertyValue('method'), events };
}

function instantOf(time: ICAL.Time): Instant {
  return instant(time.toJSDate());
}

function timesOf(season: Season, key: StartKey) {
  const start = startOf(season, key);
  if (!start) throw new Error('no such start');
  return { startsAt: startsAt(season, key.on, start), endsAt: endsAt(season, key.on, start) };
}

function seasonOf(program: Partial<Season['program']>): Season {
  return { ...newYork, program: { ...newYork.program, ...program } };
}

function pairOffer(applicant = sampleOffer().applicant) {
  return sampleOffer({ tracks: ['primary-care'], seatedAs: 'primary-care', applicant });
}

const single = fc.constantFrom('2020-11-17', '2020-11-24', '2020-12-03', '2021-01-25');
const pair = fc.constantFrom('2020-11-16_2020-11-17', '2020-11-23_2020-11-24');
const name = fc.constantFrom(...startNames);
const lives = fc.boolean().chain((isPair) => {
  const choice = isPair
    ? fc.record({ option: pair, starts: fc.tuple(name, name) })
    : fc.record({ option: single, starts: fc.tuple(name) });
  const step = (act: 'book' | 'move') => choice.map((chosen): Step => ({ act, choice: chosen }));
  return fc.record({
    track: fc.constant(isPair ? 'primary-care' : 'categorical'),
    steps: fc
      .tuple(step('book'), fc.array(step('move'), { maxLength: 6 }), fc.boolean())
      .map(([first, moves, ends]) => [first, ...moves, ...(ends ? [{ act: 'cancel' } as const] : [])]),
  });
});

/** The season as somebody edits it while people are booked: another name, another sender. */
function renamed(season: Season, times: number): Season {
  const program = {
    ...season.program,
    name: `Renamed ${times}`,
    from: `s${times}@d${times}.example.org`,
  };
  return { ...season, program };
}

describe('the calendar tells the truth', () => {
  test('one day keeps one UID through every change, with a rising SEQUENCE, and a CANCEL ends it', () => {
    fc.assert(
      fc.property(lives, ({ track, steps }) => {
        const { offer, records } = liveThrough(
          newYork,
          sampleOffer({ tracks: [track], seatedAs: track }),
          steps,
        );
        const seen = new Map<number, { uid: string; sequence: number; method: unknown }>();
        for (const [index, record] of records.entries()) {
          const season = renamed(newYork, index);
          for (const notice of applicantNotices(record)) {
            const { method, events } = read(calendarMessage({ season, offer }, record, notice, link));
            expect(events).toHaveLength(1);
            const { uid, sequence } = events[0]!.event;
            const before = seen.get(notice.part);
            expect(before?.method).not.toBe('CANCEL');
            if (before) expect(uid).toBe(before.uid);
            if (before) expect(sequence).toBeGreaterThan(before.sequence);
            seen.set(notice.part, { uid, sequence, method });
          }
        }
        expect(new Set([...seen.values()].map((each) => each.uid)).size).toBe(seen.size);
        const ended = offer.state === 'canceled';
        for (const last of seen.values()) expect(last.method === 'CANCEL').toBe(ended);
      }),
    );
  });

  test('the METHOD in the file is the one that it is announced with, and STATUS agrees', () => {
    fc.assert(
      fc.property(lives, ({ track, steps }) => {
        const lived = liveThrough(newYork, sampleOffer({ tracks: [track], seatedAs: track }), steps);
        for (const record of lived.records) {
          for (const notice of applicantNotices(record)) {
            const file = calendarMessage({ season: newYork, offer: lived.offer }, record, notice, link);
            const { method, events } = read(file);
            expect(method).toBe(file.method);
            expect(method).toBe(record.event === 'canceled' ? 'CANCEL' : 'REQUEST');
            expect(events[0]?.status).toBe(method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED');
          }
        }
      }),
    );
  });

  test('a message names one attendee, the recipient, who is not asked to reply', () => {
    const { offer, records } = liveThrough(newYork, pairOffer(), [bookPair]);
    const { events } = read(
      calendarMessage({ season: newYork, offer }, records[0]!, applicantNotices(records[0]!)[0]!, link),
    );
    const attendees = events[0]!.component.getAllProperties('attendee');
    expect(attendees.map((each) => String(each.getFirstValue()).toLowerCase())).toEqual([
      'mailto:one@example.org',
    ]);
    expect(attendees[0]?.getParameter('rsvp')).toBe('FALSE');
    expect(attendees[0]?.getParameter('partstat')).toBe('ACCEPTED');
    expect(String(events[0]!.component.getFirstPropertyValue('organizer'))).toBe(
      'mailto:interviews@example.org',
    );
  });

  test('each day of a pair is a message of its own, at its own time', () => {
    const { offer, records } = liveThrough(newYork, pairOffer(), [bookPair]);
    const [first, second] = applicantNotices(records[0]!).map(
      (notice) =>
        read(calendarMessage({ season: newYork, offer }, records[0]!, notice, link)).events[0]!.event,
    );
    expect(first?.uid).toBe('off_sample-day1@sample-2020.fairslot');
    expect(second?.uid).toBe('off_sample-day2@sample-2020.fairslot');
    expect(instantOf(first!.startDate)).toBe('2020-11-16T13:00:00.000Z');
    expect(instantOf(second!.startDate)).toBe('2020-11-17T18:00:00.000Z');
    expect(instantOf(second!.endDate)).toBe('2020-11-17T23:00:00.000Z');
  });

  test('the entry is stamped with the time of the change, not with a clock of its own', () => {
    const { offer, records } = liveThrough(newYork, pairOffer(), [bookPair]);
    const file = calendarMessage(
      { season: newYork, offer },
      records[0]!,
      applicantNotices(records[0]!)[0]!,
      link,
    );
    expect(file.text).toContain('DTSTAMP:20201027T160000Z');
    expect(
      calendarMessage({ season: newYork, offer }, records[0]!, applicantNotices(records[0]!)[0]!, link),
    ).toEqual(file);
  });

  test('an entry shows the time on both clocks, and is private, since it holds the personal link', () => {
    const { offer, records } = liveThrough(newYork, { ...pairOffer(), zone: 'Asia/Tokyo' }, [bookPair]);
    const file = calendarMessage(
      { season: newYork, offer },
      records[0]!,
      applicantNotices(records[0]!)[0]!,
      link,
    );
    const { component, event } = read(file).events[0]!;
    expect(event.description).toContain(
      'Monday, November 16, 2020, 8:00 AM – 1:00 PM Eastern Time (EST, UTC−5)',
    );
    expect(event.description).toContain('10:00 PM – 3:00 AM on Tue, Nov 17 (Japan, UTC+9)');
    expect(event.description).toContain(link);
    expect(component.getFirstPropertyValue('class')).toBe('PRIVATE');
  });

  test('a canceled day no longer carries the personal link', () => {
    const { offer, records } = liveThrough(newYork, pairOffer(), [bookPair, { act: 'cancel' }]);
    const unfolded = (at: number) =>
      calendarMessage(
        { season: newYork, offer },
        records[at]!,
        applicantNotices(records[at]!)[0]!,
        link,
      ).text.replaceAll('\r\n ', '');
    expect(unfolded(0)).toContain(link);
    expect(unfolded(1)).not.toContain(link);
  });
});

const bookPair: Step = {
  act: 'book',
  choice: { option: '2020-11-16_2020-11-17', starts: ['morning', 'afternoon'] },
};

describe('the file of the current state', () => {
  test('there is none before anything was booked', () => {
    expect(calendarOf({ season: newYork, offer: pairOffer() }, undefined, link)).toBeUndefined();
  });

  test('it publishes every day of a booking under the UIDs of the messages, without attendees', () => {
    const { offer } = liveThrough(newYork, pairOffer(), [bookPair]);
    const { method, events } = read(calendarOf({ season: newYork, offer }, undefined, link)!);
    expect(method).toBe('PUBLISH');
    expect(events.map(({ event }) => event.uid)).toEqual([
      'off_sample-day1@sample-2020.fairslot',
      'off_sample-day2@sample-2020.fairslot',
    ]);
    expect(events.flatMap(({ component }) => component.getAllProperties('attendee'))).toEqual([]);
    expect(events.map(({ status }) => status)).toEqual(['CONFIRMED', 'CONFIRMED']);
  });

  test('after a cancellation it marks the days of the last booking as canceled', () => {
    const { offer, records } = liveThrough(newYork, pairOffer(), [bookPair, { act: 'cancel' }]);
    const { events } = read(
      calendarOf({ season: newYork, offer }, bookingsOf(records.at(-1)!).before, link)!,
    );
    expect(events.map(({ status, event }) => [status, event.sequence])).toEqual([
      ['CANCELLED', 1],
      ['CANCELLED', 1],
    ]);
  });
});

describe('times', () => {
  /** A season whose only day is `on`, for the messages of that day alone. */
  function seasonOn(on: CalendarDay, zone: string, at: WallTime, until: WallTime): Season {
    const start = { name: 'morning', at, until, groups: [{ for: ['categorical'], seats: 1 }] } as const;
    const [track] = newYork.tracks;
    return {
      ...seasonOf({ zone }),
      tracks: [{ ...track!, options: [{ id: on, days: [on] }] }],
      days: [{ on, starts: [start] }],
    };
  }

  function messageOn(season: Season) {
    const offer = sampleOffer({
      state: 'booked',
      tracks: ['categorical'],
      seatedAs: 'categorical',
      sequence: 0,
      booking: {
        option: season.days[0]!.on,
        seats: [{ on: season.days[0]!.on, start: 'morning', number: 1 }],
      },
    });
    return calendarOf({ season, offer }, undefined, link)!;
  }

  function expectTrue(on: CalendarDay, zone: string, at = '08:00', until = '13:00'): CalendarFile {
    const season = seasonOn(on, zone, at as WallTime, until as WallTime);
    const file = messageOn(season);
    const { event } = read(file).events[0]!;
    const wanted = timesOf(season, { on, start: 'morning' });
    expect(
      { startsAt: instantOf(event.startDate), endsAt: instantOf(event.endDate) },
      `${on} ${zone}`,
    ).toEqual(wanted);
    return file;
  }

  test('a calendar reads the very instants of the program on every day from October to April', () => {
    for (let on = '2020-10-01' as CalendarDay; on < '2021-04-30'; on = plusDays(on, 1)) {
      const file = expectTrue(on, 'America/New_York');
      expect(file.text).toContain(`DTSTART;TZID=America/New_York:${on.replaceAll('-', '')}T080000`);
      expect(file.text).toContain('BEGIN:VTIMEZONE');
    }
  });

  test.each(['2020-11-01', '2021-03-14', '2026-11-01', '2027-03-14'])(
    'no hour of %s, when the clocks change, is read wrongly',
    (on) => {
      const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:30`);
      for (const hour of hours) expectTrue(on as CalendarDay, 'America/New_York', hour, '23:45');
    },
  );

  test('every zone is read rightly in summer and in winter, then and now', () => {
    const days = ['2020-11-17', '2025-12-15', '2026-07-01'];
    for (const zone of [
      ...Intl.supportedValuesOf('timeZone'),
      'US/Eastern',
      'Asia/Calcutta',
      'america/new_york',
    ])
      for (const on of days) expectTrue(on as CalendarDay, zone);
  });

  test('a zone whose rules have changed since is written in world time instead of wrongly', () => {
    const file = expectTrue('2020-11-17' as CalendarDay, 'America/Vancouver');
    expect(file.text).toContain('DTSTART:20201117T160000Z');
    expect(file.text).not.toContain('VTIMEZONE');
  });

  test('a day that ends after midnight ends on the next day', () => {
    expectTrue('2020-11-17' as CalendarDay, 'America/New_York', '20:00', '00:30');
  });
});

describe('hostile names', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
    fc.constantFrom(
      'Ann "The\r\nATTENDEE:mailto:eve@example.org\r\n" O’Sample; <b>bold</b>, \\n ^n',
      'عائشة נועה \u202egnitouq',
      '👩🏽‍⚕️'.repeat(40),
      'x'.repeat(200),
      '\ud83d lone',
      ' \u0000 \u0085 ',
    ),
  );

  test('cannot break a line, add a property, or be cut inside a character', () => {
    fc.assert(
      fc.property(nasty, nasty, (applicant, program) => {
        const season = seasonOf({ name: `P ${program}` });
        const { offer, records } = liveThrough(
          season,
          pairOffer({ id: 'A-1', name: applicant, email: 'one@example.org' }),
          [bookPair],
        );
        const file = calendarMessage({ season, offer }, records[0]!, applicantNotices(records[0]!)[0]!, link);
        for (const line of file.text.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n\0]/);
          expect(line.isWellFormed()).toBe(true);
        }
        const { events } = read(file);
        expect(events).toHaveLength(1);
        const properties = events[0]!.component.getAllProperties().map((each) => each.name);
        expect(properties.sort()).toEqual([...usual].sort());
        const kept = events[0]!.component.getFirstProperty('attendee')?.getParameter('cn');
        expect(kept).toBe(asShown(applicant).replace(/"/g, "'").replace(/\\/g, '/') || 'one@example.org');
        expect(events[0]!.event.summary).toBe(`Interview: ${asShown(`P ${program}`)} (day 1 of 2)`);
      }),
      { numRuns: 300 },
    );
  });

  const usual = [
    'uid',
    'sequence',
    'dtstamp',
    'dtstart',
    'dtend',
    'summary',
    'description',
    'organizer',
    'attendee',
    'url',
    'status',
    'x-microsoft-cdo-busystatus',
    'class',
  ];

  /** The same characters less controls and direction overrides, with single spaces. */
  function asShown(text: string): string {
    const visible = [...text.toWellFormed()].filter((each) => !/[\u202a-\u202e\u2066-\u2069]/u.test(each));
    return visible
      .map((each) => (/[\p{Cc}\p{Zl}\p{Zp}\s]/u.test(each) ? ' ' : each))
      .join('')
      .split(/ +/)
      .filter(Boolean)
      .join(' ');
  }
});
