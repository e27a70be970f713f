import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askQuestion, askWithoutToken, voteForQuestion } from '#domain/questions/ask.ts';
import { issueTokens } from '#domain/questions/issue-tokens.ts';
import { moderateQuestion } from '#domain/questions/moderate.ts';
import {
  isAnonymous,
  isWithPanel,
  panelHours,
  panelHoursOf,
  quarterOf,
  questionsGoAt,
} from '#domain/questions/panel.ts';
import type { IssuedTokens, Question } from '#domain/questions/question.ts';
import type { Agenda } from '#domain/season/agenda-section.ts';
import type { Season } from '#domain/season/season.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { sampleOffer, sampleSeason } from '#test/support/builders/sample-season.ts';

const on = '2020-11-17' as CalendarDay;
const blocks = (at: string, until: string, only?: string[]) => [
  { title: 'Talks', at: '08:00', until: at },
  { title: 'Panel', at, until, takesQuestions: true, ...(only ? { for: only } : {}) },
];
const season = {
  ...sampleSeason(),
  agendas: [
    { tracks: ['categorical'], start: 'morning', blocks: blocks('11:00', '12:00') },
    {
      tracks: ['categorical'],
      start: 'afternoon',
      blocks: [{ title: 'Talks', at: '13:00', until: '18:00' }],
    },
    { tracks: ['primary-care'], start: 'morning', dayOfPair: 2, blocks: blocks('10:00', '11:30') },
  ] as unknown as Agenda[],
} as Season;
const hours = { startsAt: instant('2020-11-17T16:00Z'), endsAt: instant('2020-11-17T17:00Z') };
const goesAt = questionsGoAt(season);
const now = instant('2020-11-17T16:07Z');
const after = instant('2020-11-17T16:31Z');
const holder = { season: season.id, on, offer: 'offer_a' };
const who = { kind: 'program', name: 'resident@example.org' } as const;

const question = (change: Partial<Question> = {}): Question => ({
  ...{
    id: 'q'.repeat(43),
    season: season.id,
    on,
    text: 'How are your nights?',
    at: instant('2020-11-17T16:00Z'),
  },
  ...{ state: 'waiting', votes: 2, version: 1 },
  ...change,
});

describe('the hours of a panel', () => {
  test('are those of every agenda of the day together, and of an applicant those of the start that is booked', () => {
    expect(panelHours(season, on)).toEqual({ startsAt: instant('2020-11-17T15:00Z'), endsAt: hours.endsAt });
    const booked = (start: 'morning' | 'afternoon') =>
      sampleOffer({ booking: { option: on, seats: [{ on, start, number: 1 }] }, state: 'booked' });
    expect(panelHoursOf(season, booked('morning'), on)).toEqual(hours);
    expect(panelHoursOf(season, booked('afternoon'), on)).toBeUndefined();
    expect(panelHoursOf(season, booked('morning'), '2020-11-18' as CalendarDay)).toBeUndefined();
    expect(panelHoursOf(season, sampleOffer(), on)).toBeUndefined();
  });

  test('of the second day of a pair are those of its own agenda', () => {
    const seats = [
      { on: '2020-11-16', start: 'morning', number: 1 },
      { on, start: 'morning', number: 1 },
    ] as never;
    const pair = sampleOffer({
      tracks: ['primary-care'],
      seatedAs: 'primary-care',
      booking: { option: `2020-11-16_${on}`, seats },
    });
    expect(panelHoursOf(season, pair, on)?.startsAt).toBe(instant('2020-11-17T15:00Z'));
  });

  test('are none on a day without a block that takes questions', () => {
    expect(panelHours({ ...season, agendas: [] }, on)).toBeUndefined();
  });
});

test('the word anonymous needs five holders', () => {
  expect([0, 4, 5, 60].map((holders) => isAnonymous({ holders }))).toEqual([false, false, true, true]);
});

test('of the time of a question a quarter of an hour is kept, and the panel has it when that has ended', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 86_399 }), (second) => {
      const at = instant(Date.parse('2020-11-17T00:00Z') + second * 1000);
      const quarter = quarterOf(at);
      expect(Date.parse(quarter) % 900_000).toBe(0);
      expect(Date.parse(at) - Date.parse(quarter)).toBeLessThan(900_000);
      expect(isWithPanel({ at: quarter }, at)).toBe(false);
      expect(isWithPanel({ at: quarter }, instant(Date.parse(quarter) + 900_000))).toBe(true);
    }),
  );
});

describe('tokens', () => {
  const taken = (batches: string[]): IssuedTokens => ({
    ...holder,
    batches,
    asked: 0,
    version: batches.length,
  });

  test('are counted for a holder once, and given in two browsers', () => {
    const kinds = (issued: IssuedTokens | undefined, batch: string) => {
      const verdict = issueTokens({ hours, issued, goesAt }, holder, batch, now);
      return verdict.kind === 'decision' ? verdict.changes.map(({ kind }) => kind) : verdict;
    };
    expect(kinds(undefined, 'a')).toEqual(['put-issued-tokens', 'count-holder']);
    expect(kinds(taken(['a']), 'b')).toEqual(['put-issued-tokens']);
    expect(kinds(taken(['a', 'b']), 'b')).toEqual({ kind: 'repeat', result: 'issued' });
    expect(kinds(taken(['a', 'b']), 'c')).toMatchObject({ refusal: { kind: 'tokens-taken', most: 2 } });
  });

  test('are not given when the panel is over, or where there is none', () => {
    const give = (at: typeof hours | undefined, time: typeof now) =>
      issueTokens({ hours: at, issued: undefined, goesAt }, holder, 'a', time);
    expect(give(hours, hours.endsAt)).toMatchObject({ refusal: { kind: 'panel-over' } });
    expect(give(undefined, now)).toMatchObject({ refusal: { kind: 'no-panel' } });
  });
});

