import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StoredInterviewer } from '#domain/interviewers/stored-interviewer.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Agenda } from '#domain/season/agenda-section.ts';
import { type CalendarDay, type Instant, plusHours, type WallTime, wallClock } from '#domain/values/time.ts';
import { interviewerPageLink } from '#functions/links/interviewer-token.ts';
import { interviewRenderers } from '#functions/notices/interview-renderers.ts';
import type { Store } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import { invitedAt, offerOf, winterSeason } from '#test/support/builders/season.ts';
import { seedSeason } from '#test/support/builders/seed.ts';
import { testKeys } from '#test/support/hosts/applicant.ts';
import { type Backstage, openBackstage } from '#test/support/hosts/background-functions.ts';

const agenda = {
  ...{ tracks: ['categorical'], start: 'morning' },
  blocks: [
    {
      ...{ title: 'Interviews', at: '08:00', until: '13:00' },
      interviews: { minutes: 20, passingMinutes: 5, meetings: [{ kind: 'one-on-one' }] },
    },
  ],
} as unknown as Agenda;
const season = { ...winterSeason(), agendas: [agenda] };
const { zone } = season.program;
const on = '2030-11-19' as CalendarDay;
const clock = (time: string): Instant => wallClock(on, time as WallTime, zone);
const who = { kind: 'program', name: 'one@example.org' } as const;
const booked = (id: string, change: Partial<Offer> = {}) =>
  offerOf('categorical', id, {
    ...{
      state: 'booked',
      sequence: 0,
      booking: { option: on, seats: [{ on, start: 'morning', number: 1 }] },
    },
    ...change,
  });
const afternoon = { option: on, seats: [{ on, start: 'afternoon', number: 1 }] } as const;
const itineraryAt = (from: number) => ({
  ...({ on, start: 'morning', edition: 1 } as const),
  meetings: [
    { from, to: from + 20, kind: 'one-on-one', track: 'categorical', people: ['Dr. Here'] } as const,
  ],
});
const guests = [
  booked('comes', { itineraries: [itineraryAt(480)] }),
  booked('canceled', { state: 'canceled', booking: undefined }),
  booked('moved', { booking: afternoon }),
  booked('missed', {
    noShow: { reason: 'Did not come', at: clock('08:05') },
    itineraries: [itineraryAt(570)],
  }),
];
const interviews = guests.flatMap(({ id: guest }, index) =>
  ['here', 'removed'].map((name, place) => ({
    ...({ guest, kind: 'one-on-one', track: 'categorical', interviewers: [`${name}@example.org`] } as const),
    ...{ from: 480 + 30 * index + 5 * place, to: 500 + 30 * index + 5 * place },
  })),
);
const interviewer: StoredInterviewer = {
  ...{
    id: 'i_1',
    name: 'Dr. Here',
    address: 'here@example.org',
    kinds: ['one-on-one'],
    tracks: [],
    days: [],
  },
  ...{ hours: [], mostADay: 9, answers: [], recusals: [], generation: 1, version: 1 },
  changed: { who, at: invitedAt, fields: [] },
};
const planned = {
  ...({ id: on, season: season.id, on, version: 1, state: 'idle', untold: [], edits: [] } as const),
  published: {
    ...{ edition: 1, at: invitedAt, who, interviews },
    interviewers: ['here', 'removed'].map((name) => ({
      ...{ id: `${name}@example.org`, name: `Dr. ${name}`, address: `${name}@example.org` },
    })),
  },
};
const list = { season: season.id, version: 1, interviewers: [interviewer], removed: ['removed@example.org'] };

let store: Store;
let stage: Backstage;
beforeAll(async () => {
  store = await seedSeason(season);
  await commit(
    store,
    season.id,
    [
      ...guests.map((offer) => ({ kind: 'put-offer', offer }) as const),
      { kind: 'put-interviewers', list },
      { kind: 'put-planned-day', planned },
    ],
    randomUUID(),
  );
  stage = await openBackstage(store, season.id);
});
afterAll(() => stage.stop());

type Kind = Exclude<keyof typeof interviewRenderers, 'own-delay' | 'interviewer-out'>;

