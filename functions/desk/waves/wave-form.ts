import { windowTermsOf } from '#domain/invitations/window.ts';
import type { Season } from '#domain/season/season.ts';
import { type Instant, instant, isCalendarDay, isWallTime, wallClock } from '#domain/values/time.ts';
import type { Wave } from '#domain/waves/invite-wave.ts';

/** The names of the times of a form, each on the program's clock. */
const waveTimes = ['release', 'opens', 'respond'] as const;
type WaveTime = (typeof waveTimes)[number];

/** What was typed, to be shown again. */
export type TypedWave = Readonly<Record<WaveTime, string>> & {
  readonly again: boolean;
  readonly startedAt: Instant;
};

/** Everything in the form that says when, or which of the times is none. */
export type ReadWave = {
  readonly typed: TypedWave;
  readonly wave?: Wave;
  readonly unclear?: WaveTime;
};

/** Reads the times of a wave. An empty release is now; an empty opening or deadline is the season's. */
export function readWave(season: Season, fields: URLSearchParams, now: Instant): ReadWave {
  const text = (name: WaveTime) => (fields.get(name) ?? '').trim().slice(0, 40);
  const typed: TypedWave = {
    ...{ release: text('release'), opens: text('opens'), respond: text('respond') },
    again: fields.get('again') === 'yes',
    startedAt: startedAt(fields.get('started') ?? '', now),
  };
  const unclear = waveTimes.find((name) => typed[name] !== '' && !timeIn(season, typed[name]));
  if (unclear) return { typed, unclear };
  const terms = windowTermsOf({
    bookingOpensAt: timeIn(season, typed.opens),
    respondBy: timeIn(season, typed.respond),
  });
  const { again } = typed;
  return { typed, wave: { ...terms, again, startedAt: typed.startedAt, at: timeIn(season, typed.release) } };
}

/** A time as the browser's field gives it, `2020-10-27T10:00`, on the program's clock. */
export function timeIn({ program }: Season, text: string): Instant | undefined {
  const [day = '', time = ''] = text.slice(0, 16).split(/[T ]/);
  return isCalendarDay(day) && isWallTime(time) ? wallClock(day, time, program.zone) : undefined;
}

/**
 * A wave that leaves at once is named after the moment at which its form was made, so that a form that is sent twice is one
 * wave. A moment that is not of the last day names nothing.
 */
function startedAt(text: string, now: Instant): Instant {
  const at = Date.parse(text);
  const age = Date.parse(now) - at;
  return age >= 0 && age < 24 * 3_600_000 ? instant(new Date(at).toISOString()) : now;
}
