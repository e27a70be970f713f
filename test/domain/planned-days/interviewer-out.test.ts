import { expect, test } from 'vitest';
import { answerByLink } from '#domain/interviewers/answer-by-link.ts';
import type { StoredInterviewer } from '#domain/interviewers/stored-interviewer.ts';
import { interviewsLost, tellOfLoss } from '#domain/planned-days/interviewer-day.ts';
import { type CalendarDay, type Instant, instant, type WallTime } from '#domain/values/time.ts';
import { invitedAt, offerOf, winterSeason } from '#test/support/builders/season.ts';

const sketch = winterSeason();
const season = {
  ...sketch,
  digest: { ...sketch.digest, to: ['one@example.org', 'two@example.org'], lateDays: 3 },
};
const on = '2030-11-19' as CalendarDay;
const offers = ['ann', 'bob'].map((id) => offerOf('categorical', id));
const interviews = offers.map(({ id: guest }, index) => ({
  ...({ guest, kind: 'one-on-one', track: 'categorical', interviewers: ['d1'] } as const),
  ...{ from: 540 + 30 * index, to: 560 + 30 * index },
}));
const who = { kind: 'interviewer', name: 'd1' } as const;
const published = { edition: 1, at: invitedAt, who, interviews, interviewers: [] };
const doctor: StoredInterviewer = {
  ...{ id: 'i_1', name: 'Dr. One', address: 'd1', kinds: ['one-on-one'], tracks: [], days: [], hours: [] },
  ...{ mostADay: 9, answers: [], recusals: [], generation: 1, version: 1 },
  changed: { who, at: invitedAt, fields: [] },
};
const hours = (from: string, until: string) => [{ from: from as WallTime, until: until as WallTime }];
const away = { answers: [{ on, isThere: false, hours: [] }] };

const lost = (change: Partial<StoredInterviewer>) =>
  interviewsLost({ planned: { on, published }, offers }, { ...doctor, ...change }).map(({ guest }) => guest);

test('an interviewer has lost the interviews at which they are not there, or with somebody whom they do not meet', () => {
  expect(lost({})).toEqual([]);
  expect(lost(away)).toEqual(['ann', 'bob']);
  expect(lost({ days: ['2030-11-20' as CalendarDay] })).toEqual(['ann', 'bob']);
  expect(lost({ hours: hours('09:00', '09:50') })).toEqual([]);
  expect(lost({ hours: hours('09:01', '09:50') })).toEqual(['ann']);
  expect(lost({ hours: hours('09:00', '09:49') })).toEqual(['bob']);
  const applicant = offers[1]?.applicant.id ?? '';
  expect(lost({ recusals: [{ applicant, by: 'interviewer' }] })).toEqual(['bob']);
  expect(lost({ ...away, address: 'd2' })).toEqual([]);
  expect(interviewsLost({ planned: { on }, offers }, { ...doctor, ...away })).toEqual([]);
});

test('hours that are open at their end go on after midnight, and others end when they say', () => {
  const night = { ...published, interviews: interviews.map((each) => ({ ...each, from: 1470, to: 1490 })) };
  const lostAt = (until: string) =>
    interviewsLost(
      { planned: { on, published: night }, offers },
      { ...doctor, hours: hours('18:00', until) },
    );
  expect(lostAt('23:59')).toEqual([]);
  expect(lostAt('23:58')).toHaveLength(2);
});

/** Whom an answer of the doctor by the link tells at once. */
function toldAt(
  now: Instant,
  answer: Parameters<typeof answerByLink>[2],
  before: Partial<StoredInterviewer> = {},
) {
  const list = { season: 's', version: 1, interviewers: [{ ...doctor, ...before }] };
  const tell = tellOfLoss(season, [{ on, published }, { on: '2030-11-20' as CalendarDay }], offers, now);
  const context = { now, recordId: 'record_1', who };
  const verdict = answerByLink({ list, names: 0 }, { id: 'i_1', version: 1 }, answer, context, tell);
  if (verdict.kind !== 'decision') return verdict.kind;
  return verdict.changes.flatMap((change) => (change.kind === 'add-record' ? change.record.notices : []));
}

test('coordinators are told at once of an interviewer who drops out of a published day close ahead', () => {
  const notices = season.digest.to.map((to) => ({ kind: 'interviewer-out', to, interviewer: 'i_1', on }));
  for (const time of ['2030-11-16T00:00-05:00', '2030-11-19T09:49:59-05:00'])
    expect(toldAt(instant(time), away)).toEqual(notices);
  for (const time of ['2030-11-15T23:59:59-05:00', '2030-11-19T09:50-05:00', '2030-11-20T08:00-05:00'])
    expect(toldAt(instant(time), away)).toEqual([]);
});

test('nobody is told again of what was lost before, nor of an answer with which all can be held', () => {
  const now = instant('2030-11-18T08:00-05:00');
  expect(toldAt(now, { ...away, phone: '+1 617 555 0100' }, away)).toEqual([]);
  const late = { answers: [{ on, isThere: true, hours: hours('09:30', '12:00') }] };
  expect(toldAt(now, { answers: [{ on, isThere: true, hours: hours('09:00', '12:00') }] })).toEqual([]);
  expect(toldAt(now, late)).toHaveLength(2);
  expect(toldAt(now, away, late)).toHaveLength(2);
  expect(toldAt(now, late, away)).toEqual([]);
});
