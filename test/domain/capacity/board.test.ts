import { expect, test } from 'vitest';
import { boardOf, correctedBy, freeSeats, isSameBoard, withoutOffer } from '#domain/capacity/board.ts';
import { instant } from '#domain/values/time.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { offerOf, winterSeason } from '#test/support/builders/season.ts';

const season = winterSeason({ kept: 1, shared: 1 });
const seats = seatsOf(season);
const early = instant('2030-10-30T16:00Z');
const late = instant('2030-11-05T16:00Z');

/** Two waves of one track, and one offer of another. */
const open = [
  offerOf('categorical', 'early_1', { closesAt: early }),
  offerOf('categorical', 'early_2', { closesAt: early }),
  offerOf('categorical', 'late', { closesAt: late }),
  offerOf('preliminary', 'other', { closesAt: early }),
];

test('the board without an offer is the board of all the others, whichever track and deadline it has', () => {
  const board = boardOf(season, { offers: open, seats });
  for (const offer of open) {
    const others = boardOf(season, { offers: open.filter((each) => each !== offer), seats });
    expect(isSameBoard(withoutOffer(board, offer), others)).toBe(true);
    expect(isSameBoard(board, others)).toBe(false);
  }
});

test.each(['declined', 'canceled', 'expired', 'withdrawn'] as const)(
  'an offer that was %s waits for no seat',
  (state) => {
    const ended = { ...offerOf('categorical', 'ended', { closesAt: late }), state };
    const board = boardOf(season, { offers: [...open, ended], seats });
    expect(isSameBoard(board, boardOf(season, { offers: open, seats }))).toBe(true);
    expect(withoutOffer(board, ended)).toEqual(board);
  },
);

test('two boards are the same if they count the same, in whatever order', () => {
  const board = boardOf(season, { offers: open, seats });
  const shuffled = {
    free: board.free.map((each) => ({ ...each, tracks: [...each.tracks].reverse() })).reverse(),
    waiting: [...board.waiting].reverse(),
  };
  expect(isSameBoard(board, shuffled)).toBe(true);
});

test.each([
  ['on', '2031-01-01'],
  ['start', 'evening'],
  ['tracks', ['preliminary']],
  ['free', 9],
] as const)('two boards whose free seats differ in "%s" are not the same', (field, value) => {
  const board = boardOf(season, { offers: open, seats });
  const [first, ...others] = board.free;
  const changed = { ...board, free: [{ ...first, [field]: value }, ...others] } as typeof board;
  expect(isSameBoard(board, changed)).toBe(false);
});

test('seats that are read later correct the starts that they belong to, and no others', () => {
  const [first] = seats;
  const isOfStart = ({ on, start }: { on: string; start: string }) =>
    on === first?.on && start === first.start;
  const board = boardOf(season, { offers: open, seats });
  const later = seats.filter(isOfStart).map((seat) => ({ ...seat, takenBy: 'offer_faster' }));
  const corrected = correctedBy(board, later);
  expect(corrected.free).toEqual(board.free.filter((group) => !isOfStart(group)));
  expect(corrected.waiting).toEqual(board.waiting);
  expect(isSameBoard(correctedBy(corrected, seats.filter(isOfStart)), board)).toBe(true);
  expect(freeSeats(later)).toEqual([]);
});

test('both starts of a pair are corrected where the seats of both were read later', () => {
  const isOfPair = ({ on, start }: { on: string; start: string }) =>
    start === 'morning' && ['2030-11-18', '2030-11-19'].includes(on);
  const board = boardOf(season, { offers: open, seats });
  const later = seats.filter(isOfPair).map((seat) => ({ ...seat, takenBy: 'offer_faster' }));
  expect(correctedBy(board, later).free).toEqual(board.free.filter((group) => !isOfPair(group)));
});
