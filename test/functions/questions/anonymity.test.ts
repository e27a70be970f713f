import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Agenda } from '#domain/season/agenda-section.ts';
import type { Season } from '#domain/season/season.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import type { Link } from '#functions/links/link-token.ts';
import { moderateAtDesk } from '#functions/questions/moderate-question.ts';
import { spendOnQuestion, spendOnVote, type Token } from '#functions/questions/spend-token.ts';
import { type TokenBatch, takeTokens } from '#functions/questions/take-tokens.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import type { Store } from '#functions/store/client.ts';
import { readQuestions } from '#functions/store/questions/questions.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';
import { invitationFor } from '#test/support/builders/season.ts';
import { invite, seedSeason } from '#test/support/builders/seed.ts';
import { everything } from '#test/support/measure/dump-table.ts';

/*
 * Promise 14: nobody can tell who asked. The flow of a whole panel on a table, with the library that a browser has, and
 * then a search of what it left.
 */
const on = '2020-11-17' as CalendarDay;
const other = '2020-11-24' as CalendarDay;
const before = instant('2020-11-12T15:07Z');
const during = instant('2020-11-17T16:20Z');
const later = instant('2020-11-17T16:31Z');

const panel = { title: 'Panel', at: '11:05', until: '12:00', takesQuestions: true };
const agenda = {
  tracks: ['categorical'],
  start: 'morning',
  blocks: [{ title: 'Talks', at: '08:00', until: '11:05' }, panel],
};
const season: Season = { ...sampleSeason({ seats: 8 }), agendas: [agenda as unknown as Agenda] };

const suite = RSABSSA.SHA384.PSS.Randomized();
const text = (value: Uint8Array) => Buffer.from(value).toString('base64url');
const bytes = (value: string) => Uint8Array.from(Buffer.from(value, 'base64url'));
const importKey = (spki: string) =>
  crypto.subtle.importKey('spki', bytes(spki), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);
/** The messages of one browser that are ever spent. */
const newMessages = (questions = 2) => {
  const some = (many: number) =>
    Array.from({ length: many }, () => suite.prepare(crypto.getRandomValues(new Uint8Array(32))));
  return { question: some(questions), vote: some(1) };
};
/** Blinded numbers of those that never are: any number below the modulus looks like one. */
const filler = (many: number) =>
  Array.from({ length: many }, () => text(crypto.getRandomValues(new Uint8Array(256)).fill(0, 0, 1)));
type Messages = ReturnType<typeof newMessages>;
type Holding = { readonly batch: TokenBatch; readonly question: Token[]; readonly vote: Token[] };

/** Takes tokens through a link as a browser does. Throws if they are refused. */
async function take(store: Store, link: Link, messages: Messages, day = on): Promise<Holding> {
  const first = await takeTokens(store, link, { on: day, batch: { question: [], vote: [] } }, before);
  if ('kind' in first) throw new Error(first.kind);
  const { keys } = first;
  const blind = async (use: 'question' | 'vote') => {
    const key = await importKey(keys[use]);
    return Promise.all(messages[use].map((message) => suite.blind(key, message)));
  };
  const blinded = { question: await blind('question'), vote: await blind('vote') };
  const batch = {
    question: [
      ...blinded.question.map((each) => text(each.blindedMsg)),
      ...filler(3 - blinded.question.length),
    ],
    vote: [...blinded.vote.map((each) => text(each.blindedMsg)), ...filler(9)],
  };
  const taken = await takeTokens(store, link, { on: day, batch }, before);
  if ('kind' in taken) throw new Error(taken.kind);
  const unblind = async (use: 'question' | 'vote') => {
    const key = await importKey(keys[use]);
    return Promise.all(
      messages[use].map(async (message, index) => {
        const signed = bytes(taken.signatures[use][index] ?? '');
        const inverse = blinded[use][index]?.inv ?? new Uint8Array();
        return {
          message: text(message),
          signature: text(await suite.finalize(key, message, signed, inverse)),
        };
      }),
    );
  };
  return { batch, question: await unblind('question'), vote: await unblind('vote') };
}

