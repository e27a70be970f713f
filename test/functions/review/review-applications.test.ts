import { beforeAll, describe, expect, test } from 'vitest';
import type { Season } from '#domain/season/season.ts';
import { plusHours } from '#domain/values/time.ts';
import { loadReviewed, loadReviewGround } from '#functions/review/load-review.ts';
import { reviewApplication } from '#functions/review/review-application.ts';
import { reviewApplications } from '#functions/review/review-applications.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import {
  readApplication,
  readApplicationRecords,
  readApplications,
} from '#functions/store/items/applications.ts';
import { invitationFor } from '#test/support/builders/season.ts';
import { invite, putSeason } from '#test/support/builders/seed.ts';
import { Stopped, stopAt } from '#test/support/faults/crash.ts';
import { databaseAccess, freshTable } from '#test/support/hosts/database.ts';
import {
  importPeople,
  reviewContext,
  reviewedAt,
  reviewedSeason,
} from '#test/support/reviews/reviewed-season.ts';

let store: Store;
let seasons = 0;

beforeAll(async () => {
  store = openStore((await freshTable()).tableName, databaseAccess());
});

/** A season of its own in the one table, with so many applications. */
async function seasonWith(count: number): Promise<Season> {
  seasons += 1;
  const season = reviewedSeason(`review-${seasons}`);
  await putSeason(store, season);
  await importPeople(store, season, count);
  return season;
}

const first = '20900000';
const idsOf = (count: number) =>
  Array.from({ length: count }, (_, number) => ({ id: String(20_900_000 + number), version: 1 }));
const judge = {
  action: 'enter-verdict',
  rule: 'experience',
  outcome: 'pass',
  reason: 'A year in Boston.',
} as const;
const withdraw = { action: 'withdraw-track', track: 'primary-care', reason: 'Asked by email.' } as const;
const inviteAll = {
  ...({ action: 'decide', to: 'invite', tracks: 'considered', reason: 'Strong.' } as const),
  bulk: { id: 'bulk_1', of: 100 },
};

describe('what a person enters', () => {
  test('is stored with the application and its record, and changes what the rules and the route say', async () => {
    const season = await seasonWith(1);
    const name = { season: season.id, id: first };
    await reviewApplication(store, name, { ...judge, version: 1 }, reviewContext());
    await reviewApplication(store, name, { ...withdraw, version: 2 }, reviewContext());
    const ground = await loadReviewGround(store, season.id);
    const reviewed = await loadReviewed(store, ground, first, reviewedAt);
    const { outcome, entered } = reviewed?.verdicts.find(({ rule }) => rule === 'experience') ?? {};
    expect([outcome, entered?.reason]).toEqual(['pass', 'A year in Boston.']);
    expect(reviewed?.considered).toEqual([]);
    expect(reviewed?.records.map(({ event, version }) => [version, event])).toEqual([
      [1, 'imported'],
      [2, 'verdict-entered'],
      [3, 'track-withdrawn'],
    ]);
    expect(reviewed?.records[1]).toMatchObject({
      who: { kind: 'program', name: 'coordinator@example.org' },
      ruleVersion: expect.stringMatching(/^[0-9a-f]{8}$/),
      verdicts: expect.arrayContaining([
        expect.objectContaining({ rule: 'experience', outcome: 'judgment' }),
      ]),
    });
  });

  test('leaves the day of which the export speaks as it was', async () => {
    const season = await seasonWith(1);
    const name = { season: season.id, id: first };
    const later = reviewContext('coordinator@example.org', plusHours(reviewedAt, 48));
    await reviewApplication(store, name, { ...judge, version: 1 }, later);
    const ground = await loadReviewGround(store, season.id);
    const reviewed = await loadReviewed(store, ground, first, later.now);
    expect(reviewed?.verdicts.find(({ rule }) => rule === 'step-1')?.on).toBe('2020-11-02');
  });

  test('survives every import', async () => {
    const season = await seasonWith(1);
    const name = { season: season.id, id: first };
    await reviewApplication(store, name, { ...judge, version: 1 }, reviewContext());
    await reviewApplication(store, name, { ...withdraw, version: 2 }, reviewContext());
    const before = await readApplication(store, season.id, first);
    await importPeople(store, season, 1, () => ({ 6: '251' }));
    const after = await readApplication(store, season.id, first);
    expect(after).toMatchObject({ version: 4, values: { 'step1.score': 251 } });
    expect(after?.review).toEqual(before?.review);
  });

  test('application-unknown: nothing is entered of nobody', async () => {
    const season = await seasonWith(1);
    const name = { season: season.id, id: '20999999' };
    const answer = await reviewApplication(store, name, { ...judge, version: 1 }, reviewContext());
    expect(answer).toEqual({ refusal: { kind: 'application-unknown', application: '20999999' } });
  });

  test('application-changed: of two people at once one is told what the other did', async () => {
    const season = await seasonWith(1);
    const name = { season: season.id, id: first };
    const answers = await Promise.all(
      ['one@example.org', 'two@example.org'].map((who) =>
        reviewApplication(store, name, { ...judge, version: 1 }, reviewContext(who)),
      ),
    );
    const granted = answers.filter((each) => 'application' in each);
    const refused = answers.flatMap((each) => ('refusal' in each ? [each.refusal] : []));
    expect(granted).toHaveLength(1);
    expect(refused).toEqual([
      { kind: 'application-changed', since: [expect.objectContaining({ event: 'verdict-entered' })] },
    ]);
  });

  test('invited-already: who has an open invitation is not closed', async () => {
    const season = await seasonWith(1);
    await invite(store, season, [{ ...invitationFor(first, 'primary-care') }], reviewedAt);
    const name = { season: season.id, id: first };
    const close = { action: 'decide', to: 'close', tracks: [], reason: 'Late.', version: 1 } as const;
    expect(await reviewApplication(store, name, close, reviewContext())).toEqual({
      refusal: { kind: 'invited-already' },
    });
  });
});

