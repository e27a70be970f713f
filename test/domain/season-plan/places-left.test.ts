import { expect, test } from 'vitest';
import type { Season, Start } from '#domain/season/season.ts';
import { isOtherChoice } from '#domain/season-plan/places-left.ts';
import type { WallTime } from '#domain/values/time.ts';
import { soundSeason as season, tracksWith } from '#test/support/checks/season-faults.ts';

const time = (text: string) => text as WallTime;

/** The season with every start of its third day changed. */
const startsWith = (change: Partial<Start>): Partial<Season> => ({
  days: season.days.map((day, index) =>
    index === 2 ? { ...day, starts: day.starts.map((start) => ({ ...start, ...change })) } : day,
  ),
});

const { program, offers, tracks, days } = season;

test.each<[string, Partial<Season>]>([
  ['another zone', { program: { ...program, zone: 'America/Chicago' } }],
  ['another time until which days can be booked', { offers: { ...offers, changesCloseHours: 48 } }],
  ['another choice', tracksWith(3, { options: tracks[3]?.options.slice(1) ?? [] })],
  ['another track', { tracks: tracks.slice(0, 3) }],
  ['a day less', { days: days.slice(1) }],
  ['a start less', startsWith({ name: 'afternoon' })],
  ['another beginning', startsWith({ at: time('08:30') })],
  ['another end', startsWith({ until: time('13:30') })],
  ['a place', { visit: { kind: 'in-person', place: 'Here' } }],
  ['a place of one track', tracksWith(3, { visit: { kind: 'in-person', place: 'Here' } })],
])('a file with %s gives applicants another choice', (_, change) => {
  expect(isOtherChoice(season, { ...season, ...change })).toBe(true);
});

test.each<[string, Partial<Season>]>([
  ['another name and another contact', { program: { ...program, name: 'Other', contact: 'us@example.org' } }],
  ['other hours to answer', { offers: { ...offers, answerHours: 96 } }],
  ['another note', tracksWith(3, { note: 'One year.' })],
  ['other seats', startsWith({ groups: [{ for: ['preliminary'], seats: 9 }] })],
  ['a phone', { visit: { phone: '617 555 0100' } }],
])('a file with %s gives them the same choice', (_, change) => {
  expect(isOtherChoice(season, { ...season, ...change })).toBe(false);
});
