import { randomBytes } from 'node:crypto';
import { ulid } from 'ulid';
import type { Instant } from '#domain/values/time.ts';

export type IdPrefix = 'bulk' | 'offer' | 'record' | 'signin' | 'upload';

/** A new id that sorts by the time at which it was made, as `offer_01ja3v…`. */
export function newId(prefix: IdPrefix, now: Instant): string {
  const bytes = randomBytes(16).values();
  const draw = () => (bytes.next().value ?? 0) / 256;
  return `${prefix}_${ulid(Date.parse(now), draw).toLowerCase()}`;
}