/** The mail of a notice to an interviewer, if it is sent at all. */
async function mailed(kind: Kind, name: string, time: string, of: object = {}) {
  const to = `${name}@example.org`;
  const frame = { id: 'interviews_1', season: season.id, at: invitedAt, who, on, edition: 1, minutes: 10 };
  const render = interviewRenderers[kind] as (typeof interviewRenderers)['late-arrival'];
  const record = { ...frame, event: 'applicant-late', guest: 'comes', notices: [], ...of } as const;
  const notice = { kind: 'late-arrival', to, interviewer: to, name } as const;
  const sources = { store, publicUrl: 'https://example.org' };
  const mail = (await render(sources, season, record, notice, clock(time)))?.mail;
  return mail && `${mail.subject}\n${mail.text}`;
}

test('an interviewer is reminded of those who come, and of nobody who canceled, moved or was missed', async () => {
  const mail = await mailed('interviewer-reminder', 'here', '07:00');
  expect(mail).toContain('Sample comes');
  expect(mail).not.toMatch(/Sample (canceled|moved|missed)/);
  expect(mail).toMatch(/^Reminder of changes to your interviews on Tuesday, November 19, 2030/);
  expect(mail?.match(/: an applicant whom you no longer meet, 1:1/g)).toHaveLength(3);
});

test('an interviewer whose applicants have all canceled, moved or been missed is told so when the reminder is due', async () => {
  const lone = { ...planned, on: '2030-11-20' as CalendarDay, id: '2030-11-20' };
  const gone = interviews.filter(({ guest }) => guest !== 'comes');
  const change = {
    kind: 'put-planned-day',
    planned: { ...lone, published: { ...planned.published, interviews: gone } },
  } as const;
  await commit(store, season.id, [change], randomUUID());
  const mail = await mailed('interviewer-reminder', 'here', '07:00', { on: lone.on });
  expect(mail).toMatch(/^You no longer have any interviews on .*You no longer have any interviews for/s);
  expect(mail).not.toMatch(/Sample (canceled|moved|missed)/);
  expect(await mailed('interviewer-reminder', 'here', '07:00', { on: '2030-11-21' })).toBeUndefined();
});

test('an interviewer without any applicants left is told so once, and again only if something of them has changed since', async () => {
  const day = '2030-11-21' as CalendarDay;
  const change = {
    kind: 'put-planned-day',
    planned: {
      ...{ ...planned, on: day, id: day },
      published: {
        ...planned.published,
        interviews: interviews.filter(({ guest }) => guest === 'missed' || guest === 'canceled'),
      },
    },
  } as const;
  await commit(store, season.id, [change], randomUUID());
  const notice = {
    kind: 'interviewer-reminder',
    to: interviewer.address,
    interviewer: interviewer.address,
  } as const;
  const remindedAt = (at: Instant, id: string) =>
    commit(
      store,
      season.id,
      [
        {
          kind: 'add-record',
          record: {
            ...({
              id,
              at,
              who,
              event: 'interviewers-reminded',
              season: season.id,
              on: day,
              edition: 1,
            } as const),
            notices: [{ ...notice, name: 'Dr. Here' }],
          },
        },
      ],
      randomUUID(),
    );
  const own = (at: Instant) =>
    mailed('interviewer-reminder', 'here', '07:00', { on: day, id: 'interviews_2030-11-21_z', at });
  await remindedAt(plusHours(invitedAt, -1), 'interviews_2030-11-21_a');
  expect(await own(clock('07:00'))).toContain('You no longer have any interviews');
  await remindedAt(plusHours(invitedAt, 1), 'interviews_2030-11-21_b');
  expect(await own(clock('07:00'))).toBeUndefined();
  expect(await own(invitedAt)).toContain('You no longer have any interviews');
});

test('the mail of a day and its reminder have the link of the interviewer’s page, whether it was mailed before or not', async () => {
  const named = { season: season.id, id: interviewer.id, generation: 1 };
  const link = interviewerPageLink('https://example.org', named, testKeys);
  for (const kind of ['interviewer-day', 'interviewer-reminder'] as const)
    expect(await mailed(kind, 'here', '07:00')).toContain(link);
});

