import nodeIcal from 'node-ical';
import { convertIcsCalendar } from 'ts-ics';
import { describe, expect, test } from 'vitest';
import { applicantNotices } from '#domain/booking/calendar-notices.ts';
import { bookingsOf } from '#domain/history/offer-record.ts';
import type { Season } from '#domain/season/season.ts';
import { type Instant, instant } from '#domain/values/time.ts';
import { calendarMessage, calendarOf } from '#functions/calendar/calendar-file.ts';
import { liveThrough, type Step } from '#test/support/builders/live-through.ts';
import { sampleOffer, sampleSeason } from '#test/support/builders/sample-season.ts';

/** What a calendar program has understood of a file. */
type Read = {
  readonly method: unknown;
  readonly events: readonly {
    readonly uid: string;
    readonly sequence: number;
    readonly status: unknown;
    readonly from: Instant;
    readonly to: Instant;
    readonly location: unknown;
    readonly url: unknown;
    readonly attendees: readonly string[];
  }[];
};

/** Two parsers that have nothing in common with each other, with ical.js, or with the library that writes the files. */
const readers: Readonly<Record<string, (text: string) => Read>> = {
  'node-ical': byNodeIcal,
  'ts-ics': byTsIcs,
};

function byNodeIcal(text: string): Read {
  const parts = Object.values(nodeIcal.sync.parseICS(text)).filter((each) => each !== undefined);
  const calendar = parts.find((each) => each.type === 'VCALENDAR');
  return {
    method: calendar?.method,
    events: parts.flatMap((each) => {
      if (each.type !== 'VEVENT' || !each.end) return [];
      const attendees = [each.attendee ?? []].flat();
      return [
        {
          ...{ uid: each.uid, sequence: Number(each.sequence), status: each.status },
          ...{ from: instant(each.start), to: instant(each.end) },
          ...{ location: plain(each.location), url: plain(each.url) },
          attendees: attendees.map((attendee) => address(String(plain(attendee)))),
        },
      ];
    }),
  };
}

/** node-ical gives a value that has parameters as an object of both. */
function plain(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'val' in value ? value.val : value;
}

function byTsIcs(text: string): Read {
  const { method, events = [] } = convertIcsCalendar(undefined, text);
  return {
    method,
    events: events.map((each) => ({
      ...{ uid: each.uid, sequence: each.sequence ?? 0, status: each.status },
      ...{ from: instant(each.start.date), to: instant(each.end?.date ?? each.start.date) },
      ...{ location: each.location, url: each.url },
      attendees: (each.attendees ?? []).map(({ email }) => address(email)),
    })),
  };
}

function address(text: string): string {
  return text.replace(/^mailto:/i, '').toLowerCase();
}

const link = 'https://interviews.example.org/i/sample-2020.off_sample.1.mac';
const season: Season = {
  ...sampleSeason(),
  visit: { kind: 'in-person', place: '55 Sample Street; Room 2, Boston' },
};
const pair = sampleOffer({ tracks: ['primary-care'], seatedAs: 'primary-care' });
const book: Step = {
  act: 'book',
  choice: { option: '2020-11-16_2020-11-17', starts: ['morning', 'afternoon'] },
};
const move: Step = {
  act: 'move',
  choice: { option: '2020-12-07_2020-12-08', starts: ['afternoon', 'morning'] },
};

/** Every calendar message of a pair that is booked, moved and canceled, in the order in which they are mailed. */
function messages() {
  const { offer, records } = liveThrough(season, pair, [book, move, { act: 'cancel' }]);
  return records.flatMap((record) =>
    applicantNotices(record).map((notice) => calendarMessage({ season, offer }, record, notice, link)),
  );
}

const uids = ['off_sample-day1@sample-2020.fairslot', 'off_sample-day2@sample-2020.fairslot'];
const [morning, afternoon] = [
  (on: string) => ({ from: instant(`${on}T13:00Z`), to: instant(`${on}T18:00Z`) }),
  (on: string) => ({ from: instant(`${on}T18:00Z`), to: instant(`${on}T23:00Z`) }),
];

