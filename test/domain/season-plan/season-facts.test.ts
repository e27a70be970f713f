import { describe, expect, test } from 'vitest';
import type { Agenda, AgendaBlock } from '#domain/season/agenda-section.ts';
import type { RuleSpec, ScreeningSection } from '#domain/season/screening-section.ts';
import type { Season, Track } from '#domain/season/season.ts';
import { differencesBetween } from '#domain/season-plan/differences.ts';
import { factsOf } from '#domain/season-plan/season-facts.ts';
import type { CalendarDay, WallTime } from '#domain/values/time.ts';
import { soundSeason as season, tracksWith } from '#test/support/checks/season-faults.ts';

const day = (text: string) => text as CalendarDay;
const time = (text: string) => text as WallTime;

/** What a file says that changes the season so, as `name: before → after`. */
function told(change: Partial<Season>, before: Season = season): readonly string[] {
  return differencesBetween(before, { ...season, ...change }, []).map((each) => {
    if (!('name' in each)) return each.kind;
    const kind = each.kind === 'text' ? '' : `${each.kind} `;
    return `${kind}${each.name}: ${each.before ?? '-'} → ${each.after ?? '-'}`;
  });
}

const { program, offers, digest } = season;
const none = { beforeClosingHours: [], beforeInterviewDays: [], beforeInterviewHours: [] };
const deadline = { id: 'visa', name: 'Visa', on: day('2030-11-02') };

test.each<[string, Partial<Season>, readonly string[]]>([
  [
    'the contact',
    { program: { ...program, contact: 'us@example.org' } },
    ['program.contact: residency@example.org → us@example.org'],
  ],
  ['the hours to answer', { offers: { ...offers, answerHours: 72 } }, ['offers.answerHours: 48 → 72']],
  ['the hour to close', { offers: { ...offers, closesAt: time('17:00') } }, ['offers.closesAt: - → 17:00']],
  ['the time of the digest', { digest: { ...digest, at: time('06:30') } }, ['digest.at: 07:00 → 06:30']],
  ['how late is late', { digest: { ...digest, lateDays: 0 } }, ['digest.lateDays: - → 0']],
  [
    'each reader of the digest',
    { digest: { ...digest, to: ['b@example.org'] } },
    [
      'digest.to coordinator@example.org: gets the digest → -',
      'digest.to b@example.org: - → gets the digest',
    ],
  ],
  [
    'who reads requests',
    { accommodations: { readBy: 'a@example.org' } },
    ['accommodations.readBy: - → a@example.org'],
  ],
  ['words in mails', { messages: { letters: 'None, please.' } }, ['messages.letters: - → None, please.']],
  [
    'what interviewers see',
    { interviewerViews: { team: ['name', 'exams'], oneOnOne: [] } },
    ['interviewerViews.team: - → name, exams', 'interviewerViews.oneOnOne: - → nothing'],
  ],
  [
    'the lock of lists',
    { matchLists: { lockedOn: day('2031-02-26') } },
    ['matchLists.lockedOn: - → 2031-02-26'],
  ],
  [
    'the public page, with its links by their names',
    { information: { about: 'Us.', links: [{ name: 'Ours', address: 'https://www.example.org' }] } },
    ['information.about: - → Us.', 'information.links “Ours”: - → https://www.example.org'],
  ],
  [
    'reminders',
    { reminders: { ...none, beforeInterviewDays: [7, 1] } },
    [
      'reminders.beforeClosingHours: - → none',
      'reminders.beforeInterviewDays: - → 7, 1',
      'reminders.beforeInterviewHours: - → none',
    ],
  ],
  [
    'what those without an invitation are told',
    { statuses: { toldBy: day('2030-12-01'), closed: 'Thank you.' } },
    ['statuses.toldBy: - → 2030-12-01', 'statuses.closed: - → Thank you.'],
  ],
  ['how long people are kept', { retention: { months: 24 } }, ['retention.months: - → 24']],
  ['a deadline of a whole day', { deadlines: [deadline] }, ['deadline visa: - → 2030-11-02 Visa']],
  [
    'a deadline in daylight saving time, with its distance from UTC',
    { deadlines: [{ ...deadline, at: time('17:00') }] },
    ['deadline visa: - → 2030-11-02 17:00 (UTC-04:00) Visa'],
  ],
  [
    'a deadline after it',
    { deadlines: [{ ...deadline, on: day('2030-11-04'), at: time('17:00') }] },
    ['deadline visa: - → 2030-11-04 17:00 (UTC-05:00) Visa'],
  ],
  [
    'an assumption',
    { assumed: ['something'] },
    ['“everything”: is assumed → -', '“something”: - → is assumed'],
  ],
  [
    'the visits of the season',
    { visit: { kind: 'in-person', place: 'Here' } },
    ['visit.kind: - → in-person', 'visit.place: - → Here'],
  ],
  [
    'the visits of a day',
    { days: season.days.map((each, index) => (index === 2 ? { ...each, visit: { phone: '1' } } : each)) },
    ['2030-11-22 visit.phone: - → 1'],
  ],
  [
    'the hours of a start',
    {
      days: season.days.map((each, index) =>
        index === 2
          ? { ...each, starts: each.starts.map((start) => ({ ...start, at: time('09:00') })) }
          : each,
      ),
    },
    ['time 2030-11-22 morning: 08:00 to 13:00 → 09:00 to 13:00'],
  ],
])('a file that changes %s says so', (_, change, lines) => {
  expect(told(change)).toEqual(lines);
});

