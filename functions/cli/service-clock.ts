import { type Instant, instant } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';

/** Clocks that differ by less agree: the service tells its time in whole seconds, and an answer takes time. */
const TOLERANCE = 60_000;

/**
 * Returns an operator's clock that is held against the time at which the service says it answers. If the machine's own
 * clock is more than a minute off, the service's time counts: a slow clock would shorten the time to respond that
 * invitations promise. `warn` is told once by how many minutes. Until the first answer, the machine's clock counts.
 */
export function serviceClock(
  { client }: Pick<Store, 'client'>,
  local: () => Instant,
  warn: (minutesBehind: number) => void,
): () => Instant {
  let behind: number | undefined;
  client.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next(args);
      behind ??= lagOf(answer.response, Date.now());
      if (behind !== undefined && Math.abs(behind) < TOLERANCE) behind = 0;
      return answer;
    },
    { step: 'deserialize', name: 'serviceTime', priority: 'high' },
  );
  let isWarned = false;
  return () => {
    if (!behind) return local();
    if (!isWarned) warn(Math.round(behind / 60_000));
    isWarned = true;
    return instant(Date.parse(local()) + behind);
  };
}

/** By how many milliseconds `now` is behind the answer's own time, if it tells one. */
function lagOf(response: unknown, now: number): number | undefined {
  const headers =
    typeof response === 'object' && response !== null && 'headers' in response ? response.headers : undefined;
  if (typeof headers !== 'object' || headers === null) return undefined;
  const [, told] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'date') ?? [];
  const at = Date.parse(String(told));
  return Number.isNaN(at) ? undefined : at - now;
}
