import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { offerOf, seasonOf } from '#test/support/builders/season.ts';
import { always } from '#test/support/checks/check-property.ts';
import { type Call, isLinearizable, partsOf, type Sequential } from '#test/support/models/linearizable.ts';
import { type Answer, type Op, oneAtATime } from '#test/support/models/one-at-a-time.ts';

/** One seat on each of three days; two of the days are a pair. */
const season = seasonOf({
  tracks: {
    categorical: { options: ['2030-11-19', '2030-11-21'] },
    'primary-care': { options: ['2030-11-18_2030-11-19'] },
  },
  seats: {
    '2030-11-18': { morning: { 'primary-care': 1 } },
    '2030-11-19': { morning: { 'categorical primary-care': 1 } },
    '2030-11-21': { morning: { categorical: 1 } },
  },
});
const offers = [
  offerOf('categorical', 'offer_a'),
  offerOf('categorical', 'offer_b'),
  offerOf('primary-care', 'offer_p'),
];
const rules = oneAtATime(offers, seatsOf(season));

const own = '2030-11-18 morning';
const shared = '2030-11-19 morning';
const other = '2030-11-21 morning';
const label = 'categorical primary-care';

const book = (offer: string, ...starts: string[]): Op => ({ kind: 'book', offer, starts });
const move = (offer: string, ...starts: string[]): Op => ({ kind: 'move', offer, starts });
const cancel = (offer: string): Op => ({ kind: 'cancel', offer });
const see = (offer: string): Op => ({ kind: 'see-offer', offer });
const look = (start: string): Op => ({ kind: 'see-start', start });

const booked = (version: number, ...starts: string[]) => ({ state: 'booked', version, starts }) as const;
const granted = (version: number, ...starts: string[]): Answer => ({
  kind: 'granted',
  offer: booked(version, ...starts),
});
const gone = (version: number): Answer => ({
  kind: 'granted',
  offer: { state: 'canceled', version, starts: [] },
});
const full = (start: string): Answer => ({ kind: 'refused', why: 'start-full', start });
const free = (label: string, number: number): Answer => ({ kind: 'free', seats: { [label]: number } });
const open: Answer = { kind: 'seen', offer: { state: 'open', version: 1, starts: [] } };

/** A call that was under way `from` until `to`. */
const call = (from: number, to: number, op: Op, answer?: Answer): Call<Op, Answer> => ({
  op,
  invokedAt: from,
  answeredAt: to,
  ...(answer ? { answer } : {}),
});

describe('a history that could have happened one request at a time is accepted:', () => {
  test.each<[string, readonly Call<Op, Answer>[]]>([
    [
      'the later of two requests is served first',
      [
        call(1, 4, book('offer_a', shared), full(shared)),
        call(2, 3, book('offer_b', shared), granted(2, shared)),
      ],
    ],
    [
      'a seat is had again after it was given back',
      [
        call(1, 2, book('offer_a', shared), granted(2, shared)),
        call(3, 6, cancel('offer_a'), gone(3)),
        call(4, 5, book('offer_b', shared), granted(2, shared)),
        call(7, 8, look(shared), free(label, 0)),
      ],
    ],
    [
      'the answer was lost and the request was done',
      [
        call(1, 2, book('offer_a', shared)),
        call(3, 4, book('offer_b', shared), full(shared)),
        call(5, 6, book('offer_a', shared), granted(2, shared)),
      ],
    ],
    [
      'the answer was lost and the request was done much later',
      [
        call(1, 2, book('offer_a', shared)),
        call(3, 4, see('offer_a'), open),
        call(5, 6, look(shared), free(label, 0)),
      ],
    ],
    [
      'a move keeps its place until it has the new one',
      [
        call(1, 2, book('offer_a', shared), granted(2, shared)),
        call(3, 6, move('offer_a', other), granted(3, other)),
        call(4, 5, book('offer_b', shared), full(shared)),
      ],
    ],
  ])('%s', (_, calls) => {
    expect(isLinearizable(calls, rules)).toBe(true);
  });
});

