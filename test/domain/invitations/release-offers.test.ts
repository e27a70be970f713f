import { expect, test } from 'vitest';
import { type Invitation, releaseOffers } from '#domain/invitations/release-offers.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { TrackId } from '#domain/season/season.ts';
import { hoursBetween } from '#domain/values/time.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { offerOf, winterSeason } from '#test/support/builders/season.ts';
import { changesOf, kindsOf, momentAt, program } from '#test/support/builders/verdicts.ts';
import { afterChanges, emptyWorld } from '#test/support/models/world.ts';

const season = winterSeason({ kept: 1, shared: 1 });
const context = momentAt('2030-10-28T16:00Z', program);

function invitation(name: string, ...tracks: TrackId[]): Invitation {
  const applicant = { id: name, name: `Sample ${name}`, email: `${name}@example.org` };
  return { applicant, tracks, offerId: `offer_${name}`, recordId: `record_${name}` };
}

const crowd = (number: number, ...tracks: TrackId[]) =>
  Array.from({ length: number }, (_, index) => invitation(`${tracks[0]}_${index}`, ...tracks));

function released(invitations: readonly Invitation[], world = emptyWorld(seatsOf(season)), at = context) {
  return releaseOffers(season, world, invitations, at);
}

test('each invitation becomes an open offer with a record, and the ledger is raised once', () => {
  const verdict = released([invitation('a', 'categorical'), invitation('b', 'preliminary')]);
  expect(kindsOf(verdict)).toEqual(['raise-ledger', 'put-offer', 'add-record', 'put-offer', 'add-record']);
  const world = afterChanges(emptyWorld(seatsOf(season)), changesOf(verdict));
  expect(world.offers).toMatchObject([
    { id: 'offer_a', state: 'open', version: 1, generation: 1, seatedAs: 'categorical' },
    { id: 'offer_b', state: 'open', version: 1, generation: 1, seatedAs: 'preliminary' },
  ]);
  expect(world.records).toMatchObject([
    { id: 'record_a', event: 'invited', offer: 'offer_a', who: program, notices: [{ to: 'a@example.org' }] },
    { id: 'record_b', event: 'invited', offer: 'offer_b' },
  ]);
});

test('an offer can be answered for 48 hours', () => {
  const [, put] = changesOf(released([invitation('a', 'categorical')]));
  const { opensAt, closesAt } = put?.kind === 'put-offer' ? put.offer : offerOf('none', 'none');
  expect(opensAt).toBe(context.now);
  expect(hoursBetween(opensAt, closesAt)).toBe(48);
});

test('an offer for categorical and primary care is one offer, seated as primary care', () => {
  const [, put] = changesOf(released([invitation('a', 'categorical', 'primary-care')]));
  expect(put).toMatchObject({ offer: { seatedAs: 'primary-care', tracks: ['categorical', 'primary-care'] } });
});

test('more-offers-than-seats: nobody is invited, and the refusal names the number that fits', () => {
  expect(released(crowd(12, 'categorical')).kind).toBe('decision');
  expect(released(crowd(13, 'categorical'))).toEqual({
    kind: 'refusal',
    refusal: {
      kind: 'more-offers-than-seats',
      short: [{ track: 'categorical', asked: 13, fits: 12 }],
    },
  });
});

test('more-offers-than-seats: a pair needs two seats, and both of its days count', () => {
  expect(released(crowd(5, 'primary-care'))).toMatchObject({
    refusal: { short: [{ track: 'primary-care', fits: 4 }] },
  });
});

test('more-offers-than-seats: tracks that share seats are counted together, not one by one', () => {
  const list = [...crowd(12, 'categorical'), ...crowd(2, 'physician-scientist')];
  expect(released(list).kind).toBe('decision');
  const taken = emptyWorld(
    seatsOf(season, (seat) =>
      String(seat.tracks) === 'physician-scientist' && seat.on === '2030-12-03' ? 'x' : undefined,
    ),
  );
  expect(released(crowd(2, 'physician-scientist'), taken).kind).toBe('decision');
  expect(released(list, taken)).toMatchObject({
    refusal: { short: [{ track: 'physician-scientist', asked: 2, fits: 0 }] },
  });
});

