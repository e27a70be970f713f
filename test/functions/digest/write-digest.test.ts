import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import {
  type CalendarDay,
  type Instant,
  instant,
  plusDays,
  plusHours,
  wallClock,
} from '#domain/values/time.ts';
import { type Ask, answerOffer } from '#functions/booking/answer-offer.ts';
import { writeDigest } from '#functions/digest/write-digest.ts';
import { renderText } from '#functions/mail/text.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { applySeason } from '#functions/season/apply-season.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import { readSeasonRecords } from '#functions/store/items/records.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import { invitationFor, invitedAt, winterSeason } from '#test/support/builders/season.ts';
import { invite, putSeason, seedSeason } from '#test/support/builders/seed.ts';
import { putBetween } from '#test/support/faults/sdk-middleware.ts';
import { type Backstage, openBackstage } from '#test/support/hosts/background-functions.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';
import { coordinatorAt } from '#test/support/hosts/operator.ts';
import { type Outbox, openOutbox, recordIdOf } from '#test/support/hosts/outbox.ts';
import type { Arrived } from '#test/support/hosts/post-office.ts';

const coordinators = ['one@coordinators.example.org', 'two@coordinators.example.org'];
const template = winterSeason({ kept: 10, shared: 0 });
const digestAt = template.digest.at;
const { zone } = template.program;
const first = '2030-10-28' as CalendarDay;

let store: Store;
let outbox: Outbox;
let stage: Backstage;
let seasons = 0;

beforeAll(async () => {
  store = await seedSeason(seasonNamed('sample-2030'));
  outbox = await openOutbox(store);
  stage = await openBackstage(store, 'sample-2030');
});
afterAll(() => stage.stop());

function seasonNamed(id: string, change: Partial<Season> = {}): Season {
  return { ...template, digest: { at: digestAt, to: coordinators }, id, ...change };
}

/** A season of one's own in the table. */
async function freshSeason(): Promise<Season> {
  seasons += 1;
  const season = seasonNamed(`sample-${seasons}`);
  await putSeason(store, season);
  return season;
}

/** The season's hour on that day. */
const hourOf = (on: CalendarDay): Instant => wallClock(on, digestAt, zone);

async function digestsOf({ id }: Season) {
  return (await readSeasonRecords(store, id)).filter((record) => record.event === 'digested');
}

/** What each digest of the season says, line by line. */
async function wordsOf(season: Season): Promise<readonly (readonly string[])[]> {
  const digests = await digestsOf(season);
  return digests.map(({ message }) => renderText(message.blocks).split('\n'));
}

/** Which digests say that they are the last. */
async function lastOf(season: Season): Promise<readonly boolean[]> {
  return (await wordsOf(season)).map((lines) => lines.some((line) => line.includes('season’s last digest')));
}

/** The number of `event` in each digest. */
async function toldOf(event: string, season: Season): Promise<readonly number[]> {
  const headline = new RegExp(`^(\\d+) ${event}$`);
  return (await wordsOf(season)).map((lines) =>
    lines.reduce((sum, line) => sum + Number(headline.exec(line)?.[1] ?? 0), 0),
  );
}

/** Sends the notices of the season's digests, and returns all their mails so far. */
async function mailsOf({ id }: Season): Promise<readonly Arrived[]> {
  const events = (await outbox()).filter(
    (each) => each.dynamodb?.NewImage?.season?.S === id && recordIdOf(each).startsWith('digest_'),
  );
  await stage.notices({ Records: events });
  return (await stage.office.arrived()).filter(({ tags }) => tags.season?.[0] === id && !tags.offer);
}

async function ask(offer: Offer | undefined, asked: Ask, at: Instant): Promise<void> {
  const name = { season: offer?.season ?? '', id: offer?.id ?? '' };
  const by = { kind: 'applicant' } as const;
  expect(await answerOffer(store, name, asked, decisionContext(by, at))).toMatchObject({ kind: 'granted' });
}

test('an applied season file is in the next digest, and in that one only', async () => {
  const season = await freshSeason();
  const contexts = coordinatorAt(plusHours(hourOf(first), -3));
  const contact = 'other@example.org';
  await applySeason(store, { ...season, program: { ...season.program, contact } }, contexts);
  await writeDigest(store, season.id, hourOf(first));
  await writeDigest(store, season.id, plusHours(hourOf(first), 24));
  const change = `the address for questions is now ${contact}, before: ${season.program.contact}`;
  const applied = (lines: readonly string[]) => lines.filter((line) => line.startsWith('- The season file'));
  expect((await wordsOf(season)).map(applied)).toEqual([
    [
      expect.stringMatching(
        /^- The season file was applied by Sample Coordinator \(.+\): the address for questions is now/,
      ),
    ],
    [],
  ]);
  expect((await wordsOf(season))[0]?.join('\n')).toContain(change);
});

