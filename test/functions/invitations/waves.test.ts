import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { type Instant, instant, plusHours } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { loadView } from '#functions/booking/load-standing.ts';
import { writeDigest } from '#functions/digest/write-digest.ts';
import { sweep } from '#functions/due/sweep.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readRecords, readSeasonRecords } from '#functions/store/items/records.ts';
import { putBetween } from '#test/support/faults/sdk-middleware.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';
import { type OperatorsDesk, operatorsDesk } from '#test/support/hosts/operator.ts';

const id = 'your-program-2026-2027';
const at = '2026-10-28 10:00 AM';
const leaves = instant('2026-10-28T10:00-04:00');
const people = (count: number, from = 0) =>
  `id,name,email,tracks\n${Array.from({ length: count }, (_, n) => `S${from + n},Sample ${from + n},s${from + n}@example.org,preliminary\n`).join('')}`;

/** The template's season, in which eight can be invited for the preliminary track. */
async function desk(): Promise<OperatorsDesk> {
  const made = await operatorsDesk(id);
  await made.command('apply', 'seasons/template.yaml');
  return made;
}

const list = (made: OperatorsDesk, count: number, from = 0) =>
  made.file(`list-${from}-${count}.csv`, people(count, from));
const another = ({ table }: Store) => openStore(table, databaseAccess());

async function happened({ store }: OperatorsDesk): Promise<readonly string[]> {
  const offers = await readOffers(store, id);
  const records = await Promise.all(offers.map((offer) => readRecords(store, id, offer.id)));
  return records.flat().map(({ event }) => event);
}

async function count({ store }: OperatorsDesk, state: string): Promise<number> {
  return (await readOffers(store, id)).filter((offer) => offer.state === state).length;
}

/** The text of a digest that is written at `now`. */
async function digestAt({ store }: OperatorsDesk, now: Instant): Promise<string> {
  await writeDigest(store, id, now);
  const digests = (await readSeasonRecords(store, id)).filter(({ event }) => event === 'digested');
  return JSON.stringify(digests.at(-1));
}

test('a wave is prepared, listed, told in the digest, and released by the clock at its time', async () => {
  const made = await desk();
  const said = await made.command('invite', list(made, 3), '--at', at);
  expect(said).toMatchObject({ code: 0, complaints: '' });
  expect(said.out).toContain('Prepared: 3. They leave Wednesday, October 28, 2026, 10:00 AM');
  expect((await made.command('waves')).out).toContain('2026-10-28 10:00: 3 prepared');
  expect(await digestAt(made, plusHours(leaves, -3))).toContain(
    'Wed, Oct 28, 10:00 AM: 3 invitations leave (3 Preliminary)',
  );
  await sweep(made.store, plusHours(leaves, -1 / 60));
  expect(await count(made, 'prepared')).toBe(3);
  await sweep(made.store, leaves);
  const [offer] = await readOffers(made.store, id);
  expect(offer).toMatchObject({ state: 'open', opensAt: leaves, closesAt: '2026-10-31T21:00:00.000Z' });
  expect((await made.command('waves')).out).toContain('2026-10-28 10:00: 3 released');
  expect([...(await happened(made))].sort()).toEqual([
    ...Array(3).fill('invited'),
    ...Array(3).fill('prepared'),
  ]);
});

test('the same list prepared again changes nothing, and its people cannot be invited by hand beside it', async () => {
  const made = await desk();
  await made.command('invite', list(made, 3), '--at', at);
  const again = (await made.command('invite', list(made, 3), '--at', at)).out;
  expect(again).toContain('To invite: 0.');
  expect(again).toContain('Prepared: 0. Nobody on the list is to be invited.');
  expect(again).not.toContain('unprepare 2');
  const byHand = await made.command('invite', list(made, 3));
  expect(byHand.out).toContain('On the list: 3, 3 already invited or prepared (prepared 3). To invite: 0.');
  expect(await count(made, 'prepared')).toBe(3);
});

test('the seats of a wave are promised: another list, or a file without them, is refused', async () => {
  const made = await desk();
  await made.command('invite', list(made, 8), '--at', at);
  const more = await made.command('invite', list(made, 1, 20));
  expect(more).toMatchObject({ code: 1, complaints: expect.stringContaining('only 0 have a seat') });
  const template = await readFile('seasons/template.yaml', 'utf8');
  const fewer = template.replace('{ for: [preliminary], morning: 8 }', '{ for: [preliminary], morning: 7 }');
  expect(fewer).not.toBe(template);
  const plan = await made.command('plan', made.file('fewer.yaml', fewer));
  expect(plan).toMatchObject({ code: 1, complaints: expect.stringContaining('Preliminary') });
});

test('a wave is taken back whole or by one, until it leaves; its people can then be invited', async () => {
  const made = await desk();
  await made.command('invite', list(made, 3), '--at', at);
  expect(await made.command('unprepare', 's1@example.org', '--yes')).toMatchObject({ code: 0 });
  expect(await made.command('unprepare', '2026-10-28T10:00', '--yes')).toMatchObject({
    code: 0,
    out: expect.stringContaining('Taken back: 2.'),
  });
  await sweep(made.store, leaves);
  expect(await count(made, 'unreleased')).toBe(3);
  expect((await made.command('invite', list(made, 3))).out).toContain('Invited: 3.');
  const late = await made.command('unprepare', '2026-10-28T10:00', '--yes');
  expect(late).toMatchObject({ code: 1, complaints: expect.stringContaining('taken back before') });
});

