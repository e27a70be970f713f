import { describe, expect, test } from 'vitest';
import { interviewBlock, isNear, nearFrom, partsGone, partsOfDay } from '#domain/itineraries/parts-of-day.ts';
import type { ItineraryMeeting } from '#domain/offers/itinerary.ts';
import type { Agenda } from '#domain/season/agenda-section.ts';
import type { Season } from '#domain/season/season.ts';
import { type CalendarDay, type Instant, instant } from '#domain/values/time.ts';
import { offerOf, seasonOf } from '#test/support/builders/season.ts';

const on = '2030-11-19' as CalendarDay;
const interviews = { minutes: 20, passingMinutes: 5, meetings: [{ kind: 'team' }] };
const blocks = [
  { at: '12:00', until: '13:00', title: 'Lunch', for: ['one'] },
  { at: '12:00', until: '13:00', title: 'Lunch of others', for: ['other'] },
  { at: '08:00', until: '08:30', title: 'Welcome', place: 'Room 1' },
  { at: '08:30', until: '10:00', title: 'Team', interviews, joinLink: 'https://video.example.org/t' },
  { at: '10:00', until: '11:00', title: 'Panel' },
  { at: '11:00', until: '12:00', title: 'Afterwards', interviews },
];
/** The first block is the one with which the day begins; the others stand in any order. */
const agenda = {
  ...{ tracks: ['one'], start: 'morning' },
  blocks: [...blocks.slice(2, 3), ...blocks.slice(0, 2), ...blocks.slice(3)],
};
const sketch = seasonOf({
  tracks: { one: { options: [on] } },
  seats: { [on]: { morning: { one: 2 }, afternoon: { one: 2 } } },
});
const season: Season = { ...sketch, agendas: [agenda as unknown as Agenda] };
const booked = offerOf('one', 'offer_1', {
  state: 'booked',
  booking: { option: on, seats: [{ on, start: 'morning', number: 1 }] },
});
const meeting = (from: number): ItineraryMeeting => ({
  ...{ from, to: from + 20, kind: 'team', track: 'one', people: [`Dr. ${from}`] },
});
const told = (meetings: readonly ItineraryMeeting[], before?: readonly ItineraryMeeting[]) => ({
  ...booked,
  itineraries: [{ on, start: 'morning' as const, edition: 1, meetings, ...(before ? { before } : {}) }],
});
const morning = { on, start: 'morning' } as const;
const clock = (time: Instant) => time.slice(11, 16);
const seen = (offer: typeof booked, of = season) =>
  partsOfDay(of, offer, morning).map(({ from, to, title }) => `${clock(from)}-${clock(to)} ${title}`);

