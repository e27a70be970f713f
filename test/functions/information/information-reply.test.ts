import { afterAll, beforeAll, expect, test } from 'vitest';
import { environmentNames } from '#functions/runtime/environment.ts';
import { commit } from '#functions/store/commit.ts';
import { seasonOfFile } from '#test/support/files/arbitrary-file-season.ts';
import { eventFor, type RunningApplicant, runApplicant } from '#test/support/hosts/applicant.ts';

let applicant: RunningApplicant;
beforeAll(async () => {
  applicant = await runApplicant();
  Object.assign(process.env, { [environmentNames.season]: 'im-2020-2021' });
});
afterAll(() => applicant.stop());

test('the public page is there for everybody once the season is applied, and caches may keep it', async () => {
  const before = await applicant.invoke(eventFor('GET /season'));
  expect(before.statusCode).toBe(404);
  expect(before.headers['cache-control']).toBe('no-store');

  const season = seasonOfFile('seasons/im-2020-2021.yaml');
  await commit(applicant.store, season.id, [{ kind: 'put-season', season, version: 1 }], 'first-file');
  const reply = await applicant.invoke(eventFor('GET /season', { query: 'zone=Asia%2FTokyo' }));
  expect(reply.statusCode).toBe(200);
  expect(reply.headers).toMatchObject({ 'cache-control': 'public, max-age=300', 'x-robots-tag': 'all' });
  expect(reply.body).not.toContain('noindex');
  expect(reply.body).toContain('Applying to Internal Medicine Residency');
  expect(reply.body).toContain('Japan');
});
