import { describe, expect, test } from 'vitest';
import { attemptHour, mostAttempts } from '#domain/sessions/attempts.ts';
import { withSession } from '#domain/sessions/desk-sessions.ts';
import { requestSignIn } from '#domain/sessions/request-sign-in.ts';
import { signIn } from '#domain/sessions/sign-in.ts';
import { instant, plusHours } from '#domain/values/time.ts';
import { winterSeason } from '#test/support/builders/season.ts';

const now = instant('2030-10-28T16:20Z');
const season = { ...winterSeason(), coordinators: [{ address: 'Ann@example.org', may: 'edit' as const }] };
const context = { now, recordId: 'signin_1', who: { kind: 'program', name: 'the page' } } as const;
const none = [
  { by: 'address', key: 'a', count: 0 },
  { by: 'source', key: 's', count: 0 },
] as const;

describe('asking for a link', () => {
  test('causes one mail to a coordinator, at the address as the season writes it', () => {
    const asked = requestSignIn(season, none, 'ann@EXAMPLE.org', context);
    expect(asked).toMatchObject({
      result: { notices: [{ kind: 'sign-in', to: 'Ann@example.org' }], endsAt: plusHours(now, 0.25) },
    });
  });

  test('is counted for the address and for the source, each up to its limit, and recorded', () => {
    const asked = requestSignIn(season, none, 'ann@example.org', context);
    const hour = attemptHour(now);
    expect(asked).toMatchObject({
      changes: [
        { kind: 'count-sign-in', attempts: none[0], hour, most: mostAttempts.address },
        { kind: 'count-sign-in', attempts: none[1], hour, most: mostAttempts.source },
        { kind: 'add-record', record: { event: 'sign-in-requested', id: 'signin_1' } },
      ],
    });
  });

  test('changes the same for anybody else, but for the mail', () => {
    const [known, unknown] = ['ann@example.org', 'bob@example.org'].map((address) => {
      const asked = requestSignIn(season, none, address, context);
      if (asked.kind === 'refusal') throw new Error('refused');
      return asked.changes;
    });
    const withoutNotices = (changes: unknown) => JSON.stringify(changes).replace(/"notices":\[[^\]]*\]/, '');
    expect(withoutNotices(unknown)).toBe(withoutNotices(known));
    expect(JSON.stringify(unknown)).not.toContain('bob');
  });

  test('is possible for nobody where the season names no coordinators', () => {
    const { coordinators: _, ...nobody } = season;
    expect(requestSignIn(nobody, none, 'ann@example.org', context)).toMatchObject({
      result: { notices: [] },
    });
  });

  test.each(['address', 'source'] as const)(
    'too often by %s is refused until the next hour: sign-in-too-often',
    (by) => {
      const at = (count: number) => none.map((each) => (each.by === by ? { ...each, count } : each));
      expect(requestSignIn(season, at(mostAttempts[by] - 1), 'x@example.org', context)).toMatchObject({
        kind: 'decision',
      });
      expect(requestSignIn(season, at(mostAttempts[by]), 'x@example.org', context)).toEqual({
        kind: 'refusal',
        refusal: { kind: 'sign-in-too-often', againAt: instant('2030-10-28T17:00Z') },
      });
    },
  );

  test('is counted by the hour of the clock', () => {
    expect(attemptHour(now)).toBe(instant('2030-10-28T16:00Z'));
    expect(attemptHour(instant('2030-10-28T16:00Z'))).toBe(instant('2030-10-28T16:00Z'));
  });
});

describe('a link', () => {
  const record = {
    ...{ id: 'signin_1', season: season.id, at: now, who: context.who, sent: {} },
    event: 'sign-in-requested',
    endsAt: plusHours(now, 0.25),
    notices: [{ kind: 'sign-in', to: 'Ann@example.org' }],
  } as const;
  const use = (change: object, at = now, others = {}) =>
    signIn({ season, record: { ...record, ...change }, sessions: undefined, ...others }, { hash: 'h' }, at);

  test('begins a session and is used up', () => {
    expect(use({})).toMatchObject({
      result: {
        address: 'ann@example.org',
        version: 1,
        sessions: [{ hash: 'h', endsAt: plusHours(now, 24) }],
      },
      changes: [{ kind: 'use-sign-in-link', at: now }, { kind: 'put-sessions' }],
    });
  });

  test('adds to the sessions that there are', () => {
    const sessions = withSession(undefined, 'ann@example.org', 'g', now);
    expect(use({}, now, { sessions })).toMatchObject({
      result: { version: 2, sessions: [{ hash: 'g' }, { hash: 'h' }] },
      changes: [{}, { replaces: 1 }],
    });
  });

  test.each([
    ['that was used: sign-in-link-used', { usedAt: now }, now, 'sign-in-link-used'],
    ['that is old: sign-in-link-expired', {}, plusHours(now, 0.25), 'sign-in-link-expired'],
    ['of a stranger: not-a-coordinator', { notices: [] }, now, 'not-a-coordinator'],
  ] as const)('%s', (_, change, at, kind) => {
    expect(use(change, at)).toEqual({ kind: 'refusal', refusal: { kind } });
  });

  test('whose record is gone: sign-in-link-expired', () => {
    const gone = signIn({ season, record: undefined, sessions: undefined }, { hash: 'h' }, now);
    expect(gone).toEqual({ kind: 'refusal', refusal: { kind: 'sign-in-link-expired' } });
  });
});
