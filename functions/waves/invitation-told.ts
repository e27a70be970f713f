import { openAt, tell } from '#domain/invitations/release-offers.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { type ToldBy, toldBy } from '#functions/notices/told-by.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';

/** What the applicant of `offer`, be it prepared or open, is told when they are invited, with a link that is nobody's. */
export function invitationTold(season: Season, offer: Offer, link?: string): ToldBy {
  const { opensAt } = offer;
  const open = openAt(season, offer, opensAt);
  return toldBy(season, open, tell(open, decisionContext({ kind: 'clock' }, opensAt)), link);
}
