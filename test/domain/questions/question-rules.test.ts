import { describe, expect, test } from 'vitest';
import { askQuestion, askWithoutToken, voteForQuestion } from '#domain/questions/ask.ts';
import { issueTokens, openPanel } from '#domain/questions/issue-tokens.ts';
import { canStandForOthers, type Moderation, moderateQuestion } from '#domain/questions/moderate.ts';
import { panelHours, panelsOn, questionsGoAt } from '#domain/questions/panel.ts';
import { type IssuedTokens, type Question, questionStates } from '#domain/questions/question.ts';
import type { Agenda } from '#domain/season/agenda-section.ts';
import type { Season } from '#domain/season/season.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';

const on = '2020-11-17' as CalendarDay;
const hours = { startsAt: instant('2020-11-17T16:00Z'), endsAt: instant('2020-11-17T17:00Z') };
const now = instant('2020-11-17T16:07Z');
const goesAt = instant('2021-02-01T05:00Z');
const holder = { season: 'sample', on, offer: 'offer_a' };
const who = { kind: 'program', name: 'resident@example.org' } as const;
const issued = (batches: string[], asked = 0): IssuedTokens => ({ ...holder, batches, asked, version: 7 });

const question = (change: Partial<Question> = {}): Question => ({
  ...{ id: 'q', season: 'sample', on, text: 'How are your nights?', at: hours.startsAt },
  ...{ state: 'waiting', votes: 2, version: 1 },
  ...change,
});

describe('when the panel is over, and where there is none,', () => {
  const spent = undefined;
  const shown = question({ state: 'published' });
  test.each([
    ['no question is taken', (at: Hours) => askQuestion({ ...at, spent, goesAt }, holder, asked, at.now)],
    [
      'none without a token either',
      (at: Hours) => askWithoutToken({ ...at, issued: undefined, goesAt }, holder, asked, at.now),
    ],
    [
      'no vote is counted',
      (at: Hours) =>
        voteForQuestion({ ...at, spent, question: shown, goesAt }, holder, { vote: 'v', id: 'q' }, at.now),
    ],
  ])('%s', (_, attempt) => {
    expect(attempt({ hours, now: hours.endsAt })).toMatchObject({ refusal: { kind: 'panel-over' } });
    expect(attempt({ hours: undefined, now })).toMatchObject({ refusal: { kind: 'no-panel' } });
    expect(attempt({ hours, now }).kind).toBe('decision');
  });
});
type Hours = { readonly hours: typeof hours | undefined; readonly now: typeof now };
const asked = { id: 'x', text: 'Why?' };

describe('what is stored of the tokens of an applicant', () => {
  const takenBy = (before: IssuedTokens | undefined) => {
    const verdict = issueTokens({ hours, issued: before, goesAt }, holder, 'b', now);
    return verdict.kind === 'decision' ? verdict.changes[0] : verdict;
  };

  test('is each batch that was signed, and how many questions came without one', () => {
    expect(takenBy(undefined)).toEqual({
      ...{ kind: 'put-issued-tokens', expiresAt: goesAt },
      issued: { ...holder, batches: ['b'], asked: 0, version: 1 },
    });
    expect(takenBy(issued(['a'], 2))).toEqual({
      ...{ kind: 'put-issued-tokens', expiresAt: goesAt, replaces: 7 },
      issued: { ...holder, batches: ['a', 'b'], asked: 2, version: 8 },
    });
  });

  test('counts a question more with each that comes without a token', () => {
    const count = (before: IssuedTokens | undefined) =>
      askWithoutToken({ hours, issued: before, goesAt }, holder, asked, now);
    expect(count(undefined)).toMatchObject({
      changes: [{ issued: { asked: 1, batches: [], version: 1 } }, { kind: 'put-question' }],
    });
    expect(count(issued(['a'], 2))).toMatchObject({
      changes: [{ issued: { asked: 3, batches: ['a'], version: 8 }, replaces: 7 }, {}],
    });
  });
});

test('the keys that sign tokens go two days after the panel, and what was asked thirty after the last interview', () => {
  const keys = { question: 'public', vote: 'public' };
  const secret = { question: 'secret', vote: 'secret' };
  const panel = { season: 'sample', on, keys, holders: 0 };
  expect(openPanel(panel, secret, hours).changes).toEqual([
    { kind: 'put-panel', panel },
    { kind: 'put-panel-keys', on, keys: secret, expiresAt: instant('2020-11-19T17:00Z') },
  ]);
  const days = [{ on: '2020-12-18' as CalendarDay, starts: [] }];
  expect(questionsGoAt({ ...sampleSeason(), days })).toBe(instant('2021-01-17T05:00Z'));
});

test('the hours of a day begin with its first panel and end with its last, in whatever order they are listed', () => {
  const agenda = (start: string, at: string, until: string) => ({
    ...{ tracks: ['categorical'], start },
    blocks: [{ title: 'Panel', at, until, takesQuestions: true }],
  });
  const morning = agenda('morning', '08:00', '12:00');
  const afternoon = agenda('afternoon', '13:00', '18:00');
  for (const agendas of [
    [morning, afternoon],
    [afternoon, morning],
  ])
    expect(panelHours({ ...sampleSeason(), agendas: agendas as unknown as Agenda[] } as Season, on)).toEqual({
      startsAt: instant('2020-11-17T13:00Z'),
      endsAt: instant('2020-11-17T23:00Z'),
    });
});

