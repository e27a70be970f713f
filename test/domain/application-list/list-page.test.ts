import { describe, expect, test } from 'vitest';
import { listPage, matchingRows } from '#domain/application-list/list-page.ts';
import { type ListQuery, type SortKey, wholeList } from '#domain/application-list/list-query.ts';
import type { ListContext } from '#domain/application-list/list-row.ts';
import type { ListedApplication } from '#domain/application-list/listed-application.ts';
import { type FactList, indexFacts } from '#domain/facts/fact-list.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';
import { program } from '#test/support/builders/verdicts.ts';
import { listedPerson, reviewedRules } from '#test/support/reviews/listed.ts';

const now = instant('2020-11-02T15:00Z');
const letters: FactList = {
  ...{ id: 'facts_1', season: 'sample-2020', fact: 'three letters received', isComplete: false },
  ...{
    drawnOn: '2020-11-01' as CalendarDay,
    ids: ['20900001'],
    source: 'letters.csv',
    who: program,
    at: now,
  },
};
const context: ListContext = {
  season: reviewedRules(),
  facts: indexFacts([letters]),
  invitations: new Map([
    ['20900004', 'booked'],
    ['20900003', 'expired'],
  ]),
  now,
};

const people: readonly ListedApplication[] = [
  listedPerson(1, {
    values: { 'name.first': 'Søren', 'name.last': 'Åberg', 'step1.score': 250, signal: 'gold' },
    entered: [{ rule: 'experience', outcome: 'pass' }],
  }),
  listedPerson(2, {
    values: { 'step1.score': 230, 'school.kind': 'U.S. D.O. School', signal: 'silver' },
    ticks: ['Categorical', 'Primary Care'],
    withdrawn: ['categorical'],
  }),
  listedPerson(3, { values: { appliedOn: '2020-10-20' }, decided: { to: 'hold', tracks: [] } }),
  listedPerson(4, { ticks: ['Preliminary', 'Physician Scientist'] }),
  listedPerson(5, { values: { 'eras.withdrawnByApplicant': true, signal: 'none' } }),
];

const found = (query: Partial<ListQuery>) =>
  matchingRows(context, people, { ...wholeList, sort: 'id', ...query }).map(({ listed }) =>
    Number(listed.id.slice(-1)),
  );

describe('the filters of a list', () => {
  test.each<[string, Partial<ListQuery>, readonly number[]]>([
    ['none', {}, [1, 2, 3, 4, 5]],
    ['a track that considers them', { track: 'categorical' }, [1, 3, 5]],
    ['another track', { track: 'primary-care' }, [2]],
    ['a track that waits for a person', { track: 'preliminary' }, []],
    ['a question for a person', { needs: 'person' }, [4]],
    ['a status', { status: 'on-hold' }, [3]],
    ['the status of the invited', { status: 'invited' }, [4]],
    ['the status of the withdrawn', { status: 'withdrawn' }, [5]],
    ['a signal', { signal: 'gold' }, [1]],
    ['no signal', { signal: 'none' }, [5]],
    ['a signal that nobody told', { signal: 'unknown' }, [3, 4]],
    ['a type of school', { school: 'U.S. D.O. School' }, [2]],
    ['a type of school that nobody told', { school: 'unknown' }, [1, 3, 4, 5]],
    ['a fact that no list says to be true', { lacks: 'Three letters  received' }, [2, 3, 4, 5]],
    ['a fail of any rule', { verdict: 'fail' }, [2]],
    ['a pass of every rule', { verdict: 'pass' }, [1]],
    ['a rule that lacks something', { verdict: 'missing', rule: 'step-1' }, [3, 4, 5]],
    ['a rule that waits for a judgment', { verdict: 'judgment', rule: 'experience' }, [2, 3, 4, 5]],
    ['a pass of one rule', { verdict: 'pass', rule: 'letters' }, [1]],
    ['a rule that says anything', { rule: 'letters' }, [1, 2, 3, 4, 5]],
    ['a part of the AAMC ID', { search: '0003' }, [3]],
    ['a part of the name', { search: 'sample-2' }, [2]],
    ['the last name first', { search: 'sample-2, sam' }, [2]],
    ['a name without its accents', { search: 'ABERG' }, [1]],
    ['several at once', { status: 'in-review', signal: 'silver', verdict: 'fail' }, [2]],
  ])('%s', (_, query, ids) => {
    expect(found(query)).toEqual(ids);
  });
});