describe('once a day', () => {
  test('one digest is written, however often and by however many at once the schedule fires', async () => {
    const season = await freshSeason();
    const at = hourOf(first);
    const machines = Array.from({ length: 4 }, () => openStore(store.table, databaseAccess()));
    await Promise.all(machines.map((each) => writeDigest(each, season.id, at)));
    await writeDigest(store, season.id, plusHours(at, 3));
    expect((await digestsOf(season)).map(({ id }) => id)).toEqual(['digest_2030-10-28']);
    expect((await mailsOf(season)).map(({ to }) => to)).toEqual(coordinators);
  });

  test('the function writes that of its own season', async () => {
    stage.setClock(hourOf(first));
    await stage.digest();
    await stage.digest();
    expect(await digestsOf(seasonNamed('sample-2030'))).toHaveLength(1);
  });

  test('is once a calendar day of the program: late in the evening, and early the next morning', async () => {
    const season = await freshSeason();
    for (const time of ['2030-10-28T23:59-04:00', '2030-10-29T00:01-04:00', '2030-10-29T23:59-04:00'])
      await writeDigest(store, season.id, instant(time));
    expect((await digestsOf(season)).map(({ id }) => id)).toEqual(['digest_2030-10-28', 'digest_2030-10-29']);
  });

  test('across the end of daylight time: one for each day, and every change in one of them', async () => {
    const season = await freshSeason();
    const days = ['2030-11-01', '2030-11-02', '2030-11-03', '2030-11-04'] as CalendarDay[];
    const [from, until] = [hourOf(days[0]!), hourOf(days[3]!)];
    let made = 0;
    for (const day of days) {
      await writeDigest(store, season.id, hourOf(day));
      for (
        let at = plusHours(hourOf(day), 2);
        at < until && at < hourOf(plusDays(day, 1));
        at = plusHours(at, 5.7)
      ) {
        made += 1;
        await invite(store, season, [invitationFor(`${season.id}-${made}`, 'preliminary')], at);
      }
    }
    expect((await digestsOf(season)).map(({ at }) => at)).toEqual(days.map(hourOf));
    expect(await toldOf('invited', season)).toEqual([0, 4, 5, 4]);
    expect(made).toBe(13);
    expect(Date.parse(until) - Date.parse(from)).toBe(73 * 3_600_000);
  });

  test('the changes of a missed day are in the next digest', async () => {
    const season = await freshSeason();
    await writeDigest(store, season.id, hourOf(first));
    await invite(
      store,
      season,
      [invitationFor(`${season.id}-1`, 'preliminary')],
      plusHours(hourOf(first), 20),
    );
    await invite(
      store,
      season,
      [invitationFor(`${season.id}-2`, 'preliminary')],
      plusHours(hourOf(first), 40),
    );
    await writeDigest(store, season.id, hourOf(plusDays(first, 3)));
    expect((await toldOf('invited', season))[1]).toBe(2);
  });

  test('reads the history of a whole wave, with no more than 20 under way at a time', async () => {
    const season = await freshSeason();
    const wave = Array.from({ length: 60 }, (_, index) =>
      invitationFor(`${season.id}-${index}`, 'categorical'),
    );
    await invite(store, season, wave, plusHours(hourOf(first), -2));
    const counting = openStore(store.table, databaseAccess());
    let underWay = 0;
    let most = 0;
    putBetween(counting.client, 'count', (next) => async (args) => {
      underWay += 1;
      most = Math.max(most, underWay);
      return next(args).finally(() => {
        underWay -= 1;
      });
    });
    await writeDigest(counting, season.id, hourOf(first));
    expect(await toldOf('invited', season)).toEqual([60]);
    expect(most).toBeLessThanOrEqual(20);
    expect(most).toBeGreaterThan(5);
  });
});

