import { agendaFor } from '#domain/agenda/agenda-for.ts';
import { occasionsOf } from '#domain/agenda/occasions.ts';
import { minuteOfDay } from '#domain/agenda/slots.ts';
import type { PartyKey, ReplacedLink, ReplacedRoom } from '#domain/offers/replaced.ts';
import type { AgendaBlock } from '#domain/season/agenda-section.ts';
import { type Season, startsAt } from '#domain/season/season.ts';
import { visitOf } from '#domain/season/visit.ts';
import { dayIn, type Instant, plusDays, type WallTime, wallClock } from '#domain/values/time.ts';
import { isNear, timedBlocks } from './parts-of-day.ts';

type Hours = ReturnType<typeof occasionsOf>[number]['hours'];

/**
 * Returns of whom `next` replaces or drops a link to join that is shown at `now`. One that is not shown yet can have been
 * copied by nobody, and one where there was none is no change.
 */
export function linksReplaced(current: Season, next: Season, now: Instant): readonly ReplacedLink[] {
  return occasionsOf(current).flatMap(({ hours, ...key }) => [
    ...(isVisitReplaced(current, next, key, hours, now) ? [key] : []),
    ...blocksReplaced(current, next, key, now).map((block) => partOf(key, block)),
  ]);
}

/** Returns where the interviews of a part of the agenda are held for whom `next` holds them elsewhere, on the day of `now` and later. */
export function roomsReplaced(current: Season, next: Season, now: Instant): readonly ReplacedRoom[] {
  const today = dayIn(current.program.zone, now);
  return occasionsOf(current)
    .filter(({ on }) => on >= today)
    .flatMap(({ hours: _, ...key }) => {
      const after = agendaFor(next, key)?.blocks ?? [];
      return (agendaFor(current, key)?.blocks ?? [])
        .filter((block) => {
          const same = block.interviews && sameBlock(after, block);
          return same && same.place !== block.place;
        })
        .map((block) => ({ ...partOf(key, block), ...(block.place ? { place: block.place } : {}) }));
    });
}

function partOf(key: PartyKey, { at, until, for: tracks }: AgendaBlock) {
  return { ...key, ...(tracks ? { for: tracks } : {}), at, until };
}

/** Somebody for whom it was arranged can have an interview after the end of the start. */
function isVisitReplaced(
  current: Season,
  next: Season,
  { track, on }: PartyKey,
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

function blocksReplaced(current: Season, next: Season, key: PartyKey, now: Instant): readonly AgendaBlock[] {
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
