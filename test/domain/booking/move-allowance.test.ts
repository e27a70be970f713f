import { expect, test } from 'vitest';
import { move } from '#domain/booking/move.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { plusHours } from '#domain/values/time.ts';
import { liveThrough } from '#test/support/builders/live-through.ts';
import { sampleOffer, sampleSeason, seatsOf } from '#test/support/builders/sample-season.ts';
import { program } from '#test/support/builders/verdicts.ts';

const season = sampleSeason();
const days = ['2020-11-24', '2020-12-03'];
const choiceOf = (number: number) => ({ option: days[number % 2] ?? '', starts: ['morning' as const] });

/** The offer after it was booked and moved to and fro so often, a minute apart. */
function movedTimes(times: number): Offer {
  const steps = Array.from({ length: times }, (_, index) => ({
    act: 'move' as const,
    choice: choiceOf(index + 1),
  }));
  return liveThrough(season, sampleOffer(), [{ act: 'book', choice: choiceOf(0) }, ...steps]).offer;
}

function ask(offer: Offer, hoursLater: number, who: typeof program | { kind: 'applicant' }) {
  const held = offer.booking?.seats ?? [];
  const seats = seatsOf(season, (seat) =>
    held.some((own) => own.on === seat.on && own.start === seat.start && own.number === seat.number)
      ? offer.id
      : undefined,
  );
  const outlook = { ledger: 0, offers: [offer], seats };
  const now = plusHours(offer.moves?.lastAt ?? offer.changedAt, hoursLater);
  const choice = choiceOf(offer.booking?.option === days[0] ? 1 : 0);
  return move({ season, offer, seats, outlook }, { choice }, { now, recordId: 'record_x', who });
}

test('moved-too-often: the eleventh move of an applicant waits for an hour, and so does each one after it', () => {
  const offer = movedTimes(14);
  expect(offer.moves?.count).toBe(10);
  const againAt = plusHours(offer.moves?.lastAt ?? offer.changedAt, 1);
  expect(ask(offer, 0.99, { kind: 'applicant' })).toMatchObject({
    refusal: { kind: 'moved-too-often', againAt },
  });
  const next = ask(offer, 1, { kind: 'applicant' });
  expect(next).toMatchObject({ kind: 'decision', result: { moves: { count: 11 } } });
});

test('a move by the program neither waits nor counts', () => {
  const offer = movedTimes(10);
  expect(ask(offer, 0.1, program)).toMatchObject({ kind: 'decision', result: { moves: { count: 10 } } });
});