describe('the digest of a day', () => {
  test('lists, after a busy day, every change and every action item', async () => {
    const season = await freshSeason();
    const people = ['ann', 'ben', 'cat', 'dan'].map((name) =>
      invitationFor(`${season.id}-${name}`, 'categorical'),
    );
    const [ann, ben, cat, dan] = await invite(store, season, people, invitedAt);
    const at = plusHours(invitedAt, 1);
    const day = (start: 'morning' | 'afternoon') => ({ option: '2030-12-03', starts: [start] });
    await ask(ann, { action: 'book', choice: day('morning') }, at);
    await ask(ben, { action: 'book', choice: day('morning') }, at);
    await ask(ben, { action: 'move', choice: day('afternoon') }, at);
    await ask(cat, { action: 'decline' }, at);
    stage.setClock(at);
    const mail = { timestamp: at, tags: { season: [season.id], offer: [dan!.id] } };
    const bounce = {
      bounceType: 'Permanent',
      timestamp: at,
      bouncedRecipients: [{ diagnosticCode: '550 no such user' }],
    };
    const Message = JSON.stringify({ eventType: 'Bounce', bounce, mail });
    await stage.feedback({ Records: [{ Sns: { Message } }] });
    await writeDigest(store, season.id, hourOf(plusDays(first, 1)));
    const [{ email } = expect.fail('no digest arrived')] = await mailsOf(season);
    expect(email.subject).toBe(
      '4 need you: 1 not reached by mail, 1 closing soon, 2 empty days · 1 declined, 1 moved, 2 booked, 4 invited – Sample Residency, Tue, Oct 29',
    );
    const { text = '' } = email.body;
    const name = (who: Offer | undefined) => who?.applicant.name;
    expect(text).toContain(`${name(ann)} (categorical): Tue, Dec 3 morning (Mon, Oct 28, 1:00 PM)`);
    expect(text).toContain(
      `${name(ben)} (categorical): Tue, Dec 3 morning → Tue, Dec 3 afternoon (Mon, Oct 28, 1:00 PM)`,
    );
    expect(text).toContain(`Mail to ${name(dan)} (categorical), ${dan?.applicant.email}, bounced`);
    expect(text).toContain(
      `No answer yet from ${name(dan)} (categorical), ${dan?.applicant.email}; the offer ${dan?.id} closes Wed, Oct 30, 12:00 PM.`,
    );
    expect(text).toContain('2 of 200 seats are taken.');
  });

  test('says that a day had no changes, and how each track stands', async () => {
    const season = await freshSeason();
    await writeDigest(store, season.id, hourOf(plusDays(first, -10)));
    const [{ email } = expect.fail('no digest arrived')] = await mailsOf(season);
    expect(email.subject).toMatch(/^Nothing new – /);
    expect(email.body.text).toMatch(
      /^No invitation or booking has changed since .+, and nothing needs you\. 0 of 200 seats are taken\.\n\n(- .+ can invite \d+\n)+$/,
    );
  });
});

describe('when the season is over', () => {
  const lastDay = '2030-12-10' as CalendarDay;
  const afterLast = (days: number) => hourOf(plusDays(lastDay, days));
  const lastLine = 'The last interview day is over: this is the season’s last digest.';

  test('one more digest covers the last day and says that it is the last; then there are none', async () => {
    const season = await freshSeason();
    for (const days of [-1, 0, 1, 2, 3, 300]) await writeDigest(store, season.id, afterLast(days));
    expect((await digestsOf(season)).map(({ id }) => id)).toEqual([
      'digest_2030-12-09',
      'digest_2030-12-10',
      'digest_2030-12-11',
    ]);
    const texts = (await mailsOf(season)).map(({ email }) => email.body.text?.includes(lastLine));
    expect(texts).toEqual([false, false, false, false, true, true]);
  });

  test('the last one comes later if its day was missed', async () => {
    const season = await freshSeason();
    for (const days of [0, 4, 5]) await writeDigest(store, season.id, afterLast(days));
    expect(await lastOf(season)).toEqual([false, true]);
  });

  test('a season that gets another day goes on, and its digest covers the time between', async () => {
    const season = await freshSeason();
    for (const days of [0, 1, 2]) await writeDigest(store, season.id, afterLast(days));
    const [extra] = season.days.slice(-1).map((day) => ({ ...day, on: plusDays(lastDay, 30) }));
    const longer = { ...season, days: [...season.days, extra!] };
    const fresh = openStore(store.table, databaseAccess());
    await commit(
      store,
      season.id,
      [{ kind: 'put-season', season: longer, version: 2, replaces: 1 }],
      randomUUID(),
    );
    for (const days of [5, 5, 6]) await writeDigest(fresh, season.id, afterLast(days));
    expect(await lastOf(season)).toEqual([false, true, false, false]);
    const since = formatInstant(afterLast(1), { program: zone, reader: zone });
    expect((await wordsOf(season))[2]?.join('\n')).toContain(`ince ${since}`);
  });
});
