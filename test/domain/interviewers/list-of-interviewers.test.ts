import { describe, expect, test } from 'vitest';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import { answerByLink } from '#domain/interviewers/answer-by-link.ts';
import {
  addInterviewer,
  editInterviewer,
  interviewerSeen,
  removeInterviewer,
} from '#domain/interviewers/enter-interviewer.ts';
import { type InterviewerImport, importInterviewers } from '#domain/interviewers/import-interviewers.ts';
import type { ListedInterviewer } from '#domain/interviewers/listed-interviewer.ts';
import { sendLink, sendMissingLinks } from '#domain/interviewers/send-links.ts';
import {
  availabilityOn,
  interviewersOn,
  listWithout,
  type StoredInterviewer,
} from '#domain/interviewers/stored-interviewer.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';

const [monday, tuesday] = ['2026-11-16' as CalendarDay, '2026-11-17' as CalendarDay];
const now = instant('2026-10-27T13:00Z');
const earlier = instant('2026-10-20T13:00Z');
const who = { kind: 'program', name: 'Sample Coordinator' } as const;
const context: DecisionContext = { now, recordId: 'record_1', who };
const byLink: DecisionContext = { ...context, who: { kind: 'interviewer', name: 'a@example.org' } };

const listed = (name: string, more: Partial<ListedInterviewer> = {}): ListedInterviewer => ({
  ...{ name, address: `${name}@example.org`, kinds: ['one-on-one'], recusedFrom: [] },
  ...more,
});
const stored = (name: string, more: Partial<StoredInterviewer> = {}): StoredInterviewer => ({
  ...{ id: `interviewer_${name}`, name, address: `${name}@example.org`, kinds: ['one-on-one'], tracks: [] },
  ...{ days: [], hours: [], mostADay: 99, answers: [], recusals: [], generation: 1, version: 3 },
  ...{ changed: { who, at: earlier, fields: [] } },
  ...more,
});
const standing = (...interviewers: readonly StoredInterviewer[]) => ({
  ...{ list: { season: 'sample', version: 7, interviewers }, names: 4 },
});
type Verdict = { readonly kind: string; readonly changes?: readonly object[]; readonly result?: unknown };
type Put = {
  readonly list: { readonly version: number; readonly interviewers: readonly StoredInterviewer[] };
};
const listIn = ({ changes = [] }: Verdict) => (changes[0] as Put).list;
const recordIn = ({ changes = [] }: Verdict) => (changes[2] as { readonly record: object }).record;
const [ann, ben] = [stored('ann'), stored('ben')];
const seen = ({ id, version }: StoredInterviewer) => ({ id, version });
const many = (count: number) => Array.from({ length: count }, (_, n) => stored(`i${n}`));

