import { describe, expect, test } from 'vitest';
import type { Interview } from '#domain/interview-plan/interview-day.ts';
import type { StoredInterviewer } from '#domain/interviewers/stored-interviewer.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { PlannedDay } from '#domain/planned-days/planned-day.ts';
import type { Agenda } from '#domain/season/agenda-section.ts';
import type { Season } from '#domain/season/season.ts';
import type { VisitFields } from '#domain/season/visit.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { interviewerPage } from '#functions/interviewer/interviewer-page.ts';
import { interviewerDayMail } from '#functions/notices/mails/interviews/interviewer-day-mail.ts';
import { invitedAt, offerOf, seasonOf } from '#test/support/builders/season.ts';

const on = '2030-11-19' as CalendarDay;
const [room, own] = ['https://video.example.org/room', 'https://video.example.org/team-room'];
const sketch = seasonOf({
  tracks: { one: { options: [on] }, other: { options: [on] } },
  seats: { [on]: { morning: { one: 2, other: 2 } } },
});
const guest = (track: string, id: string): Offer =>
  offerOf(track, id, {
    state: 'booked',
    booking: { option: on, seats: [{ on, start: 'morning', number: 1 }] },
  });
const offers = [guest('one', 'ann'), guest('other', 'bob')];
const held = (from: number, who: string): Interview => ({
  ...{ from, to: from + 20, guest: who, kind: 'one-on-one', track: 'one', interviewers: ['a@example.org'] },
});
const interviewer = {
  ...{ id: 'interviewer_1', name: 'Sample Dr. A', address: 'a@example.org', kinds: ['one-on-one'] },
  ...{ tracks: [], days: [], hours: [], mostADay: 9, answers: [], recusals: [], generation: 1, version: 1 },
  changed: { who: { kind: 'clock' }, at: invitedAt, fields: [] },
} as const satisfies StoredInterviewer;
const virtual: VisitFields = {
  kind: 'virtual',
  joinLink: room,
  phone: '+1 617 555 0100',
  contact: 'the office',
};

/** The page at `time` of the day, or of another one. */
function pageAt(time: string, season: Season, who = ['ann', 'bob']): string {
  const published = { interviews: who.map((each, index) => held(540 + index * 30, each)) };
  const planned = [{ on, published }] as unknown as readonly PlannedDay[];
  const now = instant(time.includes('T') ? time : `2030-11-19T${time}-05:00`);
  return interviewerPage({
    ...{ season, interviewer, offers, planned, now, base: '/interviewer/t', backgrounds: new Map() },
  });
}

const agendaWith = (more: object): Agenda =>
  ({
    ...{ tracks: ['one', 'other'], start: 'morning' },
    blocks: [
      {
        at: '08:00',
        until: '09:00',
        title: 'Welcome',
        place: 'Hall',
        joinLink: 'https://video.example.org/hall',
      },
      {
        ...{ at: '09:00', until: '12:00', title: 'Interviews', ...more },
        interviews: { minutes: 20, passingMinutes: 5, meetings: [{ kind: 'one-on-one' }] },
      },
    ],
  }) as unknown as Agenda;

