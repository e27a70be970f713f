import { describe, expect, test } from 'vitest';
import { releaseOffers } from '#domain/invitations/release-offers.ts';
import { hoursBetween, instant, plusHours, type WallTime } from '#domain/values/time.ts';
import { prepareWave } from '#domain/waves/prepare-wave.ts';
import { releasePrepared } from '#domain/waves/release-prepared.ts';
import { unprepare } from '#domain/waves/unprepare.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { invitationFor, offerOf, winterSeason } from '#test/support/builders/season.ts';
import {
  changesOf,
  kindsOf,
  momentAt,
  offerAfter,
  program,
  recordOf,
} from '#test/support/builders/verdicts.ts';
import { afterChanges, emptyWorld } from '#test/support/models/world.ts';

const season = winterSeason({ kept: 1, shared: 0 });
const context = momentAt('2030-10-28T16:00Z', program);
const at = instant('2030-10-30T14:00Z');
const byClock = (now: string) => momentAt(now, { kind: 'clock' });
const crowd = (count: number) =>
  Array.from({ length: count }, (_, index) => invitationFor(`${index}`, 'preliminary'));

function prepared(count: number, world = emptyWorld(seatsOf(season)), when = at, again = false) {
  return prepareWave(season, world, crowd(count), { at: when, again }, context);
}

const [one] = (() => {
  const verdict = prepared(1);
  return verdict.kind === 'decision' ? verdict.result : [];
})();
if (!one) throw new Error('nothing was prepared');

test('a prepared offer is due for its release, is mailed to nobody, and raises the ledger', () => {
  const verdict = prepared(1);
  expect(kindsOf(verdict)).toEqual(['raise-ledger', 'put-offer', 'add-record']);
  expect(recordOf(verdict)).toMatchObject({ event: 'prepared', releaseAt: at, notices: [] });
  expect(one).toMatchObject({ state: 'prepared', opensAt: at, releaseAt: at });
});

test('its seat is promised from the moment at which it is prepared', () => {
  const full = afterChanges(emptyWorld(seatsOf(season)), changesOf(prepared(2)));
  const more = releaseOffers(season, full, [invitationFor('more', 'preliminary')], context);
  expect(more).toMatchObject({ refusal: { short: [{ track: 'preliminary', asked: 1, fits: 0 }] } });
  expect(prepared(3)).toMatchObject({ refusal: { short: [{ asked: 3, fits: 2 }] } });
});

test('release-past: a wave leaves after it is prepared', () => {
  expect(prepared(1, undefined, context.now)).toEqual({
    kind: 'refusal',
    refusal: { kind: 'release-past', at: context.now },
  });
});

test('invitations-over: no wave leaves after the last day for invitations', () => {
  const midnight = instant('2030-12-01T05:00Z');
  expect(prepared(1, undefined, plusHours(midnight, -1)).kind).toBe('decision');
  expect(prepared(1, undefined, midnight)).toMatchObject({ refusal: { kind: 'invitations-over' } });
});

test('an applicant in a wave is not invited by hand as well, and one who is invited is in no wave', () => {
  const waiting = afterChanges(emptyWorld(seatsOf(season)), changesOf(prepared(1)));
  expect(releaseOffers(season, waiting, crowd(1), context, { again: true }).kind).toBe('repeat');
  expect(prepared(1, waiting).kind).toBe('repeat');
  const invited = emptyWorld(seatsOf(season), [{ ...one, state: 'open' }]);
  expect(prepared(1, invited, at, true).kind).toBe('repeat');
});

describe('the release', () => {
  test('comes at its time and not before', () => {
    expect(releasePrepared(season, one, byClock('2030-10-30T13:59:59.999Z'))).toEqual({ kind: 'unchanged' });
    const verdict = releasePrepared(season, one, byClock('2030-10-30T14:00Z'));
    expect(kindsOf(verdict)).toEqual(['put-offer', 'add-record']);
    expect(recordOf(verdict)).toMatchObject({ event: 'invited', who: { kind: 'clock' }, version: 2 });
  });

  test('gives the whole window from the time at which it comes, be it twelve hours late', () => {
    for (const now of ['2030-10-30T14:00Z', '2030-10-30T14:01:30Z', '2030-10-31T02:00Z']) {
      const after = offerAfter(releasePrepared(season, one, byClock(now)));
      expect(after).toMatchObject({ state: 'open', opensAt: instant(now) });
      expect(hoursBetween(after.opensAt, after.closesAt)).toBe(48);
      expect(after.closesAt <= one.closesAt).toBe(true);
    }
  });

  test('never leaves less than 48 hours: one that comes too late invites nobody, and says why', () => {
    const verdict = releasePrepared(season, one, byClock('2030-10-31T02:00:01Z'));
    expect(offerAfter(verdict).state).toBe('unreleased');
    expect(recordOf(verdict)).toMatchObject({ event: 'unprepared', because: 'too-late', notices: [] });
  });

  test('invites nobody after the last day for invitations, whatever an outage has delayed', () => {
    const late = { ...one, opensAt: instant('2030-12-01T04:00Z'), closesAt: instant('2030-12-10T05:00Z') };
    expect(recordOf(releasePrepared(season, late, byClock('2030-12-01T05:00Z')))).toMatchObject({
      event: 'unprepared',
      because: 'invitations-over',
    });
  });

  test('closes at the season’s round time, of the day that the release decides', () => {
    const round = { ...season, offers: { ...season.offers, closesAt: '17:00' as WallTime } };
    const verdict = prepareWave(round, emptyWorld(seatsOf(round)), crowd(1), { at, again: false }, context);
    const [offer] = verdict.kind === 'decision' ? verdict.result : [];
    const after = offerAfter(releasePrepared(round, offer!, byClock('2030-10-30T14:00Z')));
    expect(after.closesAt).toBe('2030-11-01T21:00:00.000Z');
  });

  test('of an offer in any other state changes nothing', () => {
    const open = offerOf('preliminary', 'offer_open');
    for (const state of ['open', 'booked', 'expired', 'unreleased'] as const)
      expect(releasePrepared(season, { ...open, state }, byClock('2030-10-30T14:00Z'))).toEqual({
        kind: 'unchanged',
      });
  });
});

test('taken back: nobody is told, the seat is free, and the applicant counts as not invited', () => {
  const before = afterChanges(emptyWorld(seatsOf(season)), changesOf(prepared(2)));
  const verdict = unprepare(one, context);
  expect(recordOf(verdict)).toMatchObject({ event: 'unprepared', because: 'taken-back', notices: [] });
  const after = afterChanges(before, changesOf(verdict));
  expect(releaseOffers(season, after, crowd(1), context).kind).toBe('decision');
  expect(unprepare({ ...one, state: 'open' }, context)).toEqual({ kind: 'unchanged' });
});

test('an earlier invitation that has ended is told of the new one when that is released, not when it is prepared', () => {
  const old = { ...offerOf('preliminary', 'offer_old'), state: 'expired', applicant: one.applicant } as const;
  const verdict = prepared(1, emptyWorld(seatsOf(season), [old]), at, true);
  expect(kindsOf(verdict)).toEqual(['raise-ledger', 'put-offer', 'add-record']);
  const [offer] = verdict.kind === 'decision' ? verdict.result : [];
  const released = releasePrepared(season, offer!, byClock('2030-10-30T14:00Z'));
  expect(changesOf(released)).toContainEqual({
    kind: 'note-renewal',
    offer: 'offer_old',
    by: { offer: one.id, at },
  });
});
