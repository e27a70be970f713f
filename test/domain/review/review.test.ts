import { describe, expect, test } from 'vitest';
import type { Application, Reviewer } from '#domain/applications/application.ts';
import { type ReviewRequest, review } from '#domain/review/review.ts';
import type { ApplicationRecord, ReviewRecord } from '#domain/review/review-record.ts';
import type { ReviewStanding } from '#domain/review/review-standing.ts';
import { canBeUndone } from '#domain/review/undo.ts';
import { instant, plusHours } from '#domain/values/time.ts';

const at = instant('2020-11-02T15:00Z');
const coordinator: Reviewer = { kind: 'program', name: 'Sample Coordinator' };
const other: Reviewer = { kind: 'program', name: 'Another Coordinator' };

const application: Application = {
  id: '20900001',
  season: 'sample-2020',
  version: 3,
  firstSeenAt: at,
  changedAt: at,
  values: { 'name.first': 'Sam', 'name.last': 'Sample' },
  ticks: ['Categorical', 'Primary Care'],
};

const standingOf = (change: Partial<ReviewStanding> = {}): ReviewStanding => ({
  application,
  records: [],
  ruleVersion: '0a1b2c3d',
  verdicts: [
    { rule: 'letters', outcome: 'missing', seen: '2 letters' },
    { rule: 'experience', outcome: 'judgment', seen: 'nothing' },
  ],
  ticked: ['categorical', 'primary-care'],
  considered: ['categorical', 'primary-care'],
  ...change,
});

type Asked = Partial<Pick<ReviewRequest, 'version' | 'reason' | 'bulk'>> & {
  readonly action: ReviewRequest['action'];
};
const ask = (
  standing: ReviewStanding,
  request: Asked & Record<string, unknown>,
  who = coordinator,
  now = at,
) =>
  review(
    standing,
    { version: standing.application.version, reason: 'Because.', ...request } as ReviewRequest,
    { now, recordId: 'record_1', who },
  );

const refusalOf = (verdict: ReturnType<typeof review>) =>
  verdict.kind === 'refusal' ? verdict.refusal : verdict.kind;

/** The standing after a deed that is granted, and the record that it left. */
function done(standing: ReviewStanding, request: Parameters<typeof ask>[1], now = at) {
  const verdict = ask(standing, request, coordinator, now);
  if (verdict.kind !== 'decision') throw new Error(JSON.stringify(verdict));
  const added = verdict.changes.find((change) => change.kind === 'add-application-record');
  const record = added?.record as ReviewRecord;
  return {
    record,
    changes: verdict.changes,
    standing: { ...standing, application: verdict.result, records: [...standing.records, record] },
  };
}

const judge = { action: 'enter-verdict', rule: 'experience', outcome: 'pass' } as const;
const invite = { action: 'decide', to: 'invite', tracks: ['categorical'] } as const;
const hold = { action: 'decide', to: 'hold', tracks: [] } as const;

describe('a judgment or an override', () => {
  test('stands on the application and in its record, with person, reason and what the rules said', () => {
    const { standing, record, changes } = done(standingOf(), judge);
    expect(standing.application.review?.entered).toEqual([
      { rule: 'experience', outcome: 'pass', reason: 'Because.', who: coordinator, at },
    ]);
    expect(changes[0]).toEqual({ kind: 'put-application', application: standing.application, replaces: 3 });
    expect(record).toEqual({
      application: '20900001',
      season: 'sample-2020',
      version: 4,
      at,
      who: coordinator,
      event: 'verdict-entered',
      rule: 'experience',
      outcome: 'pass',
      reason: 'Because.',
      before: { entered: [], withdrawn: [] },
      ruleVersion: '0a1b2c3d',
      verdicts: standingOf().verdicts,
    });
  });

  test('replaces what was entered for the rule before, and no other rule', () => {
    const letters = done(standingOf(), { ...judge, rule: 'letters' }).standing;
    const both = done(letters, judge).standing;
    const changed = done(both, { ...judge, rule: 'letters', outcome: 'fail' }).standing;
    expect(changed.application.review?.entered.map(({ rule, outcome }) => [rule, outcome])).toEqual([
      ['experience', 'pass'],
      ['letters', 'fail'],
    ]);
  });

  test('made twice by the same person for the same reason is made once, blanks around it aside', () => {
    const { standing, record } = done(standingOf(), { ...judge, reason: ' Because. ' });
    expect(record.reason).toBe('Because.');
    expect(standing.application.review?.entered).toMatchObject([{ reason: 'Because.' }]);
    expect(ask(standing, judge).kind).toBe('repeat');
    expect(ask(standing, { ...judge, outcome: 'fail' }).kind).toBe('decision');
  });

  test('can be taken back, and then the rule speaks for itself again', () => {
    const { standing } = done(standingOf(), judge);
    const { record, standing: back } = done(standing, { action: 'take-verdict-back', rule: 'experience' });
    expect(back.application.review?.entered).toEqual([]);
    expect(record.event).toBe('verdict-taken-back');
    expect(ask(back, { action: 'take-verdict-back', rule: 'experience' }).kind).toBe('repeat');
  });

  test('rule-not-asked: the rule says nothing of this application', () => {
    expect(refusalOf(ask(standingOf(), { ...judge, rule: 'visa' }))).toEqual({
      kind: 'rule-not-asked',
      rule: 'visa',
    });
  });
});

