import { describe, expect, test } from 'vitest';
import { type DeskSessions, isAlive, withSession } from '#domain/sessions/desk-sessions.ts';
import { signOut } from '#domain/sessions/sign-out.ts';
import { plusHours } from '#domain/values/time.ts';
import { invitedAt as now } from '#test/support/builders/season.ts';

const address = 'coordinator@example.org';
const begun = (...hashes: string[]): DeskSessions =>
  hashes.reduce<DeskSessions | undefined>(
    (before, hash) => withSession(before, address, hash, now),
    undefined,
  )!;
const hashesOf = ({ sessions }: DeskSessions) => sessions.map(({ hash }) => hash);

describe('a session', () => {
  test.each([
    [0, 0, true],
    [1.999, 0, true],
    [2, 0, false],
    [23.9, 22, true],
    [24, 23.9, false],
  ])('after %d hours, last seen after %d: alive is %s', (hours, seen, alive) => {
    expect(isAlive(begun('a'), 'a', plusHours(now, seen), plusHours(now, hours))).toBe(alive);
  });

  test('is known by its own hash', () => {
    expect(isAlive(begun('a'), 'b', now, now)).toBe(false);
    expect(isAlive(begun('a', 'b'), 'b', now, now)).toBe(true);
  });

  test('takes the place of the one that its browser had, and of those that have ended', () => {
    expect(hashesOf(withSession(begun('a', 'b'), address, 'c', now, 'a'))).toEqual(['b', 'c']);
    expect(hashesOf(withSession(begun('a', 'b'), address, 'c', plusHours(now, 24)))).toEqual(['c']);
  });

  test('is one of at most ten of a coordinator: the oldest one ends', () => {
    const all = Array.from({ length: 11 }, (_, index) => `s${index}`);
    expect(hashesOf(begun(...all))).toEqual(all.slice(1));
  });

  test('raises the version of the coordinator’s sessions by one', () => {
    expect(begun('a').version).toBe(1);
    expect(begun('a', 'b').version).toBe(2);
  });
});

describe('signing out', () => {
  test('here ends this session and no other', () => {
    expect(signOut(begun('a', 'b'), { hash: 'a' })).toMatchObject({
      result: { version: 3, sessions: [{ hash: 'b' }] },
      changes: [{ kind: 'put-sessions', replaces: 2 }],
    });
  });

  test('everywhere ends all of them', () => {
    expect(signOut(begun('a', 'b'), 'everywhere')).toMatchObject({ result: { version: 3, sessions: [] } });
  });

  test.each([
    ['without sessions', undefined, 'everywhere'],
    ['without any left', { ...begun('a'), sessions: [] }, 'everywhere'],
    ['of one that has ended', begun('a'), { hash: 'b' }],
  ] as const)('%s changes nothing', (_, before, which) => {
    expect(signOut(before, which)).toEqual({ kind: 'unchanged' });
  });
});
