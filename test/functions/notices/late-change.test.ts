import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plusHours } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import type { Store } from '#functions/store/client.ts';
import { readOffer, readOffers } from '#functions/store/items/offers.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { invitationFor, invitedAt, winterSeason } from '#test/support/builders/season.ts';
import { invite, seedSeason } from '#test/support/builders/seed.ts';
import { type Backstage, openBackstage } from '#test/support/hosts/background-functions.ts';
import { type Outbox, openOutbox } from '#test/support/hosts/outbox.ts';

const coordinators = ['one@coordinators.example.org', 'two@coordinators.example.org'];
const template = winterSeason({ kept: 12, shared: 0 });
/** Everything is late here, because invitations are weeks before the first day. */
const season = { ...template, digest: { ...template.digest, to: coordinators, lateDays: 60 } };
const at = plusHours(invitedAt, 1);
const byApplicant = () => decisionContext({ kind: 'applicant' }, at);

let store: Store;
let outbox: Outbox;
let stage: Backstage;

beforeAll(async () => {
  store = await seedSeason(season);
  outbox = await openOutbox(store);
  stage = await openBackstage(store, season.id);
  stage.setClock(at);
});
afterAll(() => stage.stop());

/** Somebody who has booked a day, and canceled it again. */
async function bookAndCancel() {
  const invitation = invitationFor(`person-${randomUUID()}`, 'categorical');
  await invite(store, season, [invitation]);
  const name = { season: season.id, id: invitation.offerId };
  const choice = { option: '2030-12-03', starts: ['morning'] } as const;
  await answerOffer(store, name, { action: 'book', choice }, byApplicant());
  await answerOffer(store, name, { action: 'cancel' }, byApplicant());
  return { name, applicant: invitation.applicant };
}

test('a late change is mailed to the coordinators and to its applicant, each their own message only', async () => {
  const { name, applicant } = await bookAndCancel();
  expect(await stage.notices({ Records: await outbox() })).toEqual({ batchItemFailures: [] });
  const mails = await stage.office.arrived();
  const subjectsTo = (address: string) =>
    mails.filter(({ to }) => to === address).map(({ email }) => email.subject.split(':')[0]);
  expect(subjectsTo(applicant.email)).toEqual([
    'Interview invitation',
    'Interview booked',
    'Interview canceled',
  ]);
  for (const coordinator of coordinators)
    expect(subjectsTo(coordinator)).toEqual(['Late booking', 'Late cancellation']);
  for (const { to, email, calendar, tags } of mails.filter(({ to }) => coordinators.includes(to))) {
    expect(`${to} ${email.body.text}${email.body.html}`).not.toMatch(/\/i\/|https?:/);
    expect(calendar).toBeFalsy();
    expect(tags).not.toHaveProperty('offer');
  }
  const records = await readRecords(store, season.id, name.id);
  expect(Object.keys(records.at(-1)?.sent ?? {})).toHaveLength(3);
});

test('a coordinator’s address that bounces or is refused troubles no applicant', async () => {
  const { name } = await bookAndCancel();
  await stage.notices({ Records: await outbox() });
  const late = (await stage.office.arrived()).filter(({ to }) => to === coordinators[0]).at(-1);
  const mail = { timestamp: at, tags: late?.tags ?? {} };
  const bounce = { bounceType: 'Permanent', timestamp: at, bouncedRecipients: [] };
  const Message = JSON.stringify({ eventType: 'Bounce', bounce, mail });
  await stage.feedback({ Records: [{ Sns: { Message } }] });
  expect(await readOffer(store, season.id, name.id)).not.toHaveProperty('mailTrouble');
  expect((await readOffers(store, season.id)).every(({ mailTrouble }) => !mailTrouble)).toBe(true);
});