describe('a history that could not is caught:', () => {
  test.each<[string, readonly Call<Op, Answer>[]]>([
    [
      'one seat is sold twice',
      [
        call(1, 4, book('offer_a', shared), granted(2, shared)),
        call(2, 3, book('offer_b', shared), granted(2, shared)),
      ],
    ],
    ['a free start is called full', [call(1, 2, book('offer_a', shared), full(shared))]],
    [
      'a start is called full after its seat was given back',
      [
        call(1, 2, book('offer_a', shared), granted(2, shared)),
        call(3, 4, cancel('offer_a'), gone(3)),
        call(5, 6, book('offer_b', shared), full(shared)),
      ],
    ],
    [
      'a booking is not seen by who looks afterwards',
      [call(1, 2, book('offer_a', shared), granted(2, shared)), call(3, 4, see('offer_a'), open)],
    ],
    [
      'two readers see a change in different orders',
      [
        call(1, 8, book('offer_a', shared), granted(2, shared)),
        call(2, 3, look(shared), free(label, 0)),
        call(4, 5, see('offer_a'), open),
      ],
    ],
    [
      'only half of a pair was taken',
      [
        call(1, 2, book('offer_p', own, shared), granted(2, own, shared)),
        call(3, 4, look(own), free('primary-care', 0)),
        call(3, 4, look(shared), free(label, 1)),
      ],
    ],
    [
      'a second tap books twice',
      [
        call(1, 4, book('offer_a', shared), granted(2, shared)),
        call(2, 3, book('offer_a', other), granted(2, other)),
      ],
    ],
    [
      'a move leaves its old seat taken',
      [
        call(1, 2, book('offer_a', shared), granted(2, shared)),
        call(3, 4, move('offer_a', other), granted(3, other)),
        call(5, 6, look(shared), free(label, 0)),
      ],
    ],
    [
      'a request of which nothing is known was done twice',
      [
        call(1, 2, book('offer_a', shared)),
        call(3, 4, see('offer_a'), { kind: 'seen', offer: booked(3, shared) }),
      ],
    ],
  ])('%s', (_, calls) => {
    expect(isLinearizable(calls, rules)).toBe(false);
  });
});

/** A counter that returns how often it was raised, this time included. */
const counter: Sequential<number, 'raise', number> = {
  initial: 0,
  after: (state, _, answer) =>
    answer === undefined ? [state, state + 1] : answer === state + 1 ? [answer] : [],
};

/** Whether some order of the calls is possible, found by trying every order of every choice of the unanswered ones. */
function someOrderFits(calls: readonly Call<'raise', number>[], state = 0): boolean {
  if (calls.every((each) => each.answer === undefined)) return true;
  return calls.some((next) => {
    const others = calls.filter((each) => each !== next);
    const tooEarly = others.some((each) => each.answer !== undefined && each.answeredAt < next.invokedAt);
    if (tooEarly || (next.answer !== undefined && next.answer !== state + 1)) return false;
    return someOrderFits(others, state + 1) || (next.answer === undefined && someOrderFits(others, state));
  });
}

const history = fc
  .array(
    fc.record({
      from: fc.integer({ min: 0, max: 9 }),
      lasts: fc.integer({ min: 1, max: 6 }),
      answer: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined, freq: 4 }),
    }),
    { maxLength: 5 },
  )
  .map((drawn) =>
    drawn.map(({ from, lasts, answer }, index): Call<'raise', number> => {
      const invokedAt = from + index / 100;
      const answeredAt = invokedAt + lasts;
      return { op: 'raise', invokedAt, answeredAt, ...(answer === undefined ? {} : { answer }) };
    }),
  );

test('the checker says of every small history what trying every order says', () => {
  const verdicts = { true: 0, false: 0 };
  always(3_000, history, (calls) => {
    const fits = someOrderFits(calls);
    verdicts[`${fits}`] += 1;
    expect(isLinearizable(calls, counter)).toBe(fits);
  });
  expect(Math.min(verdicts.true, verdicts.false)).toBeGreaterThan(300);
});

test('parts share nothing, lose nothing, and keep together what a chain of calls connects', () => {
  const calls = [
    call(1, 2, book('offer_a', shared)),
    call(1, 2, book('offer_b', other)),
    call(1, 2, book('offer_p', own, shared)),
    call(1, 2, cancel('offer_b')),
  ];
  const touches = ({ op }: Call<Op, Answer>) => [
    ...('offer' in op ? [op.offer] : []),
    ...('starts' in op ? op.starts : []),
  ];
  expect(partsOf(calls, touches)).toEqual([
    [calls[0], calls[2]],
    [calls[1], calls[3]],
  ]);
  const bridge = call(3, 4, move('offer_a', other));
  expect(partsOf([...calls, bridge], touches).map((part) => part.length)).toEqual([5]);
});