describe('somebody who is put on the list', () => {
  test('stands in the order of names, after those of the same name who were there', () => {
    const same = [stored('x', { name: 'ben' }), stored('y', { name: 'ann' })];
    const verdict = addInterviewer(standing(...same), listed('b2', { name: 'ben' }), false, context);
    expect(listIn(verdict).interviewers.map(({ address }) => address)).toEqual([
      ...['y@example.org', 'x@example.org', 'b2@example.org'],
    ]);
    expect(listIn(verdict).version).toBe(8);
    expect(verdict).toMatchObject({ changes: [{ replaces: 7 }, { from: 4 }, {}] });
  });

  test('is stored as the form says, without what it leaves out', () => {
    const verdict = addInterviewer(standing(), listed('ann', { recusedFrom: ['1', '1'] }), false, context);
    expect(verdict).toMatchObject({ kind: 'decision' });
    expect(listIn(verdict).interviewers).toEqual([
      {
        ...ann,
        ...{ id: 'interviewer_1n0', version: 1, recusals: [{ applicant: '1', by: 'program' }] },
        changed: { who, at: now, fields: [] },
      },
    ]);
    for (const field of ['phone', 'schools', 'team'])
      expect(listIn(verdict).interviewers[0]).not.toHaveProperty(field);
    const more = listed('ann', { phone: '+1', schools: ['Sample'], team: 'blue', mostADay: 2 });
    expect(listIn(addInterviewer(standing(), more, false, context)).interviewers).toMatchObject([
      { phone: '+1', schools: ['Sample'], team: 'blue', mostADay: 2 },
    ]);
  });

  test('as the first one replaces no list', () => {
    const none = { list: { season: 'sample', version: 0, interviewers: [] }, names: 4 };
    const verdict = addInterviewer(none, listed('ann'), false, context);
    expect(verdict.kind === 'decision' && verdict.changes[0]).not.toHaveProperty('replaces');
  });

  test('is mailed a link only if that was said', () => {
    const [mailed, not] = [true, false].map((isMailed) =>
      addInterviewer(standing(), listed('ann'), isMailed, context),
    ) as [Verdict, Verdict];
    const notices = [
      { kind: 'interviewer-link', to: 'ann@example.org', interviewer: 'interviewer_1n0', generation: 1 },
    ];
    expect(recordIn(mailed)).toMatchObject({
      id: 'interviewers_1',
      event: 'interviewer-added',
      name: 'ann',
      notices,
    });
    expect(recordIn(not)).toMatchObject({ notices: [] });
    expect(listIn(mailed).interviewers[0]?.linkSentAt).toBe(now);
    expect(listIn(not).interviewers[0]).not.toHaveProperty('linkSentAt');
  });

  test('too-many-interviewers: is at most the three hundredth, by hand and by a list', () => {
    const full = { refusal: { kind: 'too-many-interviewers', most: 300 } };
    expect(addInterviewer(standing(...many(299)), listed('ann'), false, context).kind).toBe('decision');
    expect(addInterviewer(standing(...many(300)), listed('ann'), false, context)).toMatchObject(full);
    const take = (count: number) =>
      importInterviewers(
        standing(...many(count)),
        { rows: [listed('ann')], file: 'f', sendLinks: false },
        context,
      );
    expect(take(299).kind).toBe('decision');
    expect(take(300)).toMatchObject(full);
  });
});

describe('a form of one interviewer', () => {
  const edit = (more: Partial<ListedInterviewer>, of = ann) =>
    editInterviewer(
      { ...standing(of, ben), daysPublished: () => [] },
      seen(of),
      listed('ann', more),
      context,
    );

  test('changes that one alone, and keeps the link that was mailed to the address', () => {
    const linked = stored('ann', { linkSentAt: earlier, generation: 2 });
    const verdict = edit({ phone: '+1', schools: ['Sample'] }, linked);
    expect(listIn(verdict).interviewers).toEqual([
      {
        ...linked,
        ...{ phone: '+1', schools: ['Sample'], version: 4 },
        changed: { who, at: now, fields: ['phone', 'schools'] },
      },
      ben,
    ]);
    expect(recordIn(verdict)).toMatchObject({ event: 'interviewer-changed', fields: ['phone', 'schools'] });
  });

  test('that says what is known changes nothing; interviewer-address-taken: no two have one address', () => {
    expect(edit({})).toEqual({ kind: 'unchanged' });
    for (const field of ['phone', 'schools', 'linkSentAt'])
      expect(listIn(edit({ mostADay: 2 })).interviewers[0]).not.toHaveProperty(field);
    expect(edit({ address: 'ben@example.org' })).toMatchObject({
      refusal: { kind: 'interviewer-address-taken', name: 'ben' },
    });
  });

  test('interviewer-outdated: is refused with what was changed since', () => {
    const older = { id: ann.id, version: 2 };
    expect(
      editInterviewer({ ...standing(ann), daysPublished: () => [] }, older, listed('ann'), context).kind,
    ).toBe('refusal');
    expect(removeInterviewer(standing(ann), older, 'On leave', context).kind).toBe('refusal');
    expect(interviewerSeen({ interviewers: [ann, ben] }, { id: 'interviewer_ben', version: 3 })).toBe(ben);
    expect(interviewerSeen({ interviewers: [ann] }, { id: 'interviewer_ann', version: 2 })).toEqual({
      ...{ kind: 'interviewer-outdated', name: 'ann', who, at: earlier, changedFields: [] },
    });
  });

  test('removes that one alone, for a reason without blanks around it', () => {
    const verdict = removeInterviewer(standing(ann, ben), seen(ann), ' On leave ', context);
    expect(listIn(verdict).interviewers).toEqual([ben]);
    expect(recordIn(verdict)).toMatchObject({ event: 'interviewer-removed', reason: 'On leave', fields: [] });
  });
});

