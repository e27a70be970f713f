import { expect, test } from 'vitest';
import { reconcile } from '#domain/reconciliation/reconcile.ts';
import { type Instant, instant } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { loadView } from '#functions/booking/load-standing.ts';
import { loadSeasonState } from '#functions/reconciliation/load-books.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { openStore } from '#functions/store/client.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readOutlook } from '#functions/store/items/outlook.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { putBetween } from '#test/support/faults/sdk-middleware.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';
import { type OperatorsDesk, operatorsDesk } from '#test/support/hosts/operator.ts';
import { bookMornings, templateId, templateText } from '#test/support/hosts/running-desk.ts';
import { contradictions, historyContradictions } from '#test/support/models/contradictions.ts';
import { seatCounts, statedCounts } from '#test/support/models/season-world.ts';

/* Files that take bookings away, and what happens at each moment at which they are applied. */

/** The first day of the only pair is another one. */
const otherPair = templateText
  .replace('[2026-11-16, 2026-11-17]', '[2026-11-15, 2026-11-17]')
  .replace('- on: 2026-11-16', '- on: 2026-11-15');

/** The only day of the preliminary track is another one. */
const otherDay = templateText.replaceAll('2026-12-04', '2026-12-05');

const people = [
  'id,name,email,tracks',
  '1,Sample Zoe,zoe@example.org,preliminary',
  '2,Sample Ann,ann@example.org,preliminary',
  '3,Sample Pair,pair@example.org,primary-care',
].join('\n');

async function invited(): Promise<OperatorsDesk> {
  const desk = await operatorsDesk(templateId);
  expect(await desk.command('apply', 'seasons/template.yaml')).toMatchObject({ code: 0 });
  expect(await desk.command('invite', desk.file('people.csv', people))).toMatchObject({ code: 0 });
  return desk;
}

/** Lets something happen before the `nth` write of the desk is sent. Returns how many writes there were. */
function beforeWrite({ store }: OperatorsDesk, nth: number, happen: () => Promise<unknown>) {
  const writes = { made: 0 };
  putBetween(store.client, 'moment', (next, { commandName }) => async (args) => {
    if (commandName !== 'TransactWriteItemsCommand') return next(args);
    writes.made += 1;
    if (writes.made === nth) await happen();
    return next(args);
  });
  return writes;
}

/** The same table, in another process. */
function elsewhere(desk: OperatorsDesk): OperatorsDesk['store'] {
  return openStore(desk.store.table, databaseAccess());
}

const now: Instant = instant('2026-10-27T13:10:00Z');

/** All books agree, everybody sits where their record says, and nobody was told of the same twice. */
async function expectOneTruth(desk: OperatorsDesk): Promise<void> {
  const store = elsewhere(desk);
  const { applied, offers, seats } = await readOutlook(store, templateId);
  if (!applied) throw new Error('nothing is applied');
  expect(applied.changing).toBeUndefined();
  expect(seatCounts(seats)).toEqual(statedCounts(applied.season));
  expect(contradictions(applied.season, { offers, seats })).toEqual([]);
  const found = reconcile((await loadSeasonState(store, templateId))!, now);
  expect(found).toEqual([]);
  for (const offer of offers)
    expect(historyContradictions(offer, await readRecords(store, templateId, offer.id))).toEqual([]);
}

async function timesGivenBack(desk: OperatorsDesk): Promise<Readonly<Record<string, number>>> {
  const offers = await readOffers(elsewhere(desk), templateId);
  const counted = offers.map(async ({ id, applicant }) => {
    const records = await readRecords(elsewhere(desk), templateId, id);
    return [applicant.name, records.filter(({ event }) => event === 'given-back').length] as const;
  });
  return Object.fromEntries(await Promise.all(counted));
}

/**
 * Applies the one file, and the other one before the `nth` write of the first. Returns whether it came to that. Before its first
 * write nothing says that the one is under way, so it is then the later one, and stays.
 */
