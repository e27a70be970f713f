import { expect, test } from 'vitest';
import type { Outlook } from '#domain/capacity/outlook.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { inviteWave, type WaveInvitation } from '#domain/waves/invite-wave.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { offerOf, winterSeason } from '#test/support/builders/season.ts';
import { momentAt, program } from '#test/support/builders/verdicts.ts';

const season = winterSeason();
const context = momentAt('2030-10-28T16:00Z', program);
const wave = { startedAt: context.now, again: false };

const invitation = (id: string, applicationVersion?: number): WaveInvitation => ({
  ...{ applicant: { id, name: `Sample ${id}`, email: `${id}@example.org` }, tracks: ['categorical'] },
  ...{ offerId: `offer_${id}`, recordId: `record_${id}` },
  ...(applicationVersion === undefined ? {} : { applicationVersion }),
});
const invite = (list: readonly WaveInvitation[], change = {}, offers: readonly Offer[] = []) => {
  const world: Outlook = { ledger: 1, offers, seats: seatsOf(season) };
  return inviteWave(season, world, list, { ...wave, ...change }, context);
};

test('a wave with a time is prepared, and one without it leaves at once', () => {
  const at = '2030-11-05T15:00:00.000Z';
  expect(invite([invitation('a')], { at })).toMatchObject({ result: [{ state: 'prepared', opensAt: at }] });
  expect(invite([invitation('a')])).toMatchObject({ result: [{ state: 'open', releaseAt: context.now }] });
});

test('the application of everybody who is invited, where there is one, must be as it was seen', () => {
  const known = offerOf('categorical', 'offer_x', { applicant: invitation('b').applicant });
  const verdict = invite([invitation('a', 3), invitation('b', 4), invitation('c')], {}, [known]);
  const checks =
    verdict.kind === 'decision' ? verdict.changes.filter(({ kind }) => kind === 'check-application') : [];
  expect(checks).toEqual([{ kind: 'check-application', application: 'a', version: 3 }]);
});

test('a repeat and a refusal look at no application', () => {
  const known = offerOf('categorical', 'offer_x', { applicant: invitation('a').applicant });
  expect(invite([invitation('a', 3)], {}, [known])).toEqual({ kind: 'repeat', result: [known] });
  const apart = { ...invitation('a', 3), tracks: ['categorical', 'preliminary'] };
  expect(invite([apart])).toMatchObject({ kind: 'refusal', refusal: { kind: 'tracks-apart' } });
});
