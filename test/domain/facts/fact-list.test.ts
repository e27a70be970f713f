import { describe, expect, test } from 'vitest';
import { addFacts } from '#domain/facts/add-facts.ts';
import { type FactList, factsOfApplication, indexFacts, peopleOn } from '#domain/facts/fact-list.ts';
import { nameKey } from '#domain/values/name-key.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { momentAt, program } from '#test/support/builders/verdicts.ts';

const list = (change: Partial<FactList> = {}): FactList => ({
  id: 'facts_1',
  season: 'sample-2020',
  fact: 'three letters received',
  drawnOn: '2020-11-14' as CalendarDay,
  isComplete: false,
  ids: ['20900001'],
  source: 'letters.csv',
  who: program,
  at: instant('2020-11-14T15:00Z'),
  ...change,
});

const person = (id: string, appliedOn = '2020-10-21') => ({
  id,
  values: appliedOn ? { appliedOn } : {},
  firstSeenAt: instant('2020-11-20T02:00Z'),
});

const among = (lists: readonly FactList[] = [], erased: readonly string[] = []) => ({
  ...{ lists, names: 3 },
  erased: new Map(erased.map((id) => [id, instant('2020-11-01T15:00Z')] as const)),
});

const letters = (lists: readonly FactList[], who = person('20900001')) =>
  factsOfApplication('America/New_York', who, indexFacts(lists)).get('three letters received');

describe('a list of facts', () => {
  test('makes its fact true for those who are on it, with its source', () => {
    expect(letters([list()])).toEqual({
      fact: 'three letters received',
      isTrue: true,
      list: {
        id: 'facts_1',
        drawnOn: '2020-11-14',
        source: 'letters.csv',
        who: program,
        at: '2020-11-14T15:00:00.000Z',
      },
    });
  });

  test('that is not complete says nothing of anybody else', () => {
    expect(letters([list()], person('20900002'))).toBeUndefined();
  });

  test('that is complete makes it false for the others who had applied by its day, and for nobody later', () => {
    const complete = [list({ isComplete: true })];
    expect(letters(complete, person('20900002'))?.isTrue).toBe(false);
    expect(letters(complete, person('20900002', '2020-11-14'))?.isTrue).toBe(false);
    expect(letters(complete, person('20900002', '2020-11-15'))).toBeUndefined();
    expect(letters(complete, person('20900002', ''))).toBeUndefined();
    const later = [list({ isComplete: true, drawnOn: '2020-11-19' as CalendarDay })];
    expect(letters(later, person('20900002', ''))?.isTrue).toBe(false);
  });

  test('of a later day counts, whichever was given first; of one day the last one given', () => {
    const earlier = list({ id: 'facts_9', drawnOn: '2020-11-07' as CalendarDay, ids: [], isComplete: true });
    expect(letters([list(), earlier])?.isTrue).toBe(true);
    const corrected = list({ id: 'facts_2', ids: [], isComplete: true });
    expect(letters([list(), corrected])?.isTrue).toBe(false);
  });

  test('that says nothing of a person leaves what an earlier one said', () => {
    const partial = list({ id: 'facts_2', drawnOn: '2020-11-21' as CalendarDay, ids: ['20900007'] });
    expect(letters([list(), partial])?.list.drawnOn).toBe('2020-11-14');
  });

  test('is of the same fact whatever the case and blanks of its name', () => {
    expect(nameKey('  Three  Letters received ')).toBe('three letters received');
  });
});

test('the very same list is added once, and one that differs in anything again', () => {
  const context = momentAt('2020-11-14T12:00-05:00', program);
  const { id: _, who: __, at: ___, ...request } = list({ ids: ['20900002', '20900001', '20900001'] });
  const first = addFacts(among(), request, context);
  if (first.kind !== 'decision') throw new Error(first.kind);
  expect(first.result.ids).toEqual(['20900001', '20900002']);
  const known = [first.result];
  expect(addFacts(among(known), request, context).kind).toBe('repeat');
  expect(addFacts(among(known), { ...request, isComplete: true }, context).kind).toBe('decision');
  expect(addFacts(among(known), { ...request, ids: ['20900001'] }, context).kind).toBe('decision');
  const earlier = { ...request, drawnOn: '2020-11-13' as CalendarDay };
  expect(addFacts(among(known), earlier, context).kind).toBe('decision');
  const other = list({ id: 'facts_2', fact: 'phoned', drawnOn: '2020-11-20' as CalendarDay });
  expect(addFacts(among([...known, other]), request, context).kind).toBe('repeat');
});

test('a list leaves out who was erased, counts them, and is not recorded beside an erasure', () => {
  const { ids: _, who: __, at: ___, id: ____, ...request } = list();
  const context = momentAt('2020-11-14T15:00Z', program);
  const both = { ...request, ids: ['20900002', '20900001'] };
  const added = addFacts(among([], ['20900001']), both, context);
  expect(added).toMatchObject({
    result: { ids: ['20900002'], erased: 1 },
    changes: [{ kind: 'add-fact-list' }, { kind: 'check-names', from: 3 }],
  });
  expect(added.kind === 'decision' && peopleOn(added.result)).toBe(2);
  const whole = addFacts(among(), both, context);
  expect(whole).not.toHaveProperty('result.erased');
  expect(whole.kind === 'decision' && peopleOn(whole.result)).toBe(2);
});

test('a complete list that has lost people says nothing of those who were imported after it', () => {
  const lost = list({ isComplete: true, ids: [], erased: 1 });
  const before = { ...person('20900001'), firstSeenAt: lost.at };
  expect(letters([lost])).toBeUndefined();
  expect(letters([lost], before)).toMatchObject({ isTrue: false });
  expect(letters([list({ isComplete: true, ids: [] })])).toMatchObject({ isTrue: false });
});
