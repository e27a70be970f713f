import { describe, expect, test } from 'vitest';
import type { Decision, DecisionContext } from '#domain/decisions/decision.ts';
import { answerByLink } from '#domain/interviewers/answer-by-link.ts';
import type { InterviewersStanding } from '#domain/interviewers/change-interviewers.ts';
import {
  addInterviewer,
  editInterviewer,
  removeInterviewer,
} from '#domain/interviewers/enter-interviewer.ts';
import { importInterviewers } from '#domain/interviewers/import-interviewers.ts';
import type { ListedInterviewer } from '#domain/interviewers/listed-interviewer.ts';
import { sendLink, sendMissingLinks } from '#domain/interviewers/send-links.ts';
import {
  type InterviewerList,
  interviewersOn,
  isRemoved,
  listWithout,
} from '#domain/interviewers/stored-interviewer.ts';
import { type CalendarDay, instant, type WallTime } from '#domain/values/time.ts';

const on = '2026-11-17' as CalendarDay;
const other = '2026-11-18' as CalendarDay;
const hours = (from: string, until: string) => ({ from: from as WallTime, until: until as WallTime });
const context: DecisionContext = {
  now: instant('2026-10-27T13:00Z'),
  recordId: 'record_01ja3v',
  who: { kind: 'program', name: 'Sample Coordinator' },
};
const byInterviewer: DecisionContext = { ...context, who: { kind: 'interviewer', name: 'a@example.org' } };
const doctor = (more: Partial<ListedInterviewer> = {}): ListedInterviewer => ({
  ...{ name: 'Sample Dr. A', address: 'a@example.org', kinds: ['one-on-one'], recusedFrom: [] },
  ...more,
});
const nobody: InterviewersStanding = {
  list: { season: 'sample', version: 0, interviewers: [] },
  names: 4,
};

type Verdict = { readonly kind: string };

/** The standing after the decision. */
function standingAfter(verdict: Verdict): InterviewersStanding {
  const { changes } = decided(verdict);
  const put = changes.find((change): change is { kind: string; list: InterviewerList } => 'list' in change);
  return { list: put!.list, names: 4 };
}

function decided(verdict: Verdict): Decision<unknown, { readonly kind: string }> {
  expect(verdict.kind).toBe('decision');
  return verdict as Decision<unknown, { readonly kind: string }>;
}

const take = (standing: InterviewersStanding, rows: readonly ListedInterviewer[], sendLinks = false) =>
  importInterviewers(standing, { rows, file: 'faculty.csv', sendLinks }, context);
const known = (more: Partial<ListedInterviewer> = {}) => standingAfter(take(nobody, [doctor(more)]));
const first = ({ list }: InterviewersStanding) => list.interviewers[0]!;
const seen = (standing: InterviewersStanding) => {
  const { id, version } = first(standing);
  return { id, version };
};

describe('a list of interviewers', () => {
  test('adds those who are new, under ids of their own, and is fenced against erasures', () => {
    const verdict = decided(
      take(nobody, [doctor(), doctor({ address: 'b@example.org', name: 'Sample Dr. B' })]),
    );
    const ids = standingAfter(verdict).list.interviewers.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect(verdict.changes).toContainEqual({ kind: 'check-names', from: 4 });
  });

  test('of the same rows again changes nothing, and in another order neither', () => {
    const rows = [
      doctor({ tracks: ['categorical', 'primary-care'], recusedFrom: ['1', '2'] }),
      doctor({ address: 'b@example.org' }),
    ];
    const standing = standingAfter(take(nobody, rows));
    expect(take(standing, rows)).toEqual({ kind: 'unchanged' });
    const again = [rows[1]!, doctor({ tracks: ['primary-care', 'categorical'], recusedFrom: ['2', '1'] })];
    expect(take(standing, again)).toEqual({ kind: 'unchanged' });
  });

  test('says nothing of what it leaves out: no cell is emptied, nobody is removed, and no recusal is taken back', () => {
    const standing = known({ days: [on], phone: '+1 617 555 0100', team: 'blue', recusedFrom: ['1'] });
    expect(take(standing, [doctor()])).toEqual({ kind: 'unchanged' });
    const fewer = standingAfter(take(standing, [doctor({ address: 'b@example.org', recusedFrom: [] })]));
    expect(fewer.list.interviewers).toHaveLength(2);
    const more = first(standingAfter(take(standing, [doctor({ mostADay: 3, recusedFrom: ['2'] })])));
    expect(more).toMatchObject({
      days: [on],
      phone: '+1 617 555 0100',
      team: 'blue',
      mostADay: 3,
      version: 2,
    });
    expect(more.recusals.map(({ applicant }) => applicant)).toEqual(['1', '2']);
    expect(more.changed).toMatchObject({ who: context.who, fields: ['mostADay', 'recusals'] });
  });

  test('mails a link to those who have none yet, once', () => {
    const verdict = decided(take(nobody, [doctor()], true));
    const mailed = verdict.changes.find(({ kind }) => kind === 'add-record');
    expect(mailed).toMatchObject({
      record: { notices: [{ kind: 'interviewer-link', to: 'a@example.org' }] },
    });
    expect(take(standingAfter(verdict), [doctor()], true)).toEqual({ kind: 'unchanged' });
  });

  test('that was compared with an older state is refused: interviewers-outdated', () => {
    const request = { rows: [doctor()], file: 'faculty.csv', sendLinks: false, shown: 0 };
    expect(importInterviewers(known(), request, context)).toMatchObject({
      refusal: { kind: 'interviewers-outdated' },
    });
  });

  test('with more people than a season has is refused: too-many-interviewers', () => {
    const rows = Array.from({ length: 301 }, (_, index) => doctor({ address: `${index}@example.org` }));
    expect(take(nobody, rows)).toMatchObject({ refusal: { kind: 'too-many-interviewers', most: 300 } });
  });
});

