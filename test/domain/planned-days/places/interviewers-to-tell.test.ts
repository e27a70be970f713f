import { describe, expect, test } from 'vitest';
import type { InterviewerList } from '#domain/interviewers/stored-interviewer.ts';
import { roomsReplaced } from '#domain/itineraries/replaced-links.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { replacedBy } from '#domain/offers/replaced.ts';
import { interviewersToTell } from '#domain/planned-days/places/interviewers-to-tell.ts';
import { tellPlaces } from '#domain/planned-days/places/tell-places.ts';
import type { PlannedDay } from '#domain/planned-days/planned-day.ts';
import type { Agenda } from '#domain/season/agenda-section.ts';
import type { Season } from '#domain/season/season.ts';
import type { VisitFields } from '#domain/season/visit.ts';
import { type CalendarDay, type Instant, instant } from '#domain/values/time.ts';
import { offerOf, seasonOf } from '#test/support/builders/season.ts';

const on = '2030-11-19' as CalendarDay;
const sketch = seasonOf({
  tracks: { one: { options: [on] }, other: { options: [on] } },
  seats: { [on]: { morning: { one: 4, other: 4 } } },
});
const hall: VisitFields = { kind: 'in-person', place: 'Sample Hall' };
const online: VisitFields = { kind: 'virtual', joinLink: 'https://video.example.org/1' };
const interviews = { minutes: 20, passingMinutes: 5, meetings: [{ kind: 'team' }] };
const withRooms = (early: string | undefined, late?: string): Season => ({
  ...sketch,
  agendas: [
    {
      ...{ tracks: ['one'], start: 'morning' },
      blocks: [
        { at: '08:00', until: '10:00', title: 'Team', interviews, ...(early ? { place: early } : {}) },
        { at: '10:00', until: '13:00', title: 'More', interviews, ...(late ? { place: late } : {}) },
      ],
    } as unknown as Agenda,
  ],
});
const booked = (id: string, track: string, more: Partial<Offer> = {}) =>
  offerOf(track, id, {
    ...{ state: 'booked', booking: { option: on, seats: [{ on, start: 'morning', number: 1 }] } },
    ...more,
  });
const offers = [booked('ann', 'one'), booked('bob', 'other'), booked('cat', 'one')];
const meeting = (guest: string, from: number, interviewer: string) => ({
  ...{ guest, from, to: from + 20, kind: 'team' as const, track: 'one', interviewers: [interviewer] },
});
const people = ['a', 'b'].map((id) => ({ id, name: `Sample Dr. ${id}`, address: `${id}@example.org` }));
const crew: Pick<InterviewerList, 'interviewers' | 'removed'> = {
  interviewers: people.map((each) => ({
    ...each,
    address: each.id,
  })) as unknown as InterviewerList['interviewers'],
};
const [told, applied, eve] = ['2030-11-01T12:00Z', '2030-11-10T12:00Z', '2030-11-18T18:00Z'].map((at) =>
  instant(at),
) as [Instant, Instant, Instant];
const planned = (more: object = { seasonVersion: 2 }): PlannedDay => ({
  ...({ id: on, season: sketch.id, on, version: 4, state: 'idle', untold: [], edits: [] } as const),
  published: {
    ...{ edition: 1, at: told, who: { kind: 'clock' }, interviewers: people, ...more },
    interviews: [meeting('ann', 480, 'a'), meeting('bob', 540, 'a'), meeting('cat', 600, 'b')],
  },
});

/** Who is told once files have made `first` into the last of `seasons`, each the next version from 3 on. */
function standingOf(first: Season, ...seasons: readonly Season[]) {
  const files = seasons.map((next, index) => {
    const before = index === 0 ? first : seasons[index - 1]!;
    const replaced = replacedBy(before, next, { rooms: roomsReplaced(before, next, applied) });
    return { version: 3 + index, at: applied, ...(replaced ? { replaced } : {}) };
  });
  return { season: seasons.at(-1) ?? first, planned: planned(), offers, crew, files };
}
const ofTrack = (visit: VisitFields): Season => ({
  ...sketch,
  tracks: sketch.tracks.map((track) => (track.id === 'one' ? { ...track, visit } : track)),
});
const found = (standing: ReturnType<typeof standingOf>, now = eve) =>
  interviewersToTell(standing, now).map(({ interviewer, moved, link }) => [
    interviewer.id,
    ...moved.map(({ from }) => from),
    ...(link ? ['link'] : []),
  ]);

