import { expect, test } from 'vitest';
import type { Arrangement } from '#domain/offers/accommodation.ts';
import type { AgendaBlock } from '#domain/season/agenda-section.ts';
import type { Season } from '#domain/season/season.ts';
import type { CalendarDay, WallTime } from '#domain/values/time.ts';
import { timesLeft } from '#functions/accommodations/times-left.ts';
import { offerOf, winterSeason } from '#test/support/builders/season.ts';

const on = '2030-12-10' as CalendarDay;
const block = (title: string, at: string, until: string, change: Partial<AgendaBlock> = {}): AgendaBlock => ({
  ...{ title, at: at as WallTime, until: until as WallTime },
  ...change,
});
const winter = winterSeason();
const meetings = [{ kind: 'team' }, { kind: 'one-on-one' }] as const;
const season: Season = {
  ...winter,
  agendas: [
    {
      ...{ tracks: ['categorical'], start: 'morning' },
      blocks: [
        block('Interviews', '08:00', '09:40', { interviews: { minutes: 20, passingMinutes: 5, meetings } }),
        block('Panel', '09:40', '12:00'),
      ],
    },
  ],
};
const seats = [{ on, start: 'morning', number: 1 }] as const;
const left = (arrangement: Arrangement) =>
  timesLeft(
    season,
    offerOf('categorical', '1', {
      ...{ state: 'booked', booking: { option: on, seats } },
      accommodation: { arrangement } as never,
    }),
  );

test('what is arranged is shown with the hours that it leaves, beside those that are booked', () => {
  const [start] = left({});
  expect(start).toEqual({
    ...{ on, owed: 2, between: { from: 480, to: 575 } },
    start: { from: 480, to: 780 },
  });
  expect(left({ notBefore: '08:30' as WallTime })[0]?.between?.from).toBeGreaterThanOrEqual(510);
});

test('an arrangement that moves interviews out of the booked hours, or leaves too little time, is seen at once', () => {
  const early = left({ notAfter: '08:40' as WallTime })[0];
  expect(early?.between?.from).toBeLessThan(480);
  expect(left({ longerMinutes: 120 })[0]).not.toHaveProperty('between');
  expect(left({ notAfter: '03:00' as WallTime })[0]).not.toHaveProperty('between');
});

test('nothing is said of somebody who is booked for no day', () => {
  expect(timesLeft(season, offerOf('categorical', '1'))).toEqual([]);
});
