import { expect, test } from 'vitest';
import { publicVisit, type VisitFields, visitOf } from '#domain/season/visit.ts';
import { factsOf } from '#domain/season-plan/season-facts.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { winterSeason } from '#test/support/builders/season.ts';

const on = '2030-11-22' as CalendarDay;
const season = winterSeason();

function seasonWith(whole?: VisitFields, track?: VisitFields, day?: VisitFields) {
  return {
    ...season,
    ...(whole && { visit: whole }),
    tracks: season.tracks.map((each) =>
      each.id === 'preliminary' && track ? { ...each, visit: track } : each,
    ),
    days: season.days.map((each) => (each.on === on && day ? { ...each, visit: day } : each)),
  };
}

test('field by field, the day wins over the track, and the track over the season', () => {
  const all = seasonWith(
    { kind: 'virtual', joinLink: 'https://a.example.org', phone: '1', contact: 'season' },
    { joinLink: 'https://b.example.org', contact: 'track' },
    { contact: 'day' },
  );
  const visit = { kind: 'virtual', joinLink: 'https://b.example.org', phone: '1', contact: 'day' };
  expect(visitOf(all, 'preliminary', on)).toEqual(visit);
  expect(visitOf(all, 'preliminary', '2030-12-06' as CalendarDay)).toEqual({ ...visit, contact: 'track' });
  expect(visitOf(all, 'categorical', '2030-12-03' as CalendarDay)).toMatchObject({ contact: 'season' });
});

test('a day in person among virtual ones has no join link, and a virtual one among days in person no place', () => {
  const link = 'https://a.example.org';
  const inPerson = seasonWith({ kind: 'virtual', joinLink: link }, undefined, {
    kind: 'in-person',
    place: 'Here',
  });
  expect(visitOf(inPerson, 'preliminary', on)).toEqual({ kind: 'in-person', place: 'Here' });
  const virtual = seasonWith({ kind: 'in-person', place: 'Here' }, undefined, {
    kind: 'virtual',
    joinLink: link,
  });
  expect(visitOf(virtual, 'preliminary', on)).toEqual({ kind: 'virtual', joinLink: link });
});

test('a season that says nothing of visits has none', () => {
  expect(visitOf(season, 'preliminary', on)).toBeUndefined();
  expect(visitOf(seasonWith({ phone: '1' }), 'preliminary', on)).toBeUndefined();
});

test('a visit that is told to everybody has no join link', () => {
  expect(publicVisit({ kind: 'virtual', joinLink: 'https://a.example.org' })).toEqual({ kind: 'virtual' });
});

test('a plan tells one join link from another without telling it', () => {
  const factOf = (joinLink: string) =>
    factsOf(seasonWith({ kind: 'virtual', joinLink })).find(({ name }) => name === 'visit.joinLink')?.value;
  const [one, other] = [factOf('https://a.example.org/secret-1'), factOf('https://a.example.org/secret-2')];
  expect(one).toMatch(/^a link to a\.example\.org \(no\. [0-9a-f]{8}\)$/);
  expect(one).not.toBe(other);
});