/** A table with seven applicants, six of whom are booked on the panel’s day, and the links of all. */
async function booked(): Promise<{ readonly store: Store; readonly links: readonly Link[] }> {
  const store = await seedSeason(season);
  const at = instant('2020-10-28T16:00Z');
  const offers = await invite(
    store,
    season,
    Array.from({ length: 7 }, (_, index) => invitationFor(`a${index}`, 'categorical')),
    at,
  );
  for (const { id } of offers.slice(0, 6)) {
    const choice = { option: on, starts: ['morning'] } as const;
    const context = decisionContext({ kind: 'applicant' }, at);
    const answer = await answerOffer(store, { season: season.id, id }, { action: 'book', choice }, context);
    if (answer.kind === 'refused') throw new Error(answer.refusal.kind);
  }
  return { store, links: offers.map(({ id, generation }) => ({ season: season.id, id, generation })) };
}

const day = { season: season.id, on };
const ask = (store: Store, token: Token, words: string, at = during) =>
  spendOnQuestion(store, day, { text: words, token }, at);
const stored = async (store: Store) => (await readQuestions(store, season.id, on)).questions;

/** Every text in a value, at any depth. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
const isOfQuestions = ({ pk }: Readonly<Record<string, unknown>>) => String(pk).includes('#questions#');

/** A panel lived through: the batch `index` is held by the applicant `holder[index]`. Returns every item of the table. */
async function lived(messages: readonly Messages[], holder: readonly number[]) {
  const { store, links } = await booked();
  const held: Holding[] = [];
  for (const [index, each] of messages.entries())
    held.push(await take(store, links[holder[index] ?? 0] as Link, each));
  const [one, two, three] = held as [Holding, Holding, Holding];
  await ask(store, one.question[0] as Token, 'How long are your nights?');
  await ask(store, three.question[1] as Token, 'Who reads our notes?');
  const context = { ...decisionContext({ kind: 'program', name: 'resident@example.org' }, later) };
  for (const { id, version } of await stored(store))
    await moderateAtDesk(store, season.id, { on, id, version }, { act: 'publish' }, context);
  const [first] = await stored(store);
  await spendOnVote(store, day, { question: first?.id ?? '', token: two.vote[0] as Token }, later);
  return everything(store);
}

describe('of a panel that was lived through', () => {
  const messages = Array.from({ length: 3 }, newMessages);
  let items: Awaited<ReturnType<typeof lived>>;
  beforeAll(async () => {
    items = await lived(messages, [0, 1, 2]);
  }, 120_000);

  test('no question, vote or panel shares a text with what is stored of an applicant', () => {
    const known = [
      season.id,
      on as string,
      'resident@example.org',
      'program',
      later as string,
      'question-moderated',
      'published',
    ];
    const ofQuestions = items.filter(isOfQuestions).map(({ pk: _, ...item }) => item);
    const others = new Set(items.filter((item) => !isOfQuestions(item)).flatMap(textsIn));
    expect(ofQuestions).toHaveLength(4);
    const shared = ofQuestions.flatMap(textsIn).filter((each) => others.has(each) && !known.includes(each));
    expect(shared).toEqual([]);
  });

  test('the same panel with the names exchanged leaves the very same questions and votes', async () => {
    const spent = (all: readonly Record<string, unknown>[]) =>
      JSON.stringify(all.filter((item) => isOfQuestions(item) && item.sk !== 'panel'));
    const exchanged = await lived(messages, [2, 5, 0]);
    expect(spent(exchanged)).toBe(spent(items));
  }, 120_000);

  test('the time of a question is its quarter of an hour', () => {
    const times = items.filter(({ kind }) => kind === 'question').map(({ at }) => at);
    expect(times).toEqual(['2020-11-17T16:15:00.000Z', '2020-11-17T16:15:00.000Z']);
  });
});

