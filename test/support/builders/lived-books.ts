import { book } from '#domain/booking/book.ts';
import { cancel } from '#domain/booking/cancel.ts';
import { move } from '#domain/booking/move.ts';
import { boardOf } from '#domain/capacity/board.ts';
import type { AnyVerdict } from '#domain/contract.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import { noteMailTrouble } from '#domain/delivery/delivery-status.ts';
import { decline } from '#domain/invitations/decline.ts';
import { expire } from '#domain/invitations/expire.ts';
import { reissueLink } from '#domain/invitations/reissue-link.ts';
import { releaseOffers } from '#domain/invitations/release-offers.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { SeasonState } from '#domain/reconciliation/discrepancy.ts';
import { type Instant, plusHours } from '#domain/values/time.ts';
import { afterChanges, emptyWorld } from '#test/support/models/world.ts';
import { seatsOf } from './sample-season.ts';
import { invitationFor, invitedAt, winterSeason } from './season.ts';
import { applicant, changesOf, program } from './verdicts.ts';

export const season = winterSeason();
/** When the books are looked at: an hour after the last thing happened. */
export const lookedAt = plusHours(invitedAt, 3);

const pair = '2030-11-18_2030-11-19';
const day = (option: string) => ({ choice: { option, starts: ['morning'] } }) as const;
const both = (option: string) => ({ choice: { option, starts: ['morning', 'afternoon'] } }) as const;

/**
 * The books of a season in which everything has happened once: booked a day (`day`) and a pair (`pair`), moved (`mover`),
 * canceled, declined, expired, sent a new link, had a bounce, and one offer that is still `open`. All mails are sent.
 */
export function livedBooks(): SeasonState {
  let world = emptyWorld(seatsOf(season));
  let records = 0;
  const context = (at: Instant, who: DecisionContext['who'] = applicant): DecisionContext => {
    records += 1;
    return { now: at, recordId: `record_${records}`, who };
  };
  const settle = (verdict: AnyVerdict) => {
    world = afterChanges(world, changesOf(verdict));
  };
  const offer = (name: string) => world.offers.find(({ id }) => id === `offer_${name}`) as Offer;
  const standing = (name: string) => ({ season, offer: offer(name), seats: world.seats, outlook: world });
  const early = ['late'].map((name) => invitationFor(name, 'categorical'));
  settle(releaseOffers(season, world, early, context(plusHours(invitedAt, -48), program)));
  const rest = ['day', 'mover', 'canceled', 'declined', 'open'].map((name) =>
    invitationFor(name, 'categorical'),
  );
  const pairs = ['pair', 'link-reissued'].map((name) => invitationFor(name, 'categorical', 'primary-care'));
  settle(releaseOffers(season, world, [...rest, ...pairs], context(invitedAt, program)));
  settle(expire(offer('late'), context(plusHours(invitedAt, 1), { kind: 'clock' })));
  const now = plusHours(invitedAt, 2);
  settle(book(standing('day'), day('2030-11-19'), context(now)));
  settle(book(standing('mover'), day('2030-11-19'), context(now)));
  settle(book(standing('canceled'), day('2030-12-03'), context(now)));
  settle(book(standing('pair'), both(pair), context(now)));
  settle(move(standing('mover'), day('2030-12-10'), context(now)));
  settle(cancel(standing('canceled'), {}, context(now)));
  settle(decline(offer('declined'), context(now)));
  settle(reissueLink(offer('link-reissued'), context(now, program)));
  settle(
    noteMailTrouble(
      offer('day'),
      { kind: 'bounced', at: now, why: 'no such user' },
      context(now, { kind: 'mail' }),
    ),
  );
  const sent = { at: now, as: 'sent', detail: 'sample' } as const;
  return {
    season,
    ...world,
    board: { ...boardOf(season, world), version: 1 },
    records: [],
    histories: world.records.map((record) => ({
      ...record,
      sent: Object.fromEntries([...record.notices.keys()].map((notice) => [notice, sent])),
    })),
  };
}