describe('a list that is taken over', () => {
  const take = (more: Partial<InterviewerImport>, ...known: readonly StoredInterviewer[]) =>
    importInterviewers(standing(...known), { rows: [], file: 'f.csv', sendLinks: false, ...more }, context);

  test('names on record who is new and who changed, and leaves the others as they are', () => {
    const rows = [listed('ann', { mostADay: 2, recusedFrom: ['9'] }), listed('ben'), listed('cy')];
    const verdict = take({ rows, shown: 7 }, ann, ben, stored('dan'));
    expect(recordIn(verdict)).toMatchObject({ file: 'f.csv', added: ['cy'], changed: ['ann'], notices: [] });
    expect(listIn(verdict).interviewers).toMatchObject([
      { id: ann.id, version: 4, mostADay: 2, recusals: [{ applicant: '9', by: 'program' }] },
      ben,
      { name: 'cy', version: 1 },
      stored('dan'),
    ]);
  });

  test('compares days, tracks and schools in any order, and nothing that it leaves out', () => {
    const known = stored('ann', { days: [monday, tuesday], schools: ['A', 'B'], phone: '+1' });
    expect(take({ rows: [listed('ann', { days: [tuesday, monday], schools: ['B', 'A'] })] }, known)).toEqual({
      kind: 'unchanged',
    });
    expect(take({ rows: [listed('ann', { days: [tuesday] })] }, known)).toMatchObject({
      result: { merged: [{ outcome: 'changed', fields: ['days'] }] },
    });
  });

  test('mails its people who have no link yet, and nobody else', () => {
    const known = [ann, stored('ben', { linkSentAt: earlier }), stored('cy')];
    const verdict = take({ rows: [listed('ann'), listed('ben')], sendLinks: true }, ...known);
    expect(recordIn(verdict)).toMatchObject({ notices: [{ interviewer: 'interviewer_ann' }] });
    expect(listIn(verdict).interviewers.map(({ linkSentAt }) => linkSentAt)).toEqual([
      now,
      earlier,
      undefined,
    ]);
  });
});