describe('an interviewer’s own page says where they interview', () => {
  test('the link to join is there from a day before the first interview to the end of the last', () => {
    const season = { ...sketch, visit: virtual };
    const early = pageAt('2030-11-18T08:59:59-05:00', season);
    expect(early).toContain('Virtual, by video');
    expect(early).toMatch(
      /From <time[^>]*>Monday, November 18, 2030, 9:00 AM[^<]*<\/time>, the link to join/,
    );
    expect(early).toContain('(the office)');
    expect(early).not.toContain(room);
    for (const time of ['2030-11-18T09:00-05:00', '09:49:59'])
      expect(pageAt(time, season)).toContain(`<a class="button" href="${room}"`);
    expect(pageAt('09:50', season)).not.toMatch(/video\.example|link to join/);
  });

  test('the link that nobody has entered yet will be there', () => {
    const page = pageAt('09:00', { ...sketch, visit: { kind: 'virtual' } });
    expect(page).toContain('The link to join will be on this page before your interviews.');
  });

  test('the place, for those who come in person; each with its times where applicants are not all seen alike', () => {
    const place = { kind: 'in-person', place: '55 Sample Street' } as const;
    const tracks = sketch.tracks.map((track) => (track.id === 'one' ? { ...track, visit: place } : track));
    const season = { ...sketch, tracks, visit: virtual };
    const page = pageAt('08:00', season);
    expect(page).toContain('<p>9:00 AM: <b>In person: 55 Sample Street</b></p>');
    expect(page).toContain('<p>9:30 AM: <b>Virtual, by video</b></p>');
    expect(pageAt('08:00', season, ['ann'])).toContain('<p><b>In person: 55 Sample Street</b></p>');
    expect(pageAt('08:00', season, ['ann'])).not.toContain(room);
  });

  test('the place and the link of the part of the agenda in which an interview is', () => {
    const season = { ...sketch, agendas: [agendaWith({ place: 'Room 4', joinLink: own })] };
    const early = pageAt('2030-11-18T08:59:59-05:00', season);
    expect(early.split('Room 4')).toHaveLength(3);
    expect(early).not.toMatch(/video\.example|Hall/);
    const near = pageAt('09:25', season);
    expect(near.split(`href="${own}"`)).toHaveLength(2);
    expect(near).not.toMatch(/example\.org.room|Hall/i);
  });

  test('nothing, where the season does not say', () => {
    expect(pageAt('08:00', sketch)).not.toMatch(/video|In person|join|On the day, call/i);
    expect(pageAt('08:00', { ...sketch, agendas: [agendaWith({})] })).not.toMatch(/<br>|video/);
  });
});

describe('the mail of an interviewer’s day', () => {
  const link = 'https://interviews.example.org/interviewer/token';
  const mailOf = (season: Season, more: object = {}) => {
    const interviews = [held(540, 'ann'), held(570, 'bob')];
    return interviewerDayMail(season, { on, name: interviewer.name, interviews, offers, link, ...more });
  };
  const virtually = { ...sketch, visit: virtual, agendas: [agendaWith({ place: 'Room 4', joinLink: own })] };

  test('says where the interviews are, and has the link of their page, but no link to join', () => {
    for (const isReminder of [false, true]) {
      const { text, html } = mailOf(virtually, { isReminder });
      expect(text).toContain(link);
      expect(html).toContain(`href="${link}"`);
      expect(text).toContain('Virtual, by video');
      expect(text).toContain('You join from your page, which has the link from 24 hours before.');
      expect(text).toContain('On the day, call +1 617 555 0100 (the office).');
      expect(text).toContain('Sample ann, 1:1, Room 4');
      expect(text + html).not.toContain('video.example.org');
    }
  });

  test('of applicants who are not all seen alike says it with the times of each', () => {
    const place = { kind: 'in-person', place: '55 Sample Street' } as const;
    const tracks = sketch.tracks.map((track) => (track.id === 'one' ? { ...track, visit: place } : track));
    const { text } = mailOf({ ...sketch, tracks, visit: virtual });
    expect(text).toMatch(/How the interviews take place, 9:00 AM\s+In person: 55 Sample Street/);
    expect(text).toMatch(/How the interviews take place, 9:30 AM\s+Virtual, by video/);
  });

  test('names no page to those of whom nothing is stored', () => {
    const { text } = mailOf(virtually, { link: undefined });
    expect(text).toContain('If you don’t have the link to join, please ask us for it.');
    expect(text).not.toMatch(/your page/i);
  });

  test('that they have no interviews has the page too, and asks for nothing', () => {
    const { text } = mailOf(virtually, { interviews: [] });
    expect(text).toContain('You no longer have any interviews');
    expect(text).toContain(link);
    expect(text).not.toMatch(/NRMP|can’t make it|Virtual/);
  });
});
