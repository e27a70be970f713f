import { expect, test } from 'vitest';
import { interviewerDay } from '#domain/planned-days/interviewer-day.ts';
import { interviewerReminders } from '#domain/planned-days/interviewer-reminders.ts';
import type {
  InterviewDayRecord,
  InterviewsPublished,
  PlannedDay,
} from '#domain/planned-days/planned-day.ts';
import { remindInterviewers } from '#domain/planned-days/remind-interviewers.ts';
import { type CalendarDay, type Instant, plusHours, type WallTime, wallClock } from '#domain/values/time.ts';
import { winterSeason } from '#test/support/builders/season.ts';

const reminders = { beforeClosingHours: [], beforeInterviewDays: [7, 1], beforeInterviewHours: [1] };
const season = { ...winterSeason(), reminders };
const on = '2030-11-18' as CalendarDay;
const { zone } = season.program;
const at = (day: string, time: string) => wallClock(day as CalendarDay, time as WallTime, zone);

const interview = (from: number, interviewer: string) => ({
  ...{ guest: `guest ${from}`, kind: 'one-on-one' as const, track: 'categorical', from, to: from + 20 },
  interviewers: [interviewer],
});
/** d1 begins at 9:00, d2 at 10:00, and d3 has nothing anymore. */
const planned: PlannedDay = {
  ...{ id: on, season: season.id, on, version: 3, state: 'idle', untold: [], edits: [] },
  remindAt: at('2030-11-11', '09:00'),
  published: {
    ...{ edition: 2, at: at('2030-11-01', '12:00'), who: { kind: 'clock' } },
    interviews: [interview(540, 'd1'), interview(565, 'd1'), interview(600, 'd2')],
    interviewers: ['d1', 'd2', 'd3'].map((id) => ({ id, name: id, address: `${id}@example.org` })),
  },
};

const contextAt = (now: Instant) => ({ now, recordId: 'record_1', who: { kind: 'clock' } }) as const;

const interviewersIn = (notices: readonly { readonly to: string; readonly interviewer?: string }[]) =>
  notices.map(({ to, interviewer = to }) => interviewer);

/** Who is reminded at each visit of the clock. */
function swept(times: readonly Instant[], told: Parameters<typeof remindInterviewers>[0]['told'] = []) {
  let now = planned;
  const sent = times.map((time) => {
    const verdict = remindInterviewers({ season, planned: now, told }, contextAt(time));
    if (verdict.kind !== 'decision') return [];
    now = verdict.result;
    return verdict.changes.flatMap((change) =>
      change.kind === 'add-record' ? interviewersIn(change.record.notices) : [],
    );
  });
  return { sent, planned: now };
}

test('each interviewer is reminded seven days, one day and one hour before their own first interview', () => {
  const everyHour = Array.from({ length: 24 * 8 }, (_, index) => plusHours(at('2030-11-11', '08:00'), index));
  const { sent, planned: after } = swept(everyHour);
  const when = (who: string) => everyHour.filter((_, index) => sent[index]?.includes(who));
  expect(when('d1')).toEqual([
    at('2030-11-11', '09:00'),
    at('2030-11-17', '09:00'),
    at('2030-11-18', '08:00'),
  ]);
  expect(when('d2')).toEqual([
    at('2030-11-11', '10:00'),
    at('2030-11-17', '10:00'),
    at('2030-11-18', '09:00'),
  ]);
  expect(when('d3')).toEqual([]);
  expect(after.remindAt).toBeUndefined();
});

test('after an outage only the last reminder of each goes out, once, and none of what has begun', () => {
  const late = at('2030-11-18', '08:30');
  expect(swept([late, late]).sent).toEqual([['d1', 'd2'], []]);
  expect(swept([at('2030-11-18', '09:00')]).sent).toEqual([['d2']]);
  expect(swept([at('2030-11-18', '10:00')]).sent).toEqual([[]]);
});

test('an interviewer who was told of the day within twelve hours is reminded only in the last hour', () => {
  const told: readonly InterviewsPublished[] = [
    {
      ...{ id: 'interviews_1', season: season.id, at: at('2030-11-17', '05:00'), who: { kind: 'clock' } },
      ...{ event: 'interviews-published', on, edition: 2, interviews: 3, changes: 1, applicants: 1 },
      notices: [{ kind: 'interviewer-day', to: 'd1@example.org', interviewer: 'd1', name: 'd1' }],
    },
  ];
  const times = [at('2030-11-17', '10:00'), at('2030-11-18', '08:00')];
  expect(swept(times, told).sent).toEqual([['d2'], ['d1']]);
});

