import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StartName } from '#domain/season/season.ts';
import { type CalendarDay, dayIn, type Instant, instant, plusDays } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { entries } from '#functions/entries.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import type { Store } from '#functions/store/client.ts';
import { table } from '#functions/store/table.ts';
import { dueRuns } from '#infra/local/clock/due-runs.ts';
import { listenersAmong } from '#infra/local/handlers/listeners.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';
import { invitationFor } from '#test/support/builders/season.ts';
import { invite, seedSeason } from '#test/support/builders/seed.ts';
import { type Backstage, openBackstage } from '#test/support/hosts/background-functions.ts';
import { type Outbox, openOutbox } from '#test/support/hosts/outbox.ts';

const sample = sampleSeason();
const { zone } = sample.program;
const season = {
  ...sample,
  offers: { ...sample.offers, answerHours: 120 },
  reminders: { beforeClosingHours: [48, 12], beforeInterviewDays: [7, 1], beforeInterviewHours: [] },
};
const tracks = {
  categorical: 'categorical',
  'primary-care': 'primary-care',
  'physician-scientist': 'physician-scientist',
  preliminary: 'preliminary',
  silent: 'categorical',
} as const;
type Person = keyof typeof tracks;

/** The schedules of the functions that mail; the frequent one runs every three hours in place of every few minutes. */
const schedules = listenersAmong(entries).scheduled.filter(({ name }) => name !== 'reconciler');
const SWEEP_MINUTES = 180;

/** In the list below, subjects are without the program's name. */
const programName = / ?[:–]? Sample Internal Medicine Residency(?=,|$)/;

let store: Store;
let outbox: Outbox;
let stage: Backstage;
let now: Instant = instant('2020-10-26T09:00-04:00');
let delivered = 0;
const mails: string[] = [];

beforeAll(async () => {
  store = await seedSeason(season);
  outbox = await openOutbox(store);
  stage = await openBackstage(store, season.id);
  stage.setClock(now);
});
afterAll(() => stage.stop());

type Delivered = Awaited<ReturnType<Outbox>>[number];

/** The stream keeps the order of each offer's records, not that of records which one sweep writes at once. */
function placeOf({ dynamodb }: Delivered): number {
  const key = dynamodb?.Keys?.[table.partitionKey]?.S ?? '';
  return Object.keys(tracks).findIndex((who) => key.endsWith(`#offer_${who}`));
}

/** Delivers the notices written since the last time, and notes the mails as `day, who: subject`. */
async function deliver(): Promise<void> {
  const records = await outbox();
  const fresh = records.slice(delivered).sort((one, other) => placeOf(one) - placeOf(other));
  delivered = records.length;
  if (fresh.length === 0) return;
  expect(await stage.notices({ Records: fresh })).toEqual({ batchItemFailures: [] });
  for (const { to, email } of (await stage.office.arrived()).slice(mails.length))
    mails.push(`${dayIn(zone, now)} ${to.split('@')[0]}: ${email.subject.replace(programName, '')}`);
}

/** Lives to the moment `to`, with each scheduled run at its time. */
async function liveTo(to: string): Promise<void> {
  const span = { after: Date.parse(now), upTo: Date.parse(instant(to)) };
  for (const { entry, at } of dueRuns(schedules, { zone, digestAt: season.digest.at }, span, SWEEP_MINUTES)) {
    now = instant(at);
    stage.setClock(now);
    if (entry === 'digest') await stage.digest();
    else if (((await stage.clockwork()) as { done: number }).done === 0) continue;
    await deliver();
  }
  now = instant(to);
  stage.setClock(now);
}

type Ask = Parameters<typeof answerOffer>[2];

async function answers(who: Person, ask: Ask): Promise<void> {
  const name = { season: season.id, id: `offer_${who}` };
  const answered = await answerOffer(store, name, ask, decisionContext({ kind: 'applicant' }, now));
  expect(answered.kind).not.toBe('refusal');
  await deliver();
}

function chosen(option: string, ...starts: readonly StartName[]) {
  return { choice: { option, starts } };
}

async function liveThrough(): Promise<void> {
  const invitations = Object.entries(tracks).map(([who, track]) => invitationFor(who, track));
  await invite(store, season, invitations, now);
  await deliver();
  await liveTo('2020-10-26T15:00-04:00');
  await answers('primary-care', { action: 'book', ...chosen('2020-11-16_2020-11-17', 'morning', 'morning') });
  await liveTo('2020-10-28T10:00-04:00');
  await answers('physician-scientist', {
    action: 'book',
    ...chosen('2021-01-21_2021-01-22', 'morning', 'afternoon'),
  });
  await answers('preliminary', { action: 'book', ...chosen('2020-12-04', 'morning') });
  await liveTo('2020-10-30T10:00-04:00');
  await answers('categorical', { action: 'book', ...chosen('2020-11-17', 'afternoon') });
  await liveTo('2020-11-05T18:00-05:00');
  await answers('primary-care', { action: 'move', ...chosen('2020-11-23_2020-11-24', 'morning', 'morning') });
  await liveTo('2020-12-02T12:00-05:00');
  await answers('preliminary', { action: 'cancel' });
  await liveTo('2021-02-01T12:00-05:00');
}

