import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TrackWithdrawal } from '#domain/applications/application.ts';
import type { Values } from '#domain/applications/fields.ts';
import { type KnownFacts, route } from '#domain/routing/route.ts';
import { instant } from '#domain/values/time.ts';
import { applicationRow, applicationTitles, appliedOf, planOf } from '#test/support/builders/applications.ts';
import { applicationOf, factsSaying, seasonIn } from '#test/support/builders/dossiers.ts';

const season = seasonIn('seasons/im-2020-2021.yaml');
const neurology = factsSaying({ 'Neurology application': true });

function withdrawing(...tracks: readonly string[]): readonly TrackWithdrawal[] {
  const who = { kind: 'program', name: 'Sample Coordinator' } as const;
  return tracks.map((track) => ({ track, reason: 'asked by mail', who, at: instant('2020-11-02T15:00Z') }));
}

function routed(
  ticks: readonly string[],
  {
    values = {},
    facts = neurology,
    withdrawn = [],
  }: { values?: Values; facts?: KnownFacts; withdrawn?: readonly TrackWithdrawal[] } = {},
) {
  const found = route(season, applicationOf(values, ticks), facts, withdrawn);
  return { ...found, tracks: found.considered.map(({ track }) => track) };
}

const whyNot = (found: ReturnType<typeof routed>, track: string) =>
  found.notConsidered.find((each) => each.track === track)?.reason;

describe('the tracks that the page lets be considered', () => {
  test('categorical and primary care are considered together', () => {
    const found = routed(['categorical', 'primary-care']);
    expect(found.tracks).toEqual(['categorical', 'primary-care']);
    expect(found).toMatchObject({ notConsidered: [], differences: [] });
    expect(found).not.toHaveProperty('needsPerson');
  });

  test.each(['physician-scientist', 'preliminary', 'neuro-preliminary'])(
    '%s is considered alone, whatever else is ticked',
    (track) => {
      const found = routed(['categorical', 'primary-care', track]);
      expect(found.tracks).toEqual([track]);
      expect(whyNot(found, 'categorical')).toMatch(/was ticked, which is considered alone/);
      expect(found).not.toHaveProperty('needsPerson');
    },
  );

  test('two tracks that are each considered alone wait for a person, and nothing is considered meanwhile', () => {
    const found = routed(['categorical', 'physician-scientist', 'preliminary']);
    expect(found.tracks).toEqual([]);
    expect(found.notConsidered).toHaveLength(3);
    expect(whyNot(found, 'preliminary')).toBe(
      'waits for a person, because Physician Scientist was ticked too and each is considered alone',
    );
    expect(found.needsPerson).toMatch(/^Physician Scientist and Preliminary are ticked/);
  });

  test('withdrawing one of them decides it', () => {
    const found = routed(['categorical', 'physician-scientist', 'preliminary'], {
      withdrawn: withdrawing('preliminary'),
    });
    expect(found.tracks).toEqual(['physician-scientist']);
    expect(whyNot(found, 'preliminary')).toBe('withdrawn on 2020-11-02: asked by mail');
    expect(found).not.toHaveProperty('needsPerson');
  });

  test('the tick of an export means its track: the code, and the name where two tracks share one', () => {
    expect(routed(['Medicine-Stanbury PSP|1261140C0 (Categorical)']).tracks).toEqual(['physician-scientist']);
    expect(routed(['Anything|1261140M0 (Primary Care)']).tracks).toEqual(['primary-care']);
    const unclear = routed(['New name|1261140C0 (Categorical)']);
    expect(unclear.tracks).toEqual([]);
    expect(unclear.needsPerson).toMatch(/^The tick .* can mean Categorical or Physician Scientist/);
    expect(unclear.needsPerson).not.toContain('No track of this season');
    const beside = routed(['primary-care', 'New name|1261140C0 (Categorical)']);
    expect(beside.tracks).toEqual(['primary-care']);
    expect(beside.needsPerson).not.toContain('No track of this season');
  });

  test('a tick of another program is no tick of this season', () => {
    expect(routed(['Surgery|9999999C0 (Categorical)']).needsPerson).toBe(
      'No track of this season is ticked.',
    );
  });
});

