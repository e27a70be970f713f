import type { Offer } from '#domain/offers/offer.ts';
import {
  type Day,
  type Option,
  optionId,
  type Season,
  type Start,
  type TrackId,
} from '#domain/season/season.ts';
import type { Seat } from '#domain/seats/seat.ts';
import { type CalendarDay, instant, type WallTime } from '#domain/values/time.ts';

const categorical = ['11-17', '11-24', '11-30', '12-03', '12-08', '12-10', '12-15', '12-17']
  .map((day) => `2020-${day}`)
  .concat(['2021-01-04', '2021-01-07', '2021-01-12', '2021-01-21', '2021-01-25']);
const primaryCare = [
  ['2020-11-16', '2020-11-17'],
  ['2020-11-23', '2020-11-24'],
  ['2020-12-07', '2020-12-08'],
  ['2020-12-14', '2020-12-15'],
  ['2021-01-11', '2021-01-12'],
];
const physicianScientist = [
  ['2020-11-30', '2020-12-01'],
  ['2020-12-10', '2020-12-11'],
  ['2021-01-07', '2021-01-08'],
  ['2021-01-21', '2021-01-22'],
];
const preliminary = ['2020-11-20', '2020-12-04', '2020-12-18', '2021-01-15'];

const daysOfTrack: Readonly<Record<TrackId, readonly (readonly string[])[]>> = {
  categorical: categorical.map((day) => [day]),
  'primary-care': primaryCare,
  'physician-scientist': physicianScientist,
  preliminary: preliminary.map((day) => [day]),
};

const labels: Readonly<Record<TrackId, readonly [name: string, nrmp: string]>> = {
  categorical: ['Categorical', '1261140C0'],
  'primary-care': ['Primary Care', '1261140M0'],
  'physician-scientist': ['Physician Scientist', '1261140C0'],
  preliminary: ['Preliminary', '1261140P0'],
};

/**
 * The published calendar of the reference season, with `seats` kept in each start for each track that uses the day and
 * `shared` more that all of them may use.
 */
export function sampleSeason({ seats = 3, shared = 1 } = {}): Season {
  const tracks = Object.entries(daysOfTrack).map(([id, days]) => ({
    id,
    name: labels[id]?.[0] ?? id,
    nrmp: labels[id]?.[1] ?? '',
    alone: id === 'physician-scientist' || id === 'preliminary',
    covers: id === 'primary-care' ? ['categorical'] : [],
    options: days.map((each) => ({ id: optionId(each as CalendarDay[]), days: each }) as unknown as Option),
  }));
  const days = [...new Set(Object.values(daysOfTrack).flat(2))].sort();
  return {
    id: 'sample-2020',
    program: {
      name: 'Sample Internal Medicine Residency',
      zone: 'America/New_York',
      from: 'interviews@example.org',
      contact: 'residency@example.org',
    },
    offers: { answerHours: 48, until: '2020-11-30' as CalendarDay, changesCloseHours: 24 },
    digest: { at: '07:00' as WallTime, to: ['coordinator@example.org'] },
    deadlines: [],
    assumed: ['seats'],
    tracks,
    days: days.map((on) => dayOn(on as CalendarDay, seats, shared)),
  };
}

function dayOn(on: CalendarDay, seats: number, shared: number): Day {
  const tracks = Object.keys(daysOfTrack).filter((id) => daysOfTrack[id]?.flat().includes(on));
  const groups = tracks.map((id) => ({ for: [id], seats }));
  if (shared > 0 && tracks.length > 1) groups.push({ for: tracks, seats: shared });
  const start = (name: Start['name'], at: string, until: string): Start => ({
    name,
    at: at as WallTime,
    until: until as WallTime,
    groups,
  });
  const morning = start('morning', '08:00', '13:00');
  return {
    on,
    starts: tracks.includes('preliminary') ? [morning] : [morning, start('afternoon', '13:00', '18:00')],
  };
}

/** Every seat of the season, free but for those that `taken` gives to an offer. */
export function seatsOf(season: Season, taken: (seat: Seat) => string | undefined = () => undefined): Seat[] {
  return season.days.flatMap((day) =>
    day.starts.flatMap((start) =>
      start.groups
        .flatMap((group) => Array<readonly TrackId[]>(group.seats).fill(group.for))
        .map((tracks, index) => {
          const seat = { on: day.on, start: start.name, number: index + 1, tracks };
          const takenBy = taken(seat);
          return takenBy ? { ...seat, takenBy } : seat;
        }),
    ),
  );
}

/** An open offer for the categorical track, invited at noon of 27 October in Boston, unless `change` says otherwise. */
export function sampleOffer(change: Partial<Offer> = {}): Offer {
  return {
    id: 'off_sample',
    season: 'sample-2020',
    applicant: { id: 'A-1', name: 'Sample Applicant One', email: 'one@example.org' },
    tracks: ['categorical'],
    seatedAs: 'categorical',
    state: 'open',
    opensAt: instant('2020-10-27T16:00Z'),
    closesAt: instant('2020-10-29T16:00Z'),
    version: 1,
    generation: 1,
    changedAt: instant('2020-10-27T16:00Z'),
    ...change,
  };
}
