import { afterAll, beforeAll, expect, test } from 'vitest';
import { tokenFor } from '#functions/links/link-token.ts';
import { winterSeason } from '#test/support/builders/season.ts';
import { seedSeason } from '#test/support/builders/seed.ts';
import { eventFor, type RunningApplicant, runApplicant, testKeys } from '#test/support/hosts/applicant.ts';
import { everything } from '#test/support/measure/dump-table.ts';

const season = winterSeason();
let applicant: RunningApplicant;

/** The table as it was before anybody was invited, for instance because it was restored to that moment. */
beforeAll(async () => {
  applicant = await runApplicant(await seedSeason(season));
});
afterAll(() => applicant.stop());

const headers = { accept: 'application/json', 'content-type': 'application/json' };
const body = JSON.stringify({ option: '2030-11-19', starts: ['morning'] });

test.each([
  ['an offer', { season: season.id, id: 'offer_1', generation: 1 }],
  ['a season', { season: 'another-season', id: 'offer_1', generation: 1 }],
])('our own link to %s that the table does not hold is unknown, and breaks nothing', async (_, link) => {
  const token = tokenFor(link, testKeys);
  const before = await everything(applicant.store);
  for (const route of ['GET /i/{token}', 'GET /i/{token}/calendar.ics', 'POST /i/{token}/book']) {
    const reply = await applicant.invoke(eventFor(route, { token, headers, body }));
    expect([route, reply.statusCode, JSON.parse(reply.body).kind]).toEqual([route, 404, 'link-unknown']);
  }
  expect(await everything(applicant.store)).toEqual(before);
});
