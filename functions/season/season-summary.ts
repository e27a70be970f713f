import { place } from '#domain/capacity/placement.ts';
import type { Season } from '#domain/season/season.ts';
import { type Batch, seatsAfter } from '#domain/season-plan/batches.ts';

/**
 * What a season is, in a few lines to check before it is applied for the first time: its days, its seats, and how many
 * applicants each track could invite if it had all of its seats to itself.
 */
export function seasonSummary(season: Season, batches: readonly Batch[]): readonly string[] {
  const seats = batches.reduce((before, { changes }) => seatsAfter(before, changes), seatsAfter([], []));
  const dates = season.days.map(({ on }) => on).toSorted();
  return [
    `  Days: ${dates.length}, from ${dates[0]} to ${dates.at(-1)}. Seats: ${seats.length}.`,
    ...season.tracks.map(({ id, name, options }) => {
      const kept = seats.filter(({ tracks }) => tracks.includes(id));
      const alone = kept.filter(({ tracks }) => tracks.length === 1).length;
      const [placed] = place(season, seats, [{ track: id, asked: seats.length }]);
      const pairs = options.filter(({ days }) => days.length === 2).length;
      const choices = [counted(options.length - pairs, 'day'), counted(pairs, 'pair')].filter(Boolean);
      return `  ${name}: ${choices.join(' and ')}; ${kept.length} seats, of which ${alone} are its own; room for ${placed?.fits ?? 0} applicants.`;
    }),
  ];
}

function counted(count: number, what: string): string {
  if (count === 0) return '';
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}
