import { expect, test } from 'vitest';
import { book } from '#domain/booking/book.ts';
import { decline } from '#domain/invitations/decline.ts';
import { releaseOffers } from '#domain/invitations/release-offers.ts';
import type { WindowTerms } from '#domain/invitations/window.ts';
import { hoursBetween, instant, plusHours } from '#domain/values/time.ts';
import { inviteWave } from '#domain/waves/invite-wave.ts';
import { prepareWave } from '#domain/waves/prepare-wave.ts';
import { releasePrepared } from '#domain/waves/release-prepared.ts';
import { choicesOf } from '#test/support/builders/choices.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { invitationFor, winterSeason } from '#test/support/builders/season.ts';
import { changesOf, momentAt, offerAfter, program } from '#test/support/builders/verdicts.ts';
import { emptyWorld } from '#test/support/models/world.ts';

const season = winterSeason({ kept: 2, shared: 0 });
const context = momentAt('2030-10-28T16:00Z', program);
const at = instant('2030-10-30T14:00Z');
const opensAt = instant('2030-11-01T14:00Z');
const one = [invitationFor('one', 'preliminary')];
const world = emptyWorld(seatsOf(season));
const byClock = (now: string) => momentAt(now, { kind: 'clock' });

function prepared(terms: WindowTerms) {
  const verdict = prepareWave(season, world, one, { at, again: false, ...terms }, context);
  const [offer] = verdict.kind === 'decision' ? verdict.result : [];
  if (!offer) throw new Error(JSON.stringify(verdict));
  return offer;
}

test('a window is counted from when dates can be booked: 48 hours from then', () => {
  const released = offerAfter(
    releasePrepared(season, prepared({ bookingOpensAt: opensAt }), byClock('2030-10-30T14:00Z')),
  );
  expect(released).toMatchObject({ state: 'open', opensAt: at, bookingOpensAt: opensAt });
  expect(hoursBetween(opensAt, released.closesAt)).toBe(48);
});

test('window-too-short: a deadline leaves 48 hours to the millisecond, from the release and from the opening', () => {
  const least = plusHours(at, 48);
  expect(prepared({ respondBy: least }).respondBy).toBe(least);
  const wave = { at, again: false } as const;
  const early = instant('2030-11-01T13:59:59.999Z');
  expect(prepareWave(season, world, one, { ...wave, respondBy: early }, context)).toEqual({
    kind: 'refusal',
    refusal: { kind: 'window-too-short', respondBy: early, least },
  });
  const fromOpening = { ...wave, bookingOpensAt: opensAt, respondBy: plusHours(opensAt, 47) };
  expect(prepareWave(season, world, one, fromOpening, context)).toMatchObject({
    refusal: { kind: 'window-too-short', least: plusHours(opensAt, 48) },
  });
  const atOnce = releaseOffers(season, world, one, context, { respondBy: plusHours(context.now, 47) });
  expect(atOnce).toMatchObject({ refusal: { kind: 'window-too-short', least: plusHours(context.now, 48) } });
});

test('the deadline of a wave is the one that it named, unless a late release would leave fewer than 48 hours', () => {
  const respondBy = plusHours(at, 50);
  const wave = prepared({ respondBy });
  const closesAt = (now: string) => offerAfter(releasePrepared(season, wave, byClock(now))).closesAt;
  expect(closesAt('2030-10-30T14:00Z')).toBe(respondBy);
  expect(closesAt('2030-10-30T16:00Z')).toBe(respondBy);
  expect(closesAt('2030-10-30T20:00Z')).toBe(plusHours(instant('2030-10-30T20:00Z'), 48));
  const tooLate = offerAfter(releasePrepared(season, wave, byClock('2030-10-31T02:00:01Z')));
  expect(tooLate.state).toBe('unreleased');
});

test('booking-not-open: before booking opens neither the applicant nor the program books; declining is possible', () => {
  const released = offerAfter(
    releasePrepared(season, prepared({ bookingOpensAt: opensAt }), byClock('2030-10-30T14:00Z')),
  );
  const [choice] = choicesOf(season, released);
  const standing = { season, offer: released, seats: world.seats };
  const early = momentAt('2030-11-01T13:59:59.999Z', { kind: 'applicant' });
  for (const who of [{ kind: 'applicant' }, program] as const)
    expect(book(standing, { choice: choice! }, { ...early, who })).toEqual({
      kind: 'refusal',
      refusal: { kind: 'booking-not-open', opensAt },
    });
  expect(decline(released, early).kind).toBe('decision');
  expect(book(standing, { choice: choice! }, momentAt(opensAt, { kind: 'applicant' })).kind).toBe('decision');
});

test('a wave whose dates pass before its deadline is refused, with the number that fits', () => {
  const respondBy = instant('2031-03-01T12:00Z');
  const verdict = prepareWave(season, world, one, { at, again: false, respondBy }, context);
  expect(verdict).toMatchObject({
    refusal: { kind: 'more-offers-than-seats', short: [{ asked: 1, fits: 0 }] },
  });
});

test('a wave that leaves at once is named after its first moment, and holds applications to what was seen', () => {
  const startedAt = plusHours(context.now, -0.01);
  const invitations = [{ ...one[0]!, applicationVersion: 3 }];
  const verdict = inviteWave(season, world, invitations, { startedAt, again: false }, context);
  expect(offerAfter(verdict)).toMatchObject({ state: 'open', releaseAt: startedAt });
  expect(changesOf(verdict)).toContainEqual({
    kind: 'check-application',
    application: one[0]!.applicant.id,
    version: 3,
  });
});
