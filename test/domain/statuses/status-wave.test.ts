import { describe, expect, test } from 'vitest';
import type { Application, Review } from '#domain/applications/application.ts';
import type { OfferState } from '#domain/offers/offer.ts';
import { noteStatusMailFailed } from '#domain/statuses/note-status-mail.ts';
import { prepareStatusWave, takeStatusWaveBack } from '#domain/statuses/prepare-status-wave.ts';
import { type StatusWave, statusDueOf } from '#domain/statuses/status-wave.ts';
import { nextOf, tellNext } from '#domain/statuses/tell-next.ts';
import { dayMissed } from '#domain/statuses/told-status.ts';
import { type CalendarDay, instant, plusHours } from '#domain/values/time.ts';
import { applicationRow, applicationTitles, appliedOf, planOf } from '#test/support/builders/applications.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';

const season = sampleSeason();
const now = instant('2020-12-01T15:00Z');
const releaseAt = plusHours(now, 2);
const who = { kind: 'program', name: 'Sample Coordinator' } as const;
const context = { now, recordId: 'record_a', who };

const withdrawn = { track: 'primary-care', reason: 'As asked.', who, at: now };
const closed: Review = {
  entered: [],
  withdrawn: [],
  decided: { to: 'close', tracks: [], reason: 'Full.', who, at: now },
};

/** As many applications as said, each closed unless `change` says otherwise. */
function applications(
  many: number,
  change: (index: number) => Partial<Application> = () => ({}),
): Application[] {
  const rows = Array.from({ length: many }, (_, index) => applicationRow(index + 1));
  const stored = appliedOf(season, planOf(season, [applicationTitles, ...rows]));
  return stored.map((each, index): Application => ({ ...each, review: closed, ...change(index) }));
}

const waveOf = (people: readonly string[], change: Partial<StatusWave> = {}): StatusWave => ({
  id: 'wave_a',
  season: season.id,
  as: 'closed',
  state: 'prepared',
  people,
  done: 0,
  told: 0,
  releaseAt,
  who,
  startedAt: now,
  version: 1,
  ...change,
});

describe('a wave that tells a status', () => {
  const people = ['A-1', 'A-2'];
  const prepare = (
    waves: readonly StatusWave[],
    request: { shown?: number; at?: typeof now } = {},
    of = people,
  ) =>
    prepareStatusWave(
      { season: season.id, people: of, waves },
      { as: 'closed', at: releaseAt, shown: 2, ...request },
      context,
    );

  test('is prepared for those who were shown, tells nobody yet, and is due at its time', () => {
    const verdict = prepare([]);
    expect(verdict).toEqual({
      kind: 'decision',
      result: waveOf(people),
      changes: [{ kind: 'put-status-wave', wave: waveOf(people) }],
    });
    expect(statusDueOf(waveOf(people))).toEqual({ kind: 'status-wave', at: releaseAt });
  });

  test('status-wave-open: one of a status at a time, until it is done or taken back', () => {
    for (const state of ['prepared', 'leaving'] as const)
      expect(prepare([waveOf(people, { state })])).toMatchObject({
        refusal: { kind: 'status-wave-open', releaseAt },
      });
    const ended = (['done', 'taken-back'] as const).map((state) => waveOf(people, { state }));
    expect(prepare([...ended, waveOf(people, { as: 'waiting' })]).kind).toBe('decision');
    for (const each of ended) expect(statusDueOf(each)).toBeUndefined();
  });

  test('nobody-to-tell, others-to-tell, release-past: is for the very people who were shown, and for later', () => {
    expect(prepare([], { shown: 0 }, [])).toMatchObject({ refusal: { kind: 'nobody-to-tell' } });
    expect(prepare([], { shown: 3 })).toMatchObject({
      refusal: { kind: 'others-to-tell', shown: 3, people: 2 },
    });
    expect(prepare([], { at: now })).toMatchObject({ refusal: { kind: 'release-past' } });
    expect(prepare([], { at: instant(Date.parse(now) + 1) }).kind).toBe('decision');
  });

  test('can be taken back until it leaves, and then nobody is told', () => {
    const before = { ...context, now: instant(Date.parse(releaseAt) - 1) };
    const verdict = takeStatusWaveBack(waveOf(people), before);
    const after = waveOf(people, { state: 'taken-back', takenBack: { who, at: before.now }, version: 2 });
    expect(verdict).toEqual({
      kind: 'decision',
      result: after,
      changes: [{ kind: 'put-status-wave', wave: after, replaces: 1 }],
    });
    const left = { refusal: { kind: 'status-wave-left' } };
    expect(takeStatusWaveBack(waveOf(people), { ...context, now: releaseAt })).toMatchObject(left);
    for (const state of ['leaving', 'done', 'taken-back'] as const)
      expect(takeStatusWaveBack(waveOf(people, { state }), before)).toMatchObject(left);
  });
});

