import { describe, expect, test } from 'vitest';
import type { Interview } from '#domain/interview-plan/interview-day.ts';
import type { StoredInterviewer } from '#domain/interviewers/stored-interviewer.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { OwnChange, PlannedDay } from '#domain/planned-days/planned-day.ts';
import type { Agenda } from '#domain/season/agenda-section.ts';
import type { Season } from '#domain/season/season.ts';
import type { VisitFields } from '#domain/season/visit.ts';
import { type CalendarDay, instant, type WallTime } from '#domain/values/time.ts';
import { interviewerPage } from '#functions/interviewer/interviewer-page.ts';
import { interviewerLinkMail } from '#functions/notices/mails/interviewers/link-mail.ts';
import { interviewerDayMail } from '#functions/notices/mails/interviews/interviewer-day-mail.ts';
import { tracksCell } from '#functions/sheets/cells.ts';
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
  const interviews = who.map((each, index) => held(540 + index * 30, each));
  const published = { interviews, interviewers: [] };
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

describe('an interviewer’s page of a day that was published again', () => {
  const team = (people: readonly string[]): Interview => ({
    ...held(570, 'bob'),
    ...{ kind: 'team', interviewers: people.map((each) => `${each}@example.org`) },
  });
  const page = (ownChanges?: readonly OwnChange[]) => {
    const published = {
      interviews: [held(540, 'ann'), team(['a', 'b'])],
      interviewers: ['b', 'c'].map((each) => ({ id: `${each}@example.org`, name: `Sample Dr. ${each}` })),
      ...(ownChanges ? { ownChanges } : {}),
    };
    const planned = [{ on, published }] as unknown as readonly PlannedDay[];
    const crowd = [...offers, guest('one', 'zoe')];
    return interviewerPage({
      ...{ season: sketch, interviewer, offers: crowd, planned, now: invitedAt, base: '/interviewer/t' },
      backgrounds: new Map(),
    }).split('When you can interview')[0]!;
  };

  test('marks what is different for them, and names nobody whom they no longer meet', () => {
    const gone = [team(['a', 'b', 'c']), held(600, 'zoe')];
    const changed = page([{ interviewer: 'a@example.org', fresh: [570], gone }]);
    expect(changed).toContain('<bdi>Sample bob</bdi> <strong>Changed</strong>');
    expect(changed.match(/Changed/g)).toHaveLength(1);
    expect(changed).toMatch(
      /<s>9:30 AM – 9:50 AM: <bdi>Sample bob<\/bdi>, team, with Sample Dr. b and Sample Dr. c/,
    );
    expect(changed).toContain('<s>10:00 AM – 10:20 AM: an applicant whom you no longer meet, 1:1</s>');
    expect(changed).not.toContain('Sample zoe');
  });

  test('marks nothing of what is different for others', () => {
    expect(page()).toContain('<td>team, with Sample Dr. b</td>');
    const others = page([{ interviewer: 'b@example.org', fresh: [570], gone: [held(600, 'zoe')] }]);
    for (const same of [page(), others]) expect(same).not.toMatch(/Changed|different|No longer|<s>/);
  });
});

test('interviews that an interviewer cannot hold stand until the program has planned again, and the page says so', () => {
  const published = { interviews: [held(540, 'ann'), held(570, 'bob')], interviewers: [] };
  const page = (answers: StoredInterviewer['answers']) =>
    interviewerPage({
      ...{ season: sketch, interviewer: { ...interviewer, answers }, offers, now: invitedAt, base: '/i' },
      ...{ planned: [{ on, published }] as unknown as readonly PlannedDay[], backgrounds: new Map() },
    });
  expect(page([{ on, isThere: false, hours: [] }])).toMatch(
    /can’t hold 2 interviews of this day. They stand until/,
  );
  const hours = [{ from: '09:00' as WallTime, until: '09:30' as WallTime }];
  expect(page([{ on, isThere: true, hours }])).toMatch(/can’t hold 1 interview of this day. It stands until/);
  expect(page([])).not.toContain('You have said');
});

describe('the mail of an interviewer’s day', () => {
  const link = 'https://interviews.example.org/interviewer/token';
  const named = { link, address: interviewer.address, people: new Map() };
  const mailOf = (season: Season, more: object = {}) => {
    const interviews = [held(540, 'ann'), held(570, 'bob')];
    return interviewerDayMail(season, { on, name: interviewer.name, interviews, offers, ...named, ...more });
  };
  const virtually = { ...sketch, visit: virtual, agendas: [agendaWith({ place: 'Room 4', joinLink: own })] };

  test('has what they can say of applicants only where their page takes it, and the tracks as the page has them', () => {
    const stored = { name: 'Dr. A', kinds: interviewer.kinds };
    const mails = (season: Season) => [
      mailOf(season, { stored }).text,
      interviewerLinkMail(season, stored, link).text,
    ];
    for (const text of mails(sketch)) expect(text).toContain('whom you would rather not meet');
    const blinded: Season = { ...sketch, interviewerViews: { team: [], oneOnOne: ['tracks'] } };
    for (const text of mails(blinded)) expect(text).not.toMatch(/rather not meet|Sample ann/);
    const both = { ...offers[0]!, tracks: ['categorical', 'preliminary'] };
    const { text } = mailOf(blinded, { offers: [both], interviews: [held(540, both.id)] });
    expect(text).toContain(`an applicant, 1:1 (${tracksCell(blinded, both.tracks)})`);
  });

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

  test('says with whom a team interview is held', () => {
    const people = new Map([['b@example.org', 'Sample Dr. B']]);
    const team = {
      ...held(540, 'ann'),
      ...({ kind: 'team', interviewers: ['b@example.org', 'a@example.org'] } as const),
    };
    const { text } = mailOf(sketch, { interviews: [team], people });
    expect(text).toContain('9:00 AM – 9:20 AM: Sample ann, team interview with Sample Dr. B\n');
  });

  test('marks what is different since the one before, and names nobody whom they no longer meet', () => {
    const gone = [held(600, 'bob'), held(630, 'zoe')];
    const zoe = guest('one', 'zoe');
    const change = { fresh: [570], gone };
    const { subject, text } = mailOf(sketch, { change, offers: [...offers, zoe] });
    expect(subject).toMatch(/^Changes to your interviews on/);
    expect(text).toContain('9:00 AM – 9:20 AM: Sample ann, 1:1\n');
    expect(text).toContain('9:30 AM – 9:50 AM: Sample bob, 1:1 [changed]\n');
    expect(text).toMatch(
      /No longer\s+10:00 AM – 10:20 AM: Sample bob, 1:1\n\s+10:30 AM .*: an applicant whom/,
    );
    expect(text).not.toContain('Sample zoe');
    expect(mailOf(sketch, { change }).text).not.toMatch(/can’t make it\?.*can’t/s);
    expect(mailOf(sketch).subject).toMatch(/^Your interviews on/);
    expect(mailOf(sketch).text).not.toMatch(/changed|No longer/);
  });

  test('that they have no interviews has the page too, and asks for nothing', () => {
    const { text } = mailOf(virtually, { interviews: [] });
    expect(text).toContain('You no longer have any interviews');
    expect(text).toContain(link);
    expect(text).not.toMatch(/NRMP|can’t make it|Virtual/);
  });
});
