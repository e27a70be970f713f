import { describe, expect, test } from 'vitest';
import { linksReplaced } from '#domain/itineraries/replaced-links.ts';
import type { Agenda, AgendaBlock } from '#domain/season/agenda-section.ts';
import type { Season } from '#domain/season/season.ts';
import type { VisitFields } from '#domain/season/visit.ts';
import { instant, type WallTime } from '#domain/values/time.ts';
import { seasonOf } from '#test/support/builders/season.ts';

const [monday, tuesday] = ['2030-11-18', '2030-11-19'];
const sketch = seasonOf({
  tracks: { one: { options: [monday] }, pairs: { options: [`${monday}_${tuesday}`] } },
  seats: {
    [monday]: { morning: { one: 2, pairs: 2 }, afternoon: { one: 2 } },
    [tuesday]: { morning: { pairs: 2 } },
  },
});
const link = (name: string) => `https://video.example.org/${name}`;
const visited = (joinLink?: string, more: VisitFields = {}): Season => ({
  ...sketch,
  visit: { kind: 'virtual', ...(joinLink ? { joinLink } : {}), ...more },
});
const [one, other] = [visited(link('1')), visited(link('2'))];
const [morning, afternoon] = ['morning', 'afternoon'].map((start) => ({ track: 'one', on: monday, start }));
const ofPairs = (on: string, dayOfPair: number) => ({ track: 'pairs', on, start: 'morning', dayOfPair });
/** Starts are at 8:00 AM and 1:00 PM, in Boston. */
const at = (time: string) => instant(time);

describe('the link of a visit that another one replaces', () => {
  test('is that of everybody whose page shows it, from a day before their start to the end of the day', () => {
    const near = (time: string) => linksReplaced(one, other, at(time));
    expect(near('2030-11-17T12:59:59.999Z')).toEqual([]);
    expect(near('2030-11-17T13:00Z')).toEqual([morning, ofPairs(monday, 1)]);
    expect(near('2030-11-17T18:00Z')).toEqual([morning, afternoon, ofPairs(monday, 1)]);
    expect(near('2030-11-18T13:00Z')).toEqual([morning, afternoon, ofPairs(monday, 1), ofPairs(tuesday, 2)]);
    expect(near('2030-11-19T04:59:59.999Z')).toHaveLength(4);
    expect(near('2030-11-19T05:00Z')).toEqual([ofPairs(tuesday, 2)]);
  });

  test('is also one that goes, with the place or without; a first one replaces none', () => {
    const eve = at('2030-11-17T18:00Z');
    expect(linksReplaced(one, visited(), eve)).toHaveLength(3);
    expect(linksReplaced(one, visited(link('1'), { kind: 'in-person' }), eve)).toHaveLength(3);
    expect(linksReplaced(visited(), one, eve)).toEqual([]);
    expect(linksReplaced(one, one, eve)).toEqual([]);
    expect(linksReplaced(sketch, one, eve)).toEqual([]);
  });
});

describe('the link of a block of the agenda that another one replaces', () => {
  const blocks = [
    { at: '08:00', until: '09:00', title: 'Welcome', joinLink: link('w') },
    { at: '09:00', until: '10:00', title: 'Team', joinLink: link('t'), for: ['one'] },
    { at: '10:00', until: '11:00', title: 'Team', joinLink: link('t2') },
    { at: '11:00', until: '12:00', title: 'Lunch' },
  ];
  const partOf = (index: number) => ({ ...morning, at: blocks[index]?.at, until: blocks[index]?.until });
  const withBlocks = (all: readonly object[]): Season => ({
    ...sketch,
    agendas: [{ tracks: ['one'], start: 'morning', blocks: all } as unknown as Agenda],
  });
  const changed = (index: number, change: Partial<Omit<AgendaBlock, 'at'>> & { readonly at?: string }) =>
    withBlocks(blocks.map((block, each) => (each === index ? { ...block, ...change } : block)));
  const replaced = (next: Season, time = '2030-11-18T12:00Z') =>
    linksReplaced(withBlocks(blocks), next, at(time));

  test('is that of everybody on the agenda, or of those for whom the block is', () => {
    expect(replaced(changed(0, { joinLink: link('new') }))).toEqual([partOf(0)]);
    expect(replaced(changed(1, { joinLink: link('new') }))).toEqual([{ ...partOf(1), for: ['one'] }]);
    expect(replaced(changed(2, { joinLink: link('new') }))).toEqual([partOf(2)]);
    expect(replaced(changed(3, { joinLink: link('first') }))).toEqual([]);
    expect(replaced(withBlocks(blocks))).toEqual([]);
    expect(replaced(sketch)).toHaveLength(3);
    expect(linksReplaced(sketch, withBlocks(blocks), at('2030-11-18T12:00Z'))).toEqual([]);
  });

  test('is looked for under its title, or at its time', () => {
    expect(replaced(changed(0, { title: 'Hello' }))).toEqual([]);
    expect(replaced(changed(0, { title: 'Hello', joinLink: link('new') }))).toEqual([partOf(0)]);
    expect(replaced(changed(2, { at: '10:30' }))).toEqual([partOf(2)]);
    const later = blocks.map((block) => (block.title === 'Welcome' ? { ...block, until: '08:30' } : block));
    expect(replaced(withBlocks(later))).toEqual([]);
    const swapped = changed(0, { joinLink: link('t2') });
    expect(replaced(swapped)).toEqual([partOf(0)]);
  });

  test('counts from a day before the block until it is over', () => {
    const next = changed(2, { joinLink: link('new') });
    expect(replaced(next, '2030-11-17T14:59:59.999Z')).toEqual([]);
    expect(replaced(next, '2030-11-17T15:00Z')).toEqual([partOf(2)]);
    expect(replaced(next, '2030-11-18T15:59:59.999Z')).toEqual([partOf(2)]);
    expect(replaced(next, '2030-11-18T16:00Z')).toEqual([]);
  });

  test('moves with the start of its day', () => {
    const late = (season: Season): Season => ({
      ...season,
      days: season.days.map((day) => ({
        ...day,
        starts: day.starts.map((start) => ({ ...start, at: '09:00' as WallTime })),
      })),
    });
    const [was, next] = [late(withBlocks(blocks)), late(changed(2, { joinLink: link('new') }))];
    expect(linksReplaced(was, next, at('2030-11-17T15:59:59.999Z'))).toEqual([]);
    expect(linksReplaced(was, next, at('2030-11-17T16:00Z'))).toEqual([
      { ...morning, at: '11:00', until: '12:00' },
    ]);
  });
});
