import { expect, test } from 'vitest';
import { expire } from '#domain/invitations/expire.ts';
import { offerStates } from '#domain/offers/offer.ts';
import { offerOf } from '#test/support/builders/season.ts';
import { kindsOf, momentAt, offerAfter, recordOf } from '#test/support/builders/verdicts.ts';

const open = offerOf('categorical', 'offer_1');
const byClock = (now: string) => momentAt(now, { kind: 'clock' });

test('an offer is open for 48 hours to the millisecond, and ends then', () => {
  expect(expire(open, byClock('2030-10-30T15:59:59.999Z'))).toEqual({ kind: 'unchanged' });
  const verdict = expire(open, byClock('2030-10-30T16:00Z'));
  expect(kindsOf(verdict)).toEqual(['put-offer', 'add-record']);
  expect(offerAfter(verdict)).toMatchObject({ state: 'expired', version: 2 });
  expect(recordOf(verdict)).toMatchObject({ who: { kind: 'clock' }, event: 'expired' });
});

test.each(offerStates.filter((state) => state !== 'open'))('an offer that is %s does not expire', (state) => {
  expect(expire({ ...open, state }, byClock('2031-01-01T00:00Z'))).toEqual({ kind: 'unchanged' });
});
