import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { Offer } from '#domain/offers/offer.ts';
import { type Fill, fillOf, fillPicture } from '#test/support/lived/fill-picture.ts';
import { type LivedSeason, liveSeason } from '#test/support/lived/live-season.ts';
import type { LivedBooks } from '#test/support/lived/lived-books.ts';
import { brokenPromises, livedPromises } from '#test/support/lived/promises/lived-promises.ts';
import { plantedFaults } from '#test/support/lived/promises/planted-faults.ts';

/*
 * A season of the reference program from its export to its match lists, lived by the clock on one table: every function of a
 * deployment runs in process, applicants answer by the links in their mail, and every evening each promise of the README is
 * checked on what is stored, mailed and shown. The seed draws what people do: SEED=7 lives another season. SIZE=small lives one of a
 * tenth of the applications, with all the same days and checks, in a few minutes: `.ci/run` lives that.
 */
const FIRST_SEED = 1;
const seed = Number(process.env.SEED ?? FIRST_SEED);
const sizes = {
  whole: { applications: 4000, scale: 1.6, invited: 850, pagesADay: 2 },
  small: { applications: 400, scale: 0.4, invited: 180, pagesADay: 1 },
};
/** What has to happen in a season for its evenings to show something. */
const leastOf = {
  whole: { interviewed: 400, book: 400, move: 15, cancel: 8, decline: 8, published: 7, repaired: 3 },
  small: { interviewed: 50, book: 60, move: 3, cancel: 2, decline: 2, published: 5, repaired: 1 },
};
const name = process.env.SIZE === 'small' ? 'small' : 'whole';
const size = sizes[name];
const picture = resolve(import.meta.dirname, '../../docs/gallery/season-fill.svg');

/** How many people have come to the last day of their booking. */
function interviewedIn({ offers, on }: LivedBooks): number {
  const isOver = ({ state, noShow, booking }: Offer) =>
    state === 'booked' && !noShow && (booking?.seats.at(-1)?.on ?? on) < on;
  return offers.filter(isOver).length;
}

/** An evening in the middle of the season, on which a fault of each kind is planted. */
const KEPT = '2020-12-15';

const fills: Fill[] = [];
/** What is broken, with the evening on which that was seen first. */
const broken = new Map<string, string>();
let season: LivedSeason;
let interviewed = 0;
let kept: LivedBooks;

test('from import to match list, the promises 1 to 14 hold on every evening of a season', async () => {
  season = await liveSeason(seed, size, (books) => {
    fills.push(fillOf(books));
    interviewed = interviewedIn(books);
    for (const [fault, on] of brokenPromises(books)) if (!broken.has(fault)) broken.set(fault, on);
    if (books.on === KEPT)
      kept = {
        ...books,
        arrived: new Map(books.arrived),
        calendars: [...books.calendars],
        exported: new Map(books.exported),
      };
  });
  expect([...broken].slice(0, 20), `To repeat: SEED=${seed}`).toEqual([]);
});

test(`the season that is lived is a ${name} one`, () => {
  const { counts, applicants } = season;
  const { book = 0, move = 0, cancel = 0, decline = 0 } = applicants.counts;
  const seen = { ...counts, book, move, cancel, decline, interviewed };
  for (const [what, least] of Object.entries(leastOf[name]))
    expect(seen[what as keyof typeof seen], what).toBeGreaterThanOrEqual(least);
});

test('each match list holds everybody who was interviewed for its code, in the order of the committee', () => {
  expect(season.matchLists.length).toBe(4);
  for (const { wanted, exported } of season.matchLists)
    expect(exported).toBe(wanted.map((id, index) => `${index + 1},${id}\r\n`).join(''));
  expect(season.locked, 'without a reason, and with one').toEqual([1, 0]);
});

test.each(Object.keys(livedPromises).map(Number))('a planted breach of promise %i is found', (number) => {
  const find = livedPromises[number];
  const plant = plantedFaults[number];
  expect(find?.({ ...kept, ...plant?.(kept) })).not.toEqual([]);
});

test('the picture in the gallery shows how this season filled', async () => {
  if (seed !== FIRST_SEED || name !== 'whole') return;
  const title =
    'How the seats of a season fill: a season lived in a test, with 4,000 applications of invented people';
  await expect(fillPicture(title, fills)).toMatchFileSnapshot(picture);
});