test('each panel of a day has its hours, in the order of time, and those that several agendas have once', () => {
  const agenda = (start: string, spans: readonly (readonly [string, string])[]) => ({
    ...{ tracks: ['categorical'], start },
    blocks: spans.map(([at, until]) => ({ title: 'Panel', at, until, takesQuestions: true })),
  });
  const agendas = [
    agenda('afternoon', [
      ['13:00', '14:00'],
      ['09:00', '10:00'],
    ]),
    agenda('morning', [
      ['08:00', '12:00'],
      ['13:00', '14:00'],
      ['08:00', '08:30'],
    ]),
  ].map((each) => ({ ...each, blocks: [{ ...each.blocks[0], takesQuestions: false }, ...each.blocks] }));
  const day = { ...sampleSeason(), agendas: agendas as unknown as Agenda[] } as Season;
  const spans = panelsOn(day, on).map(({ startsAt, endsAt }) => [
    startsAt.slice(11, 16),
    endsAt.slice(11, 16),
  ]);
  expect(spans).toEqual([
    ['13:00', '13:30'],
    ['13:00', '17:00'],
    ['14:00', '15:00'],
    ['18:00', '19:00'],
  ]);
  expect(panelsOn({ ...day, agendas: [] }, on)).toEqual([]);
});

test('a day has the panels of its own agendas alone', () => {
  const other = '2020-11-24' as CalendarDay;
  const agendas = [
    {
      ...{ tracks: ['categorical'], start: 'morning', on: [other] },
      blocks: [{ title: 'Panel', at: '08:00', until: '12:00', takesQuestions: true }],
    },
  ];
  const season = { ...sampleSeason(), agendas: agendas as unknown as Agenda[] } as Season;
  expect(panelHours(season, on)).toBeUndefined();
  expect(panelHours(season, other)).toBeDefined();
});

describe('a form of the panel', () => {
  const late = instant('2020-11-17T16:31Z');
  const decide = (before: Question, deed: Moderation, into?: Question, version = 1) =>
    moderateQuestion({ question: before, into, goesAt }, deed, version, { now: late, who });
  const hidden = question({ state: 'hidden', reason: 'unkind' });
  const answered = question({ state: 'answered', answer: 'Short.' });
  const merged = question({ state: 'merged', into: 'r' });
  const other = question({ id: 's', state: 'published' });

  test.each<[string, Question, Moderation]>([
    ['hidden for that reason', hidden, { act: 'hide', reason: 'unkind' }],
    ['answered so', answered, { act: 'answer', answer: 'Short.' }],
    ['answered by word of mouth', question({ state: 'answered' }), { act: 'answer', answer: '' }],
    ['merged so', merged, { act: 'merge', into: 'r' }],
  ])('that was sent twice does nothing: %s already', (_, before, deed) => {
    expect(decide(before, deed, other, 0)).toEqual({ kind: 'unchanged' });
  });

  test.each<[string, Question, Moderation, object]>([
    ['hidden for another reason', hidden, { act: 'hide', reason: 'off-topic' }, { reason: 'off-topic' }],
    ['answered in other words', answered, { act: 'answer', answer: 'Long.' }, { answer: 'Long.' }],
    ['merged into another one', merged, { act: 'merge', into: 's' }, { state: 'merged', into: 's' }],
    ['merged after all, and was answered', answered, { act: 'merge', into: 's' }, { state: 'merged' }],
    ['published after all', hidden, { act: 'publish' }, { state: 'published' }],
  ])('is taken where the question is to be %s', (_, before, deed, after) => {
    const { reason: __, answer: ___, into: ____, ...rest } = before;
    const question = { ...rest, ...after, version: 2, moderated: { who, at: late } };
    expect(decide(before, deed, other)).toMatchObject({
      result: question,
      changes: [
        { kind: 'put-question', question, replaces: { version: 1, votes: 2 }, expiresAt: goesAt },
        ...(deed.act === 'merge' ? [{ question: { id: 's', votes: 4 } }] : []),
      ],
    });
  });

  test('without words leaves no answer, and one of an older page is told of the state alone if nobody decided', () => {
    const verdict = decide(question(), { act: 'answer', answer: '' });
    expect(verdict.kind === 'decision' && verdict.result).not.toHaveProperty('answer');
    expect(decide(question({ version: 3 }), { act: 'publish' })).toEqual({
      kind: 'refusal',
      refusal: { kind: 'question-changed', state: 'waiting' },
    });
  });
});

test('a vote spends its token, and is one more for its question', () => {
  const shown = question({ state: 'published' });
  const vote = { vote: 'v', id: 'q' };
  expect(
    voteForQuestion({ hours, spent: undefined, question: shown, goesAt }, holder, vote, now),
  ).toMatchObject({
    changes: [
      { kind: 'spend-vote', on, vote: 'v', question: 'q', expiresAt: goesAt },
      { kind: 'count-vote', on, question: 'q' },
    ],
  });
});

test('others can be merged into a question that is shown, or waits to be', () => {
  expect(questionStates.filter((state) => canStandForOthers({ state }))).toEqual(['waiting', 'published']);
});
