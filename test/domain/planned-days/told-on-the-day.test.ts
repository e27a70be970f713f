import { describe, expect, test } from 'vitest';
import type { Interview } from '#domain/interview-plan/interview-day.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { interviewsAhead } from '#domain/planned-days/interviews-ahead.ts';
import type { InterviewDayRecord, PlannedDay } from '#domain/planned-days/planned-day.ts';
import { tellAbsent, tellPresent } from '#domain/planned-days/tell-absent.ts';
import { delayOf, latenessOf, latestTold, nameOfRoom, tellDelay } from '#domain/planned-days/tell-delay.ts';
import { isConcerned, tellItinerary } from '#domain/planned-days/tell-itinerary.ts';
import { lateRecord, tellLate } from '#domain/planned-days/tell-late.ts';
import { type CalendarDay, type Instant, instant, type WallTime, wallClock } from '#domain/values/time.ts';
import { offerOf, winterSeason } from '#test/support/builders/season.ts';

const season = winterSeason();
const on = '2030-11-19' as CalendarDay;
const { zone } = season.program;
const held = (guest: string, from: number, ...interviewers: string[]): Interview => ({
  ...{ guest, kind: 'team', track: 'categorical', from, to: from + 20, interviewers },
});
const interviews = [held('offer_1', 480, 'd2', 'd1'), held('offer_2', 480, 'd3'), held('offer_1', 540, 'd3')];
const people = ['d1', 'd2', 'd3'].map((id) => ({ id, name: `Dr. ${id}`, address: `${id}@example.org` }));
const who = { kind: 'program', name: 'one@example.org' } as const;
const planned: PlannedDay = {
  ...{ id: on, season: season.id, on, version: 3, state: 'idle', untold: [], edits: [] },
  published: { edition: 4, at: instant('2030-11-01T12:00Z'), who, interviews, interviewers: people },
};
const clock = (time: string) => wallClock(on, time as WallTime, zone);
const at = (now: Instant) => ({ now, recordId: 'record_1', who });
const seats = [{ on, start: 'morning', number: 1 }] as const;
const [booked, another] = (['offer_1', 'offer_2'] as const).map((id) =>
  offerOf('categorical', id, { state: 'booked', sequence: 0, booking: { option: on, seats } }),
) as [Offer, Offer];
const standing = (told: readonly InterviewDayRecord[] = []) => ({
  ...{ season: season.id, document: season, on, planned, zone, told, offers: [booked, another] },
});
const toldBy = (verdict: { readonly kind: string; readonly result?: unknown }) =>
  [verdict.result as InterviewDayRecord].filter(Boolean);
const begins = clock('07:50');
const soon = instant(Date.parse(begins) + 179_999);
const later = instant(Date.parse(begins) + 180_000);

test('an interview is ahead until it ends', () => {
  const ahead = (now: Instant) => interviewsAhead(planned, zone, now).length;
  expect([clock('07:00'), instant(Date.parse(clock('08:20')) - 1), clock('08:20')].map(ahead)).toEqual([
    3, 3, 1,
  ]);
  expect(interviewsAhead(undefined, zone, begins)).toEqual([]);
  const { published: _, ...unpublished } = planned;
  expect(interviewsAhead(unpublished, zone, begins)).toEqual([]);
});

describe('that an applicant is late', () => {
  const late = (guest: string, minutes: number, told: readonly InterviewDayRecord[] = [], now = begins) =>
    tellLate(standing(told), 3, { guest, minutes }, at(now));
  const said = toldBy(late('offer_1', 10));

  test('is told once within three minutes, and again from then on', () => {
    expect(late('offer_1', 10, said, soon)).toEqual({ kind: 'unchanged' });
    expect(late('offer_1', 10, said, later).kind).toBe('decision');
  });

  test.each<[string, string, number, readonly InterviewDayRecord[]]>([
    ['by other minutes', 'offer_1', 20, said],
    ['another applicant', 'offer_2', 10, said],
    ['as before, and was there since', 'offer_1', 10, [...said, ...toldBy(late('offer_1', 0))]],
    [
      'there, and was missed before',
      'offer_1',
      0,
      toldBy(late('offer_1', 0)).map((each) => ({ ...each, isAbsent: true }) as InterviewDayRecord),
    ],
  ])('is told at once where it is %s', (_, guest, minutes, told) => {
    expect(late(guest, minutes, told, soon).kind).toBe('decision');
  });

  test('stands on the record of the day, with a mail to each who has yet to meet them', () => {
    expect(late('offer_1', 10)).toMatchObject({
      result: {
        ...{ id: `interviews_${on}_record_1`, season: season.id, on, at: begins, who },
        ...{ event: 'applicant-late', guest: 'offer_1', minutes: 10 },
        notices: people.map(({ id, name, address: to }) => ({
          ...{ kind: 'late-arrival', to, interviewer: id, name },
        })),
      },
      changes: [
        { kind: 'put-planned-day', planned: { ...planned, version: 4 }, replaces: 3 },
        { kind: 'add-record' },
      ],
    });
  });

  test('plan-missing: is told of somebody who is in the published plan', () => {
    const missing = { refusal: { kind: 'plan-missing' } };
    expect(late('offer_9', 10)).toMatchObject(missing);
    const without = { ...standing(), planned: undefined };
    expect(tellLate(without, 0, { guest: 'offer_1', minutes: 1 }, at(begins))).toMatchObject(missing);
  });
});

