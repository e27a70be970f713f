import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { consideredFor } from '#domain/roster/roster.ts';
import type { Season } from '#domain/season/season.ts';
import { beforeAndAfter, timeCell, tracksCell, whoCell } from './cells.ts';
import type { Sheet } from './sheet.ts';

/** Every event in the history of an offer, as coordinators call it. */
export const eventNames: Readonly<Record<OfferRecord['event'], string>> = {
  invited: 'invited',
  prepared: 'prepared for release',
  unprepared: 'taken back before release',
  declined: 'declined',
  withdrawn: 'withdrawn',
  expired: 'not answered in time',
  extended: 'deadline extended',
  'name-corrected': 'name corrected',
  'invitation-resent': 'invitation sent again',
  'booking-resent': 'confirmation sent again',
  'link-reissued': 'new link',
  booked: 'booked',
  moved: 'moved',
  swapped: 'swapped',
  're-routed': 'moved to another track',
  'booking-re-routed': 'booked for another track',
  'day-changed': 'time, place or link to join changed',
  'itinerary-published': 'told of the interviews of a day',
  'given-back': 'taken back by the program',
  canceled: 'canceled',
  'no-show-entered': 'did not come',
  'no-show-taken-back': 'came after all',
  'phone-left': 'left a phone for the day',
  'track-asked': 'asked for another track',
  'track-request-taken-back': 'took back the request for another track',
  'track-granted': 'granted another track',
  'track-refused': 'refused another track',
  'accommodation-asked': 'asked for an accommodation',
  'accommodation-withdrawn': 'withdrew the request for an accommodation',
  'accommodation-arranged': 'arranged an accommodation',
  'accommodation-not-arranged': 'did not arrange an accommodation',
  'closing-told': 'written to after the last day',
  'mail-failed': 'mail failed',
  'mail-recovered': 'mail arrives again',
  reminded: 'reminded',
  erased: 'personal data erased',
};

/** Changes of any offers, oldest first. Records of offers that are not among `offers` are left out. */
export function changeSheet(
  season: Season,
  offers: readonly Offer[],
  records: readonly OfferRecord[],
): Sheet {
  const byId = new Map(offers.map((offer) => [offer.id, offer]));
  const rows = records
    .toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)))
    .flatMap((record) => {
      const offer = byId.get(record.offer);
      return offer ? [changeRow(season, offer, record)] : [];
    });
  return {
    columns: [
      ...['When', 'What', 'Name', 'Tracks', 'AAMC ID', 'Email'],
      ...['Before', 'After', 'By', 'Why', 'Offer'],
    ],
    rows,
  };
}

function changeRow(season: Season, offer: Offer, record: OfferRecord): readonly string[] {
  return [
    timeCell(season, record.at),
    eventNames[record.event],
    offer.applicant.name,
    tracksCell(season, consideredFor(offer)),
    offer.applicant.id,
    offer.applicant.email,
    ...beforeAndAfter(record),
    whoCell(record.who),
    whyOf(record),
    offer.id,
  ];
}

/** The reason that somebody gave, or what a mail service said. */
export function whyOf(record: OfferRecord): string {
  if ('reason' in record) return record.reason ?? '';
  if ('because' in record) return record.because === 'taken-back' ? '' : record.because;
  return 'trouble' in record ? `${record.trouble.kind}: ${record.trouble.why}` : '';
}
