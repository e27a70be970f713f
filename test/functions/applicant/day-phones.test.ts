import { expect, test } from 'vitest';
import { leavePhone } from '#domain/booking/leave-phone.ts';
import type { StoredInterviewer } from '#domain/interviewers/stored-interviewer.ts';
import type { Itinerary } from '#domain/offers/itinerary.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { erase } from '#domain/people/erase.ts';
import type { PlannedDay } from '#domain/planned-days/planned-day.ts';
import type { Agenda } from '#domain/season/agenda-section.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { offerPage } from '#functions/applicant/pages/offer-page.ts';
import { interviewerPage } from '#functions/interviewer/interviewer-page.ts';
import { bookedPair, modelOf, textOf } from '#test/support/builders/sample-model.ts';
import { changesOf, momentAt, program } from '#test/support/builders/verdicts.ts';

const [mine, theirs] = ['+81 3 5550 0123', '+1 617 555 0199'];
const on = '2020-11-17' as CalendarDay;
const context = momentAt('2020-11-01T12:00Z', { kind: 'applicant' }, 'record_9');
/** The interview of 2:15 PM in Boston. */
const meeting = { from: 855, to: 875, kind: 'one-on-one', track: 'primary-care' } as const;
const itinerary: Itinerary = {
  ...{ on, start: 'afternoon', edition: 1 },
  meetings: [{ ...meeting, people: ['Sample Dr. A'], interviewers: ['a@example.org'] }],
};
const agenda = {
  ...{ tracks: ['primary-care'], start: 'afternoon', dayOfPair: 2 },
  blocks: [
    {
      ...{ at: '14:15', until: '16:20', title: 'Interviews' },
      interviews: { minutes: 20, passingMinutes: 5, meetings: [{ kind: 'one-on-one' }] },
    },
  ],
} as unknown as Agenda;
function booked(now = '2020-11-01T12:00Z', change: Partial<Offer> = {}) {
  const model = modelOf({ ...bookedPair, itineraries: [itinerary], ...change }, { now });
  return { ...model, season: { ...model.season, agendas: [agenda] } };
}

test('an applicant leaves a phone for the day, and takes it back; no mail and no record has it', () => {
  const { offer } = booked();
  const left = leavePhone(offer, ` ${mine} `, context);
  expect(left).toMatchObject({ result: { dayPhone: mine, version: offer.version + 1 } });
  const records = changesOf(left).flatMap((change) => (change.kind === 'add-record' ? [change.record] : []));
  expect(records).toMatchObject([{ event: 'phone-left', isGiven: true, notices: [] }]);
  expect(JSON.stringify(records)).not.toContain(mine);
  const again = { ...offer, dayPhone: mine };
  expect(leavePhone(again, mine, context)).toMatchObject({ kind: 'repeat' });
  expect(leavePhone(again, '', context)).not.toHaveProperty('result.dayPhone');
  expect(leavePhone({ ...offer, booking: undefined }, mine, context)).toMatchObject({
    refusal: { kind: 'not-booked' },
  });
});

test('the phone is erased with the person', () => {
  const { season, offer } = booked('2020-11-01T12:00Z', { dayPhone: mine });
  const { booking: _, ...ended } = { ...offer, state: 'canceled' as const };
  const standing = { ...{ season, offers: [ended], histories: [], applications: [], listed: [], names: 1 } };
  const verdict = erase(
    { ...standing, erased: new Map() },
    momentAt('2021-03-01T12:00Z', program, 'record_8'),
  );
  const put = changesOf(verdict).flatMap((change) => (change.kind === 'put-offer' ? [change.offer] : []));
  expect(put).toHaveLength(1);
  expect(JSON.stringify(put)).not.toContain(mine);
});

test('the phones of interviewers are on the page from 24 hours before the interview until it is over', () => {
  const at = (now: string) =>
    textOf(offerPage({ ...booked(now), phones: new Map([['a@example.org', theirs]]) }));
  expect(at('2020-11-16T19:14Z')).not.toContain(theirs);
  expect(at('2020-11-16T19:15Z')).toContain(`Phone of Sample Dr. A : ${theirs}`);
  expect(at('2020-11-17T19:36Z')).not.toContain(theirs);
});

test('an interviewer sees the phone of an applicant from 24 hours before the interview until it is over', () => {
  const { season, offer } = booked('2020-11-01T12:00Z', { dayPhone: mine });
  const interviewer = {
    ...{
      id: 'i_1',
      name: 'Sample Dr. A',
      address: 'a@example.org',
      kinds: [],
      tracks: [],
      days: [],
      hours: [],
    },
    ...{ mostADay: 9, answers: [], recusals: [], generation: 1, version: 1 },
    changed: { who: { kind: 'clock' }, at: context.now, fields: [] },
  } satisfies StoredInterviewer;
  const planned: PlannedDay = {
    ...{ id: on, season: season.id, on, version: 1, state: 'idle', untold: [], edits: [] },
    published: {
      ...{ edition: 1, at: context.now, who: program, interviewers: [] },
      interviews: [{ ...meeting, guest: offer.id, interviewers: ['a@example.org'] }],
    },
  };
  const at = (now: string, change: Partial<Offer> = {}) =>
    interviewerPage({
      ...{ season, interviewer, offers: [{ ...offer, ...change }], planned: [planned], now: instant(now) },
      base: '/interviewer/token',
      backgrounds: new Map(),
    });
  expect(at('2020-11-16T19:14Z')).not.toContain(mine);
  expect(at('2020-11-16T19:15Z')).toContain('href="tel:+81355500123"');
  expect(at('2020-11-17T19:35Z')).not.toContain(mine);
  const canceled = at('2020-11-16T19:15Z', { state: 'canceled', booking: undefined });
  expect(canceled).not.toContain(mine);
  expect(canceled).not.toContain(offer.applicant.name);
});