describe('a file that changes of a track', () => {
  test.each<[string, Partial<Track>, readonly string[]]>([
    ['its name', { name: 'Prelim' }, ['track preliminary: preliminary → Prelim']],
    ['its code', { nrmp: '1234140P0' }, ['track preliminary nrmp: 0000000X0 → 1234140P0']],
    ['its name in ERAS', { erasName: 'Pre' }, ['track preliminary erasName: - → Pre']],
    ['whether it is alone', { alone: false }, ['track preliminary alone: true → false']],
    [
      'what it covers',
      { covers: ['categorical', 'primary-care'] },
      ['track preliminary covers: - → categorical and primary-care'],
    ],
    ['which fact it needs', { needsFact: 'applied' }, ['track preliminary needsFact: - → applied']],
    [
      'what may be asked for',
      { mayAskFor: ['categorical', 'primary-care'] },
      ['track preliminary mayAskFor: - → categorical and primary-care'],
    ],
    ['its note', { note: 'One year.' }, ['track preliminary note: - → One year.']],
    ['its visits', { visit: { contact: 'Ann' } }, ['track preliminary visit.contact: - → Ann']],
    [
      'its choices',
      { options: [] },
      [
        'option preliminary: 2030-11-22: can be chosen → -',
        'option preliminary: 2030-12-06: can be chosen → -',
      ],
    ],
  ])('%s says so', (_, change, lines) => {
    expect(told(tracksWith(3, change))).toEqual(lines);
  });

  test('a pair of choices says both days', () => {
    expect(told(tracksWith(2, { options: [] }))).toEqual([
      'option physician-scientist: 2030-12-03 and 2030-12-04: can be chosen → -',
    ]);
  });
});

