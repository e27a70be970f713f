import { readFileSync } from 'node:fs';
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import { instant } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { loadView } from '#functions/booking/load-standing.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';
import { openStore } from '#functions/store/client.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readOutlook } from '#functions/store/items/outlook.ts';
import { readRecords, readSeasonRecords } from '#functions/store/items/records.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';
import { type OperatorsDesk, operatorsDesk } from '#test/support/hosts/operator.ts';
import { seatCounts, statedCounts } from '#test/support/models/season-world.ts';

const reference = 'seasons/im-2020-2021.yaml';
const template = 'seasons/template.yaml';
const small = 'your-program-2026-2027';
const header = 'id,name,email,tracks\n';

/** The template with `from` made into `to`, as a file. */
function edited(desk: OperatorsDesk, from: string, to: string): string {
  const text = readFileSync(template, 'utf8');
  expect(text).toContain(from);
  return desk.file('edited.yaml', text.replaceAll(from, to));
}

/** Applies the template, and invites a number of people for the preliminary track. */
async function deskWith(people: number): Promise<OperatorsDesk> {
  const desk = await operatorsDesk(small);
  expect(await desk.command('apply', template)).toMatchObject({ code: 0 });
  const rows = Array.from({ length: people }, (_, i) => `S${i},Sample ${i},s${i}@example.org,preliminary\n`);
  const list = desk.file('people.csv', header + rows.join(''));
  expect(await desk.command('invite', list)).toMatchObject({ code: 0 });
  return desk;
}

/** A process of the service that has shown everybody their page. */
async function withPages({ store }: OperatorsDesk): Promise<Pick<OperatorsDesk, 'store'>> {
  const other = openStore(store.table, databaseAccess());
  for (const { id } of await readOffers(other, small)) await loadView(other, { season: small, id });
  return { store: other };
}

async function bookAll({ store }: Pick<OperatorsDesk, 'store'>): Promise<void> {
  for (const { id, seatedAs } of await readOffers(store, small)) {
    const option = seatedAs === 'preliminary' ? '2026-12-04' : '2026-12-01';
    const choice = { option, starts: ['morning'] } as const;
    const context = decisionContext({ kind: 'applicant' }, instant('2026-10-27T10:00-04:00'));
    const answer = await answerOffer(store, { season: small, id }, { action: 'book', choice }, context);
    expect(answer.kind).toBe('granted');
  }
}

/** The last record of each offer. */
async function lastEvents({ store }: Pick<OperatorsDesk, 'store'>) {
  const offers = await readOffers(store, small);
  const histories = await Promise.all(offers.map(({ id }) => readRecords(store, small, id)));
  return histories.flatMap((records) => records.slice(-1));
}

test('a plan shows the changes of a file, and makes none', async () => {
  const desk = await operatorsDesk('im-2020-2021');
  const { code, out } = await desk.command('plan', reference);
  expect(code).toBe(0);
  expect(out).toContain('Season im-2020-2021, for the first time:');
  expect(out).toContain('+ 2020-11-17 morning: 4 seats for categorical\n');
  expect(out).toContain('+ primary-care: 2020-11-16 and 2020-11-17: can be chosen');
  const nothing = { ledger: 0, applied: undefined, offers: [], seats: [] };
  expect(await readOutlook(desk.store, 'im-2020-2021')).toEqual(nothing);
});

test('the reference season is applied whole, on record, and applying it again changes nothing', async () => {
  const desk = await operatorsDesk('im-2020-2021');
  const { code, out } = await desk.command('apply', reference);
  expect([code, out]).toEqual([0, expect.stringContaining('Done, in 4 steps.')]);
  const { applied, seats } = await readOutlook(desk.store, 'im-2020-2021');
  const read = readSeasonFile(readFileSync(reference, 'utf8'));
  expect(applied).toEqual({ season: 'season' in read && read.season, version: 1 });
  expect(seatCounts(seats)).toEqual(statedCounts(applied!.season));
  const records = await readSeasonRecords(desk.store, 'im-2020-2021');
  const who = { kind: 'program', name: 'Sample Coordinator' };
  expect(records).toMatchObject([{ event: 'season-applied', who, at: '2020-10-27T13:00:00.000Z' }]);
  const [applying] = records;
  const told = applying?.event === 'season-applied' ? applying.differences : [];
  const added = told.flatMap((each) => (each.kind === 'seats-added' ? each.seats : []));
  expect(added.reduce((sum, each) => sum + each)).toBe(seats.length);
  const again = await desk.command('apply', reference);
  expect([again.code, again.out]).toEqual([0, expect.stringContaining('Nothing changes')]);
  expect(await readSeasonRecords(desk.store, 'im-2020-2021')).toHaveLength(1);
});