describe('an interviewer of a published day is told', () => {
  const moved = standingOf(ofTrack(online), ofTrack(hall));

  test('which of their interviews are held elsewhere, from where to where, and no applicant’s name', () => {
    expect(found(moved)).toEqual([
      ['a', 480],
      ['b', 600],
    ]);
    expect(interviewersToTell(moved, eve)[0]?.moved).toEqual([
      {
        from: 480,
        was: { visit: { kind: 'virtual' } },
        now: { visit: { kind: 'in-person', place: 'Sample Hall' } },
      },
    ]);
    expect(JSON.stringify(interviewersToTell(moved, eve))).not.toMatch(/ann|cat|video/);
  });

  test('of interviews that are ahead, with applicants who are expected', () => {
    expect(found(moved, instant('2030-11-19T13:19Z'))).toHaveLength(2);
    expect(found(moved, instant('2030-11-19T13:20Z'))).toEqual([['b', 600]]);
    expect(found(moved, instant('2030-11-19T15:20Z'))).toEqual([]);
    const gone = { ...moved, offers: offers.filter(({ id }) => id !== 'cat') };
    expect(found(gone)).toEqual([['a', 480]]);
    expect(found({ ...moved, crew: { ...crew, removed: ['a'], interviewers: [] } })).toEqual([['b', 600]]);
  });

  test('by the files since they were told, or since the edition where it does not say; nothing of what was undone', () => {
    expect(found({ ...moved, planned: planned({ seasonVersion: 3 }) })).toEqual([]);
    expect(found({ ...moved, planned: planned({}) })).toHaveLength(2);
    expect(found({ ...moved, planned: planned({ at: applied }) })).toEqual([]);
    expect(found(standingOf(ofTrack(online), ofTrack(hall), ofTrack(online)))).toEqual([]);
    const { published: _, ...unpublished } = planned();
    expect(found({ ...moved, planned: unpublished })).toEqual([]);
  });

  test('of another room of the agenda, in its hours', () => {
    const rooms = standingOf(withRooms('Room 1', 'Room 2'), withRooms('Room 3', 'Room 2'));
    expect(found(rooms)).toEqual([['a', 480]]);
    expect(interviewersToTell(rooms, eve)[0]?.moved).toEqual([
      { from: 480, was: { room: 'Room 1' }, now: { room: 'Room 3' } },
    ]);
    expect(interviewersToTell(standingOf(withRooms(undefined, 'x'), withRooms('Room 3')), eve)).toMatchObject(
      [{ moved: [{ was: {}, now: { room: 'Room 3' } }] }, { moved: [{ was: { room: 'x' }, now: {} }] }],
    );
    expect(found(standingOf(withRooms('1'), withRooms('2'), withRooms('1')))).toEqual([]);
  });

  test('of another link from a day before their first interview on, in the hours of its part of the agenda', () => {
    const party = { track: 'one', on, start: 'morning' } as const;
    const linked = (links: readonly object[]) => ({
      ...standingOf(ofTrack(online)),
      files: [{ version: 3, at: applied, replaced: { starts: [], places: [], links: links as never } }],
    });
    expect(found(linked([party]))).toEqual([
      ['a', 'link'],
      ['b', 'link'],
    ]);
    expect(found(linked([party]), instant('2030-11-18T14:59Z'))).toEqual([['a', 'link']]);
    expect(found(linked([party]), instant('2030-11-18T12:59Z'))).toEqual([]);
    expect(found(linked([{ ...party, track: 'other' }]))).toEqual([['a', 'link']]);
    expect(found(linked([{ ...party, at: '10:00', until: '13:00' }]))).toEqual([['b', 'link']]);
    expect(found(linked([{ ...party, at: '08:00', until: '10:00' }]))).toEqual([['a', 'link']]);
    expect(
      found({ ...linked([party]), season: ofTrack(hall), files: [...moved.files, ...linked([party]).files] }),
    ).toEqual([
      ['a', 480],
      ['b', 600],
    ]);
  });
});

test('telling them keeps the version that they were told of, and is on record once', () => {
  const context = { now: eve, recordId: 'r', who: { kind: 'program', name: 'Sample Coordinator' } } as const;
  const standing = { ...standingOf(ofTrack(online), ofTrack(hall)), version: 3 };
  const verdict = tellPlaces(standing, context);
  if (verdict.kind !== 'decision') throw new Error('nobody is told');
  expect(verdict.result).toMatchObject({
    ...{ event: 'places-told', on, seasonVersion: 3, id: `interviews_${on}_r` },
    notices: [
      { kind: 'interview-place', to: 'a@example.org', interviewer: 'a', moved: [{ from: 480 }] },
      { kind: 'interview-place', to: 'b@example.org', interviewer: 'b', moved: [{ from: 600 }] },
    ],
  });
  const [put] = verdict.changes;
  if (put?.kind !== 'put-planned-day') throw new Error('the day stays');
  expect(put).toMatchObject({
    replaces: 4,
    planned: { version: 5, published: { seasonVersion: 3, edition: 1 } },
  });
  expect(tellPlaces({ ...standing, planned: put.planned }, context)).toEqual({ kind: 'unchanged' });
});
