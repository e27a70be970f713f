import { windowTermsOf } from '#domain/invitations/window.ts';
import type { Season } from '#domain/season/season.ts';
import { type Instant, instant } from '#domain/values/time.ts';
import type { Wave } from '#domain/waves/invite-wave.ts';
import { timeFromField } from '#functions/http/time-field.ts';

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
  const unclear = waveTimes.find(
    (name) => typed[name] !== '' && !timeFromField(season.program.zone, typed[name]),
  );
  if (unclear) return { typed, unclear };
  const terms = windowTermsOf({
    bookingOpensAt: timeFromField(season.program.zone, typed.opens),
    respondBy: timeFromField(season.program.zone, typed.respond),
  });
  const { again } = typed;
  return {
    typed,
    wave: {
      ...terms,
      again,
      startedAt: typed.startedAt,
      at: timeFromField(season.program.zone, typed.release),
    },
  };
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