describe('the neuro-preliminary track', () => {
  test('is flagged if no list says that neurology was applied to', () => {
    const found = routed(['neuro-preliminary'], { facts: new Map() });
    expect(found.tracks).toEqual(['neuro-preliminary']);
    expect(found.needsPerson).toMatch(/needs “neurology application”, and no list says it/);
  });

  test('is flagged with its day if a list says that it was not', () => {
    const facts = factsSaying({ 'neurology application': false });
    expect(routed(['neuro-preliminary'], { facts }).needsPerson).toMatch(/2020-11-14 says that it is not so/);
  });

  test('is not flagged if it was, or if another track is considered', () => {
    expect(routed(['neuro-preliminary'])).not.toHaveProperty('needsPerson');
    expect(routed(['preliminary'], { facts: new Map() })).not.toHaveProperty('needsPerson');
  });
});

describe('what ERAS says is considered', () => {
  const said = (considered: string, ticks = ['categorical', 'primary-care']) =>
    routed(ticks, { values: { 'eras.considered': considered } }).differences;

  test('is compared, and both kinds of difference are told', () => {
    expect(said('Medicine-Categorical|1261140C0 (Categorical); Prelim|1261140P0 (Preliminary)')).toEqual([
      'ERAS says that Preliminary is considered; here it is not.',
      'Primary Care is considered here; ERAS does not say so.',
    ]);
  });

  test('is no difference where it is the same, or blank', () => {
    expect(
      said('Medicine-Categorical|1261140C0 (Categorical); Medicine-Primary|1261140M0 (Primary Care)'),
    ).toEqual([]);
    expect(routed(['categorical']).differences).toEqual([]);
  });

  test('does not contradict if it is unclear which track it means', () => {
    expect(said('Renamed|1261140C0 (Categorical)', ['categorical'])).toEqual([]);
  });

  test.each<[string, Values, string]>([
    ['the applicant', { 'eras.withdrawnByApplicant': true }, 'the applicant has withdrawn'],
    ['the program', { 'eras.withdrawnByProgram': true }, 'the program has withdrawn'],
  ])('is told if it has %s withdrawn, as long as something is considered here', (_, values, message) => {
    const given = (said: Values, withdrawn = withdrawing()) =>
      routed(['categorical'], { values: said, withdrawn }).differences;
    expect(given(values)).toEqual([expect.stringContaining(message)]);
    expect(given(values, withdrawing('categorical'))).toEqual([]);
    const no = Object.fromEntries(Object.keys(values).map((field) => [field, false]));
    expect(given(no)).toEqual([]);
  });
});

const ids = season.tracks.map(({ id }) => id);

test('whatever is ticked and withdrawn, each ticked track is considered or not, and alone means alone', () => {
  fc.assert(
    fc.property(fc.subarray(ids), fc.subarray(ids), (ticks, gaveUp) => {
      const found = routed(ticks, { withdrawn: withdrawing(...gaveUp) });
      const not = found.notConsidered.map(({ track }) => track);
      expect([...found.tracks, ...not].sort()).toEqual([...ticks].sort());
      const alone = season.tracks.filter((track) => track.alone && found.tracks.includes(track.id));
      if (alone.length > 0) expect(found.tracks).toHaveLength(1);
      for (const track of gaveUp) expect(found.tracks).not.toContain(track);
    }),
  );
});

test('a withdrawn track survives every import, though ERAS still names it', () => {
  const both = applicationRow(1, { 4: 'A|1261140C0 (Categorical)', 5: 'B|1261140P0 (Preliminary)' });
  const [first] = appliedOf(season, planOf(season, [applicationTitles, both]));
  if (!first) throw new Error('the row was not read');
  const [again] = planOf(season, [applicationTitles, both], [first]).applications;
  const withdrawn = withdrawing('preliminary');
  for (const { ticks } of [first, again ?? first]) {
    const found = route(season, applicationOf({}, ticks), neurology, withdrawn);
    expect(found.considered.map(({ track }) => track)).not.toContain('preliminary');
  }
});
