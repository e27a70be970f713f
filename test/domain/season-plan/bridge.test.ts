import { describe, expect, test } from 'vitest';
import type { Season } from '#domain/season/season.ts';
import { bridgeTo } from '#domain/season-plan/bridge.ts';
import { type SeasonSketch, seasonOf, winterSeason } from '#test/support/builders/season.ts';

const [first, second, third] = ['2030-11-19', '2030-11-20', '2030-11-21'];
const pair = `${first}_${second}`;

const seats = (tracks: string, count = 2) => ({ morning: { [tracks]: count } });
const current = seasonOf({
  tracks: { one: { options: [first] }, two: { options: [pair] } },
  seats: { [first]: seats('one'), [second]: seats('two') },
});

const next = (sketch: Partial<SeasonSketch>) =>
  seasonOf({
    tracks: { one: { options: [first] }, two: { options: [pair] } },
    seats: { [first]: seats('one'), [second]: seats('two') },
    ...sketch,
  });
const optionsOf = ({ tracks }: Season) => tracks.map(({ options }) => options.map(({ id }) => id));
const startsOf = ({ days }: Season) =>
  days.map(({ on, starts }) => [on, ...starts.map(({ name, groups }) => `${name} ${groups[0]?.seats}`)]);

const optionOn = (on: string) => next({ tracks: { one: { options: [on] } } }).tracks[0]?.options ?? [];

describe('while bookings are taken away the season has', () => {
  test('every choice, day and start of before, although the file has none of them', () => {
    const bridge = bridgeTo(current, next({ tracks: { one: { options: [] } }, seats: {} }));
    expect(bridge).toEqual(current);
  });

  test('what the file adds as well: choices, days, and starts of a day, each once', () => {
    const sketch = {
      tracks: { one: { options: [first, third] }, two: { options: [pair] } },
      seats: {
        [first]: { ...seats('one', 9), afternoon: { one: 3 } },
        [second]: seats('two', 9),
        [third]: seats('one', 4),
      },
    };
    const bridge = bridgeTo(current, next(sketch));
    expect(optionsOf(bridge)).toEqual([[first, third], [pair]]);
    expect(startsOf(bridge)).toEqual([
      [first, 'morning 2', 'afternoon 3'],
      [second, 'morning 2'],
      [third, 'morning 4'],
    ]);
  });

  test('a day that tracks share beside a pair: only a pair needs a day of its own', () => {
    const winter = winterSeason();
    const more = {
      ...winter,
      tracks: winter.tracks.map((track) => ({
        ...track,
        options: [...track.options, ...optionOn('2030-12-20')],
      })),
    };
    expect(optionsOf(bridgeTo(winter, more))).toEqual(optionsOf(more));
  });

  test('no track that only the file has, and no words of the file', () => {
    const other = next({
      tracks: { one: { options: [first] }, two: { options: [pair] }, new: { options: [first] } },
    });
    expect(bridgeTo(current, { ...other, assumed: ['other'] })).toEqual(current);
  });

  test('nothing new, if a pair would have no day of its own then', () => {
    const shared = next({
      tracks: { one: { options: [first, second] }, two: { options: [pair] } },
      seats: { [first]: seats('one two'), [second]: seats('one two') },
    });
    const both = { ...current, days: shared.days };
    expect(bridgeTo(both, shared)).toBe(both);
    const [one, two] = both.tracks as [(typeof both.tracks)[number], (typeof both.tracks)[number]];
    const more = { ...both, tracks: [one, { ...two, options: [...two.options, ...optionOn(third)] }] };
    expect(bridgeTo(more, shared)).toBe(more);
    expect(optionsOf(bridgeTo(current, shared))).toEqual([[first, second], [pair]]);
  });
});