describe('a file that changes of the screening', () => {
  const rule: RuleSpec = {
    id: 'step1',
    name: 'Step 1',
    field: ['step1.score', 'comlex1'],
    atLeast: 250,
    by: 'visa',
  };
  const screening: ScreeningSection = { facts: ['applied'], rules: [rule] };
  const screened: Season = { ...season, screening };

  test('that there is any says each fact and each rule, what it decides in the order of names', () => {
    expect(told({ screening })).toEqual([
      'screening.facts “applied”: - → can be listed',
      'screening.rules step1: - → atLeast 250, by visa, field step1.score or comlex1',
      'screening.rules step1 name: - → Step 1',
    ]);
  });

  test('the words of a rule says only those', () => {
    const rules = [{ ...rule, name: 'USMLE Step 1', toDo: 'Send the score.' }];
    expect(told({ screening: { ...screening, rules } }, screened)).toEqual([
      'screening.rules step1 name: Step 1 → USMLE Step 1',
      'screening.rules step1 toDo: - → Send the score.',
    ]);
  });

  test('signals, or what is audited, says so', () => {
    const change = { ...screening, signals: 'Not used.', audit: { selfIdentification: true } };
    expect(told({ screening: change }, screened)).toEqual([
      'screening.signals: - → Not used.',
      'screening.audit selfIdentification: - → read from exports, for the audit alone',
    ]);
    expect(told({ screening: { ...screening, audit: { selfIdentification: false } } }, screened)).toEqual([
      'document',
    ]);
  });
});

describe('a file that changes of an agenda', () => {
  const block: AgendaBlock = { title: 'Tour', at: time('08:00'), until: time('09:00') };
  const agenda: Agenda = { tracks: ['categorical', 'primary-care'], start: 'morning', blocks: [block] };
  const withAgenda = (change: Partial<Agenda>) => told({ agendas: [{ ...agenda, ...change }] });

  test('that there is one says each block, by its hour', () => {
    expect(withAgenda({})).toEqual([
      'agenda categorical and primary-care, morning: 08:00: - → until 09:00, Tour',
    ]);
  });

  test('its days says them', () => {
    const days = { dayOfPair: 2, on: [day('2030-11-19'), day('2030-12-10')] };
    expect(withAgenda(days)).toEqual([
      'agenda categorical and primary-care, morning, day 2 of a pair, 2030-11-19 and 2030-12-10: 08:00: - → until 09:00, Tour',
    ]);
  });

  test('a block says where it is, for whom and with whom, and what is held in it', () => {
    const interviews = {
      ...{ minutes: 20, passingMinutes: 5 },
      meetings: [{ kind: 'team' }, { kind: 'one-on-one', track: 'primary-care' }] as const,
    };
    const full = {
      ...{ ...block, place: 'Here', for: ['categorical', 'primary-care'], interviews },
      ...{ takesQuestions: true, withResidents: true },
    };
    expect(withAgenda({ blocks: [full] })).toEqual([
      'agenda categorical and primary-care, morning: 08:00 for categorical and primary-care: - → until 09:00, Tour, Here, takes questions, with residents, interviews of 20 minutes with 5 between: team and one-on-one primary-care',
    ]);
  });

  test('the link of a block tells one from another, and not the link', () => {
    const [line] = withAgenda({ blocks: [{ ...block, joinLink: 'https://video.example.org/secret' }] });
    expect(line).toMatch(/Tour, a link to video\.example\.org \(no\. [\da-f]{8}\)$/);
  });
});

test('the names of all facts of a season are different', () => {
  const names = factsOf(season).map(({ kind, name }) => `${kind} ${name}`);
  expect(new Set(names).size).toBe(names.length);
});

test('what a season does not say is no fact', () => {
  const rule: RuleSpec = { id: 'a', name: 'A' };
  const bare = { ...season, screening: { facts: [], rules: [rule] } };
  expect(factsOf(bare).filter(({ value }) => value === undefined)).toEqual([]);
});

test('a link tells one visit from another, and is not told itself', () => {
  const of = (joinLink: string) => told({ visit: { joinLink } });
  expect(of('https://video.example.org/one')).toEqual([
    expect.stringMatching(/^visit\.joinLink: - → a link to video\.example\.org \(no\. [\da-f]{8}\)$/),
  ]);
  expect(of('https://video.example.org/one')).not.toEqual(of('https://video.example.org/two'));
});