describe('a token', () => {
  let store: Store;
  let links: readonly Link[];
  let held: Holding;
  beforeAll(async () => {
    ({ store, links } = await booked());
    held = await take(store, links[0] as Link, newMessages(3));
  }, 120_000);

  test('asks one question: the same again is the same one, and another is refused', async () => {
    const [token] = held.question as [Token];
    expect(await ask(store, token, 'Where do you live?')).toBeUndefined();
    expect(await ask(store, token, 'Where do you live?')).toBeUndefined();
    expect(await ask(store, token, 'Do you own a car?')).toEqual({ kind: 'token-spent' });
    expect((await stored(store)).map((each) => each.text)).toEqual(['Where do you live?']);
  });

  test('that is spent in eight places at once asks one question', async () => {
    const token = held.question[1] as Token;
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => ask(store, token, `Number ${index}?`)),
    );
    expect(answers.filter((each) => each === undefined)).toHaveLength(1);
    expect((await stored(store)).filter((each) => each.text.startsWith('Number'))).toHaveLength(1);
  });

  test('that is forged, of another day, or for a vote, asks nothing', async () => {
    const forged = { ...(held.question[2] as Token), message: text(new Uint8Array(64)) };
    expect(await ask(store, forged, 'Forged?')).toEqual({ kind: 'token-foreign' });
    expect(await ask(store, held.vote[0] as Token, 'A vote?')).toEqual({ kind: 'token-foreign' });
    const elsewhere = await spendOnQuestion(
      store,
      { season: season.id, on: other },
      { text: 'There?', token: held.question[2] as Token },
      during,
    );
    expect(elsewhere).toEqual({ kind: 'token-foreign' });
  });

  test('is not spent anymore when the panel is over', async () => {
    const over = await ask(store, held.question[2] as Token, 'Too late?', instant('2020-11-17T17:00Z'));
    expect(over).toMatchObject({ kind: 'panel-over' });
  });

  test('votes once, for a question that is shown', async () => {
    const { id = '', version = 0 } = (await stored(store)).find(({ state }) => state === 'waiting') ?? {};
    const vote = () => spendOnVote(store, day, { question: id, token: held.vote[0] as Token }, later);
    expect(await vote()).toEqual({ kind: 'question-not-shown' });
    const context = decisionContext({ kind: 'program', name: 'resident@example.org' }, later);
    await moderateAtDesk(store, season.id, { on, id, version }, { act: 'publish' }, context);
    expect([await vote(), await vote()]).toEqual([undefined, undefined]);
    expect((await stored(store)).find((each) => each.id === id)?.votes).toBe(1);
  });
});

describe('tokens are given', () => {
  test('with one key to everybody, even to two who ask first at once', async () => {
    const { store, links } = await booked();
    const none = { on, batch: { question: [], vote: [] } };
    const keys = await Promise.all(links.slice(0, 6).map((link) => takeTokens(store, link, none, before)));
    expect(new Set(keys.map((each) => JSON.stringify(each))).size).toBe(1);
  }, 120_000);

  test('to who attends the panel, in two browsers, and the same batch again', async () => {
    const { store, links } = await booked();
    const [link, , , , , , unbooked] = links as [Link, Link, Link, Link, Link, Link, Link];
    const first = await take(store, link, newMessages());
    const again = await takeTokens(store, link, { on, batch: first.batch }, before);
    expect('signatures' in again).toBe(true);
    await take(store, link, newMessages());
    await expect(take(store, link, newMessages())).rejects.toThrow('tokens-taken');
    await expect(take(store, unbooked, newMessages())).rejects.toThrow('no-panel');
    await expect(take(store, { ...link, generation: 9 }, newMessages())).rejects.toThrow('link-revoked');
    expect((await readQuestions(store, season.id, on)).panel?.holders).toBe(1);
  }, 120_000);
});
