import { describe, expect, test } from 'vitest';
import type { Refusal } from '#domain/contract.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { problemJsonSchema } from '#functions/applicant/openapi/reply-schemas.ts';
import { problemPage } from '#functions/applicant/pages/problem-page.ts';
import { problemJson } from '#functions/applicant/problem-json.ts';
import type { ProblemTexts, RefusalTexts } from '#functions/problems/problem-text.ts';
import { type Problem, problemTexts, tellOperator, tellProblem } from '#functions/problems/problems.ts';
import { refusalTexts } from '#functions/problems/refusal-texts.ts';
import { all, bookedPair, modelOf, textOf } from '#test/support/builders/sample-model.ts';

const on = '2020-11-17' as CalendarDay;
const at = instant('2020-11-16T13:00Z');

/** One problem of every kind: a new kind needs an example here before this file compiles. */
const samples: { readonly [K in Problem['kind']]: Extract<Problem, { readonly kind: K }> } = {
  'plan-changed': { kind: 'plan-changed', edits: [] },
  'plan-under-way': { kind: 'plan-under-way' },
  'plan-missing': { kind: 'plan-missing' },
  'plan-breaks-rules': { kind: 'plan-breaks-rules', faults: [] },
  'said-meanwhile': {
    kind: 'said-meanwhile',
    said: { at, who: { kind: 'program', name: 'Sample Coordinator' }, minutes: 10 },
  },
  'day-ahead': { kind: 'day-ahead', on },
  'draft-changed': { kind: 'draft-changed', edits: [] },
  'draft-applying': { kind: 'draft-applying' },
  'draft-outdated': { kind: 'draft-outdated' },
  'nobody-to-tell': { kind: 'nobody-to-tell' },
  'status-wave-open': { kind: 'status-wave-open', releaseAt: instant('2020-12-01T15:00Z') },
  'others-to-tell': { kind: 'others-to-tell', shown: 2, people: 3 },
  'status-wave-left': { kind: 'status-wave-left' },
  'no-panel': { kind: 'no-panel' },
  'panel-over': { kind: 'panel-over', endsAt: at },
  'token-foreign': { kind: 'token-foreign' },
  'token-spent': { kind: 'token-spent' },
  'tokens-taken': { kind: 'tokens-taken', most: 2 },
  'question-not-shown': { kind: 'question-not-shown' },
  'question-changed': { kind: 'question-changed', state: 'hidden' },
  'start-full': { kind: 'start-full', on, start: 'morning' },
  'needed-by-others': { kind: 'needed-by-others', on, start: 'afternoon' },
  'day-closed': { kind: 'day-closed', on, closedAt: at },
  'window-closed': { kind: 'window-closed', closedAt: at },
  'offer-closed': { kind: 'offer-closed', state: 'declined' },
  'already-booked': { kind: 'already-booked' },
  'not-booked': { kind: 'not-booked' },
  'match-list-stale': { kind: 'match-list-stale', edits: [] },
  'match-list-locked': { kind: 'match-list-locked', lockedOn: on },
  'not-on-match-list': { kind: 'not-on-match-list' },
  'order-unfit': { kind: 'order-unfit', faults: [] },
  'interview-ahead': { kind: 'interview-ahead' },
  'no-show-unexplained': { kind: 'no-show-unexplained' },
  'not-interviewed': { kind: 'not-interviewed' },
  'track-not-open': { kind: 'track-not-open' },
  'track-request-late': { kind: 'track-request-late', lockedOn: on },
  'accommodation-not-taken': { kind: 'accommodation-not-taken' },
  'accommodation-late': { kind: 'accommodation-late' },
  'accommodation-changed': { kind: 'accommodation-changed' },
  'no-accommodation-request': { kind: 'no-accommodation-request' },
  'accommodation-unexplained': { kind: 'accommodation-unexplained' },
  'track-asked-already': { kind: 'track-asked-already', isAnswered: true },
  'no-track-request': { kind: 'no-track-request' },
  'track-answer-unexplained': { kind: 'track-answer-unexplained' },
  'changed-meanwhile': { kind: 'changed-meanwhile' },
  'choice-changed': { kind: 'choice-changed' },
  'unknown-option': { kind: 'unknown-option', option: '2020-02-30' },
  'unknown-start': { kind: 'unknown-start', option: '2020-11-17' },
  'nothing-to-swap': { kind: 'nothing-to-swap' },
  'seats-unfit': {
    kind: 'seats-unfit',
    offerId: 'offer_1',
    track: 'categorical',
    option: '2020-11-16_2020-11-17',
  },
  'track-needs-choice': { kind: 'track-needs-choice', track: 'categorical', option: '2020-11-17' },
  'reason-needed': { kind: 'reason-needed' },
  'moved-too-often': { kind: 'moved-too-often', againAt: at },
  'more-offers-than-seats': {
    kind: 'more-offers-than-seats',
    short: [{ track: 'categorical', asked: 9, fits: 7 }],
  },
  'withdrawal-unexplained': { kind: 'withdrawal-unexplained' },
  'deadline-not-later': { kind: 'deadline-not-later', closesAt: at },
  'deadline-outlasts-seats': { kind: 'deadline-outlasts-seats', track: 'categorical', open: 5, fits: 3 },
  'not-released': { kind: 'not-released', releasesAt: at },
  'release-past': { kind: 'release-past', at },
  'booking-not-open': { kind: 'booking-not-open', opensAt: at },
  'window-too-short': { kind: 'window-too-short', respondBy: at, least: at },
  'invitations-over': { kind: 'invitations-over', endedAt: at },
  'address-in-use': {
    kind: 'address-in-use',
    ...{ email: 'two@example.org', otherOffer: 'offer_2', otherApplicant: 'A-2' },
  },
  'tracks-apart': { kind: 'tracks-apart', applicant: 'A-1', tracks: ['categorical', 'preliminary'] },
  'seats-held': { kind: 'seats-held', seats: [{ on, start: 'morning', number: 1 }] },
  'booking-stands': {
    kind: 'booking-stands',
    broken: [
      { dependency: { kind: 'start', on, start: 'morning' }, offers: ['offer_1', 'offer_2'] },
      { dependency: { kind: 'sender' }, offers: ['offer_1'] },
      { dependency: { kind: 'place', track: 'categorical', on }, offers: ['offer_1'] },
    ],
  },
  'given-back-unplaceable': {
    ...{ kind: 'given-back-unplaceable', people: 3, track: 'categorical', open: 5, fits: 4 },
  },
  'change-unexplained': { kind: 'change-unexplained', people: 3 },
  'offers-stand': { kind: 'offers-stand', track: 'categorical', open: 5, fits: 3 },
  'waves-stand': { kind: 'waves-stand', offers: 2, releaseAt: at, endedAt: at },
  'offer-erased': { kind: 'offer-erased' },
  'offer-live': { kind: 'offer-live', invitation: 'offer_1', state: 'booked' },
  'reason-names': { kind: 'reason-names' },
  'import-running': {
    kind: 'import-running',
    file: 'export.csv',
    done: 90,
    people: 4_000,
    startedAt: instant('2020-10-27T13:00Z'),
  },
  'upload-changed': { kind: 'upload-changed' },
  'nothing-to-import': { kind: 'nothing-to-import' },
  'import-replaced': { kind: 'import-replaced', file: 'other.csv' },
  'sign-in-too-often': { kind: 'sign-in-too-often', againAt: at },
  'sign-in-link-expired': { kind: 'sign-in-link-expired' },
  'sign-in-link-used': { kind: 'sign-in-link-used' },
  'not-a-coordinator': { kind: 'not-a-coordinator' },
  'application-unknown': { kind: 'application-unknown', application: '20900001' },
  'application-changed': {
    kind: 'application-changed',
    since: [{ event: 'decided', at, who: { kind: 'program', name: 'Sample Coordinator' } }],
  },
  'why-needed': { kind: 'why-needed' },
  'rule-not-asked': { kind: 'rule-not-asked', rule: 'step-1' },
  'track-not-ticked': { kind: 'track-not-ticked', track: 'preliminary' },
  'track-not-considered': { kind: 'track-not-considered', track: 'preliminary' },
  'no-track-chosen': { kind: 'no-track-chosen' },
  'application-withdrawn': { kind: 'application-withdrawn' },
  'selection-changed': { kind: 'selection-changed', was: 3_900, is: 3_912 },
  'selection-too-large': { kind: 'selection-too-large', most: 20_000 },
  'bulk-changed': { kind: 'bulk-changed' },
  'invited-already': { kind: 'invited-already' },
  'nothing-to-undo': { kind: 'nothing-to-undo' },
  'undo-too-late': { kind: 'undo-too-late', until: at },
  'applicant-told': { kind: 'applicant-told', at },
  'view-name-taken': { kind: 'view-name-taken', name: 'East' },
  'view-name-missing': { kind: 'view-name-missing' },
  'view-changed': { kind: 'view-changed', name: 'East' },
  'too-many-views': { kind: 'too-many-views', most: 100 },
  'interviewer-outdated': {
    ...{ kind: 'interviewer-outdated', name: 'Sample Dr. A', at, changedFields: ['hours'] },
    who: { kind: 'program', name: 'Sample Coordinator' },
  },
  'interviewer-unknown': { kind: 'interviewer-unknown' },
  'interviewer-address-taken': { kind: 'interviewer-address-taken', name: 'Sample Dr. A' },
  'interviewer-day-published': {
    ...{ kind: 'interviewer-day-published', name: 'Sample Dr. A', on: '2026-11-17' as CalendarDay },
  },
  'interviewers-outdated': { kind: 'interviewers-outdated' },
  'too-many-interviewers': { kind: 'too-many-interviewers', most: 300 },
  'interviewers-too-large': { kind: 'interviewers-too-large' },
  'interviewer-reason-missing': { kind: 'interviewer-reason-missing' },
  busy: { kind: 'busy' },
  'link-unknown': { kind: 'link-unknown' },
  'interviewer-link-unknown': { kind: 'interviewer-link-unknown' },
  'link-revoked': { kind: 'link-revoked' },
  'page-unknown': { kind: 'page-unknown' },
  'method-unknown': { kind: 'method-unknown' },
  'body-too-large': { kind: 'body-too-large' },
  'body-type-unknown': { kind: 'body-type-unknown' },
  'body-unreadable': { kind: 'body-unreadable' },
  'body-invalid': {
    kind: 'body-invalid',
    fields: [{ path: 'starts', message: 'Please choose morning or afternoon.' }],
  },
  'too-many': { kind: 'too-many', waitSeconds: 2 },
  broken: { kind: 'broken', requestId: 'sample-request' },
};
const problems: readonly Problem[] = Object.values(samples);