describe('that a room or the day is late', () => {
  const delay = (
    room: string | undefined,
    minutes: number,
    told: readonly InterviewDayRecord[] = [],
    now = begins,
  ) => tellDelay(standing(told), 3, { room, minutes }, at(now));
  const ofRoom = toldBy(delay('d1 d2', 10));
  const ofDay = toldBy(delay(undefined, 10));

  test('is told once within three minutes, of each room and of the day', () => {
    expect(delay('d1 d2', 10, ofRoom, soon)).toEqual({ kind: 'unchanged' });
    expect(delay(undefined, 10, ofDay, soon)).toEqual({ kind: 'unchanged' });
    expect(delay('d1 d2', 10, ofRoom, later).kind).toBe('decision');
    expect(delay('d1 d2', 15, ofRoom, soon).kind).toBe('decision');
    expect(delay('d3', 10, ofRoom, soon).kind).toBe('decision');
    expect(delay('d1 d2', 10, ofDay, soon).kind).toBe('decision');
    expect(delay('d1 d2', 10, [...ofRoom, ...toldBy(delay('d1 d2', 0))], soon).kind).toBe('decision');
    const late = toldBy(tellLate(standing(), 3, { guest: 'offer_1', minutes: 5 }, at(begins)));
    expect(delay(undefined, 10, [...ofDay, ...late], soon)).toEqual({ kind: 'unchanged' });
  });

  test('names the room by those who sit in it, and tells each applicant once', () => {
    expect(ofRoom).toMatchObject([{ room: ['d2', 'd1'], minutes: 10, notices: [{ to: 'offer_1' }] }]);
    expect(nameOfRoom({ room: ['d2', 'd1'] })).toBe('d1 d2');
    expect(delay('d1 d2', 10)).toMatchObject({
      changes: [{ replaces: 3 }, { kind: 'add-record', record: ofRoom[0] }],
    });
    expect(ofDay[0]).not.toHaveProperty('room');
    expect(ofDay.flatMap(({ notices }) => notices.map(({ kind, to }) => `${kind} ${to}`))).toEqual([
      ...['own-delay offer_1', 'own-delay offer_2'],
      ...people.map(({ address }) => `day-delay ${address}`),
    ]);
  });

  test('said-meanwhile: what was said last is shown to a form that is older, and it is told once that has seen it', () => {
    const late = { ...lateRecord(standing(), { guest: 'offer_1', minutes: 5 }, at(begins)), id: 'late' };
    const [delayed] = toldBy(tellDelay(standing(), 3, { minutes: 5 }, at(begins)));
    const delay = { ...delayed!, id: 'delay' };
    const after = standing([late, delay]);
    const said = { minutes: 5, at: begins, who: late.who };
    const refused = { kind: 'refusal', refusal: { kind: 'said-meanwhile', said } };
    const lateFrom = (told: string) => tellLate(after, 3, { guest: 'offer_1', minutes: 9, told }, at(begins));
    const delayFrom = (told: string) => tellDelay(after, 3, { minutes: 9, told }, at(begins));
    for (const verdict of [lateFrom(''), lateFrom(delay.id), delayFrom(''), delayFrom('other')])
      expect(verdict).toEqual(refused);
    expect([lateFrom(late.id), delayFrom(delay.id)]).toMatchObject([
      { kind: 'decision' },
      { kind: 'decision' },
    ]);
    const other = { guest: 'offer_2', minutes: 9, told: '' };
    expect(tellLate(after, 3, other, at(begins))).toMatchObject({ kind: 'decision' });
    const absent = standing([{ ...late, isAbsent: true as const }]);
    expect(tellLate(absent, 3, { guest: 'offer_1', minutes: 9, told: '' }, at(begins))).toMatchObject({
      refusal: { said: { isAbsent: true } },
    });
  });

  test('plan-changed: is not told on a page of an older plan', () => {
    const edits = [{ version: 3, at: begins, who, what: 'published' as const }];
    const changed = { ...standing(), planned: { ...planned, edits } };
    expect(tellDelay(changed, 2, { minutes: 5 }, at(begins))).toMatchObject({
      refusal: { kind: 'plan-changed', edits },
    });
  });
});