async function overtaken(nth: number): Promise<boolean> {
  const desk = await invited();
  await bookMornings(desk);
  const other = { ...desk, store: desk.store };
  let said: { readonly code: number } | undefined;
  const [one, two] = [desk.file('pair.yaml', otherPair), desk.file('day.yaml', otherDay)];
  const { client } = desk.store;
  const writes = beforeWrite(desk, nth, async () => {
    Object.assign(desk.store, { client: elsewhere(desk).client });
    said = await other.command('apply', two, '--reason', 'The other reason.');
    Object.assign(desk.store, { client });
  });
  const first = await desk.command('apply', one, '--reason', 'The one reason.');
  if (writes.made < nth) return false;
  expect(said).toMatchObject({ code: 0 });
  await expectOneTruth(desk);
  const { applied } = await readOutlook(elsewhere(desk), templateId);
  const days = applied?.season.days.map(({ on }) => String(on));
  const isOvertaken = first.code !== 0;
  if (isOvertaken) expect(first.complaints).toContain('another coordinator has since applied');
  expect(days?.includes('2026-12-05')).toBe(isOvertaken);
  expect(days?.includes('2026-11-15')).toBe(!isOvertaken);
  const told = await timesGivenBack(desk);
  expect(told).toMatchObject({ 'Sample Zoe': 1, 'Sample Ann': 1 });
  expect(told['Sample Pair']).toBeLessThanOrEqual(1);
  return true;
}

test('of two operators whose files both take bookings away, one file stays, everybody taken away is told once, and the other operator is told', async () => {
  const came = [];
  for (const nth of [1, 2, 3, 4]) came.push(await overtaken(nth));
  expect(came.slice(0, 3)).toEqual([true, true, true]);
}, 120_000);

test('two such files that are applied at the very same time leave one truth', async () => {
  const desk = await invited();
  await bookMornings(desk);
  const [one, two] = [desk.file('pair.yaml', otherPair), desk.file('day.yaml', otherDay)];
  const said = await Promise.all([
    desk.command('apply', one, '--reason', 'The one reason.'),
    desk.command('apply', two, '--reason', 'The other reason.'),
  ]);
  expect(said.some(({ code }) => code === 0)).toBe(true);
  await expectOneTruth(desk);
}, 60_000);

/** Two applicants book the day from a page that showed it, before the `nth` write of a file that drops the day. */
async function bookedMeanwhile(nth: number): Promise<{ readonly came: boolean; readonly booked: number }> {
  const desk = await invited();
  const pages = elsewhere(desk);
  const offers = (await readOffers(pages, templateId)).filter(({ seatedAs }) => seatedAs === 'preliminary');
  for (const { id } of offers) await loadView(pages, { season: templateId, id });
  const choice = { option: '2026-12-04', starts: ['morning'] } as const;
  const answers: string[] = [];
  const writes = beforeWrite(desk, nth, async () => {
    for (const { id } of offers) {
      const context = decisionContext({ kind: 'applicant' }, now);
      const name = { season: templateId, id };
      answers.push((await answerOffer(pages, name, { action: 'book', choice }, context)).kind);
    }
  });
  const file = desk.file('day.yaml', otherDay);
  const said = await desk.command('apply', file, '--reason', 'Sample reason.');
  expect([said.complaints, said.code]).toEqual(['', 0]);
  if (writes.made < nth) return { came: false, booked: 0 };
  await expectOneTruth(desk);
  const booked = answers.filter((kind) => kind === 'granted').length;
  const givenBack = await timesGivenBack(desk);
  expect((givenBack['Sample Zoe'] ?? 0) + (givenBack['Sample Ann'] ?? 0)).toBe(booked);
  for (const offer of await readOffers(pages, templateId)) {
    if (offer.seatedAs !== 'preliminary') continue;
    expect(offer.state).toBe('open');
    expect(offer.closesAt >= '2026-10-29T13:10:00.000Z').toBe(true);
  }
  return { came: true, booked };
}

test('an applicant who books a dropped day at any moment until its seats are closed is given it back and told, or refused', async () => {
  const tried = [];
  for (let nth = 1; nth <= 12; nth += 1) {
    const each = await bookedMeanwhile(nth);
    if (!each.came) break;
    tried.push(each.booked);
  }
  expect(tried[0]).toBe(2);
  expect(tried.at(-1)).toBe(0);
}, 120_000);