describe('a question', () => {
  test('waits for the panel, with its quarter and nothing else', () => {
    const verdict = askQuestion({ hours, spent: undefined, goesAt }, holder, { id: 'x', text: 'Why?' }, now);
    expect(verdict).toMatchObject({
      changes: [
        {
          question: {
            id: 'x',
            season: season.id,
            on,
            text: 'Why?',
            at: hours.startsAt,
            state: 'waiting',
            votes: 0,
            version: 1,
          },
        },
      ],
    });
    expect(JSON.stringify(verdict)).not.toContain('offer_a');
  });

  test('sent twice is asked once, and another for the same token is refused', () => {
    const again = (text: string) =>
      askQuestion({ hours, spent: question(), goesAt }, holder, { id: 'x', text }, now);
    expect(again('How are your nights?').kind).toBe('repeat');
    expect(again('Another?')).toMatchObject({ refusal: { kind: 'token-spent' } });
  });

  test('without script is taken three times from one applicant', () => {
    const ask = (asked: number) =>
      askWithoutToken(
        { hours, issued: { ...holder, batches: [], asked, version: 1 }, goesAt },
        holder,
        { id: 'x', text: 'Why?' },
        now,
      );
    expect(ask(2).kind).toBe('decision');
    expect(ask(3)).toMatchObject({ refusal: { kind: 'tokens-taken' } });
  });

  test('is voted for while it is shown, once a token', () => {
    const vote = (shown: Question | undefined, spent?: { question: string }) =>
      voteForQuestion({ hours, spent, question: shown, goesAt }, holder, { vote: 'v', id: 'q' }, now);
    expect(vote(question({ state: 'published' })).kind).toBe('decision');
    expect(vote(question())).toMatchObject({ refusal: { kind: 'question-not-shown' } });
    expect(vote(undefined)).toMatchObject({ refusal: { kind: 'question-not-shown' } });
    expect(vote(question(), { question: 'q' }).kind).toBe('repeat');
    expect(vote(question(), { question: 'r' })).toMatchObject({ refusal: { kind: 'token-spent' } });
  });
});

describe('a panelist', () => {
  const decide = (
    standing: { question: Question | undefined; into?: Question },
    deed: Parameters<typeof moderateQuestion>[1],
    version = 1,
  ) => moderateQuestion({ ...standing, goesAt }, deed, version, { now: after, who });

  test('publishes, answers and hides, and what was said before of it goes', () => {
    const hidden = question({ state: 'hidden', reason: 'unkind' });
    expect(decide({ question: hidden }, { act: 'publish' })).toMatchObject({
      result: { state: 'published', version: 2 },
    });
    expect(decide({ question: hidden }, { act: 'publish' })).not.toMatchObject({
      result: { reason: 'unkind' },
    });
    expect(decide({ question: question() }, { act: 'hide', reason: 'off-topic' })).toMatchObject({
      result: { state: 'hidden', reason: 'off-topic' },
    });
    expect(decide({ question: question() }, { act: 'answer', answer: 'Short.' })).toMatchObject({
      result: { state: 'answered', answer: 'Short.' },
    });
  });

  test('does not see a question before its quarter has ended', () => {
    const fresh = question({ at: instant('2020-11-17T16:30Z') });
    expect(decide({ question: fresh }, { act: 'publish' })).toMatchObject({
      refusal: { kind: 'question-not-shown' },
    });
  });

  test('is told what another did meanwhile, and a form that was sent twice does nothing', () => {
    const published = question({ state: 'published', version: 2, moderated: { who, at: now } });
    expect(decide({ question: published }, { act: 'hide', reason: 'unkind' })).toMatchObject({
      refusal: { kind: 'question-changed', state: 'published', who, isOwn: true },
    });
    const name = 'other@example.org';
    const byOther = question({
      state: 'published',
      version: 2,
      moderated: { who: { ...who, name }, at: now },
    });
    expect(decide({ question: byOther }, { act: 'hide', reason: 'unkind' })).toEqual({
      kind: 'refusal',
      refusal: { kind: 'question-changed', state: 'published', who: { ...who, name } },
    });
    expect(decide({ question: published }, { act: 'publish' })).toEqual({ kind: 'unchanged' });
  });

  test('merges two, and the votes go to the one that stands for both, as they were read', () => {
    const into = question({ id: 'r', state: 'published', votes: 5, version: 3 });
    expect(decide({ question: question(), into }, { act: 'merge', into: 'r' })).toMatchObject({
      changes: [
        { question: { state: 'merged', into: 'r' }, replaces: { version: 1, votes: 2 } },
        { question: { id: 'r', votes: 7, version: 4 }, replaces: { version: 3, votes: 5 } },
      ],
    });
    for (const wrong of [undefined, question(), question({ id: 'r', state: 'hidden' })])
      expect(
        decide({ question: question(), ...(wrong ? { into: wrong } : {}) }, { act: 'merge', into: 'r' }),
      ).toMatchObject({
        refusal: { kind: 'question-not-shown' },
      });
  });
});