test('an unknown wave, a time that is none and one in the past are refused in words', async () => {
  const made = await desk();
  const refused = async (...words: string[]) => (await made.command(...words)).complaints;
  expect(await refused('waves')).toContain('No wave has been prepared');
  expect(await refused('unprepare', '2026-10-28T10:00', '--yes')).toContain('No wave leaves at');
  expect(await refused('invite', list(made, 1), '--at', 'tomorrow')).toContain('is not a time');
  expect(await refused('invite', list(made, 1), '--at', '2026-10-27T08:00')).toContain('has passed');
  expect(await refused('invite', list(made, 1), '--at', '2026-12-01T10:00')).toContain('No more invitations');
  expect(await readOffers(made.store, id)).toEqual([]);
});

test('a wave may open booking later and name its deadline: before that nobody books, and 48 hours are left', async () => {
  const made = await desk();
  const opens = '2026-10-29 9:00 AM';
  const wave = ['invite', list(made, 2), '--at', at, '--booking-opens', opens] as const;
  const short = await made.command(...wave, '--respond-by', '2026-10-31 8:00 AM');
  expect(short).toMatchObject({ code: 1, complaints: expect.stringContaining('fewer than 48 hours') });
  expect((await made.command(...wave, '--respond-by', '2026-11-02 5:00 PM')).out).toContain('Prepared: 2.');
  await sweep(made.store, leaves);
  const [offer] = await readOffers(made.store, id);
  expect(offer).toMatchObject({ state: 'open', closesAt: '2026-11-02T22:00:00.000Z' });
  const book = (now: Instant) =>
    answerOffer(
      made.store,
      { season: id, id: offer!.id },
      { action: 'book', choice: { option: '2026-12-04', starts: ['morning'] } },
      decisionContext({ kind: 'applicant' }, now),
    );
  const openAt = instant('2026-10-29T09:00-04:00');
  expect(await book(plusHours(openAt, -1))).toMatchObject({
    refusal: { kind: 'booking-not-open', opensAt: openAt },
  });
  expect((await book(openAt)).kind).toBe('granted');
});

test('people who are invited at once are a wave, too, named after that moment', async () => {
  const made = await desk();
  await made.command('invite', list(made, 3));
  const [first, ...others] = await readOffers(made.store, id);
  expect(first?.releaseAt).toBeDefined();
  expect(others.map(({ releaseAt }) => releaseAt)).toEqual([first?.releaseAt, first?.releaseAt]);
  expect((await made.command('waves')).out).toContain(': 3 released');
});

test('a release that died before or after any of its writes is finished by the next sweep, each person once', async () => {
  const made = await desk();
  await made.command('invite', list(made, 4), '--at', at);
  for (const when of ['before', 'after'] as const) {
    const dying = another(made.store);
    let sent = 0;
    putBetween(dying.client, 'between', (next, { commandName }) => async (args) => {
      if (commandName !== 'TransactWriteItemsCommand') return next(args);
      sent += 1;
      if (sent > 1) throw new Error('the machine is gone');
      if (when === 'after') await next(args);
      throw new Error('the machine dies');
    });
    const swept = await sweep(dying, leaves);
    expect(swept.some(({ status }) => status === 'rejected')).toBe(true);
    expect(await count(made, 'open')).toBe(when === 'after' ? 1 : 0);
  }
  await Promise.all([sweep(made.store, leaves), sweep(another(made.store), leaves)]);
  await sweep(made.store, plusHours(leaves, 1 / 60));
  expect(await count(made, 'open')).toBe(4);
  expect((await happened(made)).filter((event) => event === 'invited')).toHaveLength(4);
});

test('while a wave is released, others book: everybody in the wave still finds a seat', async () => {
  const made = await desk();
  await made.command('invite', list(made, 4));
  await made.command('invite', list(made, 4, 10), '--at', at);
  const first = await readOffers(made.store, id);
  const book = (offer: string, now: Instant) =>
    answerOffer(
      another(made.store),
      { season: id, id: offer },
      { action: 'book', choice: { option: '2026-12-04', starts: ['morning'] } },
      decisionContext({ kind: 'applicant' }, now),
    );
  const open = first.filter(({ state }) => state === 'open');
  const [swept, ...booked] = await Promise.all([
    sweep(made.store, leaves),
    ...open.map((offer) => book(offer.id, leaves)),
  ]);
  expect(swept).toHaveLength(4);
  expect(booked.map(({ kind }) => kind)).toEqual(Array(4).fill('granted'));
  const released = first.filter(({ state }) => state === 'prepared');
  for (const offer of released) expect((await book(offer.id, leaves)).kind).toBe('granted');
});

test('nobody who is in a wave can be answered for, and no page shows the invitation', async () => {
  const made = await desk();
  await made.command('invite', list(made, 1), '--at', at);
  const [offer] = await readOffers(made.store, id);
  expect(await loadView(made.store, { season: id, id: offer!.id })).toBeUndefined();
  const asked = await made.command('book', offer!.id, '--to', '2026-12-04', '--yes');
  expect(asked).toMatchObject({ code: 1, complaints: expect.stringContaining('has not been released yet') });
});

test('a release that comes too late tells the coordinators whom it did not invite', async () => {
  const made = await desk();
  await made.command('invite', list(made, 1), '--at', at);
  const tooLate = instant('2026-10-31T20:00-04:00');
  await sweep(made.store, tooLate);
  expect(await count(made, 'unreleased')).toBe(1);
  expect(await digestAt(made, plusHours(tooLate, 1))).toContain(
    'Not released: Sample 0 (Preliminary), s0@example.org (Sat, Oct 31, 8:00 PM): the clock came so late that fewer than 48 hours',
  );
});
