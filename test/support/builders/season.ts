import type { Invitation } from '#domain/invitations/release-offers.ts';
import type { Offer } from '#domain/offers/offer.ts';
import {
  type Option,
  type Season,
  type Start,
  startNames,
  type Track,
  type TrackId,
} from '#domain/season/season.ts';
import { type CalendarDay, type Instant, instant, plusHours, type WallTime } from '#domain/values/time.ts';

/** How many seats of a start are for which tracks, as `{ categorical: 2, 'categorical primary-care': 1 }`. */
type Groups = Readonly<Record<string, number>>;

/** A season in few words. Options are written as their ids; a start that is left out does not exist. */
export type SeasonSketch = {
  readonly tracks: Readonly<
    Record<string, { readonly options: readonly string[]; readonly alone?: true; readonly covers?: string[] }>
  >;
  readonly seats: Readonly<Record<string, { readonly morning?: Groups; readonly afternoon?: Groups }>>;
  readonly zone?: string;
  readonly changesCloseHours?: number;
};

const hoursOf = { morning: ['08:00', '13:00'], afternoon: ['13:00', '18:00'] } as const;

/** An invented season as sketched: invitations until 30 November 2030, 48 hours to answer. */
export function seasonOf({ tracks, seats, zone, changesCloseHours = 24 }: SeasonSketch): Season {
  return {
    id: 'sample-2030',
    program: {
      name: 'Sample Residency',
      zone: zone ?? 'America/New_York',
      from: 'interviews@example.org',
      contact: 'residency@example.org',
    },
    offers: { answerHours: 48, until: '2030-11-30' as CalendarDay, changesCloseHours },
    digest: { at: '07:00' as WallTime, to: ['coordinator@example.org'] },
    deadlines: [],
    assumed: ['everything'],
    tracks: Object.entries(tracks).map(
      ([id, { options, alone = false, covers = [] }]): Track => ({
        id,
        name: id,
        nrmp: '0000000X0',
        alone,
        covers,
        options: options.map((each) => ({ id: each, days: each.split('_') }) as unknown as Option),
      }),
    ),
    days: Object.entries(seats)
      .sort()
      .map(([on, groups]) => ({
        on: on as CalendarDay,
        starts: startNames.flatMap((name) => startOf(name, groups[name])),
      })),
  };
}

function startOf(name: Start['name'], groups: Groups | undefined): Start[] {
  if (!groups) return [];
  const [at, until] = hoursOf[name];
  return [
    {
      name,
      at: at as WallTime,
      until: until as WallTime,
      groups: Object.entries(groups).map(([tracks, seats]) => ({ for: tracks.split(' '), seats })),
    },
  ];
}

/**
 * A small season of every kind: categorical days, two of which are a day of a primary-care or physician-scientist pair
 * as well, and preliminary days with one start. In each start, `kept` seats for each of its tracks, and `shared` more
 * on the days of two tracks.
 */
export function winterSeason({ kept = 2, shared = 1 } = {}): Season {
  const one = (track: string) => both({ [track]: kept });
  const two = (other: string) => both({ categorical: kept, [other]: kept, [`categorical ${other}`]: shared });
  return seasonOf({
    tracks: {
      categorical: { options: ['2030-11-19', '2030-12-03', '2030-12-10'] },
      'primary-care': {
        options: ['2030-11-18_2030-11-19', '2030-12-09_2030-12-10'],
        covers: ['categorical'],
      },
      'physician-scientist': { options: ['2030-12-03_2030-12-04'], alone: true },
      preliminary: { options: ['2030-11-22', '2030-12-06'], alone: true },
    },
    seats: {
      '2030-11-18': one('primary-care'),
      '2030-11-19': two('primary-care'),
      '2030-11-22': { morning: { preliminary: kept } },
      '2030-12-03': two('physician-scientist'),
      '2030-12-04': one('physician-scientist'),
      '2030-12-06': { morning: { preliminary: kept } },
      '2030-12-09': one('primary-care'),
      '2030-12-10': two('primary-care'),
    },
  });
}

function both(groups: Groups): { readonly morning: Groups; readonly afternoon: Groups } {
  return { morning: groups, afternoon: groups };
}

/** When the sample's first offers went out: three weeks before its first day. */
export const invitedAt: Instant = instant('2030-10-28T16:00Z');

/** An open offer of `track`, made at `opensAt` and to be answered within 48 hours, unless `change` says otherwise. */
export function offerOf(track: string, id: string, change: Partial<Offer> = {}): Offer {
  const opensAt = change.opensAt ?? invitedAt;
  return {
    id,
    season: 'sample-2030',
    applicant: { id: `applicant of ${id}`, name: `Sample ${id}`, email: `${id}@example.org` },
    tracks: [track],
    seatedAs: track,
    state: 'open',
    opensAt,
    closesAt: plusHours(opensAt, 48),
    version: 1,
    generation: 1,
    changedAt: opensAt,
    ...change,
  };
}

/** One invitation for `tracks`, with ids made of `name`. */
export function invitationFor(name: string, ...tracks: TrackId[]): Invitation {
  const applicant = { id: name, name: `Sample ${name}`, email: `${name}@example.org` };
  return { applicant, tracks, offerId: `offer_${name}`, recordId: `record_${name}_invited` };
}

/** As many invitations for each track as `crowd` says. */
export function invitationsFor(crowd: Readonly<Record<TrackId, number>>): Invitation[] {
  return Object.entries(crowd).flatMap(([track, number]) =>
    Array.from({ length: number }, (_, index) => invitationFor(`${track}-${index}`, track)),
  );
}
