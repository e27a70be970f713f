import type { Agenda, AgendaBlock } from '#domain/season/agenda-section.ts';
import type { Season, Start, TrackId } from '#domain/season/season.ts';
import type { Path, Violation } from '#domain/season/validation/violation.ts';
import { blocksFor, movedTo } from './agenda-for.ts';
import type { Occasion } from './occasions.ts';
import { minutesBetween } from './slots.ts';

type Held = Occasion & { readonly hours: Start };

/** Its time is the one by which all of an agenda moves with a start, and with which the day of an applicant begins. */
const NOT_FIRST = 'An agenda begins with its first block: put the one that begins first here.';

/**
 * Returns the faults of how the blocks of `agenda` follow each other on the occasions that have it: outside the start,
 * one before another has ended, or time in which nothing happens. Each is told once.
 * An agenda whose beginning is that of no start is held against each as it is written, the others move with their start.
 */
export function fitFaults(
  season: Pick<Season, 'tracks'>,
  agenda: Agenda,
  path: Path,
  occasions: readonly Held[],
): readonly Violation[] {
  const alike = Map.groupBy(occasions, ({ track, hours }) => [track, hours.at, hours.until].join());
  const isAsWritten = occasions.some(({ hours }) => hours.at === agenda.blocks[0]?.at);
  const faults = [...alike.values()].flatMap(([held]) =>
    held
      ? tracksTogether(season, held.track).flatMap((tracks) =>
          chainFaults(isAsWritten ? movedTo(held.hours.at, agenda) : agenda, path, held, tracks),
        )
      : [],
  );
  if (faults.length === 0 && !isAsWritten) return [{ path: [...path, 'blocks', 0], message: NOT_FIRST }];
  return [
    ...new Map([...faults].reverse().map((fault) => [JSON.stringify(fault.path), fault])).values(),
  ].reverse();
}

/** What somebody who is booked under `track` can be considered for together. */
function tracksTogether({ tracks }: Pick<Season, 'tracks'>, track: TrackId): readonly (readonly TrackId[])[] {
  const covers = tracks.find(({ id }) => id === track)?.covers ?? [];
  return [[track], ...covers.map((other) => [track, other]), [track, ...covers]];
}

function chainFaults(
  agenda: Agenda,
  path: Path,
  held: Held,
  tracks: readonly TrackId[],
): readonly Violation[] {
  const { at, until } = held.hours;
  const length = minutesBetween(at, until) || 24 * 60;
  const blocks = blocksFor(agenda, tracks)
    .map((block) => ({ block, from: minutesBetween(at, block.at), to: endOf(at, block) }))
    .sort((one, other) => one.from - other.from || one.to - other.to);
  const pathOf = (block: AgendaBlock) => [...path, 'blocks', agenda.blocks.indexOf(block)];
  const outside = blocks.filter(({ to }) => to > length);
  if (outside.length > 0)
    return outside.map(({ block }) => ({
      path: pathOf(block),
      message: `The ${held.start} of ${held.on} goes from ${at} to ${until}, and this block from ${block.at} to ${block.until}: change one of them.`,
    }));
  return blocks
    .flatMap(({ block, from }, index): Violation[] => {
      const before = blocks[index - 1];
      const free = before?.block.until ?? at;
      if (before && from < before.to) return [{ path: pathOf(block), message: overlap(before.block, block) }];
      if (from > (before?.to ?? 0)) return [{ path: pathOf(block), message: idle(free, block.at, tracks) }];
      return [];
    })
    .concat(endFaults(blocks.at(-1), held, length, tracks, path, pathOf));
}

function endOf(begin: Start['at'], { at, until }: AgendaBlock): number {
  return minutesBetween(begin, at) + minutesBetween(at, until);
}

function endFaults(
  last: { readonly block: AgendaBlock; readonly to: number } | undefined,
  { hours }: Held,
  length: number,
  tracks: readonly TrackId[],
  path: Path,
  pathOf: (block: AgendaBlock) => Path,
): Violation[] {
  if (!last)
    return [{ path: [...path, 'blocks'], message: `No block is for ${tracks.join(' and ')}: add one.` }];
  if (last.to === length) return [];
  return [{ path: pathOf(last.block), message: idle(last.block.until, hours.until, tracks) }];
}

function overlap(before: AgendaBlock, block: AgendaBlock): string {
  return `This block begins at ${block.at}, and “${before.title}” lasts until ${before.until}: nobody can be in both.`;
}

function idle(from: string, until: string, tracks: readonly TrackId[]): string {
  return `From ${from} to ${until} nothing is planned for ${tracks.join(' and ')}: add a block, as a break.`;
}