test('interviewers-too-large: what one item cannot hold is refused, from a list and from an interviewer', () => {
  const recusedFrom = Array.from({ length: 40 }, (_, n) => String(20990000 + n));
  const rows = (length: number) =>
    Array.from({ length }, (_, n) => doctor({ address: `${n}@example.org`, recusedFrom }));
  const tooLarge = { refusal: { kind: 'interviewers-too-large' } };
  expect(take(nobody, rows(300))).toMatchObject(tooLarge);
  const full = standingAfter(take(nobody, rows(195)));
  const answers = Array.from({ length: 400 }, () => ({
    on,
    isThere: true,
    hours: [hours('08:00', '09:00')],
  }));
  expect(answerByLink(full, seen(full), { answers }, byInterviewer)).toMatchObject(tooLarge);
});

describe('the interviewers of a day', () => {
  test('are those who answered for it, and of the others those whom the list says; the answer’s hours count', () => {
    const standing = known({ days: [on, other], hours: [hours('08:00', '12:00')] });
    const answers = [
      { on, isThere: true, hours: [hours('09:00', '10:00')] },
      { on: other, isThere: false, hours: [] },
    ];
    const answered = standingAfter(answerByLink(standing, seen(standing), { answers }, byInterviewer));
    expect(interviewersOn(standing.list, other)).toMatchObject([
      { hours: [hours('08:00', '12:00')], days: [other] },
    ]);
    expect(interviewersOn(answered.list, on)).toMatchObject([
      { hours: [hours('09:00', '10:00')], days: [on] },
    ]);
    expect(interviewersOn(answered.list, other)).toEqual([]);
    const listed = standingAfter(
      take(answered, [doctor({ days: [on, other], hours: [hours('13:00', '17:00')] })]),
    );
    expect(interviewersOn(listed.list, on)).toMatchObject([{ hours: [hours('09:00', '10:00')] }]);
  });

  test('do not meet whom they, or the program, recused them from, each named once', () => {
    const standing = known({ recusedFrom: ['1'] });
    const recusals = { shown: ['1', '2', '3'], chosen: ['1', '2'] };
    const answered = standingAfter(answerByLink(standing, seen(standing), { recusals }, byInterviewer));
    expect(interviewersOn(answered.list, on)[0]?.recusedFrom).toEqual(['1', '2']);
  });
});

describe('an answer by the link', () => {
  test('says something of the applicants who were shown only, and takes back what the interviewer entered only', () => {
    const standing = known({ recusedFrom: ['1'] });
    const all = { shown: ['1', '2', '3'], chosen: ['1', '2', '3', '9'] };
    const once = standingAfter(answerByLink(standing, seen(standing), { recusals: all }, byInterviewer));
    const fewer = { shown: ['1', '2'], chosen: [] };
    const twice = standingAfter(answerByLink(once, seen(once), { recusals: fewer }, byInterviewer));
    expect(first(twice).recusals).toEqual([
      { applicant: '1', by: 'program' },
      { applicant: '3', by: 'interviewer' },
    ]);
  });

  test('takes nothing back that a list says too, though the interviewer had entered it first', () => {
    const standing = known();
    const entered = { shown: ['1'], chosen: ['1'] };
    const own = standingAfter(answerByLink(standing, seen(standing), { recusals: entered }, byInterviewer));
    const both = standingAfter(take(own, [doctor({ recusedFrom: ['1'] })]));
    expect(take(both, [doctor({ recusedFrom: ['1'] })])).toEqual({ kind: 'unchanged' });
    const back = { shown: ['1'], chosen: [] };
    const after = standingAfter(answerByLink(both, seen(both), { recusals: back }, byInterviewer));
    expect(first(after).recusals).toEqual([{ applicant: '1', by: 'program' }]);
    expect(interviewersOn(both.list, on)[0]?.recusedFrom).toEqual(['1']);
  });

  test('that says nothing new writes nothing', () => {
    const standing = known({ phone: '+1' });
    expect(answerByLink(standing, seen(standing), { phone: '+1', answers: [] }, byInterviewer)).toEqual({
      kind: 'unchanged',
    });
  });

  test('on an older version is refused with what changed, when and by whom: interviewer-outdated', () => {
    const standing = known();
    const changed = standingAfter(take(standing, [doctor({ mostADay: 2 })]));
    expect(answerByLink(changed, seen(standing), { phone: '+1' }, byInterviewer)).toMatchObject({
      refusal: {
        kind: 'interviewer-outdated',
        changedFields: ['mostADay'],
        who: context.who,
        at: context.now,
      },
    });
  });
});

