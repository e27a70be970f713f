import { expect, test } from 'vitest';
import type { Season } from '#domain/season/season.ts';
import { seasonFaults } from '#domain/season/validation/validate-season.ts';
import { winterSeason } from '#test/support/builders/season.ts';

const season = winterSeason();
const pathsOf = (change: Partial<Season>) =>
  seasonFaults({ ...season, ...change }).map(({ path }) => path.join('.'));

test.each([
  ['America/New_York', true],
  ['UTC', true],
  ['EST', false],
  ['Etc/GMT+5', false],
  ['america/new_york', false],
  ['Boston', false],
])('the zone may be %s: %s', (zone, isFine) => {
  expect(pathsOf({ program: { ...season.program, zone } })).toEqual(isFine ? [] : ['program.zone']);
});

test.each([
  ['+1 617 555 0100', true],
  ['617-555-0100 ext. 12', true],
  ['6175550100x123456', true],
  ['617 555 0100 ext 12', true],
  ['1234567', true],
  ['123456', false],
  ['123456789012345', true],
  ['1234567890123456', false],
  ['6175550100x1234567', false],
  ['6175550100 x1 x2', false],
  ['617 555 0100 office', false],
  ['call 617 555 0100', false],
  ['++16175550100', false],
  ['617\t555 0100', false],
])('the phone of a visit may be “%s”: %s', (phone, isFine) => {
  expect(pathsOf({ visit: { kind: 'virtual', phone } })).toEqual(isFine ? [] : ['visit.phone']);
});

test.each([
  ['https://video.example.org/room?pwd=1', true],
  ['https://example/room', false],
  ['http://video.example.org/room', false],
  ['https://me@video.example.org/room', false],
  ['https://me:secret@video.example.org/room', false],
  ['https://video.example.org/my room', false],
  ['see https://video.example.org', false],
  ['xhttps://video.example.org', false],
  ['https://video.example.org:99999/', false],
  ['https://', false],
])('the link of a visit may be “%s”: %s', (joinLink, isFine) => {
  expect(pathsOf({ visit: { kind: 'virtual', joinLink } })).toEqual(isFine ? [] : ['visit.joinLink']);
});