test('an application that was stopped on the way is finished by applying again', async () => {
  const desk = await operatorsDesk('im-2020-2021');
  const { client } = desk.store;
  Object.assign(desk.store, { client: failingAfter(client, 2) });
  await expect(desk.command('apply', reference)).rejects.toThrow('stopped');
  Object.assign(desk.store, { client });
  const half = await readOutlook(desk.store, 'im-2020-2021');
  expect([half.seats.length, half.applied]).toEqual([178, undefined]);
  expect(await desk.command('apply', reference)).toMatchObject({ code: 0 });
  const whole = await readOutlook(desk.store, 'im-2020-2021');
  expect(seatCounts(whole.seats)).toEqual(statedCounts(whole.applied!.season));
});

test('a file with mistakes changes nothing and says where they are', async () => {
  const desk = await operatorsDesk(small);
  const file = edited(desk, 'for: [primary-care]', 'for: [primary-car]');
  const { code, complaints } = await desk.command('apply', file);
  expect(code).toBe(1);
  expect(complaints).toMatch(
    /edited\.yaml:\d+:\d+ the 1st day, 1st line of seats, 1st track under `for`: There is no track "primary-car"/,
  );
  expect(complaints).toContain('Nothing was changed.');
  expect((await readOutlook(desk.store, small)).seats).toEqual([]);
});

test('a change inside a running season is listed, applied in one step, and keeps every seat with its holder', async () => {
  const desk = await deskWith(2);
  await bookAll(desk);
  const held = (await readOutlook(desk.store, small)).seats.filter(({ takenBy }) => takenBy);
  const { code, out } = await desk.command(
    'apply',
    edited(desk, '[preliminary], morning: 8', '[preliminary], morning: 2'),
  );
  expect(code).toBe(0);
  expect(out).toContain('- 2026-12-04 morning: 6 seats for preliminary\nDone, in one step.');
  const { seats, ledger, applied } = await readOutlook(desk.store, small);
  expect(seats.filter(({ on }) => on === '2026-12-04')).toEqual(held);
  expect([ledger, applied?.version]).toEqual([3, 2]);
});

test('a held seat is not taken away if its holder could not choose again, nor a booked day without a reason', async () => {
  const desk = await deskWith(2);
  await bookAll(desk);
  const before = await readOutlook(desk.store, small);
  const fewer = await desk.command(
    'apply',
    edited(desk, '[preliminary], morning: 8', '[preliminary], morning: 1'),
  );
  expect(fewer).toMatchObject({
    code: 1,
    complaints: expect.stringContaining('of 1 open offers for Preliminary, 0 would have a seat'),
  });
  const later = await desk.command('apply', edited(desk, '2026-12-04', '2026-12-05'));
  expect(later).toMatchObject({
    code: 1,
    complaints: expect.stringContaining('A written reason is needed'),
  });
  expect(await readOutlook(desk.store, small)).toEqual(before);
});

test('open offers keep their places: a file that leaves too few is refused with the number that fits', async () => {
  const desk = await deskWith(5);
  const { code, complaints } = await desk.command(
    'plan',
    edited(desk, '[preliminary], morning: 8', '[preliminary], morning: 3'),
  );
  expect(code).toBe(1);
  expect(complaints).toContain('Of 5 open offers for Preliminary, the file leaves seats for 3');
});

describe('a file that changes a time, while somebody has the page of before open', () => {
  const later = (desk: OperatorsDesk) => edited(desk, 'at: 09:00, until: 13:00', 'at: 10:00, until: 14:00');

  test('closes every seat to it', async () => {
    const desk = await deskWith(1);
    const pages = await withPages(desk);
    expect(await desk.command('apply', later(desk))).toMatchObject({ code: 0 });
    const { applied, seats } = await readOutlook(desk.store, small);
    expect(applied).toMatchObject({ version: 2, fence: 2 });
    expect(seats.map(({ fence }) => fence)).toEqual(seats.map(() => 2));
    await bookAll(pages);
    expect(await desk.command('apply', later(desk))).toMatchObject({ code: 0 });
  });

  test('tells an applicant who books on it at the moment of the change, and nobody else', async () => {
    const desk = await deskWith(1);
    const pages = await withPages(desk);
    const { client } = desk.store;
    Object.assign(desk.store, { client: afterDocument(client, () => bookAll(pages)) });
    const { code, out } = await desk.command('apply', later(desk));
    expect(out).toContain('~ 2026-12-04 morning: 09:00 to 13:00 -> 10:00 to 14:00');
    expect([code, out]).toEqual([0, expect.stringContaining('Done, in 3 steps. Told: 1 person.')]);
    expect(await lastEvents(desk)).toMatchObject([
      { event: 'day-changed', changes: [{ was: { at: '09:00' }, now: { at: '10:00' } }] },
    ]);
  });

  test('tells every such applicant, on any of several starts', async () => {
    const desk = await deskWith(1);
    const rows = ['C0,Sample C0,c0@example.org,categorical', 'C1,Sample C1,c1@example.org,categorical'];
    const list = desk.file('more.csv', `${header}${rows.join('\n')}\n`);
    expect(await desk.command('invite', list)).toMatchObject({ code: 0 });
    const pages = await withPages(desk);
    const text = readFileSync(later(desk), 'utf8').replaceAll('until: 12:30', 'until: 12:45');
    const { client } = desk.store;
    Object.assign(desk.store, { client: afterDocument(client, () => bookAll(pages)) });
    const { out } = await desk.command('apply', desk.file('two-starts.yaml', text));
    expect(out).toContain('Told: 3 people.');
    const events = await lastEvents(desk);
    expect(events.map(({ event }) => event)).toEqual(['day-changed', 'day-changed', 'day-changed']);
  });
});