const expected = [
  '2020-10-26 categorical: Interview invitation, please respond by Sat, Oct 31, 9:00 AM EDT',
  '2020-10-26 primary-care: Interview invitation, please respond by Sat, Oct 31, 9:00 AM EDT',
  '2020-10-26 physician-scientist: Interview invitation, please respond by Sat, Oct 31, 9:00 AM EDT',
  '2020-10-26 preliminary: Interview invitation, please respond by Sat, Oct 31, 9:00 AM EDT',
  '2020-10-26 silent: Interview invitation, please respond by Sat, Oct 31, 9:00 AM EDT',
  '2020-10-26 primary-care: Interview booked, Monday, November 16 and Tuesday, November 17, 2020',
  '2020-10-26 primary-care: Calendar entry for day 2, Tuesday, November 17, 2020',
  '2020-10-28 physician-scientist: Interview booked, Thursday, January 21 and Friday, January 22, 2021',
  '2020-10-28 physician-scientist: Calendar entry for day 2, Friday, January 22, 2021',
  '2020-10-28 preliminary: Interview booked, Friday, December 4, 2020',
  '2020-10-29 categorical: Reminder: please respond by Sat, Oct 31, 9:00 AM EDT',
  '2020-10-29 silent: Reminder: please respond by Sat, Oct 31, 9:00 AM EDT',
  '2020-10-30 categorical: Interview booked, Tuesday, November 17, 2020',
  '2020-10-31 silent: Reminder: please respond by Sat, Oct 31, 9:00 AM EDT',
  '2020-10-31 silent: Invitation closed, deadline Saturday, October 31, 2020',
  '2020-11-05 primary-care: Interview rescheduled, now Monday, November 23 and Tuesday, November 24, 2020',
  '2020-11-05 primary-care: Calendar entry for day 2, Tuesday, November 24, 2020',
  '2020-11-10 categorical: Reminder of your interview, Tuesday, November 17, 2020',
  '2020-11-16 coordinator: 5 need you: 5 empty days · nobody comes today · 1 comes Tue, Nov 17, Mon, Nov 16',
  '2020-11-16 primary-care: Reminder of your interview, Monday, November 23 and Tuesday, November 24, 2020',
  '2020-11-16 categorical: Your interview is tomorrow, Tuesday, November 17, 2020',
  '2020-11-17 coordinator: 6 need you: 6 empty days · 1 comes today, Tue, Nov 17',
  '2020-11-20 coordinator: 7 need you: 7 empty days · nobody comes today · 1 comes Mon, Nov 23, Fri, Nov 20',
  '2020-11-22 primary-care: Your interview is tomorrow, Monday, November 23 and Tuesday, November 24, 2020',
  '2020-11-23 coordinator: 9 need you: 8 empty days, invitations end Mon, Nov 30 · 1 comes today · 1 comes Tue, Nov 24, Mon, Nov 23',
  '2020-11-24 coordinator: 10 need you: 9 empty days, invitations end Mon, Nov 30 · 1 comes today, Tue, Nov 24',
  '2020-11-27 preliminary: Reminder of your interview, Friday, December 4, 2020',
  '2020-12-02 preliminary: Interview canceled, Friday, December 4, 2020',
  '2020-12-02 coordinator: Late cancellation: Sample preliminary, Fri, Dec 4, 8:00 AM',
  '2021-01-14 physician-scientist: Reminder of your interview, Thursday, January 21 and Friday, January 22, 2021',
  '2021-01-20 coordinator: 1 needs you: 1 empty day · 1 comes Thu, Jan 21, Wed, Jan 20',
  '2021-01-20 physician-scientist: Your interview is tomorrow, Thursday, January 21 and Friday, January 22, 2021',
  '2021-01-21 coordinator: 1 needs you: 1 empty day · 1 comes today · 1 comes Fri, Jan 22, Thu, Jan 21',
  '2021-01-22 coordinator: 1 needs you: 1 empty day · 1 comes today · nobody comes Mon, Jan 25, Fri, Jan 22',
];

/** Whether it is a digest on a day before or on which nobody comes. */
function isQuietDigest(mail: string): boolean {
  return mail.includes(' coordinator: ') && !/coordinator: Late|\d comes? /.test(mail);
}

const digest = / coordinator: (?!Late)/;

test('a season from October to February mails each person what concerns them, on its day and once', async () => {
  await liveThrough();
  expect(mails.filter((mail) => !isQuietDigest(mail))).toEqual(expected);
  const digestDays = mails.filter((mail) => digest.test(mail)).map((mail) => mail.slice(0, 10));
  const allDays = Array.from({ length: 92 }, (_, index) => plusDays('2020-10-27' as CalendarDay, index));
  expect(digestDays, 'one each morning, until the day after the last interviews').toEqual(allDays);
}, 480_000);
