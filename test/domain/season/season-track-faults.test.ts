import { describe, expect, test } from 'vitest';
import type { Option, SeatGroup } from '#domain/season/season.ts';
import { faultPaths, faultsAt, soundSeason, tracksWith } from '#test/support/checks/season-faults.ts';

const { tracks, days } = soundSeason;
const option = (id: string) => ({ id, days: id.split('_') }) as unknown as Option;

/** The number of a track in the sound season. */
const [categorical, primaryCare, physicianScientist, preliminary] = [0, 1, 2, 3] as const;

describe('of a track is told', () => {
  test.each<[string, Parameters<typeof tracksWith>[1], readonly string[]]>([
    [
      'nothing of the longest texts',
      { name: 'x'.repeat(100), erasName: 'x'.repeat(200), note: 'x'.repeat(1_000) },
      [],
    ],
    ['a name that is too long', { name: 'x'.repeat(101) }, ['tracks.3.name']],
    ['a name in ERAS that is too long', { erasName: 'x'.repeat(201) }, ['tracks.3.erasName']],
    ['a note that is too long', { note: 'x'.repeat(1_001) }, ['tracks.3.note']],
    ['an NRMP code with a letter before', { nrmp: 'x1234140C0' }, ['tracks.3.nrmp']],
    ['an NRMP code with a letter after', { nrmp: '1234140C0x' }, ['tracks.3.nrmp']],
    ['an NRMP code in small letters', { nrmp: '1234140c0' }, ['tracks.3.nrmp']],
    ['an NRMP code with a digit too few', { nrmp: '123414C0' }, ['tracks.3.nrmp']],
    ['an NRMP code with letters for digits', { nrmp: 'ABCDEFGHI' }, ['tracks.3.nrmp']],
    ['a name that another has, in other letters', { name: 'CATEGORICAL' }, ['tracks.3.name']],
  ])('%s', (_, change, paths) => {
    expect(faultPaths(tracksWith(preliminary, change))).toEqual(paths);
  });

  test('an id that is none, and seats and covers that name the track by what it was', () => {
    expect(faultPaths(tracksWith(preliminary, { id: 'Prelim' }))).toEqual([
      ...['tracks.3.id', 'tracks.3.options.0.days.0', 'tracks.3.options.1.days.0'],
      ...['days.2.starts.0.groups.0.for.0', 'days.5.starts.0.groups.0.for.0'],
    ]);
  });

  test('a note with the join link, which would be in every invitation', () => {
    const visit = { kind: 'virtual', joinLink: 'https://video.example.org/room' } as const;
    const note = 'We meet at https://video.example.org/room.';
    expect(faultPaths({ visit, ...tracksWith(primaryCare, { note }) })).toEqual(['tracks.1.note']);
    expect(faultPaths(tracksWith(primaryCare, { note }))).toEqual([]);
  });

  test('a name in ERAS that another has, in other letters; that several have none is no fault', () => {
    const named = tracks.map((track, index) =>
      index < 2 ? { ...track, erasName: index ? 'PRE' : 'Pre' } : track,
    );
    expect(faultPaths({ tracks: named })).toEqual(['tracks.1.erasName']);
  });

  test('that there is none', () => {
    expect(faultPaths({ tracks: [], days: [] })).toEqual(['tracks', 'days']);
  });

  test('that there are two of one id, of whose choices nothing more is told', () => {
    const twice = { ...tracks[primaryCare], name: 'another' } as (typeof tracks)[number];
    expect(faultPaths({ tracks: [...tracks, twice] })).toEqual(['tracks.4.id']);
    const ring = ['2030-11-18_2030-11-19', '2030-11-18_2030-12-09', '2030-11-19_2030-12-09'].map(option);
    expect(faultPaths({ tracks: [...tracks, { ...twice, options: ring }] })).toEqual(['tracks.4.id']);
  });
});

describe('what a track covers', () => {
  test.each<[string, number, readonly string[], readonly string[]]>([
    ['is another track', primaryCare, ['categorical'], []],
    ['is no track that there is not', primaryCare, ['categorical', 'surgery'], ['tracks.1.covers.1']],
    ['is not the track itself', primaryCare, ['primary-care'], ['tracks.1.covers.0']],
    ['is each track once', primaryCare, ['categorical', 'categorical'], ['tracks.1.covers.1']],
    [
      'is no track that is considered alone',
      primaryCare,
      ['categorical', 'preliminary'],
      ['tracks.1.covers.1'],
    ],
    ['is nothing for one that is considered alone', preliminary, ['categorical'], ['tracks.3.covers.0']],
  ])('%s', (_, number, covers, paths) => {
    expect(faultPaths(tracksWith(number, { covers }))).toEqual(paths);
  });

  test('is told by the track that is considered alone, whichever of the two it is', () => {
    const said = (number: number, covers: readonly string[]) =>
      faultsAt(tracksWith(number, { covers }), `tracks.${number}.covers.0`);
    const alone = [
      '"preliminary" is considered alone, so it cannot share an offer: remove one or the other.',
    ];
    expect(said(primaryCare, ['preliminary'])).toEqual(alone);
    expect(said(preliminary, ['categorical'])).toEqual(alone);
  });
});