describe('a decision for many', () => {
  test('is made for all but those who changed meanwhile, and undone for all of them', async () => {
    const season = await seasonWith(100);
    const name = { season: season.id, id: '20900050' };
    await reviewApplication(store, name, { ...judge, version: 1 }, reviewContext());
    const { done, refused } = await reviewApplications(
      store,
      season.id,
      idsOf(100),
      inviteAll,
      reviewContext(),
    );
    expect(done).toHaveLength(99);
    expect(refused).toMatchObject([{ id: '20900050', refusal: { kind: 'application-changed' } }]);
    const applications = await readApplications(store, season.id);
    expect(applications.filter(({ review }) => review?.decided?.to === 'invite')).toHaveLength(99);
    const [, record] = await readApplicationRecords(store, season.id, first);
    expect(record).toMatchObject({ event: 'decided', reason: 'Strong.', bulk: { id: 'bulk_1', of: 100 } });
    const undo = { action: 'undo', reason: '', bulk: { id: 'bulk_2', of: 99 } } as const;
    const soon = reviewContext('coordinator@example.org', plusHours(reviewedAt, 0.1));
    const undone = await reviewApplications(store, season.id, done, undo, soon);
    expect(undone).toMatchObject({ refused: [], busy: [] });
    const after = await readApplications(store, season.id);
    expect(after.filter(({ review }) => review?.decided)).toEqual([]);
  });

  const points = Array.from({ length: 8 }, (_, index) => index * 40 + 1);
  test.each(points.flatMap((at) => (['before', 'after'] as const).map((when) => [when, at] as const)))(
    'that is stopped %s call %i is done once for everybody when it is asked for again',
    async (when, at) => {
      const season = await seasonWith(60);
      const doomed = openStore(store.table, databaseAccess());
      stopAt(doomed.client, at, when);
      const stopped = reviewApplications(doomed, season.id, idsOf(60), inviteAll, reviewContext());
      await stopped.catch((error: unknown) => expect(error).toBeInstanceOf(Stopped));
      const { done, refused } = await reviewApplications(
        store,
        season.id,
        idsOf(60),
        inviteAll,
        reviewContext(),
      );
      expect([done.length, refused]).toEqual([60, []]);
      const versions = (await readApplications(store, season.id)).map(({ version }) => version);
      expect(versions).toEqual(Array(60).fill(2));
    },
  );
});
