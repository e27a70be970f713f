import { describe, expect, test } from 'vitest';
import { agendaFaults } from '#domain/agenda/agenda-faults.ts';
import type { Agenda, AgendaBlock } from '#domain/season/agenda-section.ts';
import type { Season } from '#domain/season/season.ts';
import type { WallTime } from '#domain/values/time.ts';
import { seasonOf } from '#test/support/builders/season.ts';

/** Single days of `one` and `other`; a pair of `two`, which covers `one`; and `many`, a day that covers both. */
const season = seasonOf({
  tracks: {
    one: { options: ['2030-11-19', '2030-11-26'] },
    other: { options: ['2030-11-20'] },
    two: { options: ['2030-11-18_2030-11-19'], covers: ['one'] },
    many: { options: ['2030-11-21', '2030-11-27_2030-11-28'], covers: ['one', 'other'] },
  },
  seats: {
    '2030-11-18': { morning: { two: 1 } },
    '2030-11-19': { morning: { one: 1, two: 1 } },
    '2030-11-20': { morning: { other: 1 } },
    '2030-11-21': { morning: { many: 1 } },
    '2030-11-26': { morning: { one: 1 } },
  },
});
type Block = Partial<Omit<AgendaBlock, 'interviews'>> & { readonly interviews?: object };
const block = (at: string, until: string, more: Block = {}) => ({ title: 'Talks', at, until, ...more });
const whole = (more: Block = {}) => block('08:00', '13:00', more);
const agenda = (track: string | readonly string[], more: object = {}) => ({
  ...{ tracks: [track].flat(), start: 'morning', blocks: [whole()] },
  ...more,
});
const [one, other, many] = [agenda('one'), agenda('other'), agenda('many')];
const [first, second] = [agenda('two', { dayOfPair: 1 }), agenda('two', { dayOfPair: 2 })];
const rest = [other, first, second, many];
const faultsOf = (agendas: readonly object[], more: Partial<Season> = {}) =>
  agendaFaults({ ...season, agendas: agendas as unknown as Agenda[], ...more }).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );
/** The faults of the season whose first agenda is that of `one` with these blocks. */
const faultsIn = (...blocks: readonly object[]) => faultsOf([agenda('one', { blocks }), ...rest]);
const team = { minutes: 20, passingMinutes: 5, meetings: [{ kind: 'team' }, { kind: 'one-on-one' }] };

test('a season with an agenda for every start that can be booked has no fault, nor has one without any', () => {
  expect(faultsOf([one, ...rest])).toEqual([]);
  const { agendas: _, ...without } = { ...season, agendas: [] };
  expect(agendaFaults(without)).toEqual([]);
});

