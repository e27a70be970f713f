import type { Season } from '#domain/season/season.ts';
import { isCalendarDay } from '#domain/values/time.ts';
import { lastValidDay } from './day-rules.ts';
import { quoted, type SeasonRule, type Violation } from './violation.ts';
import { joinHostsOf, leakFaults, paragraphFaults } from './visit-rules.ts';

/** What must be true of when and how applicants without an invitation are told. */
export const statusRules: readonly SeasonRule[] = [
  { needs: ['statuses', 'days'], faults: statusFaults },
  { needs: ['statuses', 'tracks', 'days'], faults: statusLeaks },
];

function statusFaults(season: Season): Violation[] {
  const { statuses } = season;
  if (!statuses) return [];
  const { toldBy, closed = '', waiting = '' } = statuses;
  const path = ['statuses', 'toldBy'];
  const words = Object.entries({ closed, waiting }).filter(([, text]) => text !== '');
  return [
    ...dayFaults(season, path, toldBy),
    ...words.flatMap(([name, text]) => paragraphFaults(['statuses', name], text)),
  ];
}

function statusLeaks(season: Season): Violation[] {
  const joinHosts = joinHostsOf(season);
  return (['closed', 'waiting'] as const).flatMap((name) =>
    leakFaults(['statuses', name], season.statuses?.[name], joinHosts),
  );
}

function dayFaults(season: Season, path: Violation['path'], on: string): Violation[] {
  if (!isCalendarDay(on)) return [{ path, message: `${quoted(on)} is not a day: write it as 2026-12-18.` }];
  const last = lastValidDay(season);
  if (last === undefined || on <= last) return [];
  return [{ path, message: `This is after the last interview day, ${last}: nobody would be told in time.` }];
}
