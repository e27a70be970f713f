import type { Difference } from '#domain/season-plan/differences.ts';

/** Describes a difference in one line: `+` for an addition, `-` for a removal, `~` for a change. */
export function describeDifference(difference: Difference): string {
  switch (difference.kind) {
    case 'seats-added':
      return `+ ${startOf(difference)}: ${counted(difference.seats)} for ${difference.tracks.join(', ')}`;
    case 'seats-removed':
      return `- ${startOf(difference)}: ${counted(difference.seats)} for ${difference.tracks.join(', ')}`;
    case 'seats-relabeled': {
      const { from, to, seats } = difference;
      return `~ ${startOf(difference)}: ${counted(seats)} for ${from.join(', ')}, now for ${to.join(', ')}`;
    }
    case 'document':
      return '~ only the order of entries in the file';
    default: {
      const { name, before, after } = difference;
      if (before === undefined) return `+ ${name}: ${after}`;
      return after === undefined ? `- ${name}: ${before}` : `~ ${name}: ${before} -> ${after}`;
    }
  }
}

function startOf({ on, start }: { readonly on: string; readonly start: string }): string {
  return `${on} ${start}`;
}

function counted(seats: number): string {
  return seats === 1 ? '1 seat' : `${seats} seats`;
}
