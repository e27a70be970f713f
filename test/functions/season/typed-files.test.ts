import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CalendarDay } from '#domain/values/time.ts';
import { checkSeasonFile } from '#functions/season/season-file/check-season-file.ts';
import { wallTimeFrom } from '#functions/season/season-file/wall-time-from.ts';
import { zoneDataNotes } from '#functions/season/zone-data.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';

const template = readFileSync('seasons/template.yaml', 'utf8');
const name = '  name: Your Residency Program';
const zone = '  zone: America/New_York';
const from = '  from: interviews@example.org';

/** The lines about the template with `before` typed as `after`. */
function linesAbout(before: string, after: string): readonly string[] {
  expect(template).toContain(before);
  return linesOf(template.replace(before, after));
}

function linesOf(text: string): readonly string[] {
  const read = checkSeasonFile('s.yaml', text);
  return 'lines' in read ? read.lines : [];
}

function seasonWith(before: string, after: string) {
  const read = checkSeasonFile('s.yaml', template.replace(before, after));
  return 'season' in read ? read.season : undefined;
}

describe('a mistake of structure is one line that says what to do', () => {
  test.each([
    ['a field too far to the right', from, ` ${from}`, '22:1 Line 22 is indented by 3, the line above by 2'],
    [
      'a field too far to the left',
      from,
      from.slice(1),
      '22:1 Line 22 is indented by 1, the line above by 2',
    ],
    ['no space after a hyphen', '- id: primary', '-id: primary', 'After the hyphen a space is missing'],
    ['a bracket left open', '2026-11-17]', '2026-11-17', '`[` is opened in this line and not closed'],
    ['a bracket never opened', 'for: [preliminary]', 'for: preliminary]', '`]` is closed in this line'],
    [
      'curly quotation marks',
      name,
      '  name: “Your: Program”',
      'a curly quotation mark (“): type a straight one',
    ],
    [
      'no-break spaces that indent',
      zone,
      `\u00a0\u00a0${zone.trim()}`,
      '20:1 Here stands a no-break space (U+00A0)',
    ],
    [
      'a no-break space after a colon',
      zone,
      zone.replace(': ', ':\u00a0'),
      '20:8 Here stands a no-break space',
    ],
    [
      'a mark in the name of a field',
      zone,
      zone.replace('ne:', 'ne\u200b:'),
      '20:7 Here stands a character that cannot be seen (U+200B)',
    ],
    [
      'a mark inside a zone',
      zone,
      zone.replace('New', 'N\u200bew'),
      '20:18 Here stands a character that cannot be seen (U+200B)',
    ],
  ])('%s', (_, before, after, said) => {
    const lines = linesAbout(before, after);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(said);
  });

  test('a file of another kind', () => {
    expect(linesOf(readFileSync('README.md', 'utf8'))).toEqual([
      's.yaml:1:1 This is not a season file: begin with a copy of seasons/template.yaml.',
    ]);
  });
});

test('blanks and marks around a value are no part of it', () => {
  expect(seasonWith(zone, `${zone}\u00a0\u200b`)?.program.zone).toBe('America/New_York');
});

describe('a block text', () => {
  test.each(['>', '>-', '|', '|-'])('of one line, written with %s, is that line', (sign) => {
    expect(seasonWith(name, `  name: ${sign}\n    A Program`)?.program.name).toBe('A Program');
  });

  test('that is folded is one line', () => {
    expect(seasonWith(name, '  name: >\n    A\n    Program')?.program.name).toBe('A Program');
  });

  test('that keeps its lines is told how to become one', () => {
    expect(linesAbout(name, '  name: |\n    A\n    Program')).toEqual([
      expect.stringContaining('goes over several lines: write it in one'),
    ]);
  });
});

describe('a time', () => {
  test.each([
    ['7:30 AM', '07:30'],
    ['12:00 a.m.', '00:00'],
    ['12:30 pm', '12:30'],
    ['1:05PM', '13:05'],
    ['6:30', '06:30'],
    ['06:30', '06:30'],
    ['13:00 PM', '13:00 PM'],
    ['0:30 AM', '0:30 AM'],
    ['noon', 'noon'],
  ])('%s is read as %s', (written, read) => {
    expect(wallTimeFrom(written)).toBe(read);
  });

  test('is read so in digest, deadlines and starts', () => {
    const text = template
      .replace('  at: 07:00', '  at: 7:00 AM')
      .replace('    at: 09:00', '    at: 9:00 AM')
      .replaceAll(/at: 08:00/g, 'at: 8:00 AM');
    expect(text).not.toBe(template);
    const [given, plain] = [checkSeasonFile('s', text), checkSeasonFile('s', template)];
    expect(given).toEqual(plain);
  });

  test('that cannot be read is one problem, and nothing is compared with it', () => {
    const lines = linesAbout('morning: { at: 08:00', 'morning: { at: 8 o’clock');
    expect(lines).toEqual([expect.stringContaining('is not a time')]);
  });
});

test('one wrong date is one problem, and not also one wherever the day is named', () => {
  expect(linesAbout('- on: 2026-12-04', '- on: 2026-12-40')).toEqual([
    expect.stringContaining('the 4th day, on: "2026-12-40" is not a day of the calendar'),
  ]);
});

test('a place in the file is counted from one, in words', () => {
  expect(linesAbout('[preliminary], m', '[preliminary, prelimnary], m')[0]).toMatch(
    /the 4th day, 1st line of seats, 2nd track under `for`: There is no track/,
  );
});

test('a digest at a time that the clocks skip on some day of the season is refused', () => {
  const spring = template.replaceAll('2026-12-04', '2027-03-19').replace('  at: 07:00', '  at: 02:30');
  expect(linesOf(spring)).toEqual([
    expect.stringContaining('On 2027-03-14 the clocks of "America/New_York" skip 02:30'),
  ]);
  expect(linesAbout('  at: 07:00', '  at: 02:30')).toEqual([]);
});

test('19,000 unknown fields are each reported, at their lines', () => {
  const unknown = Array.from({ length: 19_000 }, (_, index) => `k${index}: 1`);
  const lines = linesOf(`${unknown.join('\n')}\n${template}`);
  expect(lines).toHaveLength(19_000);
  expect(lines.at(-1)).toMatch('s.yaml:19000:1 k18999: There is no such field');
});

test('a season later than the time zone data is warned of; the release is always named', () => {
  const [day] = sampleSeason().days;
  const season = { days: day ? [{ ...day, on: '2030-11-18' as CalendarDay }] : [] };
  expect(zoneDataNotes('2030a', season)).toEqual(['Time zone data: 2030a, from this Node.']);
  expect(zoneDataNotes('2029b', season)[1]).toContain(
    'clock changes decided after 2029 are not in these data',
  );
  expect(zoneDataNotes(undefined, season)).toEqual(['Time zone data: this Node does not say which.']);
});