test('a kind of problem without its words does not compile', () => {
  const { busy: _, ...incomplete } = problemTexts;
  // @ts-expect-error: `busy` has no words
  const texts: ProblemTexts<Problem> = incomplete;
  const { next: __, ...withoutNext } = problemTexts.busy;
  // @ts-expect-error: `busy` has no next step
  const others: ProblemTexts<Problem> = { ...problemTexts, busy: withoutNext };
  const { operator: ___, ...applicantOnly } = refusalTexts.busy;
  // @ts-expect-error: `busy` tells an operator nothing
  const oneSided: RefusalTexts<Refusal> = { ...refusalTexts, busy: applicantOnly };
  expect([texts, others, oneSided]).toHaveLength(3);
});

const refusals = problems.filter((problem): problem is Refusal => problem.kind in refusalTexts);

test.each(refusals.map((refusal) => [refusal.kind, refusal] as const))(
  '%s tells an operator what an operator can do',
  (_, refusal) => {
    const { title, detail, next } = tellOperator(refusal, { program: 'UTC', reader: 'UTC' });
    expect(next).toMatch(/^[A-Z].*\.$/);
    expect(`${title} ${detail} ${next}`).not.toMatch(
      /undefined|\[object|\byour?\b (booking|invitation|page)|(write|reply|email) (to )?the program/i,
    );
  },
);

describe.each(problems.map((problem) => [problem.kind, problem] as const))('%s', (kind, problem) => {
  const told = tellProblem(problem);

  test('has a status of its sort, and gives the problem, its reason and a next step', () => {
    expect(told.status).toBeGreaterThanOrEqual(400);
    expect(told.status >= 500).toBe(['busy', 'broken'].includes(kind));
    expect(told.title).toMatch(/^[A-Z].*[^.]$/);
    expect(told.detail.length).toBeGreaterThan(15);
    expect(told.next).toMatch(/^[A-Z].*\.$/);
    expect(`${told.title} ${told.detail} ${told.next}`).not.toMatch(/undefined|null|NaN|\[object/);
  });

  test('says the same on the page and in JSON', () => {
    const page = textOf(problemPage(problem));
    const json = problemJson(problem);
    const { showsChoice: _, ...words } = told;
    expect(problemJsonSchema.parse(json)).toMatchObject({ ...words, kind });
    for (const sentence of [json.title, json.detail, json.next]) expect(page).toContain(sentence);
  });
});

describe('a refusal that another choice would mend', () => {
  const full = samples['start-full'];

  test('names the day and the start, and shows right there which starts are still open', () => {
    const taken = (seat: { on: string }) => seat.on !== '2020-12-03';
    const page = problemPage(full, modelOf({}, { zone: 'Asia/Tokyo', taken }));
    expect(page).toContain('<h1>The morning of Tuesday, November 17 is full</h1>');
    expect(all(page, /<button>([^<]*)<\/button>/g)).toEqual(['Book Thursday, December 3']);
  });

  test('offers a move, with the version, to somebody who has booked', () => {
    const page = problemPage(full, modelOf(bookedPair));
    expect(all(page, /action="[^"]*\/(\w+)"/g)).toEqual(Array(5).fill('move'));
    expect(page).toContain('name="version" value="2"');
  });

  test('carries the current offer in JSON', () => {
    const json = problemJsonSchema.parse(problemJson(full, modelOf()));
    expect(json.offer?.options).toHaveLength(13);
  });

  test('says nothing of a choice where there is none left', () => {
    const page = problemPage(full, modelOf({}, { taken: () => true }));
    expect(page).not.toContain('Open dates');
    expect(page).not.toContain('<form');
  });
});

test('a refusal never loads itself again, for the address of a form cannot be read', () => {
  expect(problemPage(samples['start-full'], modelOf())).not.toContain('<script');
});

test('a refusal that no choice would mend shows none', () => {
  const model = modelOf({}, { now: '2020-10-29T16:00Z' });
  expect(problemPage(samples['window-closed'], model)).not.toContain('<form');
  expect(problemJson(samples['window-closed'], model).offer).toBeUndefined();
});

test('times in a refusal stand on both clocks, with their offsets', () => {
  const clocks = { program: 'America/New_York', reader: 'Asia/Tokyo' };
  expect(tellProblem(samples['window-closed'], { clocks }).detail).toContain(
    'Monday, November 16, 2020, 8:00 AM Eastern Time (EST, UTC−5), which is 10:00 PM (Japan, UTC+9)',
  );
});

test('the name of a field and its problem are text on the page, even if they look like markup', () => {
  const page = problemPage({
    kind: 'body-invalid',
    fields: [{ path: '<img src=x>', message: '"><script>' }],
  });
  expect(page).not.toMatch(/<img|<script/);
});

test('a breakdown says nothing of its cause but the number under which it is noted', () => {
  expect(problemJson({ kind: 'broken', requestId: 'sample-request' })).toEqual({
    kind: 'broken',
    requestId: 'sample-request',
    type: 'urn:fairslot:problem:broken',
    status: 500,
    title: expect.any(String),
    detail: 'The error is logged under sample-request.',
    next: expect.any(String),
  });
});

describe('where no offer is known, as for a link that was cut off,', () => {
  test('a page names the contact of the deployment, if it has one, and nothing that the link says', () => {
    const contact = 'residency@example.org';
    const page = problemPage({ kind: 'link-unknown' }, undefined, { contact });
    expect(page).toContain(`<a href="mailto:${contact}">${contact}</a>`);
    expect(problemPage({ kind: 'link-unknown' })).not.toContain('mailto:');
  });
});
