import { lastDayOf } from '#domain/season/season.ts';
import { dayIn, type Instant } from '#domain/values/time.ts';
import { countNeeds, type Needs, needsOf } from './action-items.ts';
import { type AppliedLine, appliedIn } from './applied-files.ts';
import { changesIn, type EventGroup } from './changes.ts';
import { type DayRoster, rostersDue } from './coming-days.ts';
import type { DigestSource, Stretch } from './digest-input.ts';
import {
  type DayFigure,
  dayFigures,
  type Share,
  seatsTaken,
  type TrackFigure,
  trackFigures,
} from './figures.ts';
import type { Truncated } from './truncate.ts';
import { type PreparedWave, preparedWaves } from './waves.ts';

/** The content of a digest, in a form that its record can store. It names people: for coordinators only. */
export type DigestFacts = Stretch & {
  readonly at: Instant;
  /** Whether all days of the season are over, so that this digest is the last. */
  readonly isLast?: true;
  /** Whether nothing changed, nobody comes and nothing needs a coordinator. */
  readonly quiet: boolean;
  readonly rosters: readonly DayRoster[];
  readonly seats: Share;
  /** The days from today on. */
  readonly days: readonly DayFigure[];
  readonly daysPast: number;
  readonly tracks: readonly TrackFigure[];
  /** What the clock is still to release. */
  readonly waves: readonly PreparedWave[];
  readonly changes: readonly EventGroup[];
  readonly applied: Truncated<AppliedLine>;
  readonly needs: Needs;
};

/** Returns what coordinators need to know at `at`. Long lists are truncated; counts never are. */
export function digestFacts(source: DigestSource, { since, until }: Stretch, at: Instant): DigestFacts {
  const { season, offers, seats } = source;
  const today = dayIn(season.program.zone, at);
  const changes = changesIn(source, { since, until });
  const applied = appliedIn(source.applied, { since, until });
  const tracks = trackFigures(season, offers, seats, at);
  const needs = needsOf(source, { since, until }, tracks, at);
  const rosters = rostersDue(source, at);
  const isIdle = changes.length === 0 && applied.count === 0 && rosters.length === 0;
  return {
    at,
    ...(today > lastDayOf(season) ? { isLast: true } : {}),
    since,
    until,
    quiet: isIdle && countNeeds(needs) === 0,
    rosters,
    seats: seatsTaken(seats),
    days: dayFigures(season, offers, seats).filter((day) => day.on >= today),
    daysPast: season.days.filter((day) => day.on < today).length,
    tracks,
    waves: preparedWaves(offers),
    changes,
    applied,
    needs,
  };
}
