import { agendaFor } from '#domain/agenda/agenda-for.ts';
import { occasionsOf } from '#domain/agenda/occasions.ts';
import { minuteOfDay } from '#domain/agenda/slots.ts';
import type { ReplacedLink } from '#domain/offers/replaced.ts';
import type { AgendaBlock } from '#domain/season/agenda-section.ts';
import { type Season, startsAt } from '#domain/season/season.ts';
import { visitOf } from '#domain/season/visit.ts';
import { type Instant, plusDays, type WallTime, wallClock } from '#domain/values/time.ts';
import { isNear, timedBlocks } from './parts-of-day.ts';

type Hours = ReturnType<typeof occasionsOf>[number]['hours'];

/**
 * Returns of whom `next` replaces or drops a link to join that is shown at `now`. One that is not shown yet can have been
 * copied by nobody, and one where there was none is no change.
 */
export function linksReplaced(current: Season, next: Season, now: Instant): readonly ReplacedLink[] {
  return occasionsOf(current).flatMap(({ hours, ...key }) => [
    ...(isVisitReplaced(current, next, key, hours, now) ? [key] : []),
    ...blocksReplaced(current, next, key, now).map((block) => ({
      ...key,
      ...(block.for ? { for: block.for } : {}),
    })),
  ]);
}

/** Somebody for whom it was arranged can have an interview after the end of the start. */
function isVisitReplaced(
  current: Season,
  next: Season,
  { track, on }: ReplacedLink,
  hours: Hours,
  now: Instant,
): boolean {
  const { joinLink } = visitOf(current, track, on) ?? {};
  const span = {
    from: startsAt(current, on, hours),
    to: wallClock(plusDays(on, 1), '00:00' as WallTime, current.program.zone),
  };
  return joinLink !== undefined && isNear(span, now) && joinLink !== visitOf(next, track, on)?.joinLink;
}

function blocksReplaced(
  current: Season,
  next: Season,
  key: ReplacedLink,
  now: Instant,
): readonly AgendaBlock[] {
  const { zone } = current.program;
  const agenda = agendaFor(current, key);
  const after = agendaFor(next, key)?.blocks ?? [];
  return (agenda ? timedBlocks(agenda) : [])
    .filter(({ block, from, to }) => {
      const span = { from: minuteOfDay(key.on, from, zone), to: minuteOfDay(key.on, to, zone) };
      const { joinLink } = block;
      return joinLink !== undefined && isNear(span, now) && joinLink !== sameBlock(after, block)?.joinLink;
    })
    .map(({ block }) => block);
}

/** The block that a file may have moved or renamed, but not both. */
function sameBlock(blocks: readonly AgendaBlock[], { title, at }: AgendaBlock): AgendaBlock | undefined {
  return (
    blocks.find((each) => each.title === title && each.at === at) ??
    blocks.find((each) => each.title === title) ??
    blocks.find((each) => each.at === at)
  );
}
