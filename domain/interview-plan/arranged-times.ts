import type { Span } from './interview-day.ts';

/** A block of a guest's agenda, with its interviews and how many of them the guest is owed, if it has any. */
export type GuestBlock = Span & {
  readonly interviews?: { readonly minutes: number; readonly passingMinutes: number; readonly owed: number };
};

/** An arrangement in minutes: bounds that are not stated are far away. */
export type ArrangedMinutes = {
  readonly longer: number;
  readonly pause: number;
  readonly notBefore: number;
  readonly notAfter: number;
};

/** Interviews can be held so many minutes before or after the hours for which somebody is booked, if that was arranged. */
const FARTHEST_MINUTES = 120;

/**
 * Returns the times at which a guest with an arrangement can be interviewed, for each of `blocks` in their order. As long as the
 * interviews owed fit into what remains of their block between the bounds, they stay in it. Otherwise the block is longer, or moves as
 * little as it must, and a block of interviews after it makes room; but never into another part of the guest's day, which others share, and
 * never far out of the hours for which the guest is booked: where the bounds allow nothing near them, no times are left.
 * An interview begins when those of others do, or as soon after the one before as the pause allows.
 */
export function arrangedTimes(
  blocks: readonly GuestBlock[],
  arranged: ArrangedMinutes,
): readonly (readonly Span[])[] {
  const shared = blocks.filter(({ interviews }) => !interviews);
  const earliestEnd = Math.min(...blocks.map(({ from }) => from)) - FARTHEST_MINUTES;
  const latestBegin = Math.max(...blocks.map(({ to }) => to)) + FARTHEST_MINUTES;
  const taken = new Set<number>();
  let earliest = arranged.notBefore;
  return blocks.map((block) => {
    if (!block.interviews || block.interviews.owed === 0) return [];
    const window = windowOf(block, block.interviews, Math.max(block.from, earliest), arranged);
    if (window.to < earliestEnd || window.from > latestBegin) return [];
    if (window.to > block.to) earliest = window.to;
    const times = beginnings(block, block.interviews, window, arranged)
      .filter((from) => !taken.has(from))
      .map((from) => ({ from, to: from + lengthOf(block.interviews, arranged) }))
      .filter(({ from, to }) => from >= window.from && to <= window.to)
      .filter((span) => !shared.some((other) => span.from < other.to && other.from < span.to));
    for (const { from } of times) taken.add(from);
    return times;
  });
}

type Interviews = NonNullable<GuestBlock['interviews']>;

function lengthOf(interviews: Interviews | undefined, { longer }: ArrangedMinutes): number {
  return (interviews?.minutes ?? 0) + longer;
}

/** The stretch of the day in which the interviews of a block are held; `from` is where it begins if nothing comes later. */
function windowOf(block: Span, interviews: Interviews, from: number, arranged: ArrangedMinutes): Span {
  const { owed } = interviews;
  const gap = Math.max(arranged.pause, interviews.passingMinutes);
  const needed = owed * lengthOf(interviews, arranged) + (owed - 1) * gap;
  const stays = { from, to: Math.min(block.to, arranged.notAfter) };
  if (stays.to - stays.from >= needed) return stays;
  const length = Math.max(needed, block.to - block.from);
  const to = Math.min(from + length, arranged.notAfter);
  return { from: to - from >= needed ? from : Math.max(to - length, arranged.notBefore), to };
}

/** The minutes at which interviews can begin: those of everybody else, and those one right after the other. */
function beginnings(
  block: Span,
  { minutes, passingMinutes }: Interviews,
  window: Span,
  { longer, pause }: ArrangedMinutes,
): readonly number[] {
  const usual = minutes + passingMinutes;
  const own = minutes + longer + Math.max(pause, passingMinutes);
  const first = Math.ceil((window.from - block.from) / usual);
  const among = (count: number) => Array.from({ length: Math.max(0, Math.ceil(count)) }, (_, index) => index);
  const long = window.to - window.from;
  const found = [
    ...among(long / usual).map((index) => block.from + (first + index) * usual),
    ...among(long / own).map((index) => window.from + index * own),
  ];
  return [...new Set(found)].sort((one, other) => one - other);
}
