import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Interviewer } from '#domain/interviewers/interviewer.ts';
import type { Question } from '#domain/questions/question.ts';
import type { Agenda } from '#domain/season/agenda-section.ts';
import type { Season } from '#domain/season/season.ts';
import { type CalendarDay, type Instant, instant, plusHours } from '#domain/values/time.ts';
import { carryOut } from '#functions/behalf/carry-out.ts';
import { type Ask, answerOffer } from '#functions/booking/answer-offer.ts';
import { tellInterviewed } from '#functions/closing-mail/tell-interviewed.ts';
import { planInterviewDay } from '#functions/interviews/plan-interview-day.ts';
import { publishDay } from '#functions/interviews/publish-day.ts';
import { swapTwoRooms } from '#functions/interviews/swap-two-rooms.ts';
import { enterAbsence } from '#functions/interviews/tell-absent.ts';
import { tellThatDelayed, tellThatLate } from '#functions/interviews/tell-late.ts';
import { moderateAtDesk } from '#functions/questions/moderate-question.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { applySeason } from '#functions/season/apply-season.ts';
import type { Store } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import { readPlannedDay } from '#functions/store/interviews/planned-days.ts';
import { readOffer } from '#functions/store/items/offers.ts';
import { readQuestion } from '#functions/store/questions/questions.ts';
import { invitationFor, invitedAt } from '#test/support/builders/season.ts';
import { invite } from '#test/support/builders/seed.ts';
import type { Deed } from './crash-points.ts';

const on = '2030-11-19' as CalendarDay;
const asked = plusHours(invitedAt, 1);
/** While the interviews of the day take place, the evening after them, and when the season's last day is over. */
const during = instant('2030-11-19T13:10Z');
const after = instant('2030-11-20T15:00Z');
const closing = instant('2030-12-12T15:00Z');

const agenda: Agenda = {
  ...{ tracks: ['categorical'], start: 'morning' },
  blocks: [
    {
      ...{ title: 'Interviews', at: '08:00' as never, until: '09:10' as never },
      interviews: { minutes: 20, passingMinutes: 5, meetings: [{ kind: 'one-on-one' }] },
    },
  ],
};

const withAgenda = (season: Season): Season => ({ ...season, agendas: [agenda] });
const withLetters = (season: Season): Season => ({
  ...season,
  messages: { letters: 'We ask for no letters.' },
});
const withRequests = (season: Season): Season => ({
  ...season,
  tracks: season.tracks.map((track) =>
    track.id === 'categorical' ? { ...track, mayAskFor: ['preliminary'] } : track,
  ),
});

const byProgram = (now: Instant) => decisionContext({ kind: 'program', name: 'Sample Coordinator' }, now);
const doctor = (letter: string): Interviewer => ({
  ...{ name: `Sample Dr. ${letter}`, address: `dr.${letter}@example.org`, kinds: ['one-on-one'] },
  ...{ tracks: [], days: [], hours: [], mostADay: 9, recusedFrom: [] },
});
const crewOf = (letters: string) => async () => [...letters].map(doctor);

function ask(id: string, what: Ask, now: Instant) {
  return (store: Store, season: Season) =>
    answerOffer(store, { season: season.id, id }, what, decisionContext({ kind: 'applicant' }, now));
}

const bookOne = ask('offer_one', { action: 'book', choice: { option: on, starts: ['morning'] } }, asked);

async function bookTwo(store: Store, season: Season): Promise<void> {
  await bookOne(store, season);
  await invite(store, season, [invitationFor('two', 'categorical')]);
  const choice = { option: on, starts: ['morning'] } as const;
  await ask('offer_two', { action: 'book', choice }, asked)(store, season);
}

/** A draft of the day with these interviewers. */
async function plan(store: Store, season: Season, letters: string): Promise<void> {
  const name = { season: season.id, on };
  const { solved } = await planInterviewDay(store, name, crewOf(letters), () => byProgram(asked));
  expect(solved.kind).toBe('plan');
}

const publish = (letters: string, seen: number) => (store: Store, season: Season) =>
  publishDay(store, { season: season.id, on }, crewOf(letters), seen, byProgram(asked));

async function bookAndPlan(store: Store, season: Season): Promise<void> {
  await bookTwo(store, season);
  await plan(store, season, 'ab');
}

async function publishFirst(store: Store, season: Season): Promise<void> {
  await bookAndPlan(store, season);
  await publish('ab', 1)(store, season);
}

/** The next plan, after one of the two interviewers dropped out. */
async function planRepair(store: Store, season: Season): Promise<void> {
  await publishFirst(store, season);
  await plan(store, season, 'ac');
}

/** The rooms of the first two interviews, at the time of the first. */
async function swapFirst(store: Store, season: Season): Promise<unknown> {
  const planned = await readPlannedDay(store, season.id, on);
  const rooms = ['dr.a@example.org', 'dr.b@example.org'] as const;
  const from = Math.min(...(planned?.published?.interviews.map((each) => each.from) ?? []));
  const swap = { seen: 2, rooms, from, isFromThenOn: true };
  return swapTwoRooms(store, { season: season.id, on }, crewOf('ab'), swap, byProgram(asked));
}

