import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { agendaBooked, agendaFor, blocksFor, meetingsOwed } from '#domain/agenda/agenda-for.ts';
import { occasionsOf } from '#domain/agenda/occasions.ts';
import { slotsOf } from '#domain/agenda/slots.ts';
import type { Agenda, AgendaBlock } from '#domain/season/agenda-section.ts';
import type { Season } from '#domain/season/season.ts';
import type { CalendarDay, WallTime } from '#domain/values/time.ts';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';
import { seasonOf } from '#test/support/builders/season.ts';

const read = readSeasonFile(readFileSync('seasons/im-2020-2021.yaml', 'utf8'));
const season = 'season' in read ? read.season : ({} as Season);

const day = (on: string) => on as CalendarDay;

function owedOn(occasion: Parameters<typeof agendaFor>[1], tracks: readonly string[]) {
  const agenda = agendaFor(season, occasion);
  if (!agenda) throw new Error('no agenda');
  return blocksFor(agenda, tracks).flatMap((block) => meetingsOwed(block, occasion.track, tracks));
}

test('somebody who is invited for categorical and primary care meets each team on its day', () => {
  const first = { track: 'primary-care', on: day('2020-11-16'), start: 'morning', dayOfPair: 1 } as const;
  const second = { track: 'primary-care', on: day('2020-11-17'), start: 'afternoon', dayOfPair: 2 } as const;
  const both = ['primary-care', 'categorical'];
  expect(owedOn(first, both)).toEqual([{ kind: 'team', track: 'primary-care' }]);
  expect(owedOn(second, both)).toEqual([
    { kind: 'team', track: 'categorical' },
    { kind: 'one-on-one', track: 'primary-care' },
  ]);
  expect(owedOn(second, ['primary-care'])).toEqual([{ kind: 'one-on-one', track: 'primary-care' }]);
});

test('over all days of a choice everybody has what the program publishes: a team and a 1:1, preliminary tracks one 1:1', () => {
  const kinds = season.tracks.flatMap(({ id, options }) =>
    options.map(({ days }) =>
      days.flatMap((on, index) => {
        const occasion = { track: id, on, start: 'morning' as const };
        return owedOn(days.length === 2 ? { ...occasion, dayOfPair: index + 1 } : occasion, [id]);
      }),
    ),
  );
  const texts = new Set(
    kinds.map((owed) =>
      owed
        .map(({ kind, track }) => `${track} ${kind}`)
        .sort()
        .join(', '),
    ),
  );
  expect([...texts]).toEqual([
    'categorical one-on-one, categorical team',
    'primary-care one-on-one, primary-care team',
    'physician-scientist one-on-one, physician-scientist team',
    'preliminary one-on-one',
    'neuro-preliminary one-on-one',
  ]);
});

test('every start that can be booked has an agenda; noon conference ends the morning and begins the afternoon', () => {
  const halfDays = occasionsOf(season).map((occasion) => ({ occasion, agenda: agendaFor(season, occasion) }));
  expect(halfDays.filter(({ agenda }) => !agenda)).toEqual([]);
  const conferences = halfDays.map(({ occasion, agenda }) => {
    const blocks = agenda?.blocks ?? [];
    return (occasion.start === 'morning' ? blocks.at(-1) : blocks.at(0))?.title;
  });
  expect(new Set(conferences)).toEqual(new Set(['Noon conference with residents']));
  expect(season.assumed.join()).toContain('times of every agenda');
});

test('an agenda that names the day goes before the one for every day', () => {
  const usual: Agenda = { tracks: ['categorical'], start: 'morning', blocks: [] };
  const special: Agenda = { ...usual, on: [day('2020-11-17')] };
  const agendas = { agendas: [usual, special], days: season.days };
  const on = (text: string) => ({ track: 'categorical', on: day(text), start: 'morning' }) as const;
  expect(agendaFor(agendas, on('2020-11-17'))).toEqual(special);
  expect(agendaFor(agendas, on('2020-11-24'))).toEqual(usual);
  expect(agendaFor(agendas, { ...on('2020-11-24'), dayOfPair: 1 })).toBeUndefined();
});

test('a booked day has the agenda of that day: of a pair the first or the second, and of a single day its own', () => {
  const agenda = (dayOfPair?: number): Agenda => ({
    ...{ tracks: ['categorical'], start: 'morning', blocks: [] },
    ...(dayOfPair === undefined ? {} : { dayOfPair }),
  });
  const [single, first, second] = [agenda(), agenda(1), agenda(2)];
  const seat = (on: string) => ({ on: day(on), start: 'morning' }) as const;
  const [one, two, other] = [seat('2020-11-16'), seat('2020-11-17'), seat('2020-11-24')];
  const agendas = { agendas: [single, first, second], days: [] };
  const booked = (starts: readonly (typeof one)[], of: typeof one) =>
    agendaBooked(agendas, { seatedAs: 'categorical', starts }, of);
  expect(booked([one, two], one)).toEqual(first);
  expect(booked([one, two], two)).toEqual(second);
  expect(booked([one], one)).toEqual(single);
  expect(booked([one, two], other)).toEqual(single);
});

test('somebody takes part in a block for one of the tracks for which they are considered', () => {
  const blocks = [
    { title: 'All', at: '08:00', until: '09:00' },
    { title: 'Two tracks', at: '09:00', until: '10:00', for: ['categorical', 'primary-care'] },
    { title: 'Another', at: '10:00', until: '11:00', for: ['preliminary'] },
  ] as unknown as AgendaBlock[];
  const agenda: Agenda = { tracks: ['categorical'], start: 'morning', blocks };
  expect(blocksFor(agenda, ['categorical']).map(({ title }) => title)).toEqual(['All', 'Two tracks']);
});

test('nobody attends a start without seats for their track', () => {
  const small = seasonOf({
    tracks: { one: { options: ['2030-11-19'] }, other: { options: ['2030-11-19'] } },
    seats: { '2030-11-19': { morning: { one: 1 }, afternoon: { other: 1 } } },
  });
  expect(occasionsOf(small).map(({ track, start }) => `${track} ${start}`)).toEqual([
    ...['one morning', 'other afternoon'],
  ]);
});

test('interviews follow each other with the passing time between, as many as fit, past midnight too', () => {
  const block = (at: string, until: string, minutes: number, passingMinutes: number): AgendaBlock => ({
    ...{ title: 'Interviews', at: at as WallTime, until: until as WallTime },
    interviews: { minutes, passingMinutes, meetings: [{ kind: 'team' }] },
  });
  expect(slotsOf(block('08:30', '09:20', 20, 5))).toEqual([
    { at: '08:30', until: '08:50' },
    { at: '08:55', until: '09:15' },
  ]);
  const { interviews: _, ...without } = block('08:30', '09:20', 20, 5);
  expect(slotsOf(without)).toEqual([]);
  expect(slotsOf(block('08:30', '09:15', 20, 5))).toHaveLength(2);
  expect(slotsOf(block('08:30', '09:14', 20, 5))).toHaveLength(1);
  expect(slotsOf(block('23:40', '00:20', 20, 0)).at(-1)).toEqual({ at: '00:00', until: '00:20' });
});
