import { expect, test } from 'vitest';
import { type RosterRow, rosterOf } from '#domain/roster/roster.ts';
import { rosterVersion } from '#domain/roster/roster-version.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { sampleOffer, sampleSeason } from '#test/support/builders/sample-season.ts';

const season = sampleSeason();
const on = '2020-11-17' as CalendarDay;

function booked(name: string) {
  const seat = { on, start: 'morning', number: 1 } as const;
  const applicant = { id: `id-${name}`, name, email: `${name}@example.org` };
  return sampleOffer({
    id: `off_${name}`,
    state: 'booked',
    applicant,
    booking: { option: on, seats: [seat] },
  });
}

const rows = rosterOf(season, [booked('Ann'), booked('Bob')], on);
const [ann, bob] = rows as [RosterRow, RosterRow];

test('a version is six letters and digits, the same for the same people in any order', () => {
  expect(rosterVersion(rows)).toMatch(/^[0-9A-F]{6}$/);
  expect(rosterVersion([bob, ann])).toBe(rosterVersion(rows));
});

test.each<[string, readonly RosterRow[]]>([
  ['somebody is gone', [ann]],
  ['a name is another', [{ ...ann, applicant: { ...ann.applicant, name: 'Anne' } }, bob]],
  ['somebody comes at another start', [{ ...ann, start: 'afternoon' }, bob]],
  ['a track is another', [{ ...ann, tracks: ['primary-care'] }, bob]],
  ['somebody reads times in another zone', [{ ...ann, zone: 'Asia/Tokyo' }, bob]],
])('it is another one when %s', (_, changed) => {
  expect(rosterVersion(changed)).not.toBe(rosterVersion(rows));
});
