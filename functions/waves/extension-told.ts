import { frameOf } from '#domain/decisions/change-offer.ts';
import { type Extended, noticeTo } from '#domain/invitations/invitation-record.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { type ToldBy, toldBy } from '#functions/notices/told-by.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import type { ExtensionOf } from './extend-offers.ts';

/** What the applicant of `offer` is told of the new deadline, with a link that is nobody's. */
export function extensionTold(
  season: Season,
  offer: Offer,
  { until, reason }: ExtensionOf,
  now: Instant,
): ToldBy {
  const after = { ...offer, closesAt: until };
  const record: Extended = {
    ...frameOf(after, decisionContext({ kind: 'clock' }, now)),
    event: 'extended',
    deadlines: { before: offer.closesAt, after: until },
    notices: noticeTo(offer),
    ...(reason ? { reason } : {}),
  };
  return toldBy(season, after, [{ kind: 'add-record', record }]);
}
