import { expect, test } from 'vitest';
import type { StoredInterviewer } from '#domain/interviewers/stored-interviewer.ts';
import type { Itinerary } from '#domain/offers/itinerary.ts';
import type { ApplicantLate, DayDelayed, PlannedDay } from '#domain/planned-days/planned-day.ts';
import { latestTold } from '#domain/planned-days/tell-delay.ts';
import type { Agenda } from '#domain/season/agenda-section.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { offerPage } from '#functions/applicant/pages/offer-page.ts';
import { interviewerPage } from '#functions/interviewer/interviewer-page.ts';
import { bookedPair, modelOf, textOf } from '#test/support/builders/sample-model.ts';
import { program } from '#test/support/builders/verdicts.ts';

const on = '2020-11-17' as CalendarDay;
const doctor = 'a@example.org';
/** The interviews of 2:15 PM and 2:40 PM in Boston. */
const times = [855, 880].map((from) => ({
  ...({ from, to: from + 20, kind: 'one-on-one', track: 'primary-care' } as const),
}));
const itinerary: Itinerary = {
  ...{ on, start: 'afternoon', edition: 1 },
  meetings: times.map((each, index) => ({
    ...{
      ...each,
      people: [`Sample Dr. ${'AB'[index]}`],
      interviewers: [index === 0 ? doctor : 'b@example.org'],
    },
  })),
};
const agenda = {
  ...{ tracks: ['primary-care'], start: 'afternoon', dayOfPair: 2 },
  blocks: [
    {
      ...{ at: '14:15', until: '16:20', title: 'Interviews' },
      interviews: { minutes: 20, passingMinutes: 5, meetings: [{ kind: 'one-on-one', count: 2 }] },
    },
  ],
} as unknown as Agenda;
const now = '2020-11-17T19:10:00Z';
const frame = { season: 'im-2020-2021', at: instant('2020-11-17T19:00:00Z'), who: program, on, notices: [] };
const delayed = (minutes: number, room?: readonly string[]): DayDelayed => ({
  ...{ ...frame, id: `interviews_${on}_1`, event: 'day-delayed', minutes, ...(room ? { room } : {}) },
});

function applicantsPage(records: readonly DayDelayed[], toldOn = on): string {
  const model = modelOf({ ...bookedPair, itineraries: [itinerary] }, { now });
  const season = { ...model.season, agendas: [agenda] };
  return textOf(offerPage({ ...model, season, told: { on: toldOn, ...latestTold(records) } }));
}

test('an applicant’s page marks each interview that begins late, of the whole day or of its room', () => {
  const late = 'Begins about 10 minutes late';
  expect(applicantsPage([])).not.toContain('Begins about');
  expect(applicantsPage([])).toContain('If something is late today, it says so here.');
  expect(applicantsPage([delayed(10)]).split(late)).toHaveLength(3);
  expect(applicantsPage([delayed(10, ['b@example.org'])])).toMatch(
    /2:15 PM(?:(?!Begins).)*2:40 PM.*Dr\. B Begins about 10 minutes late/s,
  );
  expect(applicantsPage([delayed(10, ['c@example.org'])])).not.toContain('Begins about');
  expect(applicantsPage([delayed(10), delayed(0)])).not.toContain('Begins about');
  const other = applicantsPage([delayed(10)], '2020-11-16' as CalendarDay);
  expect(other).not.toMatch(/Begins about|something is late/);
});

test('an interviewer’s page says which interviews begin late, and which applicant is late', () => {
  const { season, offer } = modelOf({ ...bookedPair, itineraries: [itinerary] }, { now });
  const interviewer = {
    ...{ id: 'i_1', name: 'Sample Dr. A', address: doctor, kinds: [], tracks: [], days: [], hours: [] },
    ...{ mostADay: 9, answers: [], recusals: [], generation: 1, version: 1 },
    changed: { who: { kind: 'clock' }, at: frame.at, fields: [] },
  } satisfies StoredInterviewer;
  const planned: PlannedDay = {
    ...{ id: on, season: season.id, on, version: 1, state: 'idle', untold: [], edits: [] },
    published: {
      ...{ edition: 1, at: frame.at, who: program, interviewers: [] },
      interviews: times.slice(0, 1).map((each) => ({ ...each, guest: offer.id, interviewers: [doctor] })),
    },
  };
  const page = (records: readonly (DayDelayed | ApplicantLate)[], toldOn = on) =>
    textOf(
      interviewerPage({
        ...{ season, interviewer, offers: [offer], planned: [planned], now: instant(now) },
        ...{ base: '/interviewer/token', backgrounds: new Map() },
        told: { on: toldOn, ...latestTold(records) },
      }),
    );
  const late = (guest: string): ApplicantLate => ({
    ...{ ...frame, id: `interviews_${on}_2`, event: 'applicant-late', guest, minutes: 15 },
  });
  expect(page([])).not.toMatch(/minutes late/);
  expect(page([delayed(10)])).toMatch(/2:35 PM Begins about 10 minutes late/);
  expect(page([delayed(10, ['b@example.org'])])).not.toContain('minutes late');
  expect(page([late(offer.id)])).toContain('The applicant is about 15 minutes late');
  expect(page([late('offer_other')])).not.toContain('minutes late');
  expect(page([delayed(10), late(offer.id)], '2020-11-18' as CalendarDay)).not.toMatch(
    /minutes late|late today/,
  );
});
