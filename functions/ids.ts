import { ulid } from 'ulid';
import type { Instant } from '../domain/time.ts';

export type IdPrefix = 'offer' | 'record';

/** A new id that sorts by the time at which it was made, as `offer_01ja3v…`. */
export function newId(prefix: IdPrefix, now: Instant): string {
  return `${prefix}_${ulid(Date.parse(now)).toLowerCase()}`;
}