describe('the day of an applicant', () => {
  test('has the blocks for their tracks in the order of time, with where each is', () => {
    expect(seen(booked)).toEqual([
      '13:00-13:30 Welcome',
      '13:30-15:00 Team',
      '15:00-16:00 Panel',
      '16:00-17:00 Afterwards',
      '17:00-18:00 Lunch',
    ]);
    const [welcome, team, panel] = partsOfDay(season, booked, morning);
    expect(welcome).toMatchObject({ place: 'Room 1', isNew: false });
    expect(welcome).not.toHaveProperty('joinLink');
    expect(team).toMatchObject({ joinLink: 'https://video.example.org/t' });
    expect(panel).not.toHaveProperty('place');
  });

  test('has the published interviews in place of their block, be they earlier than it or after its end', () => {
    const parts = partsOfDay(season, told([500, 575, 655, 660].map(meeting)), morning);
    expect(
      parts.flatMap(({ meeting: each, title, from }) =>
        each ? [`${clock(from)} ${each.from} ${title}`] : [],
      ),
    ).toEqual(['13:20 500 Team', '14:35 575 Team', '15:55 655 Team', '16:00 660 Afterwards']);
    expect(seen(told([575].map(meeting)))).toEqual([
      ...['13:00-13:30 Welcome', '14:35-14:55 Team', '15:00-16:00 Panel', '17:00-18:00 Lunch'],
    ]);
    expect(parts.find(({ meeting: each }) => each)?.joinLink).toBe('https://video.example.org/t');
  });

  test('has each interview in the last block of interviews that has begun, or else in the first one', () => {
    const blockOf = (minute: number) => interviewBlock(season, booked, on, minute)?.title;
    expect([500, 510, 659, 660, 900].map(blockOf)).toEqual([
      ...['Team', 'Team', 'Team', 'Afterwards', 'Afterwards'],
    ]);
    expect(interviewBlock(season, booked, '2030-11-20' as CalendarDay, 510)).toBeUndefined();
    expect(interviewBlock(sketch, booked, on, 510)).toBeUndefined();
  });

  test('of a pair has the agenda of its own day', () => {
    const pair = {
      ...booked,
      booking: {
        option: 'pair',
        seats: [
          { on, start: 'morning', number: 1 },
          { on: '2030-11-20', start: 'morning', number: 1 },
        ] as never,
      },
    };
    const second = { ...agenda, dayOfPair: 2, blocks: blocks.slice(4, 5) };
    const first = { ...agenda, dayOfPair: 1, blocks: blocks.slice(2, 3) };
    expect(seen(pair, { ...season, agendas: [second, first, agenda] as unknown as Agenda[] })).toEqual([
      ...['13:00-13:30 Welcome'],
    ]);
  });

  test('says which interviews do not hold anymore, be they dropped or moved, and none where nothing was told before', () => {
    const gone = (offer: typeof booked) => partsGone(season, offer, morning).map(({ from }) => clock(from));
    expect(gone(told([500].map(meeting), [575, 500, 530].map(meeting)))).toEqual(['13:50', '14:35']);
    expect(gone(told([], [500].map(meeting)))).toEqual(['13:20']);
    expect(gone(told([500].map(meeting)))).toEqual([]);
    expect(gone(booked)).toEqual([]);
  });

  test('says which interviews are new since they were told before', () => {
    const fresh = (before?: readonly ItineraryMeeting[]) =>
      partsOfDay(season, told([510, 535].map(meeting), before), morning).map(({ isNew }) => isNew);
    expect(fresh([meeting(510)])).toEqual([false, false, true, false, false]);
    expect(fresh()).toEqual([false, false, false, false, false]);
  });

  test('has no interviews of another day or of another start', () => {
    const other = told([510].map(meeting)).itineraries.flatMap((each) => [
      { ...each, on: '2030-11-20' as CalendarDay },
      { ...each, start: 'afternoon' as const },
    ]);
    expect(seen({ ...booked, itineraries: other })).toEqual(seen(booked));
  });

  test('has no parts where the season has no agenda for it', () => {
    expect(seen(booked, sketch)).toEqual([]);
    expect(partsOfDay(season, booked, { on, start: 'afternoon' })).toEqual([]);
  });

  test('goes on after midnight where its start does', () => {
    const night = [
      { at: '22:00', until: '23:30', title: 'Talks' },
      { at: '23:30', until: '00:30', title: 'Team', interviews },
      { at: '00:30', until: '02:00', title: 'Panel' },
    ];
    const late = { ...season, days: [], agendas: [{ ...agenda, blocks: night } as unknown as Agenda] };
    expect(partsOfDay(late, told([meeting(1450)]), morning).map(({ from, to }) => [from, to])).toEqual([
      [instant('2030-11-19T22:00-05:00'), instant('2030-11-19T23:30-05:00')],
      [instant('2030-11-20T00:10-05:00'), instant('2030-11-20T00:30-05:00')],
      [instant('2030-11-20T00:30-05:00'), instant('2030-11-20T02:00-05:00')],
    ]);
  });
});

test('how to join something is shown from a day before it begins until it ends', () => {
  const part = { from: instant('2030-11-19T13:00Z'), to: instant('2030-11-19T14:00Z') };
  expect(nearFrom(part.from)).toBe(instant('2030-11-18T13:00Z'));
  const times = ['2030-11-18T12:59:59Z', '2030-11-18T13:00Z', '2030-11-19T13:59:59Z', '2030-11-19T14:00Z'];
  expect(times.map((time) => isNear(part, instant(time)))).toEqual([false, true, true, false]);
});
