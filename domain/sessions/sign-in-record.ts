import type { Notice, RecordFrame } from '#domain/decisions/change-record.ts';
import type { Instant } from '#domain/values/time.ts';

/**
 * That a sign-in link was asked for. For an address that is no coordinator's it is written as well, without a notice and
 * without the address. It holds nothing that signs anybody in: the link is the id and a signature under the link keys.
 */
export type SignInRequested = RecordFrame & {
  readonly event: 'sign-in-requested';
  /** Until when the link works. */
  readonly endsAt: Instant;
  readonly notices: readonly Notice<'sign-in'>[];
  /** When the link was used: it works once. */
  readonly usedAt?: Instant;
};