describe('what was told last', () => {
  const delayed = (time: string, minutes: number, room?: string) =>
    toldBy(tellDelay(standing(), 3, { room, minutes }, at(clock(time))));
  const late = (time: string, minutes: number) =>
    toldBy(tellLate(standing(), 3, { guest: 'offer_1', minutes }, at(clock(time))));
  const first = { guest: 'offer_1', interviewers: ['d1', 'd2'], to: clock('08:20') };
  const delayAt = (time: string, ...records: readonly InterviewDayRecord[][]) =>
    delayOf(latestTold(records.flat()), first, clock(time))?.minutes;

  test('of the room or of the whole day, whichever is later, holds for its interviews', () => {
    const [day, room] = [delayed('07:50', 10), delayed('07:55', 15, 'd1 d2')];
    expect(delayAt('08:00')).toBeUndefined();
    expect(delayAt('08:00', day)).toBe(10);
    expect(delayAt('08:00', day, delayed('07:55', 15, 'd3'))).toBe(10);
    expect(delayAt('08:00', day, room)).toBe(15);
    expect(delayAt('08:00', room, delayed('08:00', 20))).toBe(20);
    expect(delayAt('08:00', day, delayed('07:55', 0, 'd1 d2'))).toBeUndefined();
    expect(delayAt('08:00', day, room, delayed('07:58', 0))).toBeUndefined();
  });

  test('holds until the interview that begins so late is over, and not for one that was over before', () => {
    const day = delayed('07:50', 10);
    expect(delayAt('08:29', day)).toBe(10);
    expect(delayAt('08:30', day)).toBeUndefined();
    expect(delayAt('08:21', delayed('08:19', 10))).toBe(10);
    expect(delayAt('08:21', delayed('08:20', 10))).toBeUndefined();
  });

  test('of an applicant holds in the same way, until they are there or missed', () => {
    const lateness = (time: string, ...records: readonly InterviewDayRecord[][]) =>
      latenessOf(latestTold(records.flat()), first, clock(time))?.minutes;
    const said = late('08:05', 10);
    expect(lateness('08:29', said)).toBe(10);
    expect(lateness('08:30', said)).toBeUndefined();
    expect(lateness('08:10', said, late('08:08', 0))).toBeUndefined();
    expect(lateness('08:10', said, late('08:08', 5))).toBe(5);
    const missed = said.map((each) => ({ ...each, isAbsent: true }) as InterviewDayRecord);
    expect(lateness('08:10', missed)).toBeUndefined();
    expect(latenessOf(latestTold(said), { ...first, guest: 'offer_2' }, clock('08:10'))).toBeUndefined();
    expect(delayAt('08:10', said)).toBeUndefined();
  });
});

describe('what happens at a day', () => {
  const midnight = clock('00:00');
  const evening = instant(Date.parse(midnight) - 1);
  const early = { refusal: { kind: 'day-ahead', on } };

  test.each<[string, (now: Instant) => { readonly kind: string }]>([
    ['an applicant is late', (now) => tellLate(standing(), 3, { guest: 'offer_1', minutes: 10 }, at(now))],
    ['a room is late', (now) => tellDelay(standing(), 3, { room: 'd3', minutes: 10 }, at(now))],
    ['the whole day is late', (now) => tellDelay(standing(), 3, { minutes: 10 }, at(now))],
  ])('day-ahead: that %s is told from its midnight on, in the zone of the program', (_, tell) => {
    expect(tell(evening)).toMatchObject(early);
    expect(tell(midnight).kind).toBe('decision');
  });

  test('day-ahead: who is missed on the first day of a pair is not told of on the board of the second', () => {
    const first = { on: '2030-11-18' as CalendarDay, start: 'morning', number: 1 } as const;
    const pair = { ...booked, booking: { option: `${first.on}_${on}`, seats: [first, seats[0]] as const } };
    const second = { season, offer: pair, day: standing() };
    const noon = wallClock(first.on, '12:00' as WallTime, zone);
    expect(tellAbsent(second, { reason: 'Ill' }, at(noon))).toMatchObject(early);
    const missed = { ...pair, noShow: { reason: 'Ill', at: noon } };
    expect(tellPresent({ ...second, offer: missed }, '', at(noon))).toMatchObject(early);
    const ownDay = { ...second, day: { ...standing(), on: first.on, planned: undefined } };
    expect(tellAbsent(ownDay, { reason: 'Ill' }, at(noon)).kind).toBe('decision');
  });
});

