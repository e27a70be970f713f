import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import * as links from '#functions/links/link-token.ts';
import { tokenFor } from '#functions/links/link-token.ts';
import * as clock from '#functions/runtime/clock.ts';
import { environmentNames } from '#functions/runtime/environment.ts';
import { invitationFor, winterSeason } from '#test/support/builders/season.ts';
import { invite, seedSeason } from '#test/support/builders/seed.ts';
import { eventFor, type RunningApplicant, runApplicant, testKeys } from '#test/support/hosts/applicant.ts';

/*
 * The decision and the page share one instant and one verified link: the clock is read and the link is verified
 * once, at the edge.
 */
vi.mock('#functions/runtime/clock.ts', { spy: true });
vi.mock('#functions/links/link-token.ts', { spy: true });

const season = winterSeason({ kept: 1 });
const token = tokenFor({ season: season.id, id: 'offer_any', generation: 1 }, testKeys);
let applicant: RunningApplicant;
beforeAll(async () => {
  const store = await seedSeason(season);
  await invite(store, season, [invitationFor('any', 'preliminary')]);
  applicant = await runApplicant(store);
  vi.stubEnv(environmentNames.clockShift, String(Date.parse('2030-10-29T12:00Z') - Date.now()));
});
afterAll(() => applicant.stop());
beforeEach(() => {
  vi.mocked(clock.now).mockClear();
  vi.mocked(links.readToken).mockClear();
});

const headers = { 'content-type': 'application/x-www-form-urlencoded' };

test.each([
  ['a page', 'GET /i/{token}', undefined, 200],
  ['a refused booking', 'POST /i/{token}/book', 'option=2030-01-01&start-1=morning', 422],
  ['a form that lacks something', 'POST /i/{token}/book', 'option=2030-11-22', 422],
  ['a booking', 'POST /i/{token}/book', 'option=2030-11-22&start-1=morning', 303],
])('%s reads the clock once and verifies its link once', async (_, route, body, status) => {
  const reply = await applicant.invoke(eventFor(route, { token, headers, ...(body ? { body } : {}) }));
  expect(reply.statusCode).toBe(status);
  expect(clock.now).toHaveBeenCalledTimes(1);
  expect(links.readToken).toHaveBeenCalledTimes(1);
});
