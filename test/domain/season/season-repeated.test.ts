import { expect, test } from 'vitest';
import type { Season } from '#domain/season/season.ts';
import { seasonFaults } from '#domain/season/validation/validate-season.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { faultsAt, soundSeason, tracksWith } from '#test/support/checks/season-faults.ts';

const { digest } = soundSeason;
const deadline = { id: 'visa', name: 'Visa', on: '2030-11-01' as CalendarDay };
const link = { name: 'Ours', address: 'https://www.example.org' };
const none = { beforeClosingHours: [], beforeInterviewDays: [], beforeInterviewHours: [] };
const coordinator = { address: 'Ann@example.org', may: 'edit' } as const;

test.each<[string, Partial<Season>, string, string]>([
  [
    'a coordinator',
    { coordinators: [coordinator, coordinator] },
    'coordinators.1.address',
    '"ann@example.org" appears here twice: remove one.',
  ],
  [
    'a reader of the digest',
    { digest: { ...digest, to: ['Ann@example.org', 'ann@example.org'] } },
    'digest.to.1',
    '"ann@example.org" appears here twice: remove one.',
  ],
  [
    'a deadline',
    { deadlines: [deadline, deadline] },
    'deadlines.1.id',
    'The deadline "visa" appears here twice: remove one, or give it another id.',
  ],
  [
    'a reminder',
    { reminders: { ...none, beforeInterviewDays: [7, 7] } },
    'reminders.beforeInterviewDays.1',
    '7 appears here twice: remove one.',
  ],
  [
    'the name of a link',
    { information: { links: [link, link] } },
    'information.links.1.name',
    'Two links are called "Ours": give them different names.',
  ],
  [
    'the id of a track',
    tracksWith(3, { id: 'categorical' }),
    'tracks.3.id',
    'The track "categorical" appears here twice: remove one, or give it another id.',
  ],
  [
    'the name of a track',
    tracksWith(3, { name: 'Categorical' }),
    'tracks.3.name',
    'Another track is called "categorical" too: give each its own name.',
  ],
  [
    'the name of a track in ERAS',
    { tracks: soundSeason.tracks.map((track) => ({ ...track, erasName: 'Sample' })) },
    'tracks.3.erasName',
    'Another track is called "sample" in ERAS too: give each its own name.',
  ],
])('%s that is there twice is named, with what to do', (_, change, path, message) => {
  expect(faultsAt(change, path)).toEqual([message]);
});

test('of a file of which nothing could be read no rule says anything', () => {
  expect(seasonFaults({})).toEqual([]);
});