test.each<[string, readonly string[], readonly string[]]>([
  ['other tracks', ['primary-care', 'preliminary'], []],
  ['no track that there is not', ['primary-care', 'surgery'], ['tracks.0.mayAskFor.1']],
  ['not the track itself', ['categorical'], ['tracks.0.mayAskFor.0']],
  ['each track once', ['primary-care', 'preliminary', 'primary-care'], ['tracks.0.mayAskFor.2']],
])('what applicants of a track may ask for is %s', (_, mayAskFor, paths) => {
  expect(faultPaths(tracksWith(categorical, { mayAskFor }))).toEqual(paths);
});

describe('of the choices of a track is told', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['a day twice', ['2030-11-22', '2030-12-06', '2030-11-22'], ['tracks.3.options.2']],
    [
      'a day that there is not',
      ['2030-11-22', '2030-12-06', '2030-11-31'],
      ['tracks.3.options.2.days.0', 'tracks.3.options.2.days.0'],
    ],
    [
      'a day that the season does not have',
      ['2030-11-22', '2030-12-06', '2030-12-07'],
      ['tracks.3.options.2.days.0'],
    ],
    [
      'a day without seats for the track',
      ['2030-11-22', '2030-12-06', '2030-12-10'],
      ['tracks.3.options.2.days.0'],
    ],
  ])('%s', (_, ids, paths) => {
    expect(faultPaths(tracksWith(preliminary, { options: ids.map(option) }))).toEqual(paths);
  });

  test('that there is none, and then the seats that nobody reaches', () => {
    expect(faultPaths(tracksWith(preliminary, { options: [] }))).toEqual([
      ...['tracks.3', 'days.2.starts.0.groups.0.for.0', 'days.5.starts.0.groups.0.for.0'],
    ]);
  });

  const pairs = (...ids: readonly string[]) =>
    tracksWith(physicianScientist, { options: [option('2030-12-03_2030-12-04'), ...ids.map(option)] });

  test('a pair of one day, and a pair the wrong way round, each with what to do', () => {
    const same = pairs('2030-12-03_2030-12-03');
    expect(faultPaths(same)).toEqual(['tracks.2.options.1.days.1']);
    expect(faultsAt(same, 'tracks.2.options.1.days.1')).toEqual([
      'A pair is of two different days: change one, or list the day under `days`.',
    ]);
    const turned = tracksWith(physicianScientist, { options: [option('2030-12-04_2030-12-03')] });
    expect(faultPaths(turned)).toEqual(['tracks.2.options.0.days.1']);
    expect(faultsAt(turned, 'tracks.2.options.0.days.1')).toEqual([
      'The earlier day of a pair comes first: exchange them.',
    ]);
  });

  test('a pair twice, as that alone', () => {
    const twice = pairs('2030-12-03_2030-12-04');
    expect(faultPaths(twice)).toEqual(['tracks.2.options.1']);
    expect(faultsAt(twice, 'tracks.2.options.1')).toEqual([
      '2030-12-03 and 2030-12-04 can already be chosen in this track: remove one.',
    ]);
  });

  test('each pair of which both days serve other choices too', () => {
    const third = { on: '2030-12-05' as (typeof days)[number]['on'], starts: days[4]?.starts ?? [] };
    const more = [...days.slice(0, 5), third, ...days.slice(5)];
    const ring = pairs('2030-12-03_2030-12-05', '2030-12-04_2030-12-05');
    expect(faultPaths({ ...ring, days: more })).toEqual(
      [0, 1, 2].map((place) => `tracks.2.options.${place}`),
    );
    expect(faultPaths({ ...pairs('2030-12-03_2030-12-05'), days: more })).toEqual([]);
  });
});

describe('of seats is told', () => {
  const seatsFor = (...groups: readonly SeatGroup[]) => ({
    days: days.map((day, index) =>
      index === 2 ? { ...day, starts: day.starts.map((start) => ({ ...start, groups })) } : day,
    ),
  });
  const own = { for: ['preliminary'], seats: 2 };

  test.each<[string, readonly string[], readonly string[]]>([
    ['that they are for nobody', [], ['groups.1']],
    ['a track that there is not', ['preliminary', 'surgery'], ['groups.1.for.1']],
    ['a track twice', ['preliminary', 'preliminary'], ['groups.1.for.1']],
    ['a track that cannot choose the day', ['preliminary', 'categorical'], ['groups.1.for.1']],
  ])('%s', (_, tracks, paths) => {
    expect(faultPaths(seatsFor(own, { for: tracks, seats: 1 }))).toEqual(
      paths.map((path) => `days.2.starts.0.${path}`),
    );
  });
});
