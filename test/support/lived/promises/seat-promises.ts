import highsLoader, { type Highs } from 'highs';
import type { Offer } from '#domain/offers/offer.ts';
import type { Seat } from '#domain/seats/seat.ts';
import type { LivedBooks } from '#test/support/lived/lived-books.ts';

/** The package declares its ES module as a CommonJS one, so its type has to be said here. */
const highs = await (highsLoader as unknown as () => Promise<Highs>)();

const HOUR = 3_600_000;
const nameOfSeat = ({ on, start, number }: Pick<Seat, 'on' | 'start' | 'number'>) =>
  `${on} ${start} ${number}`;

/** Promise 1. Each seat has one occupant at most, who says so too, and no start has more people than seats. */
export function findOversold({ offers, seats }: LivedBooks): readonly string[] {
  const booked = offers.flatMap(({ id, booking }) =>
    (booking?.seats ?? []).map((seat) => ({ offer: id, seat: nameOfSeat(seat) })),
  );
  const bySeat = Map.groupBy(booked, ({ seat }) => seat);
  const takers = new Map(seats.map((seat) => [nameOfSeat(seat), seat.takenBy] as const));
  return [
    ...[...bySeat].flatMap(([seat, all]) => (all.length > 1 ? [`${seat} has ${all.length} bookings`] : [])),
    ...booked.flatMap(({ offer, seat }) =>
      takers.get(seat) === offer ? [] : [`${offer} has booked ${seat} of ${takers.get(seat) ?? 'nobody'}`],
    ),
    ...[...takers].flatMap(([seat, by]) =>
      by === undefined || bySeat.get(seat)?.[0]?.offer === by ? [] : [`${seat} is held by ${by} for nothing`],
    ),
  ];
}

/** Promise 2. A booking of a pair holds a seat on each of its days, any other on its day, and nothing else holds seats. */
export function findHalved({ offers, seats }: LivedBooks): readonly string[] {
  const held = Map.groupBy(
    seats.filter(({ takenBy }) => takenBy),
    ({ takenBy }) => takenBy,
  );
  return offers.flatMap(({ id, state, booking }) => {
    const wanted = state === 'booked' ? (booking?.option ?? 'nothing').split('_') : [];
    const has = (held.get(id) ?? []).map(({ on }) => on).toSorted();
    return String(wanted) === String(has) ? [] : [`${id} is ${state} for ${wanted} and sits on ${has}`];
  });
}

type Waiting = { readonly track: string; readonly closesOn: string; readonly count: number };

/** Promise 3. Everybody who has an open invitation, or is about to get one, can still be given a seat, all at once. */
export function findUnplaceable(books: LivedBooks): readonly string[] {
  const { offers, seats, season, now } = books;
  const open = offers.filter(
    ({ state, closesAt }) =>
      state === 'prepared' || (state === 'open' && Date.parse(closesAt) > Date.parse(now)),
  );
  const classes = Map.groupBy(open, ({ seatedAs, closesAt }) => `${seatedAs} ${closesAt.slice(0, 10)}`);
  const waiting = [...classes].map(([name, all]): Waiting => {
    const [track = '', closesOn = ''] = name.split(' ');
    return { track, closesOn, count: all.length };
  });
  if (waiting.length === 0) return [];
  const groups = Map.groupBy(
    seats.filter(({ takenBy }) => !takenBy),
    ({ on, start, tracks }) => `${on} ${start} ${tracks}`,
  );
  const free = [...groups.values()].map((all) => ({ seat: all[0] as Seat, count: all.length }));
  const ways = waiting.flatMap((each, of) =>
    waysFor(season.tracks.find(({ id }) => id === each.track)?.options ?? [], free, each).map((uses) => ({
      of,
      uses,
    })),
  );
  const seated = mostSeated(waiting, free, ways);
  const short = open.length - seated;
  return short > 0 ? [`${short} of ${open.length} open invitations have no seat anymore`] : [];
}

type Free = { readonly seat: Seat; readonly count: number };

/** A seat counts that can be taken until the window ends: a day can be taken until a day before. */
function waysFor(
  options: readonly { readonly days: readonly string[] }[],
  free: readonly Free[],
  { track, closesOn }: Waiting,
): readonly (readonly number[])[] {
  const on = (day: string) =>
    [...free.keys()].filter((index) => {
      const seat = free[index]?.seat;
      const lasts = Date.parse(day) - Date.parse(closesOn) >= 48 * HOUR;
      return lasts && seat?.on === day && seat.tracks.includes(track);
    });
  return options.flatMap(({ days: [first = '', second] }) =>
    second ? on(first).flatMap((one) => on(second).map((two) => [one, two])) : on(first).map((one) => [one]),
  );
}

/** An integer program: one number for each way in which people of one window may sit. */
function mostSeated(
  waiting: readonly Waiting[],
  free: readonly Free[],
  ways: readonly { readonly of: number; readonly uses: readonly number[] }[],
): number {
  if (ways.length === 0) return 0;
  const all = [...ways.keys()];
  const sum = (chosen: readonly number[]) => chosen.map((way) => `x${way}`).join(' + ');
  const rows = [
    ...free.map(({ count }, index) => ({ count, in: all.filter((way) => ways[way]?.uses.includes(index)) })),
    ...waiting.map(({ count }, index) => ({ count, in: all.filter((way) => ways[way]?.of === index) })),
  ].filter((row) => row.in.length > 0);
  const program = ['Maximize', ` all: ${sum(all)}`, 'Subject To'];
  program.push(...rows.map((row, index) => ` c${index}: ${sum(row.in)} <= ${row.count}`));
  program.push('General', ` ${all.map((way) => `x${way}`).join(' ')}`, 'End');
  return Math.round(highs.solve(program.join('\n')).ObjectiveValue);
}

/** Promise 4. A window has 48 hours and never gets shorter; a change by the program within 14 days has its reason. */
export function findHurried({ offers, before, records }: LivedBooks): readonly string[] {
  const windows = offers.flatMap((offer) => {
    const from = offer.bookingOpensAt ?? offer.opensAt;
    const last = before.get(offer.id);
    // Until a prepared invitation leaves, nobody knows of its deadline.
    const earlier = last?.state === 'prepared' ? undefined : last?.closesAt;
    const hours = (Date.parse(offer.closesAt) - Date.parse(from)) / HOUR;
    return [
      ...(hours < 48 ? [`${offer.id} can be answered for ${hours} hours`] : []),
      ...(earlier && earlier > offer.closesAt
        ? [`${offer.id} closed at ${earlier}, now at ${offer.closesAt}`]
        : []),
    ];
  });
  const changes = records.flatMap(({ id, event, who, at, reason, before: left }) => {
    const first = left?.seats[0]?.on;
    const isOurs = who?.kind === 'program' && ['moved', 'canceled', 'swapped', 'given-back'].includes(event);
    const isClose = first !== undefined && Date.parse(first) - Date.parse(at) < 13 * 24 * HOUR;
    return isOurs && isClose && !reason?.trim()
      ? [`${id}: the program has ${event} ${first} without a reason`]
      : [];
  });
  return [...windows, ...changes];
}

/** The offers by their ids, to compare the next evening with. */
export function offersById(offers: readonly Offer[]): ReadonlyMap<string, Offer> {
  return new Map(offers.map((offer) => [offer.id, offer]));
}
