import { type Instant, instant } from '#domain/values/time.ts';
import { environmentNames } from './environment.ts';

/** The time it is, moved by what a demonstration's environment says. Read once for each invocation, at the edge. */
export function now(): Instant {
  return instant(Date.now() + Number(process.env[environmentNames.clockShift] ?? 0));
}