const tellLate = (store: Store, season: Season) =>
  tellThatLate(
    store,
    { season: season.id, on },
    { seen: 2, guest: 'offer_one', minutes: 15 },
    byProgram(during),
  );
const tellDelayed = (store: Store, season: Season) =>
  tellThatDelayed(store, { season: season.id, on }, { seen: 2, minutes: 10 }, byProgram(during));
const tellAbsent = async (store: Store, season: Season) => {
  const absence = { guest: 'offer_one', version: 3, hasCome: false, reason: 'Did not join.' };
  return enterAbsence(store, { season: season.id, on }, absence, byProgram(during));
};

/** A file says where interviews take place. */
async function holdElsewhere(store: Store, season: Season): Promise<void> {
  const next: Season = { ...season, visit: { kind: 'in-person', place: '55 Sample Street' } };
  const { refusal } = await applySeason(store, next, () => byProgram(asked), 'Sample reason');
  expect(refusal).toBeUndefined();
}

const askTrack = ask('offer_one', { action: 'ask-track', track: 'preliminary' }, after);

/** Booked in a season that is due for its last mail, as a season file makes it. */
async function bookOneOfLetters(store: Store, season: Season): Promise<void> {
  await bookOne(store, season);
  const due = { kind: 'put-closing-mail', at: after, version: 1 } as const;
  await commit(store, season.id, [due], randomUUID());
}

async function bookAndAsk(store: Store, season: Season): Promise<void> {
  await bookOne(store, season);
  await askTrack(store, season);
}

async function grantOnce(store: Store, season: Season): Promise<void> {
  const deed = { action: 'grant', reason: 'Sample reason' } as const;
  await carryOut(store, { season: season.id, id: 'offer_one' }, { deed, version: 3 }, byProgram(after));
  expect((await readOffer(store, season.id, 'offer_one'))?.trackRequest?.answer?.kind).toBe('granted');
}

async function askPanel(store: Store, season: Season): Promise<void> {
  const question: Question = {
    ...{ id: 'q'.repeat(43), season: season.id, on, text: 'Where do residents live?', at: asked },
    ...{ state: 'waiting', votes: 0, version: 1 },
  };
  await commit(store, season.id, [{ kind: 'put-question', question, expiresAt: closing }], randomUUID());
}

/** A question has no record that could tell of a person: what is left is the question itself. */
async function publishQuestion(store: Store, season: Season): Promise<void> {
  const seen = { on, id: 'q'.repeat(43), version: 1 };
  await moderateAtDesk(store, season.id, seen, { act: 'publish' }, byProgram(during));
  const question = await readQuestion(store, season.id, on, seen.id);
  expect(question).toMatchObject({ state: 'published', version: 2 });
}

const ofDay = { track: 'categorical', season: withAgenda, kept: 2 } as const;

/** What is done for an interview day and after it, as `deeds`. */
export const interviewDeeds: Readonly<Record<string, Deed>> = {
  'publishing an interview day': {
    ...{ ...ofDay, before: bookAndPlan, act: publish('ab', 1), leaves: 'interviews-published', calls: 4 },
  },
  'publishing it again after an interviewer dropped out': {
    ...{
      ...ofDay,
      before: planRepair,
      act: publish('ac', 3),
      leaves: 'interviews-published',
      times: 2,
      calls: 4,
    },
  },
  'swapping two rooms': {
    ...{ ...ofDay, before: publishFirst, act: swapFirst, leaves: 'interviews-published', times: 2, calls: 5 },
  },
  'telling that an applicant is late': {
    ...{ ...ofDay, before: publishFirst, act: tellLate, leaves: 'applicant-late', calls: 4 },
  },
  'telling that a day is late': {
    ...{ ...ofDay, before: publishFirst, act: tellDelayed, leaves: 'day-delayed', calls: 6 },
  },
  'telling interviewers that a season file holds a published day elsewhere': {
    ...{ ...ofDay, before: publishFirst, act: holdElsewhere, leaves: 'places-told', calls: 39 },
  },
  'telling that an applicant has not come': {
    ...{ ...ofDay, before: publishFirst, act: tellAbsent, leaves: 'applicant-late', calls: 4 },
  },
  'telling those who interviewed what the program says of letters': {
    ...{
      track: 'categorical',
      season: withLetters,
      before: bookOneOfLetters,
      leaves: 'closing-told',
      calls: 9,
    },
    act: (store, season) => tellInterviewed(store, { season: season.id, id: 'closing-mail' }, closing),
  },
  'asking for another track': {
    ...{ track: 'categorical', season: withRequests, before: bookOne, act: askTrack },
    ...{ leaves: 'track-asked', calls: 4 },
  },
  'granting another track': {
    ...{ track: 'categorical', season: withRequests, before: bookAndAsk, act: grantOnce },
    ...{ leaves: 'track-granted', calls: 6 },
  },
  'publishing a question to the panel': {
    ...{ track: 'categorical', before: askPanel, act: publishQuestion, leaves: 'booked', times: 0, calls: 4 },
  },
};
