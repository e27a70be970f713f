import { describe, expect, test } from 'vitest';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import { answerByLink, type InterviewerAnswer } from '#domain/interviewers/answer-by-link.ts';
import { editInterviewer } from '#domain/interviewers/enter-interviewer.ts';
import { importInterviewers } from '#domain/interviewers/import-interviewers.ts';
import type { ListedInterviewer } from '#domain/interviewers/listed-interviewer.ts';
import {
  type InterviewerList,
  interviewersOn,
  listWithout,
  type StoredInterviewer,
} from '#domain/interviewers/stored-interviewer.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';

const on = '2026-11-17' as CalendarDay;
const context: DecisionContext = {
  now: instant('2026-10-27T13:00Z'),
  recordId: 'record_01ja3v',
  who: { kind: 'program', name: 'Sample Coordinator' },
};
const doctor = (more: Partial<ListedInterviewer> = {}): ListedInterviewer => ({
  ...{ name: 'Sample Dr. A', address: 'a@example.org', kinds: ['one-on-one'], recusedFrom: [] },
  ...more,
});
const empty: InterviewerList = { season: 'sample', version: 0, interviewers: [] };

function listAfter(verdict: object): InterviewerList {
  const changes = 'changes' in verdict ? (verdict.changes as readonly object[]) : [];
  const put = changes.find((change): change is { list: InterviewerList } => 'list' in change);
  expect(put, JSON.stringify(verdict)).toBeDefined();
  return put!.list;
}

const standing = (list: InterviewerList) => ({ list, names: 4, daysPublished: () => [] });
const take = (list: InterviewerList, row: ListedInterviewer) =>
  importInterviewers(standing(list), { rows: [row], file: 'faculty.csv', sendLinks: false }, context);
const taken = (list: InterviewerList, row: ListedInterviewer) => listAfter(take(list, row));
const first = ({ interviewers }: InterviewerList): StoredInterviewer => interviewers[0]!;
const answer = (list: InterviewerList, said: InterviewerAnswer) =>
  answerByLink(standing(list), first(list), said, context);

describe('applicants who would like to meet an interviewer', () => {
  test('are taken from a list, each once; a list that leaves them out takes none of them back', () => {
    const once = taken(empty, doctor({ wishes: ['1', '1', '2'] }));
    expect(first(once).wishes).toEqual(['1', '2']);
    expect(take(once, doctor())).toEqual({ kind: 'unchanged' });
    expect(take(once, doctor({ wishes: ['2'] }))).toEqual({ kind: 'unchanged' });
    const more = taken(once, doctor({ wishes: ['3'] }));
    expect(first(more).wishes).toEqual(['1', '2', '3']);
    expect(first(more).changed.fields).toEqual(['wishes']);
  });

  test('are entered and taken back one by one, and nothing is said of the others', () => {
    const known = taken(empty, doctor({ wishes: ['1'] }));
    const two = listAfter(answer(known, { wishes: { shown: ['2'], chosen: ['2'] } }));
    expect(first(two)).toMatchObject({ wishes: ['1', '2'], version: 2, changed: { fields: ['wishes'] } });
    expect(answer(two, { wishes: { shown: ['2'], chosen: ['2'] } })).toEqual({ kind: 'unchanged' });
    const one = listAfter(answer(two, { wishes: { shown: ['1'], chosen: [] } }));
    expect(first(one).wishes).toEqual(['2']);
    const none = listAfter(answer(one, { wishes: { shown: ['2'], chosen: [] } }));
    expect(first(none)).not.toHaveProperty('wishes');
  });

  test('stay when the interviewer answers, and when a form changes their details', () => {
    const known = taken(empty, doctor({ wishes: ['1'] }));
    const answered = listAfter(answer(known, { phone: '+1 617 555 0100' }));
    expect(first(answered).wishes).toEqual(['1']);
    const edited = editInterviewer(standing(answered), first(answered), doctor({ mostADay: 3 }), context);
    expect(first(listAfter(edited)).wishes).toEqual(['1']);
  });

  test('go with an erasure, though nobody is recused from them', () => {
    const known = taken(empty, doctor({ wishes: ['1', '2'], recusedFrom: ['3'] }));
    expect(listWithout(known, ['9'])).toBeUndefined();
    const two = listWithout(known, ['1']);
    expect(two?.interviewers[0]).toMatchObject({ wishes: ['2'], recusals: [{ applicant: '3' }] });
    expect(listWithout(known, ['1', '2'])?.interviewers[0]).not.toHaveProperty('wishes');
  });

  test('count on every day on which the interviewer is there', () => {
    expect(interviewersOn(taken(empty, doctor({ wishes: ['1'] })), on)[0]?.wishes).toEqual(['1']);
    expect(interviewersOn(taken(empty, doctor()), on)[0]?.wishes).toEqual([]);
  });
});
