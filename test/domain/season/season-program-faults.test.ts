import { describe, expect, test } from 'vitest';
import type { InterviewerViews } from '#domain/season/interviewer-views.ts';
import type { Season } from '#domain/season/season.ts';
import type { CalendarDay, WallTime } from '#domain/values/time.ts';
import { faultPaths, faultsAt, soundSeason } from '#test/support/checks/season-faults.ts';

const { program, offers, digest } = soundSeason;
const day = (text: string) => text as CalendarDay;
const time = (text: string) => text as WallTime;

/** Each change of the sound season, and where it is told, as often as it is. */
function expectFaults(cases: readonly (readonly [string, Partial<Season>, readonly string[]])[]) {
  test.each(cases)('%s', (_, change, paths) => {
    expect(faultPaths(change)).toEqual(paths);
  });
}

describe('an id', () => {
  test.each([
    ['a', true],
    ['2030', true],
    ['a-b2-c', true],
    ['', false],
    ['-a', false],
    ['a-', false],
    ['a--b', false],
    ['a b', false],
    ['A', false],
    ['a_b', false],
  ])('may be “%s”: %s', (id, isFine) => {
    expect(faultPaths({ id })).toEqual(isFine ? [] : ['id']);
  });
});

describe('of the program, its offers and its digest is told', () => {
  expectFaults([
    ['a name of no letters', { program: { ...program, name: ' ' } }, ['program.name']],
    ['a sender that is no address', { program: { ...program, from: 'us' } }, ['program.from']],
    ['a contact that is no address', { program: { ...program, contact: 'us' } }, ['program.contact']],
    ['Etc/UTC, which is no place', { program: { ...program, zone: 'Etc/UTC' } }, ['program.zone']],
    ['no fault of an hour to close', { offers: { ...offers, closesAt: time('17:00') } }, []],
    [
      'an hour to close that there is not',
      { offers: { ...offers, closesAt: time('24:00') } },
      ['offers.closesAt'],
    ],
    [
      'a last day for invitations that there is not',
      { offers: { ...offers, until: day('2030-11-31') } },
      ['offers.until'],
    ],
    ['half an hour', { offers: { ...offers, changesCloseHours: 1.5 } }, ['offers.changesCloseHours']],
    ['no time of the digest', { digest: { ...digest, at: time('7') } }, ['digest.at']],
    ['a digest for nobody', { digest: { ...digest, to: [] } }, ['digest.to']],
    [
      'each reader that is no address',
      { digest: { ...digest, to: ['a@example.org', 'b', 'c@example.org', 'd'] } },
      ['digest.to.1', 'digest.to.3'],
    ],
    [
      'a reader of the digest twice, whatever the capital letters',
      { digest: { ...digest, to: ['a@example.org', 'b@example.org', 'A@Example.org'] } },
      ['digest.to.2'],
    ],
    ['an assumption without words', { assumed: ['one', '', 'three'] }, ['assumed.1']],
  ]);
});

describe('of a deadline is told', () => {
  const deadline = { id: 'visa', name: 'Visa', on: day('2030-11-01') };
  const other = { ...deadline, id: 'other' };
  expectFaults([
    [
      'nothing if it is a whole day, or has a time',
      { deadlines: [deadline, { ...other, at: time('17:00') }] },
      [],
    ],
    ['its id', { deadlines: [deadline, { ...other, id: 'An id' }] }, ['deadlines.1.id']],
    ['its name', { deadlines: [deadline, { ...other, name: 'x'.repeat(201) }] }, ['deadlines.1.name']],
    [
      'its day, and nothing of its time then',
      { deadlines: [{ ...deadline, on: day('2030-02-30'), at: time('02:30') }] },
      ['deadlines.0.on'],
    ],
    ['its time', { deadlines: [{ ...deadline, at: time('5') }] }, ['deadlines.0.at']],
    ['an id twice', { deadlines: [deadline, deadline] }, ['deadlines.1.id']],
    [
      'a time that the clocks skip',
      { deadlines: [deadline, { ...other, on: day('2031-03-09'), at: time('02:30') }] },
      ['deadlines.1.at'],
    ],
  ]);
});

test('what is wrong with a text is said, with the number of letters only where there are too many', () => {
  const said = (text: string) => faultsAt({ assumed: [text] }, 'assumed.0');
  expect(said('x'.repeat(501))).toEqual(['The text is too long (at most 500 characters).']);
  expect(said('')).toEqual([
    'The text is empty: write something, or leave the line out if it may be left out.',
  ]);
  expect(said('one\ntwo')).toEqual([
    'The text goes over several lines: write it in one, or begin it with `>-`.',
  ]);
});

