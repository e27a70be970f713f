import { expect, test } from 'vitest';
import { type Invitation, openAt, releaseOffers } from '#domain/invitations/release-offers.ts';
import { instant, plusHours } from '#domain/values/time.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { offerOf, winterSeason } from '#test/support/builders/season.ts';
import { momentAt, program } from '#test/support/builders/verdicts.ts';
import { emptyWorld } from '#test/support/models/world.ts';

const season = winterSeason();
const context = momentAt('2030-10-28T16:00Z', program);

function invitation(offerId: string, track: string, applicant: string): Invitation {
  const named = { id: applicant, name: `Sample ${applicant}`, email: `${applicant}@example.org` };
  return { applicant: named, tracks: [track], offerId, recordId: `record of ${offerId}` };
}

test('of an applicant who is twice in the list the first line counts', () => {
  const list = [invitation('offer_a', 'preliminary', 'ann'), invitation('offer_b', 'categorical', 'ann')];
  expect(releaseOffers(season, emptyWorld(seatsOf(season)), list, context)).toMatchObject({
    result: [{ id: 'offer_a', seatedAs: 'preliminary' }],
  });
});

test('a list of which everybody was invited before is told with their offers, and nobody else’s', () => {
  const theirs = offerOf('categorical', 'offer_one');
  const world = { ...emptyWorld(seatsOf(season)), offers: [theirs, offerOf('categorical', 'offer_two')] };
  expect(
    releaseOffers(season, world, [invitation('offer_a', 'categorical', theirs.applicant.id)], context),
  ).toEqual({
    kind: 'repeat',
    result: [theirs],
  });
});

test('an invitation is reminded of at the first time that its season names, or leaves no trace of reminders', () => {
  const closesAt = plusHours(context.now, 120);
  const reminded = (beforeClosingHours: readonly number[]) =>
    openAt(
      { ...season, reminders: { beforeClosingHours, beforeInterviewDays: [], beforeInterviewHours: [] } },
      offerOf('categorical', 'offer_one'),
      context.now,
      closesAt,
    );
  expect(reminded([48, 12]).remindAt).toBe(instant('2030-10-31T16:00Z'));
  expect(reminded([])).not.toHaveProperty('remindAt');
});