describe('an agenda says for whom and when it is', () => {
  test.each([
    ['nobody', { tracks: [] }, 'tracks: This agenda is for nobody: name the tracks that it is for.'],
    ['no blocks', { blocks: [] }, 'blocks: This agenda has no blocks: write at least one.'],
    ['a track twice', { tracks: ['one', 'one'] }, 'tracks.1: "one" appears here twice: remove one.'],
    [
      'a day twice',
      { on: ['2030-11-19', '2030-11-26', '2030-11-19'] },
      'on.2: "2030-11-19" appears here twice: remove one.',
    ],
  ])('with %s', (_, change, fault) => {
    expect(faultsOf([agenda('one', change), ...rest])).toEqual([`agendas.0.${fault}`]);
  });

  const hint = ' Of a pair, say which day: `dayOfPair: 1`.';
  test.each([
    [
      'two',
      { start: 'morning' },
      `Nobody of two can book such a morning: change the start, the day or the tracks.${hint}`,
    ],
    ['one', {}, 'Nobody of one can book such an afternoon: change the start, the day or the tracks.'],
    [
      'many',
      {},
      `Nobody of many can book such an afternoon: change the start, the day or the tracks.${hint}`,
    ],
    [
      'two',
      { dayOfPair: 1 },
      'Nobody of two can book such an afternoon: change the start, the day or the tracks.',
    ],
    [
      ['one', 'two'],
      {},
      `Nobody of one, two can book such an afternoon: change the start, the day or the tracks.${hint}`,
    ],
  ])('that somebody of %s can book: %j', (tracks, more, fault) => {
    expect(faultsOf([agenda(tracks, { start: 'afternoon', ...more }), one, ...rest])).toEqual([
      `agendas.0: ${fault}`,
    ]);
  });

  test('of two for one start one names the day', () => {
    const on = (...days: string[]) => agenda('one', { on: days });
    expect(faultsOf([on('2030-11-19'), one, ...rest])).toEqual([]);
    expect(faultsOf([one, on('2030-11-19'), ...rest])).toEqual([]);
    expect(faultsOf([on('2030-11-19'), on('2030-11-19', '2030-11-26'), ...rest])).toEqual([
      ...['agendas.1: Another agenda too is for the morning of "one" on 2030-11-19: remove one.'],
    ]);
    const both = agenda(['two', 'many'], { dayOfPair: 1 });
    const days = [...season.days, { ...season.days[0], on: '2030-11-27' }] as Season['days'];
    const seats = days.map((day) => ({
      ...day,
      starts: day.starts.map((start) => ({
        ...start,
        groups: [{ for: season.tracks.map(({ id }) => id), seats: 9 }],
      })),
    }));
    expect(faultsOf([first, both, second, one, other, many], { days: seats })).toEqual([
      'agendas.1: Another agenda too is for the morning of "two" on 2030-11-18, day 1 of a pair: remove one.',
    ]);
  });

  test('and none is missing: told once for each track, start and day of a pair', () => {
    const missing = (start: string) =>
      `agendas: No agenda is for ${start}: add one, or leave all agendas out.`;
    expect(faultsOf([other, many])).toEqual([
      missing('the morning of "one" on 2030-11-19'),
      missing('the morning of "two" on 2030-11-18, day 1 of a pair'),
      missing('the morning of "two" on 2030-11-19, day 2 of a pair'),
    ]);
  });

  test('takes questions only where a coordinator may moderate', () => {
    const asked = [agenda('one', { blocks: [whole({ takesQuestions: true })] }), ...rest];
    const named = (...may: string[]) =>
      ({ coordinators: may.map((each) => ({ may: each })) }) as unknown as Season;
    const fault =
      'agendas.0.blocks.0.takesQuestions: Nobody could publish a question: name a resident under `coordinators` with `may: moderate`, or remove this.';
    expect(faultsOf(asked)).toEqual([fault]);
    expect(faultsOf(asked, named('edit'))).toEqual([fault]);
    expect(faultsOf(asked, named('edit', 'moderate'))).toEqual([]);
    expect(faultsOf([one, ...rest], named('edit'))).toEqual([]);
  });
});

describe('a block', () => {
  const unconsidered = 'Nobody who has this agenda is considered for "other": change or remove it.';
  test.each([
    ['for nobody', whole({ for: [] }), 'for: This block is for nobody: name tracks, or leave `for` out.'],
    ['for a track twice', whole({ for: ['one', 'one'] }), 'for.1: "one" appears here twice: remove one.'],
    ['for a track of others', whole({ for: ['other'] }), `for.0: ${unconsidered}`],
    [
      'at no place',
      whole({ place: '' }),
      'place: The text is empty: write something, or leave the line out if it may be left out.',
    ],
    [
      'from no time',
      block('noon', '13:00'),
      'at: "noon" is not a time: write hours and minutes, as 07:30, 13:00 or 1:00 PM.',
    ],
    [
      'of interviews far apart',
      whole({ interviews: { ...team, passingMinutes: 61 } }),
      'interviews.passingMinutes: Write a whole number from 0 to 60: so many minutes lie between two interviews.',
    ],
    [
      'of interviews of another kind',
      whole({ interviews: { ...team, meetings: [{ kind: 'group' }] } }),
      'interviews.meetings.0.kind: "group" is no kind of interview.',
    ],
  ])('%s is a fault', (_, wrong, fault) => {
    expect(faultsIn(wrong)).toEqual([`agendas.0.blocks.0.${fault}`]);
  });

  test('holds interviews only of those who take part in it', () => {
    const interviews = { ...team, meetings: [{ kind: 'team', track: 'one' }] };
    const held = (tracks?: string[]) =>
      faultsOf([
        one,
        other,
        agenda('two', { dayOfPair: 1, blocks: [whole({ interviews, ...(tracks ? { for: tracks } : {}) })] }),
        second,
        many,
      ]);
    expect(held()).toEqual([]);
    expect(held(['two', 'one'])).toEqual([]);
    expect(held(['two'])).toEqual([
      'agendas.2.blocks.0.interviews.meetings.0.track: Nobody who is considered for "one" takes part in this block: change `for`.',
    ]);
  });

  test('has time for the interviews that are owed in it, to the minute', () => {
    const long = (until: string) =>
      faultsIn(block('08:00', until, { interviews: team }), block(until, '13:00'));
    expect(long('08:45')).toEqual([]);
    expect(long('08:44')).toEqual([
      'agendas.0.blocks.0.interviews.meetings: From 08:00 to 08:44 there is time for 1 of these interviews, and 2 are owed: make the block longer, or the interviews shorter.',
    ]);
  });
});

