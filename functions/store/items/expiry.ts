import type { Instant } from '#domain/values/time.ts';
import { table } from '#functions/store/table.ts';

/** The attribute that lets DynamoDB delete the item some time after `at`. */
export function expiry(at: Instant): Readonly<Record<string, number>> {
  return { [table.timeToLive]: Math.ceil(Date.parse(at) / 1000) };
}