describe('when its time comes', () => {
  const later = { ...context, now: releaseAt };
  const tell = (
    all: readonly Application[],
    wave: StatusWave | undefined = waveOf(all.map(({ id }) => id)),
    invitations: ReadonlyMap<string, OfferState> = new Map(),
    at = later,
  ) => tellNext({ season, wave, applications: all, invitations, ledger: 7 }, at);

  test('each person is told once, with the mail and the change of the application in one step', () => {
    const [one] = applications(1) as [Application];
    const verdict = tell([one]);
    const frame = { season: season.id, application: one.id, at: releaseAt, who };
    const done = waveOf([one.id], { done: 1, told: 1, state: 'done', version: 2 });
    expect(verdict).toEqual({
      kind: 'decision',
      result: done,
      changes: [
        { kind: 'put-status-wave', wave: done, replaces: 1 },
        { kind: 'raise-ledger', from: 7 },
        {
          kind: 'put-application',
          application: { ...one, version: 2, changedAt: releaseAt, told: { as: 'closed', at: releaseAt } },
          replaces: 1,
        },
        {
          kind: 'add-application-record',
          record: { ...frame, version: 2, event: 'status-told', as: 'closed', wave: 'wave_a' },
        },
        {
          kind: 'add-record',
          record: {
            ...frame,
            id: 'status_a-0',
            event: 'status-notice',
            as: 'closed',
            notices: [{ kind: 'status', to: 's1@example.org' }],
          },
        },
      ],
    });
  });

  test('nobody is told before it, of a wave that has ended, or of none', () => {
    const all = applications(1);
    const early = { ...context, now: instant(Date.parse(releaseAt) - 1) };
    expect(tell(all, undefined, new Map(), early).kind).toBe('unchanged');
    for (const state of ['done', 'taken-back'] as const)
      expect(tell(all, waveOf(['20900001'], { state })).kind).toBe('unchanged');
    expect(
      tellNext({ season, wave: undefined, applications: all, invitations: new Map(), ledger: 7 }, later).kind,
    ).toBe('unchanged');
  });

  test('somebody who was invited, withdrew, was decided otherwise, told already, erased, or has no address is passed over', () => {
    const all = applications(7, (index) => {
      if (index === 1) return { review: { entered: [], withdrawn: [] } };
      if (index === 2) return { told: { as: 'closed', at: now } };
      if (index === 3) return { values: {} };
      if (index === 5) return { review: { ...closed, withdrawn: [withdrawn] } };
      return {};
    });
    const ids = all.map(({ id }) => id);
    const verdict = tell(all.slice(0, 6), waveOf(ids), new Map([[ids[4] ?? '', 'open']]));
    if (verdict.kind !== 'decision') throw new Error('nobody is told');
    expect(verdict.result).toMatchObject({ done: 7, told: 1, state: 'done' });
    const told = verdict.changes.flatMap((each) =>
      each.kind === 'put-application' ? [each.application.id] : [],
    );
    expect(told).toEqual([ids[0]]);
  });

  test('a step in which nobody is told goes on, and keeps no invitation waiting', () => {
    const verdict = tell([], waveOf(['20900001']));
    expect(verdict).toMatchObject({
      result: { done: 1, told: 0, state: 'done' },
      changes: [{ kind: 'put-status-wave' }],
    });
    expect(verdict.kind === 'decision' && verdict.changes).toHaveLength(1);
  });

  test('more than fit into a transaction are told thirty at a time, in order, until all are done', () => {
    const ids = Array.from({ length: 61 }, (_, index) => `A-${index}`);
    let wave = waveOf(ids);
    expect(nextOf(wave)).toEqual(ids.slice(0, 30));
    const states: string[] = [];
    while (wave.state !== 'done') {
      const verdict = tell([], wave);
      if (verdict.kind !== 'decision') throw new Error('it does not go on');
      wave = verdict.result;
      states.push(`${wave.state} ${wave.done}`);
    }
    expect(states).toEqual(['leaving 30', 'leaving 60', 'done 61']);
  });
});

test('a mail that did not arrive is noted on the application once, and of nobody who was not told', () => {
  const [one] = applications(1) as [Application];
  const told = { ...one, told: { as: 'closed', at: now } } as const;
  expect(noteStatusMailFailed(told, 'bounced', context)).toEqual({
    kind: 'decision',
    result: { ...told, version: 2, changedAt: now, told: { ...told.told, failed: true } },
    changes: [
      { kind: 'put-application', application: expect.objectContaining({ version: 2 }), replaces: 1 },
      {
        kind: 'add-application-record',
        record: {
          season: season.id,
          application: one.id,
          version: 2,
          at: now,
          who,
          event: 'status-mail-failed',
          why: 'bounced',
        },
      },
    ],
  });
  const failed = { ...told, told: { ...told.told, failed: true as const } };
  for (const each of [undefined, one, failed])
    expect(noteStatusMailFailed(each, 'bounced', context).kind).toBe('unchanged');
});

test('the day by which everybody was to be told is missed once it is over in the program’s zone', () => {
  const toldBy = '2020-12-01' as CalendarDay;
  const dated = { ...season, statuses: { toldBy } };
  expect(dayMissed(dated, instant('2020-12-02T04:59Z'))).toBeUndefined();
  expect(dayMissed(dated, instant('2020-12-02T05:00Z'))).toBe(toldBy);
  expect(dayMissed(season, instant('2030-01-01T00:00Z'))).toBeUndefined();
});
