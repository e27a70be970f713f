import type { BookingStands, SeasonPlanRefusal } from '#domain/season-plan/refusal.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import { dependencyInWords } from '#functions/wording/dependencies.ts';
import type { RefusalTexts } from './problem-text.ts';

/** A place of a day that has begun is the one thing that the file can say apart, or say later. */
function wayOut({ broken }: BookingStands, keep: string): string {
  const [places, others] = [
    broken.some(({ dependency }) => dependency.kind === 'place'),
    broken.some(({ dependency }) => dependency.kind !== 'place'),
  ];
  return [
    ...(others ? [keep] : []),
    ...(places
      ? [
          'Give each day that has begun a `visit` of its own in the file, as it is now; or apply the file once the day is over.',
        ]
      : []),
  ].join(' ');
}

/** What the refusals of a season file say. Applicants never meet them. */
export const seasonPlanTexts: RefusalTexts<SeasonPlanRefusal> = {
  'seats-held': {
    status: 409,
    title: 'The file removes seats of interviews that have begun',
    detail: ({ seats }) =>
      `Taken: ${seats.map(({ on, start, number }) => `${on} ${start} ${number}`).join(', ')}.`,
    next: 'Keep these seats in the file.',
    operator: {
      next: 'Keep these seats in the file: what has begun stays on record as it is.',
    },
  },
  'booking-stands': {
    status: 409,
    title: ({ broken }) =>
      `Bookings depend on ${broken.map(({ dependency }) => dependencyInWords(dependency)).join('; and on ')}`,
    detail: ({ broken }) =>
      broken
        .map(({ dependency, offers }) => `${offers.join(', ')} on ${dependencyInWords(dependency)}.`)
        .join(' '),
    next: (refusal) =>
      wayOut(refusal, 'Keep these entries in the file unchanged while any booking depends on them.'),
    operator: {
      next: (refusal) =>
        wayOut(
          refusal,
          'Keep these entries in the file: a track, the zone, the sender, and days that have begun stay as they are while any booking depends on them.',
        ),
    },
  },
  'given-back-unplaceable': {
    status: 409,
    title: ({ people, open, fits, track }) =>
      `The file takes the booking of ${people === 1 ? '1 person' : `${people} people`} away, and not all could choose again: of ${open} open offers for ${track}, ${fits} would have a seat`,
    detail:
      'Everybody whose booking is taken away has at least 48 hours to choose again, on days that can still be taken then.',
    next: 'Add seats on other days to the file.',
    operator: {
      next: 'Add seats on days that are left to the file, or another day; or first end interviews that cannot be held: `cancel OFFER`.',
    },
  },
  'change-unexplained': {
    status: 422,
    title: 'A written reason is needed',
    detail: ({ people }) =>
      `The file changes booked days of ${people === 1 ? '1 person' : `${people} people`}.`,
    next: 'Please give a reason. The applicants will see it.',
    operator: {
      next: 'Add --reason "...". Everybody concerned will see it in their email.',
    },
  },
  'waves-stand': {
    status: 409,
    title: ({ offers }) =>
      `The file ends invitations before ${offers === 1 ? 'a prepared invitation leaves' : `${offers} prepared invitations leave`}`,
    detail: ({ releaseAt, endedAt }, { clocks }) =>
      `The first of them leaves ${formatInstant(releaseAt, clocks)}; with this file, invitations end ${formatInstant(endedAt, clocks)}.`,
    next: 'Keep `offers.until` in the file, or take the wave back first.',
    operator: {
      next: 'Keep `offers.until` in the file, or first take the wave back: `unprepare WAVE`; `waves` lists them.',
    },
  },
  'offers-stand': {
    status: 409,
    title: ({ open, fits, track }) =>
      `Of ${open} open offers for ${track}, the file leaves seats for ${fits}`,
    detail: 'Each open offer is guaranteed a seat until its response deadline.',
    next: 'Keep the seats until the offers are answered, or add more seats.',
    operator: {
      next: 'Keep the seats until the offers are answered, or add more seats.',
    },
  },
};
