import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type LinkKeys, tokenFor } from '#functions/links/link-token.ts';
import { readLinkKeys } from '#functions/links/parse-link-keys.ts';
import { invitationFor, winterSeason } from '#test/support/builders/season.ts';
import { invite, seedSeason } from '#test/support/builders/seed.ts';
import { eventFor, type RunningApplicant, runApplicant } from '#test/support/hosts/applicant.ts';

/*
 * The keys change while the applicant's function runs. Only the clock by which keys age is moved by hand.
 */
const season = winterSeason({ kept: 1, shared: 1 });
const [first = '', second = '', third = ''] = ['1', '2', '3'].map((digit) => digit.repeat(64));

const TEN_SECONDS = 10_000;
const FIVE_MINUTES = 5 * 60_000;

let applicant: RunningApplicant;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const store = await seedSeason(season);
  await invite(store, season, [invitationFor('one', 'preliminary')]);
  applicant = await runApplicant(store);
});
afterAll(async () => {
  await applicant.stop();
  vi.useRealTimers();
});

/** Each test begins with the first key alone, in a function that fetched it just now. */
beforeEach(async () => {
  put({ current: first, previous: null });
  pass(FIVE_MINUTES);
  expect(await open(first)).toBe(200);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const pass = (ms: number) => vi.advanceTimersByTime(ms);
const put = (keys: LinkKeys) => applicant.setSecret(JSON.stringify(keys));

/** Opens the page by a link that `key` signed. */
async function open(key: string): Promise<number> {
  return (await reply(key)).statusCode;
}

function reply(key: string) {
  const link = { season: season.id, id: 'offer_one', generation: 1 };
  const token = tokenFor(link, { current: key, previous: null });
  return applicant.invoke(eventFor('GET /i/{token}', { token }));
}

describe('while the first key is being replaced by a second', () => {
  test('links of the first work at every moment', async () => {
    put({ current: second, previous: first });
    for (const wait of [0, 1_000, TEN_SECONDS, FIVE_MINUTES, 24 * 3_600_000]) {
      pass(wait);
      expect(await open(first)).toBe(200);
    }
  });

  test('links of the second work within ten seconds', async () => {
    put({ current: second, previous: first });
    pass(TEN_SECONDS);
    expect(await open(second)).toBe(200);
    expect(await open(first)).toBe(200);
  });

  test('links of the second work at once in a function that has not fetched for ten seconds', async () => {
    pass(TEN_SECONDS);
    put({ current: second, previous: first });
    expect(await open(second)).toBe(200);
  });
});

describe('a key that was taken away', () => {
  test('opens nothing anymore after five minutes', async () => {
    put({ current: second, previous: null });
    pass(FIVE_MINUTES);
    expect(await open(first)).toBe(404);
    expect(await open(second)).toBe(200);
  });

  test('ends sooner where a link of the new one is opened', async () => {
    put({ current: second, previous: null });
    pass(TEN_SECONDS);
    expect(await open(second)).toBe(200);
    expect(await open(first)).toBe(404);
  });

  test('ends too where it was the earlier of two', async () => {
    put({ current: second, previous: first });
    pass(FIVE_MINUTES);
    expect(await open(first)).toBe(200);
    put({ current: third, previous: second });
    pass(FIVE_MINUTES);
    expect([await open(first), await open(second), await open(third)]).toEqual([404, 200, 200]);
  });
});

test('links that nobody signed make the function fetch the keys once in ten seconds, not oftener', async () => {
  pass(TEN_SECONDS);
  const send = vi.spyOn(SecretsManagerClient.prototype, 'send');
  for (let one = 0; one < 20; one += 1) {
    await open(third);
    pass(499);
  }
  expect(send).toHaveBeenCalledTimes(1);
});

describe('a secret that cannot be read', () => {
  const broken = `{"current":"${second}","previous":"${first}`;

  test('takes no page away from those whose links the keys in hand have signed', async () => {
    applicant.setSecret(broken);
    pass(TEN_SECONDS);
    expect(await open(third)).toBe(500);
    expect(await open(first)).toBe(200);
    put({ current: first, previous: null });
    expect(await open(third)).toBe(404);
  });

  test('is not waited out: as soon as it is mended, so are the pages', async () => {
    applicant.setSecret(broken);
    pass(FIVE_MINUTES);
    expect(await open(first)).toBe(500);
    put({ current: first, previous: null });
    expect(await open(first)).toBe(200);
  });

  test.each([
    ['no JSON', broken],
    ['a text', `"${second}"`],
    ['a key that is too short', '{"current":"22222222","previous":null}'],
    ['no earlier key, not even null', `{"current":"${second}"}`],
    ['nothing', undefined],
  ])('is reported without a letter of it: %s', (_, text) => {
    expect(() => readLinkKeys(text)).toThrow(/^the secret does not hold link keys: [^12]*(32 characters)?$/);
  });
});
