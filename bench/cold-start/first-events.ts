import { pageEvent } from '#bench/lambda/events.ts';
import { benchKeys } from '#bench/season/deployment.ts';
import type { Crowd } from '#bench/season/quiet-season.ts';
import type { EntryName } from '#functions/entries.ts';
import { tokenFor } from '#functions/links/link-token.ts';

/** A first event for each function that makes it read its table and do its work. */
export function firstEvents({ season, offers }: Crowd): Readonly<Record<EntryName, object>> {
  const [offer] = offers;
  if (!offer) throw new Error('the season has no offer');
  const delivered = {
    eventType: 'Delivery',
    mail: { timestamp: offer.opensAt, tags: { season: [season.id], offer: [offer.id] } },
    delivery: {},
  };
  const record = {
    ...{ id: { S: 'record_none' }, event: { S: 'mail-recovered' } },
    ...{ season: { S: season.id }, offer: { S: offer.id } },
  };
  return {
    applicant: pageEvent(tokenFor(offer, benchKeys)),
    questions: {
      ...pageEvent(''),
      routeKey: 'GET /questions/{on}',
      rawPath: '/questions/2020-11-17',
      pathParameters: { on: '2020-11-17' },
    },
    desk: { ...pageEvent(''), routeKey: 'GET /desk/sign-in', rawPath: '/desk/sign-in' },
    interviewer: { ...pageEvent('x'), routeKey: 'GET /interviewer/{token}', rawPath: '/interviewer/x' },
    notices: { Records: [{ dynamodb: { SequenceNumber: '1', NewImage: record } }] },
    clockwork: {},
    reconciler: {},
    digest: {},
    feedback: { Records: [{ Sns: { Message: JSON.stringify(delivered) } }] },
    imports: { Records: [{ dynamodb: { SequenceNumber: '1', NewImage: record } }] },
  };
}