describe('the blocks of a start', () => {
  test('may be written in any order after the first, with which the agenda begins', () => {
    const [early, noon, late] = [block('08:00', '09:00'), block('09:00', '11:00'), block('11:00', '13:00')];
    expect(faultsIn(early, late, noon)).toEqual([]);
    expect(faultsIn(noon, early, late)).toEqual([
      'agendas.0.blocks.0: An agenda begins with its first block: put the one that begins first here.',
    ]);
  });

  test('may go on over midnight for a whole day', () => {
    const round = {
      days: season.days.map((day) => ({
        ...day,
        starts: day.starts.map((start) => ({ ...start, until: '08:00' as WallTime })),
      })),
    };
    const blocks = [block('08:00', '20:00'), block('20:00', '08:00')];
    expect(
      faultsOf(
        [one, ...rest].map((each) => ({ ...each, blocks })),
        round,
      ),
    ).toEqual([]);
  });

  test('that begin together are told by the longer one', () => {
    expect(faultsIn(whole(), block('08:00', '09:00', { title: 'Short' }))).toEqual([
      'agendas.0.blocks.0: This block begins at 08:00, and “Short” lasts until 09:00: nobody can be in both.',
    ]);
  });

  test('are told in their order, each once: for the first track that it concerns', () => {
    const blocks = [block('08:00', '09:00'), block('10:00', '11:00'), block('12:00', '13:00')];
    const idle = (from: string, until: string) =>
      `From ${from} to ${until} nothing is planned for one: add a block, as a break.`;
    const both = agenda(['one', 'other'], { blocks });
    expect(faultsOf([both, first, second, many])).toEqual([
      `agendas.0.blocks.1: ${idle('09:00', '10:00')}`,
      `agendas.0.blocks.2: ${idle('11:00', '12:00')}`,
    ]);
  });

  test('are there for each track of the agenda', () => {
    const both = agenda(['one', 'other'], { blocks: [whole({ for: ['one'] })] });
    expect(faultsOf([both, first, second, many])).toEqual([
      'agendas.0.blocks: No block is for other: add one.',
    ]);
  });

  test('follow each other for applicants considered for a covered track too, and for all of them together', () => {
    const overlap = (title: string) =>
      `This block begins at 10:00, and “${title}” lasts until 13:00: nobody can be in both.`;
    const paired = agenda('two', {
      dayOfPair: 1,
      blocks: [whole(), block('10:00', '13:00', { for: ['one'] })],
    });
    expect(faultsOf([one, other, paired, second, many])).toEqual([`agendas.2.blocks.1: ${overlap('Talks')}`]);
    const tour = block('10:00', '13:00', { title: 'Tour', for: ['one'] });
    const visit = block('10:00', '13:00', { title: 'Visit', for: ['other'] });
    const blocks = [block('08:00', '10:00'), tour, visit];
    expect(faultsOf([one, other, first, second, agenda('many', { blocks })])).toEqual([
      'agendas.4.blocks.0: From 10:00 to 13:00 nothing is planned for many: add a block, as a break.',
      `agendas.4.blocks.2: ${overlap('Tour')}`,
    ]);
  });
});
