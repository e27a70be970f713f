import { describe, expect, test } from 'vitest';
import type { Application, Review } from '#domain/applications/application.ts';
import type { Outlook } from '#domain/capacity/outlook.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { instant, plusHours } from '#domain/values/time.ts';
import { inviteWave, type Wave } from '#domain/waves/invite-wave.ts';
import { planWave, type WaveCandidate } from '#domain/waves/wave-plan.ts';
import { applicationRow, applicationTitles, appliedOf, planOf } from '#test/support/builders/applications.ts';
import { sampleOffer, sampleSeason, seatsOf } from '#test/support/builders/sample-season.ts';
import { momentAt, program } from '#test/support/builders/verdicts.ts';

const season = sampleSeason({ seats: 1, shared: 0 });
const now = instant('2020-10-27T16:00Z');
const tuesday = instant('2020-11-03T15:00Z');
const wave: Wave = { at: tuesday, startedAt: now, again: false };
const by = {
  reason: 'Strong letters.',
  who: { kind: 'program', name: 'Sample Coordinator' },
  at: now,
} as const;

function reviewed(
  to: 'invite' | 'hold',
  tracks: readonly string[],
  withdrawn: readonly string[] = [],
): Review {
  return {
    entered: [],
    withdrawn: withdrawn.map((track) => ({ track, ...by })),
    decided: { to, tracks, ...by },
  };
}

/** Applications that ticked primary care, each decided to be invited for it unless `change` says otherwise. */
function candidates(
  many: number,
  change: (index: number) => Partial<Application> = () => ({}),
): WaveCandidate[] {
  const rows = Array.from({ length: many }, (_, index) => applicationRow(index + 1));
  return appliedOf(season, planOf(season, [applicationTitles, ...rows])).map((each, index) => ({
    id: each.id,
    version: each.version,
    application: { ...each, review: reviewed('invite', ['primary-care']), ...change(index) },
  }));
}

const plan = (some: readonly WaveCandidate[], change: Partial<Wave> = {}, offers: readonly Offer[] = []) =>
  planWave(season, { offers, seats: seatsOf(season) }, some, { ...wave, ...change }, now);
const whyOut = (...asked: Parameters<typeof plan>) => plan(...asked).leftOut.map(({ why }) => why);
const offerTo = (id: string, change: Partial<Offer> = {}): Offer =>
  sampleOffer({ id: `off_${id}`, applicant: { id, name: 'Sam', email: `s${id}@example.org` }, ...change });

describe('a wave that is planned', () => {
  test('has the offers of those who fit, prepared for its time, with the window that it names', () => {
    const [one] = candidates(1) as [WaveCandidate];
    const respondBy = plusHours(tuesday, 96);
    const { fits, leftOut, byTrack, refusal } = plan([one], {
      respondBy,
      bookingOpensAt: plusHours(tuesday, 24),
    });
    expect(fits).toMatchObject([
      {
        id: one.id,
        version: 1,
        offer: {
          applicant: { id: one.id, name: 'Sam Sample-1', email: 's1@example.org' },
          tracks: ['primary-care'],
          state: 'prepared',
          opensAt: tuesday,
          respondBy,
          bookingOpensAt: plusHours(tuesday, 24),
        },
      },
    ]);
    expect(leftOut).toEqual([]);
    expect(byTrack).toEqual([{ track: 'primary-care', asked: 1, fits: 1 }]);
    expect(refusal).toBeUndefined();
    const [plain] = plan([one]).fits;
    expect(plain?.offer).not.toHaveProperty('respondBy');
    expect(plain?.offer).not.toHaveProperty('bookingOpensAt');
  });

  test('that leaves at once has open offers, and the deadline that its applicants are told', () => {
    const [fit] = plan(candidates(1), { at: undefined }).fits;
    expect(fit?.offer).toMatchObject({ state: 'open', opensAt: now, closesAt: plusHours(now, 48) });
  });

  test('promises the seats until the latest time at which a late release would close', () => {
    const [fit] = plan(candidates(1)).fits;
    expect(Date.parse(fit?.offer.closesAt ?? '')).toBeGreaterThan(Date.parse(plusHours(tuesday, 48)));
  });

  test('takes as many of a track as have seats, in the order of the selection, and names the others', () => {
    // Two pairs fit on each of the five visits.
    const some = candidates(12).reverse();
    const { fits, leftOut, byTrack } = plan(some);
    expect(byTrack).toEqual([{ track: 'primary-care', asked: 12, fits: 10 }]);
    expect(fits.map(({ id }) => id)).toEqual(some.slice(0, 10).map(({ id }) => id));
    expect(leftOut).toEqual(
      some.slice(10).map(({ id }) => ({
        id,
        name: `Sam Sample-${Number(id) - 20_900_000}`,
        why: { kind: 'no-seat', track: 'primary-care' },
      })),
    );
  });

  test('is what the invitation of the very same people then grants, and nobody more', () => {
    const { fits } = plan(candidates(12));
    const world: Outlook = { ledger: 1, offers: [], seats: seatsOf(season) };
    const invite = (some: readonly { readonly offer: Offer }[]) =>
      inviteWave(
        season,
        world,
        some.map(({ offer }, index) => ({
          ...{ applicant: offer.applicant, tracks: offer.tracks, applicationVersion: 1 },
          ...{ offerId: `off_${index}`, recordId: `record_${index}` },
        })),
        wave,
        momentAt('2020-10-27T16:00Z', program),
      );
    expect(invite(fits).kind).toBe('decision');
    const more = { offer: offerTo('more', { tracks: ['primary-care'], seatedAs: 'primary-care' }) };
    expect(invite([...fits, more])).toMatchObject({ refusal: { kind: 'more-offers-than-seats' } });
  });
});

