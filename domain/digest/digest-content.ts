import { lastDayOf } from '#domain/season/season.ts';
import { dayIn, type Instant } from '#domain/values/time.ts';
import { type Needs, needsOf } from './action-items.ts';
import { type AppliedLine, appliedIn } from './applied-files.ts';
import { changesIn, type EventGroup } from './changes.ts';
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

/** All that a digest says, in a form that can be kept in its record. Names people: for coordinators only. */
export type DigestFacts = Stretch & {
  readonly at: Instant;
  /** The season's days are all over, and with this digest its digests. */
  readonly isLast?: true;
  /** Nothing happened, and nothing needs a coordinator. */
  readonly quiet: boolean;
  readonly seats: Share;
  /** From today on. */
  readonly days: readonly DayFigure[];
  readonly daysPast: number;
  readonly tracks: readonly TrackFigure[];
  readonly changes: readonly EventGroup[];
  readonly applied: Truncated<AppliedLine>;
  readonly needs: Needs;
};

/** What coordinators are to know at `at`. Long lists are cut short; counts never are. */
export function digestFacts(source: DigestSource, { since, until }: Stretch, at: Instant): DigestFacts {
  const { season, offers, seats } = source;
  const today = dayIn(season.program.zone, at);
  const changes = changesIn(source, { since, until });
  const applied = appliedIn(source.applied, { since, until });
  const needs = needsOf(source, at);
  const needed = needs.unreached.count + needs.closing.count + needs.emptyDays.length;
  return {
    at,
    ...(today > lastDayOf(season) ? { isLast: true } : {}),
    since,
    until,
    quiet: changes.length === 0 && applied.count === 0 && needed === 0,
    seats: seatsTaken(seats),
    days: dayFigures(season, offers, seats).filter((day) => day.on >= today),
    daysPast: season.days.filter((day) => day.on < today).length,
    tracks: trackFigures(season, offers, seats, at),
    changes,
    applied,
    needs,
  };
}