describe('withdrawing from a track', () => {
  const withdraw = { action: 'withdraw-track', track: 'primary-care' } as const;

  test('keeps the track withdrawn until it is returned', () => {
    const { standing, record } = done(standingOf(), withdraw);
    expect(standing.application.review?.withdrawn).toEqual([
      { track: 'primary-care', reason: 'Because.', who: coordinator, at },
    ]);
    expect(record).toMatchObject({ event: 'track-withdrawn', track: 'primary-care' });
    expect(ask(standing, withdraw).kind).toBe('repeat');
    const returned = done(standing, { action: 'return-track', track: 'primary-care' });
    expect(returned.standing.application.review?.withdrawn).toEqual([]);
    expect(returned.record.event).toBe('track-returned');
    expect(ask(returned.standing, { action: 'return-track', track: 'primary-care' }).kind).toBe('repeat');
  });

  test('withdraws and returns that track alone', () => {
    const { standing } = done(done(standingOf(), withdraw).standing, { ...withdraw, track: 'categorical' });
    const { standing: back } = done(standing, { action: 'return-track', track: 'primary-care' });
    expect(back.application.review?.withdrawn.map(({ track }) => track)).toEqual(['categorical']);
  });

  test('track-not-ticked: nobody is withdrawn from a track that was not ticked', () => {
    expect(refusalOf(ask(standingOf(), { ...withdraw, track: 'preliminary' }))).toEqual({
      kind: 'track-not-ticked',
      track: 'preliminary',
    });
  });
});

describe('a decision', () => {
  test('to invite names the tracks, and the record says so', () => {
    const { standing, record } = done(standingOf(), { ...invite, bulk: { id: 'bulk_1', of: 40 } });
    expect(standing.application.review?.decided).toEqual({
      to: 'invite',
      tracks: ['categorical'],
      reason: 'Because.',
      who: coordinator,
      at,
    });
    expect(record).toMatchObject({ event: 'decided', to: 'invite', bulk: { id: 'bulk_1', of: 40 } });
  });

  test('to invite for the tracks considered is for all of those', () => {
    const { record } = done(standingOf(), { ...invite, tracks: 'considered' });
    expect(record).toMatchObject({ tracks: ['categorical', 'primary-care'] });
  });

  test('to hold or to close has no tracks', () => {
    expect(done(standingOf(), { ...hold, tracks: ['categorical'] }).record).toMatchObject({ tracks: [] });
  });

  test('made twice by the same person for the same reason is made once; another reason is another decision', () => {
    const { standing } = done(standingOf(), invite);
    expect(ask(standing, { ...invite, version: 3 }).kind).toBe('repeat');
    expect(ask(standing, { ...invite, reason: 'Because of another thing.' }).kind).toBe('decision');
    expect(ask(standing, invite, other).kind).toBe('decision');
    expect(ask(standing, { ...invite, tracks: ['primary-care'] }).kind).toBe('decision');
    expect(ask(standing, hold).kind).toBe('decision');
  });

  test('can be taken back without a limit of time, with a reason', () => {
    const { standing } = done(standingOf(), hold);
    const { record, standing: open } = done(standing, { action: 'reopen' }, plusHours(at, 999));
    expect(open.application.review).toEqual({ entered: [], withdrawn: [] });
    expect(record.event).toBe('reopened');
    expect(ask(open, { action: 'reopen' }).kind).toBe('repeat');
    expect(refusalOf(ask(standing, { action: 'reopen', reason: ' ' }))).toEqual({ kind: 'why-needed' });
  });

  test('why-needed: nothing is entered or decided without a reason', () => {
    for (const request of [judge, invite, hold])
      expect(refusalOf(ask(standingOf(), { ...request, reason: ' \n' }))).toEqual({ kind: 'why-needed' });
  });

  test('track-not-considered: nobody is invited for a track that does not consider them', () => {
    const standing = standingOf({ considered: ['primary-care'] });
    expect(refusalOf(ask(standing, invite))).toEqual({ kind: 'track-not-considered', track: 'categorical' });
  });

  test('no-track-chosen: an invitation is for at least one track', () => {
    expect(refusalOf(ask(standingOf(), { ...invite, tracks: [] }))).toEqual({ kind: 'no-track-chosen' });
    const standing = standingOf({ considered: [] });
    expect(refusalOf(ask(standing, { ...invite, tracks: 'considered' }))).toEqual({
      kind: 'no-track-chosen',
    });
  });

  test.each(['eras.withdrawnByApplicant', 'eras.withdrawnByProgram'])(
    'application-withdrawn: nobody is invited of whom ERAS says %s, but can be closed',
    (field) => {
      const standing = standingOf({ application: { ...application, values: { [field]: true } } });
      expect(refusalOf(ask(standing, invite))).toEqual({ kind: 'application-withdrawn' });
      expect(ask(standing, { ...hold, to: 'close' }).kind).toBe('decision');
    },
  );

  test('invited-already: an application is not held, closed or reopened while an invitation stands', () => {
    const { standing } = done(standingOf(), invite);
    const invited = { ...standing, invited: { at, isLive: true } };
    for (const request of [hold, { ...hold, to: 'close' }, { action: 'reopen' }] as const)
      expect(refusalOf(ask(invited, request))).toEqual({ kind: 'invited-already' });
    const ended = { ...standing, invited: { at, isLive: false } };
    expect(ask(ended, hold).kind).toBe('decision');
  });
});

