import { describe, expect, test } from 'vitest';
import type { StoredInterviewer } from '#domain/interviewers/stored-interviewer.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { PlannedDay } from '#domain/planned-days/planned-day.ts';
import type { InterviewerViews } from '#domain/season/interviewer-views.ts';
import { seasonFaults } from '#domain/season/validation/validate-season.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import type { InterviewerModel } from '#functions/interviewer/interviewer-model.ts';
import { interviewerPage } from '#functions/interviewer/interviewer-page.ts';
import { interviewerDayMail } from '#functions/notices/mails/interviews/interviewer-day-mail.ts';
import { lateArrivalMail } from '#functions/notices/mails/interviews/late-arrival-mail.ts';
import { invitedAt, offerOf, winterSeason } from '#test/support/builders/season.ts';

const on = '2030-11-19' as CalendarDay;
const seat = { on, start: 'morning' as const, number: 1 };
const guest = (id: string): Offer => ({
  ...offerOf('categorical', id),
  state: 'booked',
  booking: { option: on, seats: [seat] },
});
const [met, other] = [guest('met'), guest('other')];
const interviews = [
  {
    ...{ from: 540, to: 570, guest: 'met', kind: 'one-on-one' as const, track: 'categorical' },
    interviewers: ['a@example.org'],
  },
];
const interviewer = {
  ...{ id: 'interviewer_1', name: 'Sample Dr. A', address: 'a@example.org', kinds: ['one-on-one'] },
  ...{ tracks: [], days: [], hours: [], mostADay: 9, answers: [], recusals: [], generation: 1, version: 1 },
  changed: { who: { kind: 'clock' }, at: invitedAt, fields: [] },
} as const satisfies StoredInterviewer;

/** Everything that the interviewer is shown of this day: the page, and both mails. */
function shown(interviewerViews?: InterviewerViews): string {
  const season = { ...winterSeason(), ...(interviewerViews ? { interviewerViews } : {}) };
  const planned = [{ on, published: { interviews, interviewers: [] } }] as unknown as readonly PlannedDay[];
  const facts = { 'school.name': 'Sample School', 'step1.score': 244, 'step2ck.score': 251 };
  const model: InterviewerModel = {
    ...{ season, interviewer, offers: [met, other], planned, base: '/interviewer/t', now: invitedAt },
    backgrounds: new Map([met, other].map(({ applicant }) => [applicant.id, facts])),
  };
  const day = interviewerDayMail(season, {
    on,
    name: interviewer.name,
    ...{ interviews, offers: [met], address: interviewer.address, people: new Map() },
  });
  const late = lateArrivalMail(
    season,
    { on, minutes: 10 },
    { name: 'A', applicant: met.applicant.name, interviews },
  );
  return [interviewerPage(model), day.text, late.subject, late.text].join('\n');
}

describe('an interviewer sees of an applicant what the season says of their kind of interview', () => {
  test('the name and no more, if it says nothing', () => {
    expect(shown()).toContain('Sample met');
    expect(shown()).not.toMatch(/Sample School|244|251/);
  });

  test('in a blinded interview no name at all, on the page, in mails and among those to recuse from', () => {
    expect(shown({ oneOnOne: [] })).toContain('An applicant');
    expect(shown({ oneOnOne: [] })).not.toMatch(/Sample (met|other|School)|met@|other@|244|251/);
  });

  test('no track, unless it says so, neither on the page nor in mails', () => {
    for (const views of [undefined, { oneOnOne: [] }, { oneOnOne: ['name', 'school'] }] as const)
      expect(shown(views)).not.toContain('categorical');
    expect(shown({ oneOnOne: ['tracks'] })).toContain('an applicant, 1:1 (categorical)');
  });

  test('school, tracks and exams where it writes them, of those whom they meet', () => {
    expect(shown({ oneOnOne: ['school', 'tracks'] })).toContain('categorical; Sample School');
    expect(shown({ oneOnOne: ['name', 'exams'] })).toContain('Step 1 244; Step 2 CK 251');
    expect(shown({ oneOnOne: ['name', 'exams'] }).split('Step 1 244')).toHaveLength(2);
  });

  test('nothing of what only the other kind of interview shows', () => {
    expect(shown({ team: ['name', 'school', 'exams'], oneOnOne: [] })).not.toMatch(/Sample (met|School)|244/);
  });
});

test('a season file can show only what there is, each once', () => {
  const views = { team: ['name', 'photo', 'name'] } as unknown as InterviewerViews;
  const faults = seasonFaults({ ...winterSeason(), interviewerViews: views });
  expect(faults.map(({ path }) => path).filter(([part]) => part === 'interviewerViews')).toEqual(
    [1, 2].map((place) => ['interviewerViews', 'team', place]),
  );
});
