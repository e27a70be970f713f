import type { Instant } from '#domain/values/time.ts';

/** The address of a wave, which is named after its release. */
export function wavePath(releaseAt: Instant): string {
  return `/desk/waves/${releaseAt}`;
}