test('more-offers-than-seats: every track that does not fit is named at once', () => {
  expect(released([...crowd(13, 'categorical'), ...crowd(9, 'preliminary')])).toMatchObject({
    refusal: {
      short: [
        { track: 'categorical', asked: 13 },
        { track: 'preliminary', asked: 9 },
      ],
    },
  });
});

test('more-offers-than-seats: offers that are open already keep their places', () => {
  const world = emptyWorld(seatsOf(season));
  const full = afterChanges(world, changesOf(released(crowd(3, 'preliminary').slice(0, 2), world)));
  expect(released([invitation('late', 'preliminary')], full)).toMatchObject({
    refusal: { short: [{ asked: 1, fits: 0 }] },
  });
});

test('an applicant who has an offer in any state is not invited twice: a list can be sent in again', () => {
  const world = emptyWorld(seatsOf(season), [
    { ...offerOf('categorical', 'old'), state: 'declined', applicant: invitation('a').applicant },
  ]);
  const [a, b] = [invitation('a', 'categorical'), invitation('b', 'categorical')];
  expect(changesOf(released([a, b], world))).toHaveLength(3);
  expect(released([a], world)).toMatchObject({ kind: 'repeat' });
  expect(released([], world)).toMatchObject({ kind: 'repeat' });
});

test('invited again: an offer that has ended does not count, and one that is open or booked does', () => {
  const a = invitation('a', 'categorical');
  const worldWith = (...states: Offer['state'][]) =>
    emptyWorld(
      seatsOf(season),
      states.map((state, index) => ({
        ...offerOf('categorical', `old_${index}`),
        state,
        applicant: invitation('a').applicant,
      })),
    );
  const again = (...states: Offer['state'][]) =>
    releaseOffers(season, worldWith(...states), [a], context, { again: true });
  for (const state of ['declined', 'canceled', 'expired'] as const) {
    expect(again(state)).toMatchObject({ kind: 'decision', result: [{ id: 'offer_a' }] });
    expect(again(state, 'open').kind).toBe('repeat');
  }
  expect(again('booked').kind).toBe('repeat');
});

test('open offers that have lost their seats do not stop the invitations of a track that has some', () => {
  const open = Array.from({ length: 13 }, (_, index) => offerOf('categorical', `open_${index}`));
  const world = emptyWorld(seatsOf(season), open);
  expect(released([invitation('a', 'preliminary')], world).kind).toBe('decision');
  expect(released([invitation('a', 'categorical')], world)).toMatchObject({
    refusal: { short: [{ track: 'categorical', asked: 1, fits: 0 }] },
  });
});

test('an applicant who is in the list twice gets one offer', () => {
  const twice = { ...invitation('a', 'categorical'), offerId: 'offer_again', recordId: 'record_again' };
  const verdict = released([invitation('a', 'categorical'), twice]);
  expect(kindsOf(verdict)).toEqual(['raise-ledger', 'put-offer', 'add-record']);
});

test('invitations-over: after the last day for them, by the clock of the program', () => {
  const list = [invitation('a', 'categorical')];
  const at = (now: string) => released(list, undefined, momentAt(now, program));
  expect(at('2030-12-01T04:59:59.999Z').kind).toBe('decision');
  expect(at('2030-12-01T05:00Z')).toEqual({
    kind: 'refusal',
    refusal: { kind: 'invitations-over', endedAt: '2030-12-01T05:00:00.000Z' },
  });
});

test('tracks-apart: tracks that no single booking can serve are not offered together', () => {
  const apart = invitation('a', 'categorical', 'preliminary');
  expect(released([invitation('b', 'categorical'), apart])).toEqual({
    kind: 'refusal',
    refusal: { kind: 'tracks-apart', applicant: 'a', tracks: ['categorical', 'preliminary'] },
  });
});
