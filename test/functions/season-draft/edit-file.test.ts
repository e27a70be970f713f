import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Option, optionId, type Season } from '#domain/season/season.ts';
import { canonical } from '#domain/season-plan/differences.ts';
import type { CalendarDay, WallTime } from '#domain/values/time.ts';
import { readFileParts } from '#functions/season/season-file/read-season-file.ts';
import { writeSeasonFile } from '#functions/season/write-file/write-season-file.ts';
import { editFile } from '#functions/season-draft/edit-file.ts';
import type { FileEdit } from '#functions/season-draft/file-edit.ts';
import { always } from '#test/support/checks/check-property.ts';
import { arbitraryFileSeason } from '#test/support/files/arbitrary-file-season.ts';

const template = readFileSync('seasons/template.yaml', 'utf8');
const seasonIn = (text: string) => readFileParts(text).season as Season;
const edited = (...edits: readonly FileEdit[]) => edits.reduce(editFile, template);
const day = (on: string) => on as CalendarDay;
const field = (name: string, value: string): FileEdit => ({ kind: 'fields', fields: [{ name, value }] });

/** An edit at the desk, and what the same edit makes of a season that is a value. */
type Both = { readonly edit: FileEdit; readonly of: (season: Season) => Season };

const later = (on: CalendarDay, days: number) => {
  const at = new Date(`${on}T00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return day(at.toISOString().slice(0, 10));
};

function withDay(
  season: Season,
  on: CalendarDay,
  change: (day: Season['days'][number]) => Season['days'][number],
): Season {
  return { ...season, days: season.days.map((each) => (each.on === on ? change(each) : each)) };
}

function renamed(season: Season, from: CalendarDay, to: CalendarDay): Season {
  const swap = (on: CalendarDay) => (on === from ? to : on);
  return {
    ...withDay(season, from, (each) => ({ ...each, on: to })),
    tracks: season.tracks.map((track) => ({
      ...track,
      options: track.options.map((option): Option => {
        const days = option.days.map(swap).sort() as unknown as Option['days'];
        return { id: optionId(days), days };
      }),
    })),
  };
}

const edits = fc
  .record({
    season: arbitraryFileSeason,
    place: fc.nat(25),
    pick: fc.nat(4),
    count: fc.integer({ min: 1, max: 99 }),
  })
  .map(({ season, place, pick, count }): { readonly season: Season } & Both => {
    const { on, starts } = season.days[place % season.days.length]!;
    const row = 0;
    const first = starts[0]!;
    const next = later(on, 365);
    const last = season.days.at(-1)!.on;
    const choices: readonly Both[] = [
      {
        edit: field(`days.${on}.seats.${row}.${first.name}`, String(count)),
        of: (before) =>
          withDay(before, on, (each) => ({
            ...each,
            starts: each.starts.map((start) =>
              start.name === first.name
                ? {
                    ...start,
                    groups: start.groups.map((group, index) =>
                      index === 0 ? { ...group, seats: count } : group,
                    ),
                  }
                : start,
            ),
          })),
      },
      {
        edit: field(`days.${on}.visit.phone`, '+1 617 555 0100'),
        of: (before) =>
          withDay(before, on, (each) => ({ ...each, visit: { ...each.visit, phone: '+1 617 555 0100' } })),
      },
      {
        edit: field(`days.${last}.on`, next > last ? next : last),
        of: (before) => renamed(before, last, next > last ? next : last),
      },
      {
        edit: { kind: 'add-coordinator', name: '', address: 'new@example.org', may: 'read' },
        of: (before) => ({
          ...before,
          coordinators: [...(before.coordinators ?? []), { address: 'new@example.org', may: 'read' }],
        }),
      },
      {
        edit: field('coordinators.0.may', 'read'),
        of: (before) => ({
          ...before,
          coordinators: (before.coordinators ?? []).map((each, index) =>
            index === 0 ? { ...each, may: 'read' } : each,
          ),
        }),
      },
    ];
    return { season, ...choices[pick]! };
  });

test('an edit at the desk makes the same season as the same edit of its file, whatever the season', () => {
  always(25, edits, ({ season, edit, of }) => {
    const text = writeSeasonFile(season);
    const wanted = of(season);
    expect(canonical(seasonIn(editFile(text, edit)))).toBe(canonical(wanted));
  });
});

test('an edit keeps the comments of the file, and changes what it names', () => {
  const text = edited(field('days.2026-11-17.seats.0.morning', '9'));
  expect(text).toContain('# An IANA name, region and city.');
  expect(text.match(/#/g)).toHaveLength(template.match(/#/g)!.length);
  expect(seasonIn(text)).toEqual({
    ...seasonIn(template),
    days: seasonIn(template).days.map((each) =>
      each.on === '2026-11-17'
        ? {
            ...each,
            starts: each.starts.map((start) =>
              start.name === 'morning'
                ? {
                    ...start,
                    groups: start.groups.map((group, index) =>
                      index === 0 ? { ...group, seats: 9 } : group,
                    ),
                  }
                : start,
            ),
          }
        : each,
    ),
  });
});

test('hours are changed once for all days that share them', () => {
  const { days } = seasonIn(edited(field('starts.half-days.morning.at', '08:30')));
  const mornings = days.flatMap(({ starts }) => starts.filter(({ name }) => name === 'morning'));
  expect(mornings.map(({ at }) => at)).toEqual([
    '08:30',
    '08:30',
    '08:30',
    '09:00',
  ] satisfies string[] as WallTime[]);
});

test('a day like another one has its hours and seats, and can be chosen by the tracks that can choose the other alone', () => {
  const text = edited({ kind: 'add-day', on: day('2026-12-02'), like: day('2026-12-01') });
  expect(readFileParts(text).problems).toEqual([]);
  const season = seasonIn(text);
  expect(season.days.map(({ on }) => on)).toEqual([
    '2026-11-16',
    '2026-11-17',
    '2026-12-01',
    '2026-12-02',
    '2026-12-04',
  ]);
  const [like, added] = ['2026-12-01', '2026-12-02'].map((on) => season.days.find((each) => each.on === on)!);
  expect(added?.starts).toEqual(like?.starts);
  expect(season.tracks[0]?.options.map(({ id }) => id)).toEqual(['2026-11-17', '2026-12-01', '2026-12-02']);
});

test('a canceled day takes its pairs along, and the seats of the other day that only the pair could use', () => {
  const season = seasonIn(edited({ kind: 'remove-day', on: day('2026-11-16') }));
  expect(season.days.map(({ on }) => on)).not.toContain('2026-11-16');
  expect(season.tracks.find(({ id }) => id === 'primary-care')?.options).toEqual([]);
  expect(season.days[0]?.starts.map(({ groups }) => groups)).toEqual([
    [{ for: ['categorical'], seats: 5 }],
    [{ for: ['categorical'], seats: 5 }],
  ]);
});

test('a line of seats without any number goes', () => {
  const text = edited({
    kind: 'fields',
    fields: ['morning', 'afternoon'].map((start) => ({
      name: `days.2026-11-17.seats.2.${start}`,
      value: '',
    })),
  });
  expect(seasonIn(text).days[1]?.starts[0]?.groups).toHaveLength(2);
});

test('a choice is added and removed as a day or as a pair', () => {
  const pair = { track: 'categorical', days: [day('2026-12-01'), day('2026-11-17')] } as const;
  const added = edited({ kind: 'add-choice', ...pair });
  expect(seasonIn(added).tracks[0]?.options.map(({ id }) => id)).toContain('2026-11-17_2026-12-01');
  expect(seasonIn(editFile(added, { kind: 'remove-choice', ...pair }))).toEqual(seasonIn(template));
  expect(edited({ kind: 'add-choice', track: 'categorical', days: [day('2026-12-01')] })).toBe(template);
});

test('dates and coordinators are added and removed', () => {
  const added = edited(
    { kind: 'add-deadline', name: 'Rank list', on: '2027-03-03', at: '21:00' },
    { kind: 'add-deadline', name: 'Rank list', on: '2027-03-04', at: '' },
  );
  expect(seasonIn(added).deadlines.slice(1)).toEqual([
    { id: 'rank-list', name: 'Rank list', on: '2027-03-03', at: '21:00' },
    { id: 'rank-list-2', name: 'Rank list', on: '2027-03-04' },
  ]);
  const removed = [
    { kind: 'remove-deadline', id: 'rank-list' },
    { kind: 'remove-deadline', id: 'rank-list-2' },
    { kind: 'remove-coordinator', address: 'coordinator@example.org' },
  ] as const;
  expect(seasonIn(removed.reduce<string>(editFile, added))).toEqual({
    ...seasonIn(template),
    coordinators: [],
  });
});

test('a block of an agenda has other hours, another title and a place, and what is owed in it stays', () => {
  const whole = `${template}\n${readFileSync('test/support/files/template-agendas.yaml', 'utf8')}`;
  const block = { at: '08:35', title: 'Conversations', place: 'Room 3' };
  const fields = Object.entries(block).map(([part, value]) => ({
    name: `agendas.0.blocks.1.${part}`,
    value,
  }));
  const [agenda] = seasonIn(editFile(whole, { kind: 'fields', fields })).agendas ?? [];
  const before = seasonIn(whole).agendas?.[0]?.blocks[1];
  expect(agenda?.blocks[1]).toEqual({ ...before, ...block });
  for (const name of ['agendas.0.blocks.9.place', 'agendas.99.blocks.0.place'])
    expect(editFile(whole, field(name, 'Room 3'))).toBe(whole);
});

test('a block comes into an agenda in its place by the hours, and goes by its title', () => {
  const whole = `${template}\n${readFileSync('test/support/files/template-agendas.yaml', 'utf8')}`;
  const blocksIn = (text: string) => seasonIn(text).agendas?.[0]?.blocks ?? [];
  const [first, second, ...rest] = blocksIn(whole);
  const pause = { title: 'Coffee', at: '08:05', until: '08:20', place: '' };
  const added = editFile(whole, { kind: 'add-block', agenda: 0, ...pause });
  const { place: _, ...stored } = pause;
  expect(blocksIn(added)).toEqual([first, stored, second, ...rest]);
  const gone = { kind: 'remove-block', agenda: 0, block: 1, title: 'Coffee' } as const;
  expect(seasonIn(editFile(added, gone))).toEqual(seasonIn(whole));
  expect(editFile(whole, gone)).toBe(whole);
  expect(editFile(whole, { kind: 'add-block', agenda: 9, ...pause })).toBe(whole);
});

test('an edit of what the file does not have, or of what no form may change, leaves the file as it is', () => {
  for (const edit of [
    field('days.2030-01-01.seats.0.morning', '3'),
    field('program.name', 'Other'),
    field('coordinators.7.may', 'edit'),
    { kind: 'remove-day', on: day('2030-01-01') },
    { kind: 'add-day', on: day('2026-12-01'), like: day('2026-12-04') },
    { kind: 'remove-deadline', id: 'none' },
  ] as const satisfies readonly FileEdit[])
    expect(edited(edit)).toBe(template);
});