test.each([
  ['as it is', (text: string) => text],
  ['with another change in it', (text: string) => text.replace('at: 07:00', 'at: 06:30')],
])(
  'a file that was stopped before all seats were closed tells who has booked since, applied again %s',
  async (_, edit) => {
    const desk = await deskWith(1);
    const pages = await withPages(desk);
    const text = readFileSync(template, 'utf8').replaceAll(
      'at: 09:00, until: 13:00',
      'at: 10:00, until: 14:00',
    );
    const { client } = desk.store;
    Object.assign(desk.store, { client: failingAfter(client, 1) });
    await expect(desk.command('apply', desk.file('one.yaml', text))).rejects.toThrow('stopped');
    Object.assign(desk.store, { client });
    await bookAll(pages);
    expect(edit(text) === text).toBe(_ === 'as it is');
    const again = desk.file('again.yaml', edit(text));
    expect((await desk.command('plan', again)).out).toContain('time changes from 9:00 AM');
    const { code, out } = await desk.command('apply', again);
    expect([code, out]).toEqual([0, expect.stringContaining('Told: 1 person.')]);
    expect(await lastEvents(desk)).toMatchObject([{ event: 'day-changed' }]);
    expect((await desk.command('apply', again)).out).toContain('Nothing changes');
  },
);

test('a file that is gone on with does not put its document over a later one', async () => {
  const desk = await deskWith(1);
  const text = readFileSync(template, 'utf8');
  const one = desk.file('one.yaml', text.replaceAll('at: 09:00', 'at: 10:00'));
  const other = desk.file('other.yaml', text.replaceAll('at: 09:00', 'at: 08:30'));
  const { client } = desk.store;
  Object.assign(desk.store, { client: failingAfter(client, 1) });
  await expect(desk.command('apply', one)).rejects.toThrow('stopped');
  const overtake = async () => {
    Object.assign(desk.store, { client });
    expect(await desk.command('apply', other)).toMatchObject({ code: 0 });
  };
  Object.assign(desk.store, { client: beforeWrite(client, overtake) });
  const { code, complaints } = await desk.command('apply', one);
  expect([code, complaints]).toEqual([
    1,
    expect.stringContaining('another coordinator has since applied a different one'),
  ]);
  const { applied, seats } = await readOutlook(desk.store, small);
  expect(applied).toMatchObject({ version: 3, fence: 3 });
  expect(seats.every(({ fence }) => fence === 3)).toBe(true);
});

test('an applicant who books while a file is applied and at once overtaken is told by the other file', async () => {
  const desk = await deskWith(1);
  const pages = await withPages(desk);
  const text = readFileSync(template, 'utf8').replaceAll(
    'at: 09:00, until: 13:00',
    'at: 10:00, until: 14:00',
  );
  const other = desk.file('other.yaml', text.replace('at: 07:00', 'at: 06:30'));
  const { client } = desk.store;
  const overtake = async () => {
    await bookAll(pages);
    Object.assign(desk.store, { client });
    await desk.command('apply', other);
  };
  Object.assign(desk.store, { client: afterDocument(client, overtake) });
  const { complaints } = await desk.command('apply', desk.file('one.yaml', text));
  expect(complaints).toContain('another coordinator has since applied a different one');
  expect(await lastEvents(desk)).toMatchObject([{ event: 'day-changed' }]);
});

