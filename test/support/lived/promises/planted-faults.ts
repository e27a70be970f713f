import type { Offer } from '#domain/offers/offer.ts';
import type { LivedBooks } from '#test/support/lived/lived-books.ts';

type Plant = (books: LivedBooks) => Partial<LivedBooks>;

const booked = ({ offers }: LivedBooks) => offers.filter(({ state }) => state === 'booked');

/** The list without the first one, or with it replaced. */
function instead<T>(all: readonly T[], found: T | undefined, ...by: readonly T[]): readonly T[] {
  if (found === undefined) throw new Error('there is nothing to plant a fault in');
  return all.flatMap((each) => (each === found ? by : [each]));
}

/** For each promise, a way in which the books of an evening would look if it were broken. */
export const plantedFaults: Readonly<Record<number, Plant>> = {
  1: (books) => {
    const [one, other] = booked(books).filter(({ booking }) => booking?.seats.length === 1) as [Offer, Offer];
    return { offers: instead(books.offers, other, { ...other, booking: one.booking }) };
  },
  2: (books) => {
    const pair = booked(books).find(({ booking }) => booking?.seats.length === 2);
    const seat = books.seats.find(({ takenBy }) => takenBy === pair?.id);
    return seat ? { seats: instead(books.seats, seat, { ...seat, takenBy: 'offer_other' }) } : {};
  },
  3: (books) => {
    const [one] = booked(books) as [Offer];
    const closesAt = books.season.offers.until as unknown as Offer['closesAt'];
    const waiting = { ...one, id: 'offer_planted', state: 'prepared', closesAt } as const;
    return {
      offers: [...books.offers, waiting],
      seats: books.seats.map((seat) => ({ takenBy: 'offer_planted', ...seat })),
    };
  },
  4: (books) => {
    const [one] = booked(books) as [Offer];
    return { offers: instead(books.offers, one, { ...one, closesAt: one.opensAt }) };
  },
  5: () => ({ changedByReading: 1 }),
  6: ({ arrived }) => ({ arrived: new Map([...arrived].slice(1)) }),
  7: (books) => {
    const last = books.calendars.at(-1);
    return {
      calendars: [
        ...books.calendars,
        ...(last ? [{ ...last, calendar: last.calendar?.replace(/SEQUENCE:\d+/, 'SEQUENCE:-1') ?? '' }] : []),
      ],
    };
  },
  8: ({ pages, offers }) => {
    const [page] = pages;
    const other = offers.find(({ id, erasedAt }) => id !== page?.offer && !erasedAt);
    return { pages: page ? [{ ...page, html: `${page.html}${other?.applicant.name}` }] : [] };
  },
  9: ({ records }) => ({
    records: instead(
      records,
      records.find(({ event }) => event === 'booked'),
    ),
  }),
  10: (books) => {
    const [ahead] = booked(books).filter(({ booking }) => (booking?.seats[0].on ?? '') > books.on);
    return {
      pages: [{ offer: ahead?.id ?? '', zone: 'Asia/Tokyo', html: '8:00 AM and 1:00 PM Eastern Time' }],
    };
  },
  11: ({ applications }) => ({ applications: applications.slice(1) }),
  12: ({ decisions }) => ({
    decisions: instead(
      decisions,
      decisions.find(({ event }) => event === 'decided'),
    ),
  }),
  13: ({ plans }) => {
    const plan = plans.find(({ published }) => (published?.interviews.length ?? 0) > 1);
    const [one] = plan?.published?.interviews ?? [];
    if (!plan?.published || !one) throw new Error('no day is published');
    const published = {
      ...plan.published,
      interviews: [...plan.published.interviews, { ...one, guest: 'offer_other' }],
    };
    return { plans: instead(plans, plan, { ...plan, published }) };
  },
  14: ({ questions, offers }) => ({
    questions: [
      ...questions,
      { kind: 'question', at: '2020-11-24T16:15:00.000Z', text: offers[0]?.applicant.name },
    ],
  }),
};
