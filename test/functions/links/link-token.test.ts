import { createHmac, timingSafeEqual } from 'node:crypto';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { readToken, tokenFor } from '#functions/links/link-token.ts';
import { testKeys } from '#test/support/hosts/applicant.ts';

vi.mock('node:crypto', async (original) => {
  const real = await original<typeof import('node:crypto')>();
  return { ...real, timingSafeEqual: vi.fn(real.timingSafeEqual) };
});

const link = { season: 'im-2020-2021', id: 'offer_01ja3v', generation: 3 };
const token = tokenFor(link, testKeys);

test('a link names its offer and its generation', () => {
  expect(readToken(token, testKeys)).toEqual(link);
});

test('a link signed with the key before the current one still works', () => {
  const older = tokenFor(link, { current: testKeys.previous ?? '', previous: null });
  expect(readToken(older, testKeys)).toEqual(link);
});

test('a link signed with a key that is in use no more does not work', () => {
  const rotated = { current: 'n'.repeat(43), previous: 'm'.repeat(43) };
  expect(readToken(token, rotated)).toBeUndefined();
});

test('a link of another program does not work', () => {
  const foreign = tokenFor(link, { current: 'f'.repeat(43), previous: null });
  expect(readToken(foreign, testKeys)).toBeUndefined();
});

test('a link that was cut anywhere does not work', () => {
  for (let length = 0; length < token.length; length += 1) {
    expect(readToken(token.slice(0, length), testKeys)).toBeUndefined();
  }
});

test('a link of which any one character was changed does not work', () => {
  const letters = fc.constantFrom(...'abcXYZ019._-=~/%\u0000é');
  fc.assert(
    fc.property(fc.nat(token.length - 1), letters, (at, letter) => {
      fc.pre(token[at] !== letter);
      expect(readToken(token.slice(0, at) + letter + token.slice(at + 1), testKeys)).toBeUndefined();
    }),
    { numRuns: 2000 },
  );
});

test('however much of a signature is right, each live key compares all of it in constant time', () => {
  const compared = vi.mocked(timingSafeEqual).mockClear();
  const mac = token.slice(-43);
  for (const given of [mac, `${mac.slice(0, 42)}${mac.endsWith('A') ? 'E' : 'A'}`, 'B'.repeat(43)]) {
    compared.mockClear();
    readToken(token.slice(0, -43) + given, testKeys);
    expect(compared.mock.calls.map(([one, other]) => [one.byteLength, other.byteLength])).toEqual([
      [32, 32],
      [32, 32],
    ]);
  }
});

test('a signature over something else does not make a link', () => {
  const named = `${link.season}.${link.id}.${link.generation}`;
  const mac = createHmac('sha256', testKeys.current).update(named).digest('base64url');
  expect(readToken(`${named}.${mac}`, testKeys)).toBeUndefined();
});

test('a link holds no name and no address', () => {
  expect(token).toMatch(/^im-2020-2021\.offer_01ja3v\.3\.[\w-]{43}$/);
});