test('of two different files applied at once, one document stays, and the overtaken operator is told', async () => {
  const desk = await deskWith(1);
  const [one, other] = [
    edited(desk, 'at: 09:00, until: 13:00', 'at: 10:00, until: 14:00'),
    desk.file('other.yaml', readFileSync(template, 'utf8').replaceAll('at: 09:00', 'at: 08:30')),
  ];
  const { client, table } = desk.store;
  let applied: Awaited<ReturnType<typeof desk.command>> | undefined;
  const overtake = async () => {
    Object.assign(desk.store, { client });
    applied = await desk.command('apply', other);
  };
  Object.assign(desk.store, { client: afterDocument(client, overtake) });
  const { code, complaints } = await desk.command('apply', one);
  expect(applied?.code).toBe(0);
  expect([code, complaints]).toEqual([
    1,
    expect.stringContaining('another coordinator has since applied a different one'),
  ]);
  const { applied: stands, seats } = await readOutlook(openStore(table, databaseAccess()), small);
  expect(stands).toMatchObject({ version: 3, fence: 3 });
  expect(seats.every(({ fence }) => fence === 3)).toBe(true);
});

/** The client, each command of which goes through `pass`. */
function through(
  client: DynamoDBDocumentClient,
  pass: (command: object, send: () => Promise<unknown>) => Promise<unknown>,
): DynamoDBDocumentClient {
  const send = client.send.bind(client) as (...words: readonly unknown[]) => Promise<unknown>;
  const sending = (command: object, ...rest: readonly unknown[]) =>
    pass(command, () => send(command, ...rest));
  return new Proxy(client, {
    get: (target, name) => (name === 'send' ? sending : Reflect.get(target, name)),
  });
}

/** The client, with something that happens as soon as a season's document has been put. */
function afterDocument(client: DynamoDBDocumentClient, happen: () => Promise<void>): DynamoDBDocumentClient {
  return through(client, async (command, send) => {
    const answer = await send();
    const items = command instanceof TransactWriteCommand ? (command.input.TransactItems ?? []) : [];
    if (items.some(({ Put }) => Put?.Item?.kind === 'season')) await happen();
    return answer;
  });
}

/** The client, with something that happens once, before its first write is sent. */
function beforeWrite(client: DynamoDBDocumentClient, happen: () => Promise<void>): DynamoDBDocumentClient {
  let isOver = false;
  return through(client, async (command, send) => {
    if (command instanceof TransactWriteCommand && !isOver) {
      isOver = true;
      await happen();
    }
    return send();
  });
}

/** The client, of which each write after the first `writes` fails as if the machine had been switched off. */
function failingAfter(client: DynamoDBDocumentClient, writes: number): DynamoDBDocumentClient {
  let left = writes;
  return through(client, async (command, send) => {
    if (command instanceof TransactWriteCommand && left-- <= 0) throw new Error('stopped');
    return send();
  });
}

test('the first plan begins with what the season is: its days, its seats, and how many each track could invite', async () => {
  const desk = await operatorsDesk('your-program-2026-2027');
  const { out } = await desk.command('plan', 'seasons/template.yaml');
  expect(out).toMatch(/Time zone data: \d{4}[a-z]/);
  expect(out).toMatch(/ {2}Days: 4, from 2026-11-16 to 2026-12-04\. Seats: \d+\./);
  expect(out).toContain('  Preliminary: 1 day; 8 seats, of which 8 are its own; room for 8 applicants.');
  expect(out).toMatch(/ {2}Primary Care: 1 pair; \d+ seats/);
  await desk.command('apply', 'seasons/template.yaml');
  expect((await desk.command('plan', 'seasons/template.yaml')).out).not.toContain('room for');
});

test('a season, or the record of a change, that is too large to store is refused before anything is changed', async () => {
  const desk = await operatorsDesk('your-program-2026-2027');
  const template = readFileSync('seasons/template.yaml', 'utf8');
  const lines = (count: number, text: string) =>
    Array.from({ length: count }, (_, index) => `  - ${index} ${text}\n`).join('');
  const withTexts = (count: number, text: string) =>
    template.replace('  - Everything in this file', `${lines(count, text)}  - Everything in this file`);
  const wide = desk.file('wide.yaml', withTexts(290, '研'.repeat(494)));
  for (const command of ['plan', 'apply'])
    expect(await desk.command(command, wide)).toMatchObject({
      code: 1,
      complaints: expect.stringMatching(
        /^The season has 4\d{5} bytes, and 390000 fit: .*Nothing has been applied/,
      ),
    });
  await desk.command('apply', desk.file('long.yaml', withTexts(200, '研'.repeat(494))));
  expect(await desk.command('plan', desk.file('other.yaml', withTexts(200, '医'.repeat(494))))).toMatchObject(
    {
      code: 1,
      complaints: expect.stringContaining('The record of these changes has'),
    },
  );
});