describe('left out of a wave, each with the reason, is', () => {
  test('an application that is gone, or was changed since it was selected', () => {
    const [one] = candidates(1) as [WaveCandidate];
    expect(plan([{ id: 'X', version: 1 }]).leftOut).toEqual([
      { id: 'X', name: '', why: { kind: 'application-unknown' } },
    ]);
    expect(whyOut([{ ...one, version: 2 }])).toEqual([{ kind: 'application-changed' }]);
  });

  test('one that nobody has decided to invite, or that was withdrawn, as a whole or from each decided track', () => {
    const why = (change: Partial<Application>) => whyOut(candidates(1, () => change));
    expect(why({ review: reviewed('hold', []) })).toEqual([{ kind: 'not-decided' }]);
    expect(why({ review: { entered: [], withdrawn: [] } })).toEqual([{ kind: 'not-decided' }]);
    expect(why({ review: reviewed('invite', ['primary-care'], ['primary-care']) })).toEqual([
      { kind: 'application-withdrawn' },
    ]);
    expect(why({ review: reviewed('invite', ['categorical'], ['categorical']) })).toEqual([
      { kind: 'tracks-withdrawn' },
    ]);
    expect(why({ review: reviewed('invite', ['categorical', 'primary-care'], ['categorical']) })).toEqual([]);
  });

  test('one without an address, or for tracks that no single booking serves', () => {
    const values = { firstName: 'Sam' } as unknown as Application['values'];
    expect(whyOut(candidates(1, () => ({ values })))).toEqual([{ kind: 'no-address' }]);
    const tracks = ['categorical', 'preliminary'];
    expect(whyOut(candidates(1, () => ({ review: reviewed('invite', tracks) })))).toEqual([
      { kind: 'tracks-apart', tracks },
    ]);
  });

  test('the second with an address, in any case of its letters, and one who has the address of somebody invited', () => {
    const [one, two] = candidates(2, (index) =>
      index === 1 ? { values: { email: 'S1@Example.org' } as unknown as Application['values'] } : {},
    ) as [WaveCandidate, WaveCandidate];
    expect(whyOut([one, two])).toEqual([{ kind: 'address-taken', by: one.id }]);
    const known = offerTo('known', {
      state: 'declined',
      applicant: { id: 'known', name: 'K', email: 'S1@EXAMPLE.org' },
    });
    expect(whyOut([one], {}, [known])).toEqual([{ kind: 'address-taken', by: 'known' }]);
    const own = { ...known, applicant: { ...known.applicant, id: one.id } };
    expect(whyOut([one], { again: true }, [own])).toEqual([]);
  });

  test('somebody who is in this wave, in another one, or was invited before', () => {
    const [one] = candidates(1) as [WaveCandidate];
    const out = (change: Partial<Offer>, again = false) =>
      whyOut([one], { again }, [offerTo(one.id, change)]);
    const later = plusHours(tuesday, 24);
    expect(out({ state: 'prepared', releaseAt: tuesday, opensAt: tuesday })).toEqual([
      { kind: 'in-this-wave' },
    ]);
    expect(out({ state: 'prepared', releaseAt: later, opensAt: later })).toEqual([
      { kind: 'in-another-wave', releaseAt: later },
    ]);
    const before = { kind: 'invited-before', state: 'open', at: now };
    expect(out({ state: 'open', opensAt: now }, true)).toEqual([before]);
    expect(out({ state: 'expired', opensAt: now })).toEqual([{ ...before, state: 'expired' }]);
    expect(out({ state: 'expired', opensAt: now }, true)).toEqual([]);
    expect(out({ state: 'unreleased', opensAt: now })).toEqual([]);
  });
});

describe('no wave', () => {
  test('release-past, invitations-over, window-too-short: leaves then or with this window, no matter who is in it', () => {
    const refusal = (change: Partial<Wave>, at = now) =>
      planWave(season, { offers: [], seats: seatsOf(season) }, [], { ...wave, ...change }, at).refusal?.kind;
    expect(refusal({ at: now })).toBe('release-past');
    expect(refusal({ at: instant(Date.parse(now) + 1) })).toBeUndefined();
    expect(refusal({ at: instant('2020-12-01T05:00Z') })).toBe('invitations-over');
    expect(refusal({ at: instant('2020-12-01T04:59Z') })).toBeUndefined();
    expect(refusal({ at: undefined }, instant('2020-12-01T05:00Z'))).toBe('invitations-over');
    expect(refusal({ respondBy: plusHours(tuesday, 47) })).toBe('window-too-short');
    expect(refusal({ at: undefined, respondBy: plusHours(now, 47) })).toBe('window-too-short');
    expect(refusal({ respondBy: plusHours(tuesday, 48) })).toBeUndefined();
  });
});
