import { beforeEach, expect, test, vi } from 'vitest';
import type { Choice } from '#domain/offers/offer.ts';
import { plusHours } from '#domain/values/time.ts';
import { type Ask, answerOffer } from '#functions/booking/answer-offer.ts';
import { answerCrowd } from '#functions/booking/shed-full-starts.ts';
import type { Link } from '#functions/links/link-token.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { readOffers } from '#functions/store/offers.ts';
import { readSeats } from '#functions/store/seats.ts';
import { invitedAt, seasonOf } from '#test/support/builders/season.ts';
import { invitationsFor, invite, seedSeason } from '#test/support/builders/seed.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';

const season = seasonOf({
  tracks: { categorical: { options: ['2030-11-19', '2030-12-03'] } },
  seats: {
    '2030-11-19': { morning: { categorical: 4 }, afternoon: { categorical: 4 } },
    '2030-12-03': { morning: { categorical: 60 } },
  },
});
const wanted: Choice = { option: '2030-11-19', starts: ['morning'] };
const elsewhere: Choice = { option: '2030-12-03', starts: ['morning'] };

const linkOf = (index: number, generation = 1): Link => ({
  season: season.id,
  id: `offer_categorical-${index}`,
  generation,
});

let records = 0;
let hours = 0;

/** What is remembered ages only when a test says so; every test begins an hour after the one before. */
beforeEach(() => {
  hours += 1;
  vi.useFakeTimers({ toFake: ['performance'] });
  vi.advanceTimersByTime(hours * 3_600_000);
  return () => {
    vi.useRealTimers();
  };
});

function context() {
  records += 1;
  return { now: plusHours(invitedAt, 1), recordId: `record_${records}`, who: { kind: 'applicant' } } as const;
}

function ask(store: Store, link: Link, what: Ask | Choice) {
  return answerCrowd(store, link, 'action' in what ? what : { action: 'book', choice: what }, context());
}

/** What is done with the same table by a process that shares no memory with this one. */
function byAnotherProcess({ table }: Store, link: Link, what: Ask) {
  return answerOffer(openStore(table, databaseAccess()), link, what, context());
}

/** Applicants 0 to 3 hold the wanted start, and number 4 has just been told so: the process has seen that it is full. */
async function fullStart(applicants = 10) {
  const { table } = await seedSeason(season);
  const store = openStore(table, databaseAccess());
  await invite(store, season, invitationsFor({ categorical: applicants }));
  for (const index of [0, 1, 2, 3]) expect((await ask(store, linkOf(index), wanted)).kind).toBe('granted');
  expect(await ask(store, linkOf(4), wanted)).toMatchObject({ kind: 'refused' });
  return store;
}

/** How many requests `work` sends to the table. */
async function requestsOf(store: Store, work: () => Promise<unknown>): Promise<number> {
  let sent = 0;
  store.client.middlewareStack.add(
    (next) => (args) => {
      sent += 1;
      return next(args);
    },
    { step: 'finalizeRequest', name: 'counts' },
  );
  await work();
  store.client.middlewareStack.remove('counts');
  return sent;
}

test('a start that was full a moment ago is refused without asking the table, with what is still open', async () => {
  const store = await fullStart();
  const sent = await requestsOf(store, async () => {
    const answer = await ask(store, linkOf(5), wanted);
    expect(answer).toMatchObject({ kind: 'refused', refusal: { kind: 'start-full', on: '2030-11-19' } });
    expect(answer.shows?.offer.id).toBe(linkOf(5).id);
    expect(answer.shows?.seats).toHaveLength(68);
  });
  expect(sent).toBe(0);
});

test('nothing is granted unread: who asks for another date books it', async () => {
  const store = await fullStart();
  expect(await requestsOf(store, () => ask(store, linkOf(5), elsewhere))).toBeGreaterThan(0);
  const booked = (await readOffers(store, season.id)).filter((offer) => offer.state === 'booked');
  expect(booked.map(({ id }) => id)).toContain(linkOf(5).id);
});

test('who holds a seat of the full start gets the answer of the first time', async () => {
  const store = await fullStart();
  expect(await ask(store, linkOf(2), wanted)).toMatchObject({
    kind: 'granted',
    offer: { state: 'booked', version: 2 },
  });
});

test('who has just booked elsewhere is told so, however full the start', async () => {
  const store = await fullStart();
  await ask(store, linkOf(5), elsewhere);
  expect(await ask(store, linkOf(5), wanted)).toMatchObject({ refusal: { kind: 'already-booked' } });
});

test('who has just booked elsewhere in another process is told so as soon as the seats are seen again', async () => {
  const store = await fullStart();
  await byAnotherProcess(store, linkOf(5), { action: 'book', choice: elsewhere });
  vi.advanceTimersByTime(250);
  expect(await ask(store, linkOf(6), wanted)).toMatchObject({ refusal: { kind: 'start-full' } });
  expect(await ask(store, linkOf(5), wanted)).toMatchObject({ refusal: { kind: 'already-booked' } });
});

test('what has become of an offer is never told from memory', async () => {
  const store = await fullStart();
  await byAnotherProcess(store, linkOf(5), { action: 'book', choice: elsewhere });
  vi.advanceTimersByTime(1_000);
  expect(await ask(store, linkOf(6), wanted)).toMatchObject({ refusal: { kind: 'start-full' } });
  await byAnotherProcess(store, linkOf(5), { action: 'cancel' });
  vi.advanceTimersByTime(250);
  expect(await ask(store, linkOf(6), wanted)).toMatchObject({ refusal: { kind: 'start-full' } });
  expect(await ask(store, linkOf(5), wanted)).toMatchObject({ refusal: { kind: 'offer-closed' } });
});

test('a link that was replaced is told so, however full the start', async () => {
  const store = await fullStart();
  expect(await ask(store, linkOf(5, 2), wanted)).toMatchObject({ refusal: { kind: 'link-revoked' } });
});

test('a seat that is given back can be booked at once', async () => {
  const store = await fullStart();
  await ask(store, linkOf(1), { action: 'cancel' });
  expect(await ask(store, linkOf(5), wanted)).toMatchObject({ kind: 'granted' });
});

test('a seat that another process gave back can be booked a quarter of a second later', async () => {
  const store = await fullStart();
  await byAnotherProcess(store, linkOf(1), { action: 'cancel' });
  expect(await ask(store, linkOf(5), wanted)).toMatchObject({ kind: 'refused' });
  vi.advanceTimersByTime(250);
  expect(await ask(store, linkOf(5), wanted)).toMatchObject({ kind: 'granted' });
});

test('of a crowd for four seats four sit, and each of the others is told so', async () => {
  const { table } = await seedSeason(season);
  const store = openStore(table, databaseAccess());
  await invite(store, season, invitationsFor({ categorical: 60 }));
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, index) => ask(store, linkOf(index), wanted)),
  );
  expect(answers.filter(({ kind }) => kind === 'granted')).toHaveLength(4);
  expect(answers.filter(({ kind }) => kind === 'refused')).toHaveLength(56);
  const seats = await readSeats(store, season.id, { on: wanted.option as never, start: 'morning' });
  expect(new Set(seats.map(({ takenBy }) => takenBy)).size).toBe(4);
});