describe('by hand', () => {
  const none = () => [];

  test('interviewer-day-published: who has a published day ahead keeps the address that it has of them', () => {
    const standing = {
      ...known(),
      daysPublished: (address: string) => (address === 'a@example.org' ? [on] : []),
    };
    const edit = (more: Partial<ListedInterviewer>) =>
      editInterviewer(standing, seen(standing), doctor(more), context);
    expect(edit({ address: 'right@example.org' })).toMatchObject({
      refusal: { kind: 'interviewer-day-published', name: 'Sample Dr. A', on },
    });
    expect(edit({ name: 'Sample Dr. Ä' }).kind).toBe('decision');
  });

  test('somebody is added once, be it after a second tap', () => {
    const standing = standingAfter(addInterviewer(nobody, doctor({ mostADay: 4 }), false, context));
    expect(addInterviewer(standing, doctor({ mostADay: 4 }), false, context).kind).toBe('repeat');
    expect(addInterviewer(standing, doctor({ mostADay: 5 }), false, context)).toMatchObject({
      refusal: { kind: 'interviewer-address-taken', name: 'Sample Dr. A' },
    });
  });

  test('a form replaces what the program says, and leaves the interviewer’s own answers', () => {
    const standing = known({ team: 'blue', phone: '+1', days: [on] });
    const answers = [{ on, isThere: true, hours: [] }];
    const answered = standingAfter(answerByLink(standing, seen(standing), { answers }, byInterviewer));
    const edited = first(
      standingAfter(
        editInterviewer(
          { ...answered, daysPublished: none },
          seen(answered),
          doctor({ kinds: ['team'] }),
          context,
        ),
      ),
    );
    expect(edited).toMatchObject({ kinds: ['team'], days: [], answers, version: 3 });
    expect([edited.team, edited.phone]).toEqual([undefined, undefined]);
    expect(edited.changed.fields).toEqual(['kinds', 'team', 'days', 'phone']);
  });

  test('with another address the link that was mailed stops working, and counts as not sent', () => {
    const standing = standingAfter(take(nobody, [doctor()], true));
    expect(first(standing).linkSentAt).toBe(context.now);
    const verdict = editInterviewer(
      { ...standing, daysPublished: none },
      seen(standing),
      doctor({ address: 'right@example.org' }),
      context,
    );
    expect(first(standingAfter(verdict))).toMatchObject({ generation: 2, address: 'right@example.org' });
    expect(first(standingAfter(verdict)).linkSentAt).toBeUndefined();
  });

  test('a removal needs a reason: interviewer-reason-missing; afterwards nobody is there: interviewer-unknown', () => {
    const standing = known();
    expect(removeInterviewer(standing, seen(standing), ' ', context)).toMatchObject({
      refusal: { kind: 'interviewer-reason-missing' },
    });
    const removed = standingAfter(removeInterviewer(standing, seen(standing), 'On leave', context));
    expect(removed.list.interviewers).toEqual([]);
    expect(isRemoved(removed.list, 'a@example.org')).toBe(true);
    expect(isRemoved(removed.list, 'never.listed@example.org')).toBe(false);
    expect(isRemoved(standingAfter(take(removed, [doctor()])).list, 'a@example.org')).toBe(false);
    expect(removeInterviewer(removed, seen(standing), 'On leave', context)).toMatchObject({
      refusal: { kind: 'interviewer-unknown' },
    });
  });
});

describe('a link', () => {
  test('that is renewed revokes the one before', () => {
    const standing = known();
    expect(first(standingAfter(sendLink(standing, seen(standing), false, context))).generation).toBe(1);
    expect(first(standingAfter(sendLink(standing, seen(standing), true, context))).generation).toBe(2);
  });

  test('goes to everybody who has none, and to nobody twice', () => {
    const mailed = decided(sendMissingLinks(known(), context));
    expect(mailed.result).toMatchObject([{ address: 'a@example.org' }]);
    expect(sendMissingLinks(standingAfter(mailed), context)).toEqual({ kind: 'unchanged' });
  });
});

test('an erased applicant leaves no recusal behind', () => {
  const { list } = known({ recusedFrom: ['1', '2'] });
  expect(listWithout(list, ['1'])).toMatchObject({
    version: 2,
    interviewers: [{ recusals: [{ applicant: '2' }] }],
  });
  expect(listWithout(list, ['3'])).toBeUndefined();
});