describe.each(Object.entries(readers))('as %s reads the messages of a pair', (_, read) => {
  const found = messages().map(({ text }) => read(text));
  const of = (kind: 'booked' | 'moved' | 'canceled') => {
    const at = { booked: 0, moved: 2, canceled: 4 }[kind];
    return found.slice(at, at + 2);
  };

  test('each is a request or a cancellation of one entry, under the UID of its day', () => {
    expect(found.map(({ method }) => method)).toEqual([
      ...['REQUEST', 'REQUEST', 'REQUEST', 'REQUEST'],
      ...['CANCEL', 'CANCEL'],
    ]);
    expect(found.map(({ events }) => events.map(({ uid }) => uid))).toEqual(
      ['booked', 'moved', 'canceled'].flatMap(() => uids.map((uid) => [uid])),
    );
    const sequences = found.flatMap(({ events }) => events.map(({ sequence }) => sequence));
    expect(sequences).toEqual([0, 0, 1, 1, 2, 2]);
    const status = found.flatMap(({ events }) => events.map((event) => event.status));
    expect(status).toEqual([...Array(4).fill('CONFIRMED'), 'CANCELLED', 'CANCELLED']);
  });

  test('each entry is on its day at its time, and a move takes it to the other', () => {
    const times = (kind: Parameters<typeof of>[0]) =>
      of(kind).flatMap(({ events }) => events.map(({ from, to }) => ({ from, to })));
    expect(times('booked')).toEqual([morning('2020-11-16'), afternoon('2020-11-17')]);
    expect(times('moved')).toEqual([afternoon('2020-12-07'), morning('2020-12-08')]);
    expect(times('canceled')).toEqual(times('moved'));
  });

  test('place and personal page are there until the end, and the one attendee is the applicant', () => {
    for (const { events } of [...of('booked'), ...of('moved')]) {
      expect(events.map(({ location, url }) => [location, url])).toEqual([
        ['55 Sample Street; Room 2, Boston', link],
      ]);
    }
    for (const { events } of of('canceled')) expect(events.map(({ url }) => url ?? '')).toEqual(['']);
    for (const { events } of found)
      expect(events.map(({ attendees }) => attendees)).toEqual([['one@example.org']]);
  });

  test('the file of the current state has both days, and after the end both as canceled', () => {
    const lived = liveThrough(season, pair, [book, { act: 'cancel' }]);
    const [booked] = lived.records;
    const open = liveThrough(season, pair, [book]).offer;
    const [now, ended] = [
      calendarOf({ season, offer: open }, undefined, link),
      calendarOf({ season, offer: lived.offer }, booked && bookingsOf(booked).after, link),
    ].map((file) => read(file?.text ?? ''));
    expect([now?.method, now?.events.map(({ uid, status }) => [uid, status])]).toEqual([
      'PUBLISH',
      uids.map((uid) => [uid, 'CONFIRMED']),
    ]);
    expect(ended?.events.map(({ uid, status }) => [uid, status])).toEqual(
      uids.map((uid) => [uid, 'CANCELLED']),
    );
  });
});

describe.each(Object.entries(readers))('as %s reads days around the change of the clocks', (_, read) => {
  test.each([
    ['2020-10-31', '2020-10-31T12:00Z'],
    ['2020-11-02', '2020-11-02T13:00Z'],
    ['2021-03-12', '2021-03-12T13:00Z'],
    ['2021-03-15', '2021-03-15T12:00Z'],
  ])('8:00 AM of %s is %s', (on, from) => {
    const [day] = season.days.filter((each) => each.on === '2020-11-17');
    const [track] = season.tracks;
    if (!day || !track) throw new Error('the sample season has changed');
    const moved = {
      ...season,
      days: [{ ...day, on }],
      tracks: [{ ...track, options: [{ id: on, days: [on] }] }],
    } as unknown as Season;
    const seats = [{ on, start: 'morning', number: 1 }];
    const offer = sampleOffer({ state: 'booked', sequence: 0, booking: { option: on, seats } as never });
    const file = calendarOf({ season: moved, offer }, undefined, link);
    expect(file?.text).toContain('TZID=America/New_York');
    expect(read(file?.text ?? '').events.map((event) => event.from)).toEqual([instant(from)]);
  });
});
