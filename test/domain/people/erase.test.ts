import { describe, expect, test } from 'vitest';
import type { Application } from '#domain/applications/application.ts';
import { type ErasureStanding, erase } from '#domain/people/erase.ts';
import { instant } from '#domain/values/time.ts';
import { offerOf, winterSeason } from '#test/support/builders/season.ts';
import { changesOf, kindsOf, momentAt, program } from '#test/support/builders/verdicts.ts';

const season = winterSeason();
const at = '2031-01-15T15:00Z';
const context = momentAt(at, program, 'record_9');
const application: Application = {
  ...{ id: '20990001', season: season.id, version: 4, firstSeenAt: instant(at), changedAt: instant(at) },
  values: {
    ...{ 'name.whole': 'Sample, One', 'name.first': 'One', 'name.last': 'Sample' },
    ...{ email: 'One@Example.org', nrmpId: 'N0000001', usmleId: '5-000' },
  },
  ticks: [],
};
const standing: ErasureStanding = {
  ...{ season, offers: [], histories: [], applications: [application], listed: [], names: 2 },
  erased: new Map(),
};
const erasureIn = (verdict: ReturnType<typeof erase>) =>
  changesOf(verdict).flatMap((change) => (change.kind === 'put-erasure' ? [change.erasure] : []))[0];

describe('somebody who was never invited', () => {
  test('is erased by the application, with every text that identifies them, and is marked', () => {
    const verdict = erase(standing, context);
    expect(erasureIn(verdict)).toEqual({
      ...{ id: 'erasure_9', season: season.id, at: context.now, offers: [], people: ['20990001'] },
      terms: ['20990001', 'one@example.org', 'n0000001', '5-000', 'one sample', 'sample, one'],
    });
    expect(kindsOf(verdict)).toEqual(['add-tombstone', 'put-erasure', 'raise-names']);
    expect(changesOf(verdict)[0]).toEqual({ kind: 'add-tombstone', person: '20990001', at: context.now });
    expect(changesOf(verdict)[2]).toEqual({ kind: 'raise-names', from: 2 });
  });

  test('is erased when only a list of facts has the id', () => {
    const verdict = erase({ ...standing, applications: [], listed: ['20990007'] }, context);
    expect(erasureIn(verdict)).toMatchObject({ people: ['20990007'], terms: ['20990007'] });
  });

  test('gives a reason that names them no place', () => {
    expect(erase(standing, context, 'as N0000001 asked')).toMatchObject({
      refusal: { kind: 'reason-names' },
    });
  });
});

describe('a person who was invited', () => {
  const offer = offerOf('categorical', 'offer_1', {
    ...{ state: 'declined', applicant: { id: '20990001', name: 'One Sample', email: 'one@example.org' } },
  });

  test('is erased once, by offer, application and lists together', () => {
    const verdict = erase({ ...standing, offers: [offer], listed: ['20990001'] }, context);
    expect(erasureIn(verdict)).toMatchObject({ offers: ['offer_1'], people: ['20990001'] });
    expect(kindsOf(verdict)).toEqual([
      'put-offer',
      'add-record',
      'add-tombstone',
      'put-erasure',
      'raise-names',
    ]);
  });

  test('and was erased, was invited again and is erased again, keeps the one mark', () => {
    const erased = new Map([['20990001', instant('2030-12-01T15:00Z')]]);
    expect(kindsOf(erase({ ...standing, offers: [offer], erased }, context))).not.toContain('add-tombstone');
  });

  test('and imported again after the offer was erased, loses the application', () => {
    const gone = { ...offer, erasedAt: instant('2030-12-01T15:00Z') };
    expect(erasureIn(erase({ ...standing, offers: [gone] }, context))).toMatchObject({
      ...{ offers: [], people: ['20990001'] },
    });
    expect(erase({ ...standing, offers: [gone], applications: [] }, context)).toMatchObject({
      refusal: { kind: 'offer-erased' },
    });
  });

  test('is not erased while the invitation can be answered, however old the application is', () => {
    expect(erase({ ...standing, offers: [{ ...offer, state: 'open' }] }, context)).toMatchObject({
      refusal: { kind: 'offer-live', invitation: 'offer_1', state: 'open' },
    });
  });
});