describe('the verdicts of a list', () => {
  const rules = [
    { id: 'step-1', name: 'Step 1', field: ['step1.score'], atLeast: 240 },
    { id: 'research', name: 'Research', tracks: ['primary-care'], judgment: 'Is there research?' },
  ] as const;
  const some = [
    listedPerson(1, { values: { 'step1.score': 250 } }),
    listedPerson(2, { values: { 'step1.score': 250 }, ticks: ['Primary Care'] }),
    listedPerson(3, { values: { 'step1.score': 230 }, ticks: ['Primary Care'] }),
  ];
  const idsOf = (season: ListContext['season'], query: Partial<ListQuery>) =>
    matchingRows({ ...context, season }, some, { ...wholeList, sort: 'id', ...query }).map(({ listed }) =>
      Number(listed.id.slice(-1)),
    );

  test.each<[string, Partial<ListQuery>, readonly number[]]>([
    ['a rule leaves only those to whom it applies', { rule: 'research' }, [2, 3]],
    ['who passes one rule of two passes that rule', { verdict: 'pass', rule: 'step-1' }, [1, 2]],
    ['nobody passes a rule that does not apply to them', { verdict: 'pass', rule: 'research' }, []],
    ['who passes one rule of two does not pass every rule', { verdict: 'pass' }, [1]],
    ['one fail of two rules is enough', { verdict: 'fail' }, [3]],
  ])('%s', (_, query, ids) => {
    expect(idsOf({ ...sampleSeason(), screening: { facts: [], rules } }, query)).toEqual(ids);
  });

  test('are not looked at unless they are asked for, so a season without rules shows everybody', () => {
    expect(idsOf(sampleSeason(), {})).toEqual([1, 2, 3]);
    expect(idsOf(sampleSeason(), { rule: 'step-1' })).toEqual([]);
  });
});

describe('the order of a list', () => {
  const ordered = (sort: SortKey, isDescending = false) => found({ sort, isDescending });

  test('is by name unless told otherwise', () => {
    expect(ordered('name')).toEqual([2, 3, 4, 5, 1]);
    expect(ordered('name', true)).toEqual([1, 5, 4, 3, 2]);
  });

  test('has those of whom it is not known last, in both directions', () => {
    expect(ordered('step1')).toEqual([2, 1, 3, 4, 5]);
    expect(ordered('step1', true)).toEqual([1, 2, 3, 4, 5]);
    expect(ordered('applied')[0]).toBe(3);
    expect(ordered('applied', true)[0]).toBe(3);
    expect(ordered('step2')).toEqual([1, 2, 3, 4, 5]);
  });

  test.each([
    ['in the order of their IDs', [1, 2, 3, 4, 5, 6]],
    ['the other way round', [6, 5, 4, 3, 2, 1]],
    ['in no order', [4, 1, 6, 3, 5, 2]],
  ])('has equal ones by their AAMC ID in both directions, read %s', (_, numbers) => {
    const scores: Readonly<Record<number, number>> = { 2: 220, 3: 240, 4: 220, 6: 230 };
    const read = numbers.map((number) => {
      const score = scores[number];
      return listedPerson(number, { values: score === undefined ? {} : { 'step1.score': score } });
    });
    const idsOf = (isDescending: boolean) =>
      matchingRows(context, read, { ...wholeList, sort: 'step1', isDescending }).map(({ listed }) =>
        Number(listed.id.slice(-1)),
      );
    expect(idsOf(false)).toEqual([2, 4, 6, 3, 1, 5]);
    expect(idsOf(true)).toEqual([3, 6, 2, 4, 1, 5]);
  });

  test('by one exam is not that by the other', () => {
    const scores = [
      [1, 240, 250],
      [2, 250, 230],
      [3, 230, 240],
    ] as const;
    const read = scores.map(([number, step1, step2]) =>
      listedPerson(number, { values: { 'step1.score': step1, 'step2ck.score': step2 } }),
    );
    const orderedBy = (sort: SortKey) =>
      matchingRows(context, read, { ...wholeList, sort }).map(({ listed }) => Number(listed.id.slice(-1)));
    expect([orderedBy('step1'), orderedBy('step2')]).toEqual([
      [3, 1, 2],
      [2, 3, 1],
    ]);
  });

  test('of signals is gold, silver, none', () => {
    expect(ordered('signal')).toEqual([1, 2, 5, 3, 4]);
  });

  test('of statuses is that of the work, and of open verdicts by their number', () => {
    expect(ordered('status')).toEqual([1, 2, 4, 3, 5]);
    expect(ordered('open')).toEqual([1, 2, 3, 4, 5]);
    expect(ordered('open', true)).toEqual([2, 3, 4, 5, 1]);
    expect(ordered('id', true)).toEqual([5, 4, 3, 2, 1]);
  });
});

describe('a page of a list', () => {
  const many = Array.from({ length: 120 }, (_, number) =>
    listedPerson(0, { id: String(20_900_000 + number), values: { signal: number < 70 ? 'gold' : 'none' } }),
  );
  const pageOf = (query: Partial<ListQuery>) =>
    listPage(context, many, { ...wholeList, sort: 'id', ...query });

  test('has fifty of those that match, and says how many they are, and of how many', () => {
    const { rows, ...rest } = pageOf({ signal: 'gold', page: 2 });
    expect(rest).toEqual({ page: 2, pages: 2, matching: 70, of: 120 });
    expect(rows).toHaveLength(20);
    expect(rows[0]?.listed.id).toBe('20900050');
  });

  test('beyond the last is the last, and an empty list has one', () => {
    expect(pageOf({ page: 9 })).toMatchObject({ page: 3, pages: 3 });
    expect(pageOf({ signal: 'silver' })).toMatchObject({ page: 1, pages: 1, matching: 0, rows: [] });
  });
});
