import { describe, expect, test } from 'vitest';
import { minuteAt, standingAt } from '#domain/interview-plan/begun.ts';
import type { InterviewDay } from '#domain/interview-plan/interview-day.ts';
import { type ComingRow, interviewDayOf } from '#domain/interview-plan/interview-day-of.ts';
import type { Interviewer } from '#domain/interviewers/interviewer.ts';
import type { AgendaBlock, InterviewSpec } from '#domain/season/agenda-section.ts';
import type { Season } from '#domain/season/season.ts';
import { type CalendarDay, instant, type WallTime } from '#domain/values/time.ts';
import { winterSeason } from '#test/support/builders/season.ts';

const on = '2030-11-19' as CalendarDay;
const season = winterSeason();

function block(at: string, until: string, change: Partial<AgendaBlock> = {}): AgendaBlock {
  return { title: 'Block', at: at as WallTime, until: until as WallTime, ...change };
}
const holding = (...meetings: InterviewSpec['meetings']) => ({
  interviews: { minutes: 20, passingMinutes: 5, meetings },
});

/** The winter season whose mornings of those tracks are made of these blocks. */
const withBlocks = (...blocks: readonly AgendaBlock[]): Season => ({
  ...season,
  agendas: [{ tracks: ['categorical', 'primary-care'], start: 'morning', blocks }],
});

function coming(offer: string, change: Partial<ComingRow> = {}): ComingRow {
  const applicant = { id: `A-${offer}`, name: offer, email: `${offer}@example.org` };
  return { offer, applicant, start: 'morning', tracks: ['categorical'], part: 1, parts: 1, ...change };
}

function interviewer(address: string, change: Partial<Interviewer> = {}): Interviewer {
  return {
    ...{ name: address, address, kinds: ['one-on-one'], tracks: [], days: [], hours: [] },
    ...{ mostADay: 4, recusedFrom: [], ...change },
  };
}

function dayOf(of: Season, rows: readonly ComingRow[], people: readonly Interviewer[] = []): InterviewDay {
  const day = interviewDayOf(of, on, rows, people, []);
  if ('withoutAgenda' in day) throw new Error('no agenda');
  return day;
}

const span = (from: number, to: number) => ({ from, to });

/** A morning that begins at half past ten in the evening, with an interview before midnight and one after it. */
const evening: Season = {
  ...withBlocks(block('22:30', '23:30'), block('23:50', '00:35', holding({ kind: 'team' }))),
  days: season.days.map((day) => ({
    ...day,
    starts: day.starts.map((start) => ({ ...start, at: '22:30' as WallTime })),
  })),
};

describe('who comes is owed', () => {
  test('the interviews of the agenda, at its times, those of one kind and track as one entry with their number', () => {
    const of = withBlocks(
      block('08:00', '09:10', holding({ kind: 'one-on-one' }, { kind: 'team' }, { kind: 'one-on-one' })),
      block('09:10', '10:00'),
    );
    const times = [span(480, 500), span(505, 525), span(530, 550)];
    expect(dayOf(of, [coming('ann')]).guests).toEqual([
      {
        ...{ id: 'ann', wishes: [] },
        meetings: [
          { kind: 'one-on-one', track: 'categorical', count: 2, times },
          { kind: 'team', track: 'categorical', count: 1, times },
        ],
      },
    ]);
  });

  test('the interviews of each block apart, and none of a block or a track that is for others', () => {
    const of = withBlocks(
      block('08:00', '08:20', holding({ kind: 'team' }, { kind: 'team', track: 'primary-care' })),
      block('08:30', '08:50', { for: ['primary-care'], ...holding({ kind: 'one-on-one' }) }),
      block('09:00', '09:20', holding({ kind: 'team' })),
    );
    const owed = (row: ComingRow) =>
      dayOf(of, [row]).guests.flatMap(({ meetings }) =>
        meetings.map(({ kind, track, times }) => [kind, track, times[0]?.from]),
      );
    expect(owed(coming('ann'))).toEqual([
      ['team', 'categorical', 480],
      ['team', 'categorical', 540],
    ]);
    expect(owed(coming('ben', { tracks: ['primary-care', 'categorical'] }))).toEqual([
      ['team', 'primary-care', 480],
      ['one-on-one', 'primary-care', 510],
      ['team', 'primary-care', 540],
    ]);
  });

  test('those of the day of a pair that it is', () => {
    const { agendas = [] } = withBlocks(block('08:00', '08:20', holding({ kind: 'team' })));
    const second = { ...season, agendas: agendas.map((each) => ({ ...each, dayOfPair: 2 })) };
    const pair = { tracks: ['primary-care'], parts: 2 };
    expect(dayOf(second, [coming('ann', { ...pair, part: 2 })]).guests).toHaveLength(1);
    const others = [coming('ben', { ...pair, part: 1 }), coming('cat')];
    expect(interviewDayOf(second, on, [coming('ann', { ...pair, part: 2 }), ...others], [], [])).toEqual({
      withoutAgenda: others,
    });
  });

  test('interviews after midnight on the same day, counted on', () => {
    expect(dayOf(evening, [coming('ann')]).guests[0]?.meetings[0]?.times).toEqual([
      ...[span(1430, 1450), span(1455, 1475)],
    ]);
  });
});