describe('application-changed: what was shown is not what is stored', () => {
  test('with what happened since', () => {
    const { standing } = done(standingOf(), hold);
    expect(refusalOf(ask(standing, { ...invite, version: 3 }))).toEqual({
      kind: 'application-changed',
      since: [{ event: 'decided', at, who: coordinator }],
    });
    expect(refusalOf(ask(done(standing, judge).standing, { ...invite, version: 4 }))).toMatchObject({
      since: [{ event: 'verdict-entered' }],
    });
    expect(refusalOf(ask(standing, { ...invite, version: 9 }))).toEqual({
      kind: 'application-changed',
      since: [],
    });
  });
});

describe('an undo', () => {
  const undo = { action: 'undo', reason: '' } as const;

  test.each([
    ['a judgment', judge],
    ['a withdrawal from a track', { action: 'withdraw-track', track: 'categorical' } as const],
    ['a decision', hold],
  ])('of %s returns to what was before it, and is no second time anything', (_, request) => {
    const first = done(standingOf(), { ...judge, rule: 'letters' }).standing;
    const { standing } = done(first, request);
    const { standing: back, record } = done(standing, undo);
    expect(back.application.review).toEqual(first.application.review);
    expect(back.application.version).toBe(6);
    expect(record).toMatchObject({ event: 'undone', undoes: 5, before: standing.application.review });
    expect(record).not.toHaveProperty('reason');
    expect(done(standing, { ...undo, reason: ' ' }).record).not.toHaveProperty('reason');
    expect(ask(back, { ...undo, version: 5 }).kind).toBe('repeat');
    expect(refusalOf(ask(back, undo))).toEqual({ kind: 'nothing-to-undo' });
  });

  test.each<[string, readonly object[]]>([
    ['what never was', []],
    ['an import', [{ event: 'imported', import: 'import_1', file: 'export.csv', changes: [] }]],
    ['what an applicant was told', [{ event: 'status-told', as: 'closed', wave: 'wave_1' }]],
    ['a mail that did not arrive', [{ event: 'status-mail-failed', why: 'No such mailbox' }]],
  ])('nothing-to-undo: %s is not undone', (_, said) => {
    const { standing } = done(standingOf(), judge);
    const version = standing.application.version + 1;
    const frame = { application: '20900001', season: 'sample-2020', version, at, who: coordinator };
    const records = said.map((each) => ({ ...frame, ...each }) as ApplicationRecord);
    const after = { ...standing, records, application: { ...standing.application, version } };
    expect(refusalOf(ask(after, undo))).toEqual({ kind: 'nothing-to-undo' });
    expect(records.filter(canBeUndone)).toEqual([]);
  });

  test('undo-too-late: after ten minutes it is decided again, with a reason', () => {
    const { standing } = done(standingOf(), hold);
    const until = plusHours(at, 1 / 6);
    expect(ask(standing, undo, coordinator, until).kind).toBe('decision');
    const late = instant(Date.parse(until) + 1);
    expect(refusalOf(ask(standing, undo, coordinator, late))).toEqual({ kind: 'undo-too-late', until });
  });

  test('applicant-told: a decision is not undone once the invitation is out', () => {
    const { standing } = done(standingOf(), invite);
    const told = { ...standing, invited: { at, isLive: true } };
    expect(refusalOf(ask(told, undo))).toEqual({ kind: 'applicant-told', at });
    const before = { ...standing, invited: { at: plusHours(at, -1), isLive: false } };
    expect(ask(before, undo).kind).toBe('decision');
  });

  test('invited-already: nor once the invitation is prepared, which goes out by itself', () => {
    const { standing } = done(standingOf(), invite);
    expect(refusalOf(ask({ ...standing, invited: { isLive: true } }, undo))).toEqual({
      kind: 'invited-already',
    });
    const judged = done(standing, judge).standing;
    expect(ask({ ...judged, invited: { isLive: true } }, undo).kind).toBe('decision');
  });
});