test('the reminder of the last hour goes to those, too, who were told of the day meanwhile', () => {
  const published = (event: InterviewDayRecord['event'], time: string) =>
    ({
      ...{ id: 'interviews_1', season: season.id, at: at('2030-11-17', time), who: { kind: 'clock' }, on },
      ...{
        event,
        notices: [{ kind: 'interviewer-day', to: 'd1@example.org', interviewer: 'd1', name: 'd1' }],
      },
    }) as unknown as InterviewDayRecord;
  const soon = { ...published('interviews-published', '05:00'), at: at('2030-11-18', '07:30') };
  expect(swept([at('2030-11-18', '08:00')], [soon]).sent).toEqual([['d1', 'd2']]);
  const dayBefore = [at('2030-11-17', '17:00')];
  expect(swept(dayBefore, [published('interviews-published', '05:00')]).sent).toEqual([['d2']]);
  expect(swept(dayBefore, [published('interviews-published', '04:59')]).sent).toEqual([['d1', 'd2']]);
  expect(swept(dayBefore, [published('interviewers-reminded', '09:00')]).sent).toEqual([['d1', 'd2']]);
});

test('nobody is reminded before the time that was noted, of no day without one, and of none that is not published', () => {
  const sweep = (day: PlannedDay | undefined, time: string) =>
    remindInterviewers(
      { season, planned: day, told: [] },
      { now: at('2030-11-11', time), recordId: 'record_1', who: { kind: 'clock' } },
    );
  const { remindAt: _, ...settled } = planned;
  const { published: __, ...unpublished } = planned;
  for (const day of [undefined, settled, unpublished]) expect(sweep(day, '09:00').kind).toBe('unchanged');
  expect(sweep(planned, '08:59').kind).toBe('unchanged');
  expect(sweep(planned, '09:00')).toMatchObject({
    result: { version: 4, remindAt: at('2030-11-11', '10:00') },
    changes: [{ kind: 'put-planned-day', replaces: 3 }, { kind: 'add-record' }],
  });
  const alone = { ...planned, published: { ...planned.published!, interviews: [interview(600, 'd3')] } };
  const nothing = sweep(alone, '09:00');
  expect(nothing.kind === 'decision' && nothing.changes).toMatchObject([{ kind: 'put-planned-day' }]);
});

test('the day of an interviewer is in the order of time, and reminders go by the first interview', () => {
  const interviews = [interview(600, 'd1'), interview(540, 'd1'), interview(480, 'd2')];
  expect(interviewerDay({ interviews }, 'd1').map(({ from }) => from)).toEqual([540, 600]);
});

test('a reminder changes no draft and no form of the plan', () => {
  const draft = { interviews: [], open: [] };
  const context = { now: planned.remindAt!, recordId: 'record_1', who: { kind: 'clock' } } as const;
  const verdict = remindInterviewers({ season, planned: { ...planned, draft }, told: [] }, context);
  expect(verdict).toMatchObject({ result: { draft, edits: [], published: planned.published } });
});

test('of a day that the season does not have anymore nobody is reminded: once, each is told that they have no interviews', () => {
  const without = { ...season, days: season.days.filter((day) => day.on !== on) };
  const first = remindInterviewers(
    { season: without, planned, told: [] },
    contextAt(at('2030-11-11', '09:00')),
  );
  if (first.kind !== 'decision') throw new Error('nobody was told');
  expect(first.result).toMatchObject({ published: { edition: 3, interviews: [] } });
  expect(first.changes).toMatchObject([
    { kind: 'put-planned-day', replaces: 3 },
    {
      kind: 'add-record',
      record: {
        event: 'interviews-published',
        notices: ['d1', 'd2'].map((interviewer) => ({ kind: 'interviewer-day', interviewer })),
      },
    },
  ]);
  const again = contextAt(at('2030-11-17', '09:00'));
  expect(remindInterviewers({ season: without, planned: first.result, told: [] }, again)).toEqual({
    kind: 'unchanged',
  });
});

test('a first interview after midnight is reminded of a day and an hour before that time', () => {
  const night = {
    ...planned.published!,
    interviews: [interview(1470, 'd1')],
  };
  const due = interviewerReminders({ season, on, published: night });
  expect(due.filter(({ interviewer }) => interviewer.id === 'd1').map((each) => each.at)).toEqual([
    at('2030-11-12', '00:30'),
    at('2030-11-18', '00:30'),
    at('2030-11-18', '23:30'),
  ]);
});
