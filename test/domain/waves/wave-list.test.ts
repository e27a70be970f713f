import { expect, test } from 'vitest';
import { instant } from '#domain/values/time.ts';
import { wavesOf } from '#domain/waves/wave-list.ts';
import { offerOf, winterSeason } from '#test/support/builders/season.ts';

const season = winterSeason({ kept: 1, shared: 0 });
const first = instant('2030-10-30T14:00Z');
const second = instant('2030-11-03T15:00Z');
const offer = (id: string, change = {}) => ({ ...offerOf('preliminary', id), ...change });

test('waves come the latest first, each with how many are in which state and its last deadline', () => {
  const offers = [
    offer('offer_1', { releaseAt: first, state: 'booked' }),
    offer('offer_2', { releaseAt: first, state: 'open', closesAt: instant('2030-11-02T14:00Z') }),
    offer('offer_3', { releaseAt: first, state: 'open', closesAt: instant('2030-11-01T14:00Z') }),
    offer('offer_4', {
      ...{ releaseAt: second, state: 'prepared', opensAt: second },
      bookingOpensAt: instant('2030-11-04T15:00Z'),
    }),
    offer('offer_5'),
    offer('offer_6', { releaseAt: instant('2030-10-31T14:00Z'), state: 'declined' }),
  ];
  const waves = wavesOf(season, offers);
  expect(waves.map(({ releaseAt }) => releaseAt)).toEqual([second, instant('2030-10-31T14:00Z'), first]);
  expect(waves[0]).toMatchObject({ counts: [['prepared', 1]], bookingOpensAt: '2030-11-04T15:00:00.000Z' });
  // Not until when its seat is promised, which is twelve hours later than what applicants are told.
  expect(waves[0]?.closesAt).toBe('2030-11-06T15:00:00.000Z');
  expect(waves[2]).toMatchObject({
    counts: [
      ['open', 2],
      ['booked', 1],
    ],
    closesAt: '2030-11-02T14:00:00.000Z',
  });
});

test('a wave of which nobody can answer anymore has no deadline', () => {
  expect(
    wavesOf(season, [offer('offer_1', { releaseAt: first, state: 'declined' })])[0]?.closesAt,
  ).toBeUndefined();
});