describe('an applicant who is missed', () => {
  const absent = { season, offer: booked, day: standing() };

  test('on a day of which nothing is published is entered, and nobody is told', () => {
    const { published: _, ...unpublished } = planned;
    const verdict = tellAbsent(
      { ...absent, day: { ...standing(), planned: unpublished } },
      { reason: 'Ill' },
      at(clock('08:30')),
    );
    expect(verdict).toHaveProperty('changes.length', 2);
  });

  test('is told of as absent, and as there again once', () => {
    const missed = tellAbsent(absent, { reason: 'Ill' }, at(clock('08:30')));
    expect(missed).toMatchObject({
      changes: [
        {},
        {},
        { kind: 'add-record', record: { isAbsent: true, minutes: 0, notices: [{ interviewer: 'd3' }] } },
        { kind: 'put-planned-day', planned: { late: [{ guest: booked.id, isThere: false }] } },
      ],
    });
    expect(tellPresent(absent, '', at(clock('08:30'))).kind).toBe('repeat');
    const offer = missed.kind === 'decision' ? missed.result : booked;
    const there = tellPresent({ ...absent, offer }, '', at(clock('08:31')));
    expect(there.kind === 'decision' && there.changes.at(-2)).not.toHaveProperty('record.isAbsent');
  });
});

describe('an applicant is told their day', () => {
  const published = planned.published ?? { edition: 0, interviews: [], interviewers: [], at: begins, who };
  const [morning, noon] = [interviews[0], interviews[2]];
  const meetings = [
    {
      from: 480,
      to: 500,
      kind: 'team',
      track: 'categorical',
      people: ['Dr. d2', 'Dr. d1'],
      interviewers: ['d2', 'd1'],
    },
    { from: 540, to: 560, kind: 'team', track: 'categorical', people: ['Dr. d3'], interviewers: ['d3'] },
  ];
  const told = (offer = booked) => tellItinerary({ document: season, on }, published, offer, at(begins));

  test('with their own interviews by name, and a calendar entry that replaces the one before', () => {
    expect(told()).toMatchObject([
      {
        offer: { sequence: 1, version: 2, itineraries: [{ on, start: 'morning', edition: 4, meetings }] },
        replaces: 1,
      },
      {
        record: {
          ...{ event: 'itinerary-published', sequence: 1, on, edition: 4 },
          notices: [{ kind: 'booking', to: 'offer_1@example.org', part: 1 }],
        },
      },
    ]);
    expect(told()[0]).not.toHaveProperty('offer.itineraries.0.before');
    const unnamed = { ...published, interviewers: [] };
    expect(tellItinerary({ document: season, on }, unnamed, booked, at(begins))).toMatchObject([
      { offer: { itineraries: [{ meetings: [{ people: ['d2', 'd1'] }, { people: ['d3'] }] }] } },
      {},
    ]);
  });

  test('of a pair beside that of the other day, with what they were told of this one before', () => {
    const other = '2030-11-18' as CalendarDay;
    const itinerary = (day: CalendarDay) => ({
      on: day,
      start: 'morning' as const,
      edition: 1,
      meetings: [],
    });
    const pair = {
      ...booked,
      booking: {
        option: `${other}_${on}`,
        seats: [{ on: other, start: 'morning', number: 1 }, seats[0]] as const,
      },
      itineraries: [itinerary(on), itinerary(other)],
    };
    expect(told(pair)).toMatchObject([
      { offer: { itineraries: [itinerary(other), { on, edition: 4, meetings, before: [] }] } },
      { record: { notices: [{ part: 2 }] } },
    ]);
    const same = [{ ...itinerary(other), meetings: meetings as never }];
    expect(isConcerned({ document: season, on }, published, { ...pair, itineraries: same })).toBe(true);
  });

  test('and not of a day that they have not booked', () => {
    expect(
      tellItinerary({ document: season, on: '2030-12-03' as CalendarDay }, published, booked, at(begins)),
    ).toEqual([]);
    expect(told({ ...booked, booking: undefined, state: 'canceled' })).toEqual([]);
    expect(isConcerned({ document: season, on: '2030-12-03' as CalendarDay }, published, booked)).toBe(false);
  });

  test('if it differs from what they were told: never told, an interview less, or at another time', () => {
    const [put] = told();
    const after = put && 'offer' in put && typeof put.offer === 'object' ? put.offer : booked;
    expect(isConcerned({ document: season, on }, published, booked)).toBe(true);
    expect(isConcerned({ document: season, on }, published, after)).toBe(false);
    const next = (...kept: readonly (Interview | undefined)[]) =>
      isConcerned(
        { document: season, on },
        { ...published, interviews: kept.flatMap((each) => each ?? []) },
        after,
      );
    expect(next(morning)).toBe(true);
    expect(next(noon && { ...noon, from: 565, to: 585 }, morning)).toBe(true);
    expect(next(noon, morning)).toBe(false);
  });
});