test('an interviewer who was removed is told that there are no interviews, and nothing else', async () => {
  expect(await mailed('interviewer-day', 'here', '07:00')).toContain('Sample comes');
  const mail = await mailed('interviewer-day', 'removed', '07:00');
  expect(mail).toContain('You no longer have any interviews');
  expect(mail).not.toMatch(/Sample comes|\/interviewer\//);
  for (const kind of ['interviewer-reminder', 'late-arrival', 'day-delay'] as const)
    expect([kind, await mailed(kind, 'removed', '07:00')]).toEqual([kind, undefined]);
});

test('that an applicant is late is not mailed once their interview is over', async () => {
  expect(await mailed('late-arrival', 'here', '08:19')).toMatch(
    /Sample comes, whom you meet at 8:00 AM on Tuesday, November 19, 2030, is about 10 minutes late/,
  );
  expect(await mailed('late-arrival', 'here', '08:20')).toBeUndefined();
});

test('nobody waits for who canceled or moved; who was missed is told of as missed, and who came not', async () => {
  const late = (guest: string, more: object = {}) =>
    mailed('late-arrival', 'here', '08:00', { guest, ...more });
  for (const guest of ['canceled', 'moved', 'missed']) expect(await late(guest)).toBeUndefined();
  expect(await late('missed', { isAbsent: true })).toMatch(/Sample missed, .* has not come/);
  expect(await late('comes', { isAbsent: true })).toBeUndefined();
});

test('a late day is told to an interviewer whom somebody is still to meet', async () => {
  expect(await mailed('day-delay', 'here', '08:19')).toContain('about 10 minutes late');
  expect(await mailed('day-delay', 'here', '08:20')).toBeUndefined();
});

test('an applicant who comes is mailed that a room is late, and nobody who was missed', async () => {
  const delayed = async (to: string) => {
    const frame = { id: 'interviews_1', season: season.id, at: invitedAt, who, on, minutes: 10, notices: [] };
    const record = { ...frame, event: 'day-delayed', room: ['here@example.org'] } as const;
    const sources = { store, publicUrl: 'https://example.org' };
    const notice = { kind: 'own-delay', to } as const;
    return (await interviewRenderers['own-delay'](sources, season, record, notice, clock('08:10')))?.mail
      .text;
  };
  expect(await delayed('comes')).toContain(
    'On Tuesday, November 19, 2030, your interview begins about 10 minutes late.',
  );
  for (const guest of ['missed', 'canceled', 'moved']) expect(await delayed(guest)).toBeUndefined();
});

test('that an interviewer cannot hold interviews is mailed with those that are ahead, and not if they can after all', async () => {
  const notice = { kind: 'interviewer-out', to: 'one@example.org', interviewer: 'i_1', on } as const;
  const record = {
    ...{
      id: 'interviewers_1',
      season: season.id,
      at: invitedAt,
      who,
      event: 'interviewer-answered' as const,
    },
    ...{ interviewer: 'i_1', name: 'Dr. Here', fields: [], notices: [notice] },
  };
  const sources = { store, publicUrl: 'https://example.org' };
  const mailAt = async (at: Instant) =>
    (await interviewRenderers['interviewer-out'](sources, season, record, notice, at))?.mail;
  const put = async (version: number, answers: StoredInterviewer['answers']) => {
    const next = { ...list, version: version + 1, interviewers: [{ ...interviewer, answers }] };
    await commit(
      store,
      season.id,
      [{ kind: 'put-interviewers', list: next, replaces: version }],
      randomUUID(),
    );
  };
  await put(1, [{ on, isThere: false, hours: [] }]);
  const mail = await mailAt(clock('08:30'));
  expect(mail?.subject).toBe('Dr. Here can’t hold 3 interviews: today (Tue, Nov 19)');
  expect(
    (await mailAt(wallClock('2030-11-18' as CalendarDay, '20:00' as WallTime, zone)))?.subject,
  ).toContain('4 interviews: tomorrow (Tue, Nov 19)');
  expect(mail?.text).toContain('8:30 AM – 8:50 AM, 1:1');
  expect(mail?.text).toContain('https://example.org/desk/interviews/2030-11-19');
  expect(mail?.text).not.toMatch(/Sample (?!Residency)/);
  expect(await mailAt(clock('09:50'))).toBeUndefined();
  await put(2, []);
  expect(await mailAt(clock('08:30'))).toBeUndefined();
});
