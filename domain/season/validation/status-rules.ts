import type { Season } from '#domain/season/season.ts';
import { isCalendarDay } from '#domain/values/time.ts';
import { lastValidDay } from './day-rules.ts';
import { dayFaults } from './field-rules.ts';
import { type Having, type Path, ruleFor, type SeasonRule, type Violation } from './violation.ts';
import { joinHostsOf, leakFaults, paragraphFaults } from './visit-rules.ts';

/** What must be true of when and how applicants without an invitation are told. */
export const statusRules: readonly SeasonRule[] = [
  ruleFor(['statuses', 'days'], statusFaults),
  ruleFor(['statuses', 'tracks', 'days'], statusLeaks),
];

function statusFaults(season: Having<'statuses'>): Violation[] {
  const { toldBy, closed = '', waiting = '' } = season.statuses;
  const path = ['statuses', 'toldBy'];
  const words = Object.entries({ closed, waiting }).filter(([, text]) => text !== '');
  return [
    ...dayFaults(path, toldBy),
    ...lateFaults(season, path, toldBy),
    ...words.flatMap(([name, text]) => paragraphFaults(['statuses', name], text)),
  ];
}

function statusLeaks(season: Having<'statuses'>): Violation[] {
  const joinHosts = joinHostsOf(season);
  return (['closed', 'waiting'] as const).flatMap((name) =>
    leakFaults(['statuses', name], season.statuses[name], joinHosts),
  );
}

function lateFaults(season: Season, path: Path, on: string): Violation[] {
  const last = lastValidDay(season);
  if (last === undefined || !isCalendarDay(on) || on <= last) return [];
  return [{ path, message: `This is after the last interview day, ${last}: nobody would be told in time.` }];
}