describe('of those who work at the desk is told', () => {
  const ann = { name: 'Ann', address: 'ann@example.org', may: 'edit' } as const;
  const ben = { address: 'ben@example.org', may: 'read' } as const;
  const cat = { address: 'cat@example.org', may: 'moderate' } as const;
  const readBy = (address: string) => ({ coordinators: [ann, ben], accommodations: { readBy: address } });
  expectFaults([
    ['nothing if each has an address and a right', { coordinators: [ann, ben, cat] }, []],
    [
      'a name that is too long',
      { coordinators: [ann, { ...ben, name: 'x'.repeat(101) }] },
      ['coordinators.1.name'],
    ],
    ['no fault of the longest name', { coordinators: [{ ...ben, name: 'x'.repeat(100) }] }, []],
    [
      'an address that is none',
      { coordinators: [ann, { ...ben, address: 'ben' }] },
      ['coordinators.1.address'],
    ],
    [
      'a right that there is not',
      { coordinators: [ann, { ...ben, may: 'write' as 'read' }] },
      ['coordinators.1.may'],
    ],
    [
      'an address twice',
      { coordinators: [ann, ben, { ...cat, address: 'Ann@example.org' }] },
      ['coordinators.2.address'],
    ],
    ['nothing of a reader of accommodations who may edit', readBy('ANN@example.org'), []],
    ['a reader who is no coordinator', readBy('cat@example.org'), ['accommodations.readBy']],
    [
      'a reader where there are no coordinators',
      { accommodations: { readBy: ann.address } },
      ['accommodations.readBy'],
    ],
    ['a reader who may change nothing', readBy('ben@example.org'), ['accommodations.readBy']],
  ]);

  test('which of the two is wrong with a reader of accommodations', () => {
    const said = (address: string) => faultsAt(readBy(address), 'accommodations.readBy').join();
    expect(said('cat@example.org')).toContain('is not the address of one of the `coordinators`');
    expect(said('ben@example.org')).toContain('may read, and arranging accommodations is a change');
  });
});

describe('of what interviewers see is told', () => {
  const views = (interviewerViews: InterviewerViews) => ({ interviewerViews });
  expectFaults([
    [
      'nothing of every field once',
      views({ team: ['name', 'tracks'], oneOnOne: ['school', 'exams', 'name'] }),
      [],
    ],
    ['a field that there is not', views({ team: ['name', 'grades' as 'name'] }), ['interviewerViews.team.1']],
    ['a field twice', views({ oneOnOne: ['name', 'exams', 'name'] }), ['interviewerViews.oneOnOne.2']],
  ]);
});

describe('of reminders is told', () => {
  const none = { beforeClosingHours: [], beforeInterviewDays: [], beforeInterviewHours: [] };
  expectFaults([
    [
      'a time twice',
      { reminders: { ...none, beforeInterviewDays: [7, 1, 7] } },
      ['reminders.beforeInterviewDays.2'],
    ],
    [
      'half a day',
      { reminders: { ...none, beforeInterviewDays: [7, 0.5] } },
      ['reminders.beforeInterviewDays.1'],
    ],
    [
      'nothing of the same number in two lists',
      { reminders: { ...none, beforeInterviewDays: [2], beforeInterviewHours: [2] } },
      [],
    ],
  ]);
});

describe('of when and how those without an invitation are told', () => {
  const toldBy = day('2030-12-01');
  expectFaults([
    ['a day that there is not', { statuses: { toldBy: day('soon') } }, ['statuses.toldBy']],
    ['a day of too long a month', { statuses: { toldBy: day('2030-11-31') } }, ['statuses.toldBy']],
    ['nothing of texts that are left out', { statuses: { toldBy, closed: '', waiting: 'Please wait.' } }, []],
    [
      'each text that is too long',
      { statuses: { toldBy, closed: 'x'.repeat(2_001), waiting: 'x'.repeat(2_001) } },
      ['statuses.closed', 'statuses.waiting'],
    ],
    ['a text without letters', { statuses: { toldBy, waiting: '\n \n' } }, ['statuses.waiting']],
  ]);
});

describe('of the days of match lists', () => {
  const lists = (lockedOn: string, visitsFrom?: string) => ({
    matchLists: { lockedOn: day(lockedOn), ...(visitsFrom ? { visitsFrom: day(visitsFrom) } : {}) },
  });
  expectFaults([
    [
      'each that there is not is told, and then nothing else',
      lists('2031-02-30', '2030-11-31'),
      ['matchLists.lockedOn', 'matchLists.visitsFrom'],
    ],
    ['one that there is not is told alone', lists('2030-11-19', 'later'), ['matchLists.visitsFrom']],
    [
      'both are told if the lock is too early and the visits are before it',
      lists('2030-12-01', '2030-11-30'),
      ['matchLists.lockedOn', 'matchLists.visitsFrom'],
    ],
  ]);
});