describe('an interviewer says', () => {
  const say = (answer: Parameters<typeof answerByLink>[2], by = byLink, of = ann) =>
    answerByLink(standing(of, ben), seen(of), answer, by);
  const one = (verdict: Verdict) => listIn(verdict).interviewers[0];
  const there = (on: CalendarDay, isThere = true) => ({ on, isThere, hours: [] });

  test('a phone, or that there is none; what is not said stays', () => {
    const known = stored('ann', { phone: '+1', answers: [there(monday)] });
    expect(one(say({ phone: '' }, byLink, known))).not.toHaveProperty('phone');
    expect(one(say({ answers: [there(tuesday)] }, byLink, known))?.phone).toBe('+1');
    expect(one(say({ phone: '+2' }, byLink, known))).toMatchObject({ phone: '+2', answers: [there(monday)] });
    expect(recordIn(say({ phone: '+2' }, byLink, known))).toMatchObject({
      ...{ event: 'interviewer-answered', fields: ['phone'] },
    });
    expect(say({}, byLink, known)).toEqual({ kind: 'unchanged' });
  });

  test('on which days, in their order; a later answer replaces the one for its day', () => {
    const known = stored('ann', { answers: [there(tuesday)] });
    expect(one(say({ answers: [there(monday)] }, byLink, known))?.answers).toEqual([
      there(monday),
      there(tuesday),
    ]);
    const inOrder = [there(monday), there(tuesday)];
    expect(one(say({ answers: inOrder }))?.answers).toEqual(inOrder);
    expect(one(say({ answers: inOrder.toReversed() }))?.answers).toEqual(inOrder);
    expect(one(say({ answers: [there(tuesday, false)] }, byLink, known))?.answers).toEqual([
      there(tuesday, false),
    ]);
  });

  test('whom not to meet, and a coordinator says it for the program', () => {
    const known = stored('ann', { recusals: [{ applicant: '1', by: 'interviewer' }] });
    const recusals = { shown: ['1', '2'], chosen: ['1', '2'] };
    expect(one(say({ recusals }, byLink, known))?.recusals).toEqual([
      ...[
        { applicant: '1', by: 'interviewer' },
        { applicant: '2', by: 'interviewer' },
      ],
    ]);
    expect(one(say({ recusals }, context, known))?.recusals).toEqual([
      { applicant: '1', by: 'interviewer' },
      ...[
        { applicant: '1', by: 'program' },
        { applicant: '2', by: 'program' },
      ],
    ]);
  });
});

describe('links', () => {
  test('are mailed to one of them, and renewed only if that was said', () => {
    const [again, renewed] = [false, true].map((isRenewed) =>
      sendLink(standing(ann, ben), seen(ann), isRenewed, context),
    ) as [Verdict, Verdict];
    expect(recordIn(again)).toMatchObject({ names: ['ann'], renewed: false, notices: [{ generation: 1 }] });
    expect(recordIn(renewed)).toMatchObject({ names: ['ann'], renewed: true, notices: [{ generation: 2 }] });
    expect(listIn(again).interviewers).toEqual([
      { ...ann, version: 4, linkSentAt: now, changed: { who, at: now, fields: ['link'] } },
      ben,
    ]);
    expect(sendLink(standing(ann), { ...seen(ann), version: 1 }, true, context).kind).toBe('refusal');
  });

  test('that are missing are mailed as they are', () => {
    const verdict = sendMissingLinks(standing(ann, stored('ben', { linkSentAt: earlier })), context);
    expect(recordIn(verdict)).toMatchObject({ names: ['ann'], renewed: false });
  });
});

test('on a day are those whose list names it, or no day at all, with their team and tracks', () => {
  const people = [
    stored('ann', { days: [monday], team: 'blue', tracks: ['categorical'], mostADay: 2 }),
    ...[stored('ben'), stored('cy', { days: [tuesday] })],
  ];
  const [first, second, ...more] = interviewersOn({ interviewers: people }, monday);
  expect(first).toMatchObject({
    name: 'ann',
    team: 'blue',
    tracks: ['categorical'],
    mostADay: 2,
    days: [monday],
  });
  expect(second).not.toHaveProperty('team');
  expect(more).toEqual([]);
  const answers = [{ on: monday, isThere: false, hours: [] }];
  expect(availabilityOn(stored('ann', { answers }), monday)).toMatchObject({
    isThere: false,
    isAnswered: true,
  });
  expect(availabilityOn(ann, monday)).toMatchObject({ isThere: true, isAnswered: false });
});

test('of somebody who is erased nothing is left with anybody', () => {
  const recusals = ['1', '2'].map((applicant) => ({ applicant, by: 'program' as const }));
  const { list } = standing(stored('ann', { recusals }), ben);
  expect(listWithout(list, ['2', '5'])?.interviewers).toEqual([
    stored('ann', { recusals: recusals.slice(0, 1) }),
    ben,
  ]);
});