describe('for whom something is arranged', () => {
  const of = withBlocks(
    block('08:00', '09:40', holding({ kind: 'one-on-one' }, { kind: 'one-on-one' })),
    block('09:40', '10:00'),
  );
  const guest = (arrangement: ComingRow['arrangement']) =>
    dayOf(of, [coming('ann', arrangement ? { arrangement } : {})]).guests[0];
  const usual = [span(480, 500), span(505, 525), span(530, 550), span(555, 575)];

  test('the usual interviews are known beside those at times of their own, and how far apart they are', () => {
    const wanted = { longerMinutes: 10, pauseMinutes: 15 };
    const meeting = { kind: 'one-on-one', track: 'categorical', count: 2 };
    expect(guest(wanted)).toMatchObject({
      meetings: [{ ...meeting, times: expect.arrayContaining([span(480, 510), span(525, 555)]) }],
      arranged: { wanted, pause: 15, passing: 5, usual: [{ ...meeting, times: usual }] },
    });
    expect(guest({ longerMinutes: 10 })?.arranged).toMatchObject({ pause: 5, passing: 5 });
  });

  test('nothing begins before, and nothing ends after, the times that were arranged', () => {
    expect(guest({ notBefore: '08:30' as WallTime })?.meetings[0]?.times).toEqual([
      ...[span(510, 530), span(530, 550), span(535, 555), span(555, 575), span(560, 580)],
    ]);
    expect(guest({ notAfter: '09:00' as WallTime })?.meetings[0]?.times).toEqual(usual.slice(0, 2));
  });

  test('as long as nothing is said, all is as usual', () => {
    expect(guest({})).not.toHaveProperty('arranged');
    expect(guest({})?.meetings[0]?.times).toEqual(usual);
  });

  test('the day itself is meant by a latest time, except where the agenda goes on after midnight', () => {
    const early = guest({ notAfter: '07:00' as WallTime })?.meetings[0]?.times ?? [];
    expect(early.length).toBeGreaterThan(1);
    expect(early.filter(({ to }) => to > 420)).toEqual([]);
    const arrangement = { notAfter: '00:10' as WallTime };
    const [late] = dayOf(evening, [coming('ann', { arrangement })]).guests;
    expect(late?.meetings[0]?.times).toEqual([span(1430, 1450)]);
  });
});

describe('who interviews', () => {
  const of = withBlocks(block('08:00', '08:20', holding({ kind: 'team' })));
  const rows = [coming('ann'), coming('ben')];

  test('is there on their days alone, or on every day', () => {
    const days = ['2030-12-10'] as CalendarDay[];
    const people = [interviewer('a'), interviewer('b', { days }), interviewer('c', { days: [...days, on] })];
    expect(dayOf(of, rows, people).interviewers.map(({ id }) => id)).toEqual(['a', 'c']);
  });

  test('has the hours, tracks, kinds and most that they have said, and a team if they are on one', () => {
    const hours = [{ from: '08:00' as WallTime, until: '12:30' as WallTime }];
    const people = [
      interviewer('a', { hours, team: 'Blue', kinds: ['team'], tracks: ['categorical'], mostADay: 2 }),
      interviewer('b'),
    ];
    expect(dayOf(of, rows, people).interviewers).toStrictEqual([
      {
        ...{ id: 'a', kinds: ['team'], tracks: ['categorical'], most: 2, recusedFrom: [] },
        ...{ team: 'Blue', free: [span(480, 750)] },
      },
      { id: 'b', kinds: ['one-on-one'], tracks: [], most: 4, recusedFrom: [] },
    ]);
  });

  test('can hold interviews after midnight where the hours are open at their end', () => {
    const hours = [{ from: '18:00' as WallTime, until: '23:59' as WallTime }];
    expect(dayOf(of, rows, [interviewer('a', { hours })]).interviewers[0]?.free).toEqual([span(1080, 2880)]);
  });

  test('is known by the invitations of those whom they do not meet, and of those who asked for them', () => {
    const people = [
      interviewer('a', { recusedFrom: ['A-ben', 'A-other'], wishes: ['A-ann'] }),
      interviewer('b', { wishes: ['A-ann', 'A-ben'] }),
    ];
    const day = dayOf(of, rows, people);
    expect(day.interviewers.map(({ recusedFrom }) => recusedFrom)).toEqual([['ben'], []]);
    expect(day.guests.map(({ wishes }) => wishes)).toEqual([['a', 'b'], ['b']]);
  });
});

test('what is published is part of the day', () => {
  const of = withBlocks(block('08:00', '08:20', holding({ kind: 'team' })));
  const published = [
    { guest: 'ann', kind: 'team', track: 'x', interviewers: ['a'], from: 480, to: 500 } as const,
  ];
  expect(interviewDayOf(of, on, [coming('ann')], [], published)).toMatchObject({ published });
});

test('an interview day is told how late it is from its own midnight on, also on the day after', () => {
  const day: InterviewDay = { guests: [], interviewers: [], published: [] };
  const nowAt = (at: string) => standingAt({ day, on, document: season }, instant(at)).day.now;
  expect(nowAt('2030-11-19T04:59Z')).toBeUndefined();
  expect(nowAt('2030-11-19T05:00Z')).toBe(0);
  expect(nowAt('2030-11-19T14:30Z')).toBe(570);
  expect(nowAt('2030-11-20T06:00Z')).toBe(1500);
  expect(minuteAt(on, season.program.zone, instant('2030-11-19T04:30Z'))).toBe(-30);
});
