import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { needsOf } from '#domain/digest/action-items.ts';
import { reissueLink } from '#domain/invitations/reissue-link.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { type Instant, plusHours } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { loadStanding } from '#functions/booking/load-standing.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import { readOffer } from '#functions/store/items/offers.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { sesEvent } from '#infra/local/mail/ses-event.ts';
import { invitationFor, invitedAt, winterSeason } from '#test/support/builders/season.ts';
import { invite, seedSeason } from '#test/support/builders/seed.ts';
import { type Backstage, openBackstage } from '#test/support/hosts/background-functions.ts';
import { type Outbox, openOutbox, recordIdOf } from '#test/support/hosts/outbox.ts';

const season = winterSeason({ kept: 12, shared: 0 });
/** The instant a number of hours after the invitations went out. */
const hour = (hours: number) => plusHours(invitedAt, hours);

let store: Store;
let outbox: Outbox;
let stage: Backstage;

beforeAll(async () => {
  store = await seedSeason(season);
  outbox = await openOutbox(store);
  stage = await openBackstage(store, season.id);
  stage.setClock(hour(3));
});
afterAll(() => stage.stop());

let people = 0;

async function somebody(): Promise<Offer> {
  people += 1;
  const invitation = invitationFor(`person-${people}`, 'categorical');
  const offers = await invite(store, season, [invitation]);
  return offers.find(({ id }) => id === invitation.offerId)!;
}

/** What SES publishes about a message that was sent to the offer's applicant at `sentAt`. */
function about(offer: Offer, what: object, sentAt: Instant = hour(0), tags?: unknown): object {
  const told = { season: [offer.season], offer: [offer.id], 'ses:configuration-set': ['mails'] };
  return {
    ...what,
    mail: { timestamp: sentAt, messageId: 'message-1', tags: tags === undefined ? told : tags },
  };
}

function bounce(at: Instant, what: object = {}): object {
  const bouncedRecipients = [
    { emailAddress: 'x@example.org', diagnosticCode: 'smtp; 550 5.1.1 user unknown' },
  ];
  const told = { bounceType: 'Permanent', bounceSubType: 'General', bouncedRecipients, timestamp: at };
  return { eventType: 'Bounce', bounce: { ...told, ...what } };
}

const complaint = (at: Instant, type: string | null = 'abuse', subType: string | null = null) => ({
  eventType: 'Complaint',
  complaint: {
    complainedRecipients: [],
    complaintFeedbackType: type,
    complaintSubType: subType,
    timestamp: at,
  },
});
const delivery = { eventType: 'Delivery', delivery: { timestamp: hour(1), smtpResponse: '250 ok' } };

/** Hands events over as a topic does, one after the other. */
async function hear(...events: readonly (object | string)[]): Promise<void> {
  for (const event of events) {
    const Message = typeof event === 'string' ? event : JSON.stringify(event);
    await stage.feedback({ Records: [{ EventSource: 'aws:sns', Sns: { Type: 'Notification', Message } }] });
  }
}

async function now(offer: Offer): Promise<Offer> {
  const found = await readOffer(store, season.id, offer.id);
  if (!found) throw new Error('the offer is gone');
  return found;
}

/** The events in the records of the offer, since it was made. */
async function happened(offer: Offer): Promise<readonly string[]> {
  return (await readRecords(store, season.id, offer.id)).map(({ event }) => event).slice(1);
}

describe('a message that did not arrive is noted on the offer, for the coordinator to see', () => {
  const none = { bouncedRecipients: [{ emailAddress: 'x@example.org' }] };

  test.each<[string, object, { kind: string; at: Instant; why: string }]>([
    [
      'an address that is not there',
      bounce(hour(1)),
      { kind: 'bounced', at: hour(1), why: 'smtp; 550 5.1.1 user unknown' },
    ],
    [
      'an address that SES no longer sends to',
      bounce(hour(1), { bounceSubType: 'OnAccountSuppressionList', ...none }),
      { kind: 'bounced', at: hour(1), why: expect.stringContaining('not sent at all') as unknown as string },
    ],
    [
      'an address of which SES gives no reason',
      bounce(hour(1), none),
      { kind: 'bounced', at: hour(1), why: 'the address does not exist' },
    ],
    [
      'a mailbox that stayed full until SES gave up',
      bounce(hour(1), { bounceType: 'Transient', bounceSubType: 'MailboxFull', ...none }),
      { kind: 'bounced', at: hour(1), why: 'given up: MailboxFull' },
    ],
    [
      'a bounce that says nothing',
      bounce(hour(1), { bounceType: 'Undetermined', bounceSubType: 'Undetermined', bouncedRecipients: [] }),
      { kind: 'bounced', at: hour(1), why: 'no reason given; it may be an automatic reply' },
    ],
    ['a complaint', complaint(hour(1)), { kind: 'complained', at: hour(1), why: 'abuse' }],
    [
      'a complaint without a reason',
      complaint(hour(1), null),
      { kind: 'complained', at: hour(1), why: 'reported as unwanted' },
    ],
    [
      'a complaint for which SES sent nothing anymore',
      complaint(hour(1), null, 'OnAccountSuppressionList'),
      {
        kind: 'complained',
        at: hour(1),
        why: expect.stringContaining('not sent at all') as unknown as string,
      },
    ],
    [
      'a message in which SES found a virus',
      { eventType: 'Reject', reject: { reason: 'Bad content' } },
      { kind: 'refused', at: hour(0), why: 'Bad content' },
    ],
    [
      'a reason of any length',
      bounce(hour(1), { bouncedRecipients: [{ diagnosticCode: 'x'.repeat(5_000) }] }),
      { kind: 'bounced', at: hour(1), why: 'x'.repeat(300) },
    ],
  ])('%s', async (_, event, trouble) => {
    const offer = await somebody();
    await hear(about(offer, event));
    const { mailTrouble, version, ...rest } = await now(offer);
    expect(mailTrouble).toEqual(trouble);
    expect(rest).toEqual({ ...offer, changedAt: expect.any(String), version: undefined });
    expect(version).toBe(2);
    const [, record] = await readRecords(store, season.id, offer.id);
    expect(record).toMatchObject({ event: 'mail-failed', who: { kind: 'mail' }, trouble, notices: [] });
  });
});

describe('changes nothing:', () => {
  test.each<[string, object]>([
    ['a message that is on its way', { eventType: 'Send', send: {} }],
    ['a message that arrived', delivery],
    ['a message that somebody took out of the spam folder', complaint(hour(1), 'not-spam')],
    [
      'a message that is late and may still come',
      { eventType: 'DeliveryDelay', deliveryDelay: { delayType: 'MailboxFull', timestamp: hour(1) } },
    ],
    [
      'a template that failed, for we have none',
      { eventType: 'Rendering Failure', failure: { errorMessage: 'Attribute x is not present' } },
    ],
    ['an opened message', { eventType: 'Open', open: { ipAddress: '192.0.2.1' } }],
    ['an event that SES may bring one day', { eventType: 'Pondering', pondering: { timestamp: hour(1) } }],
  ])('%s', async (_, event) => {
    const offer = await somebody();
    await hear(about(offer, event));
    expect(await now(offer)).toEqual(offer);
    expect(await happened(offer)).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['a digest that bounced: it belongs to no offer', { season: [season.id], record: ['digest_2030-11-01'] }],
    ['a message without our tags', {}],
    ['tags of another shape', { season: 'sample-2030', offer: [] }],
    ['no tags at all', null],
  ])('%s', async (_, tags) => {
    const before = (await outbox()).length;
    await hear(about(await somebody(), bounce(hour(1)), hour(0), tags));
    expect((await outbox()).slice(before).map(({ dynamodb }) => dynamodb?.NewImage?.event?.S)).toEqual([
      'invited',
    ]);
  });

  test('the first message of SES to a new topic', async () => {
    await hear('Successfully validated SNS topic for Amazon SES event publishing.');
  });
});

describe('the same report again', () => {
  test('is noted once', async () => {
    const offer = await somebody();
    await hear(about(offer, bounce(hour(1))), about(offer, bounce(hour(1))));
    expect(await happened(offer)).toEqual(['mail-failed']);
  });

  test('does not take the place of a later one', async () => {
    const offer = await somebody();
    await hear(
      about(offer, bounce(hour(1))),
      about(offer, complaint(hour(2))),
      about(offer, bounce(hour(1))),
    );
    expect((await now(offer)).mailTrouble).toMatchObject({ kind: 'complained', at: hour(2) });
    expect(await happened(offer)).toEqual(['mail-failed', 'mail-failed']);
  });
});

test('a report about mail and an answer at the same moment are both kept', async () => {
  const offer = await somebody();
  const choice = { option: '2030-12-03', starts: ['morning'] } as const;
  const answer = answerOffer(
    store,
    { season: season.id, id: offer.id },
    { action: 'book', choice },
    decisionContext({ kind: 'applicant' }, hour(2)),
  );
  await Promise.all([answer, hear(about(offer, bounce(hour(1))))]);
  expect(await now(offer)).toMatchObject({ state: 'booked', version: 3, mailTrouble: { kind: 'bounced' } });
});

describe('trouble is over once a message that was sent after it has arrived:', () => {
  const unreached = async (offer: Offer) =>
    needsOf(
      { season, offers: [await now(offer)], seats: [], records: [], applied: [] },
      { since: hour(0), until: hour(4) },
      [],
      hour(4),
    ).unreached.count;

  test('the digest names it no longer', async () => {
    const offer = await somebody();
    await hear(about(offer, bounce(hour(1))));
    expect(await unreached(offer)).toBe(1);
    await hear(about(offer, delivery, hour(2)));
    expect(await unreached(offer)).toBe(0);
    const trouble = { kind: 'bounced', at: hour(1), resolvedAt: hour(2) };
    expect((await now(offer)).mailTrouble).toMatchObject(trouble);
    const records = await readRecords(store, season.id, offer.id);
    expect(records.at(-1)).toMatchObject({
      event: 'mail-recovered',
      who: { kind: 'mail' },
      trouble,
      notices: [],
    });
  });

  test('a message that was sent before it, and arrives later, proves nothing', async () => {
    const offer = await somebody();
    await hear(about(offer, bounce(hour(1))));
    for (const sentAt of [hour(0), hour(1)]) await hear(about(offer, delivery, sentAt));
    expect(await unreached(offer)).toBe(1);
    expect(await happened(offer)).toEqual(['mail-failed']);
  });

  test('further arrivals, and old words that come again, change nothing', async () => {
    const offer = await somebody();
    await hear(about(offer, bounce(hour(1))), about(offer, delivery, hour(2)));
    await hear(
      about(offer, delivery, hour(3)),
      about(offer, bounce(hour(1))),
      about(offer, bounce(hour(1.5))),
    );
    expect(await happened(offer)).toEqual(['mail-failed', 'mail-recovered']);
    expect(await unreached(offer)).toBe(0);
  });

  test('a failure after that is trouble again', async () => {
    const offer = await somebody();
    await hear(about(offer, bounce(hour(1))), about(offer, delivery, hour(2)), about(offer, bounce(hour(3))));
    expect(await unreached(offer)).toBe(1);
    expect((await now(offer)).mailTrouble).toEqual({ kind: 'bounced', at: hour(3), why: expect.any(String) });
  });

  test('as when the program mails a new link, which arrives', async () => {
    const offer = await somebody();
    const mailOf = async () => {
      const event = (await outbox()).findLast(({ dynamodb }) => dynamodb?.NewImage?.offer?.S === offer.id)!;
      await stage.notices({ Records: [event] });
      return (await stage.office.arrived(recordIdOf(event)))[0]!;
    };
    const sentAt = (mail: Awaited<ReturnType<typeof mailOf>>, at: Instant) => ({
      ...mail,
      email: { ...mail.email, at: Date.parse(at) / 1000 },
    });
    await stage.feedback(sesEvent('bounced', sentAt(await mailOf(), hour(0)), hour(1)));
    expect(await unreached(offer)).toBe(1);
    const name = { season: season.id, id: offer.id };
    await attempt(
      store,
      season.id,
      () => loadStanding(store, name, [], false),
      (standing) =>
        reissueLink(
          standing.offer,
          decisionContext({ kind: 'program', name: 'Sample Coordinator' }, hour(2)),
        ),
    );
    await stage.feedback(sesEvent('delivered', sentAt(await mailOf(), hour(2)), hour(2)));
    expect(await unreached(offer)).toBe(0);
    expect(await happened(offer)).toEqual(['mail-failed', 'link-reissued', 'mail-recovered']);
  });
});

describe('the automatic reply of somebody who is away, which SES takes for a bounce,', () => {
  const reply = (at: Instant) =>
    bounce(at, {
      bounceType: 'Transient',
      bouncedRecipients: [{ emailAddress: 'x@example.org' }],
    });
  const ours = (offer: Offer, what: object, notice = '0') => {
    const record = `record_${offer.id.replace('offer_', '')}_invited`;
    const tags = { season: [offer.season], offer: [offer.id], record: [record], notice: [notice] };
    return about(offer, what, hour(0), tags);
  };
  const isTroubled = async (offer: Offer) => {
    const { mailTrouble } = await now(offer);
    return mailTrouble !== undefined && mailTrouble.resolvedAt === undefined;
  };

  test('is no trouble if the message was delivered before', async () => {
    const offer = await somebody();
    await hear(ours(offer, delivery), ours(offer, delivery));
    await hear(ours(offer, reply(hour(1))), ours(offer, reply(hour(1))));
    expect(await happened(offer)).toEqual([]);
    const [invited] = await readRecords(store, season.id, offer.id);
    expect(invited?.arrived).toEqual({ 0: hour(1) });
  });

  test('is no trouble anymore once the delivery is told, and stays none when it comes again', async () => {
    const offer = await somebody();
    await hear(ours(offer, reply(hour(1))));
    expect(await isTroubled(offer)).toBe(true);
    await hear(ours(offer, delivery), ours(offer, reply(hour(1))), ours(offer, reply(hour(2))));
    expect(await isTroubled(offer)).toBe(false);
    expect(await happened(offer)).toEqual(['mail-failed', 'mail-recovered']);
  });

  test('is no trouble if both are told at the same moment', async () => {
    for (let round = 0; round < 10; round += 1) {
      const offer = await somebody();
      await Promise.all([hear(ours(offer, reply(hour(1)))), hear(ours(offer, delivery))]);
      expect(await isTroubled(offer)).toBe(false);
    }
  });

  test('is trouble as long as no delivery of that message is known', async () => {
    const offer = await somebody();
    await hear(ours(offer, delivery, '1'), ours(offer, reply(hour(1))));
    expect((await now(offer)).mailTrouble).toMatchObject({ kind: 'bounced', why: /automatic reply/ });
  });

  test('does not hide a bounce that has a reason', async () => {
    const offer = await somebody();
    await hear(about(offer, bounce(hour(1))), ours(offer, reply(hour(2))), ours(offer, delivery));
    expect((await now(offer)).mailTrouble).toMatchObject({ at: hour(1), why: /user unknown/ });
    expect(await isTroubled(offer)).toBe(true);
  });

  test('is told from a bounce with a reason, which a mail server may send after the delivery', async () => {
    const offer = await somebody();
    await hear(ours(offer, delivery), ours(offer, bounce(hour(1))));
    expect(await isTroubled(offer)).toBe(true);
  });
});

test('a message that was late and arrives at last leaves no trouble', async () => {
  const offer = await somebody();
  const late = {
    eventType: 'DeliveryDelay',
    deliveryDelay: { delayType: 'MailboxFull', timestamp: hour(1) },
  };
  await hear(about(offer, late), about(offer, delivery), about(offer, late));
  expect(await now(offer)).toEqual(offer);
});

describe('is rejected, so that it becomes a dead letter:', () => {
  test.each<[string, string]>([
    ['text that is no JSON', 'Hello'],
    ['half an event', '{"eventType":"Bounce","mail":{"timestamp"'],
    ['an event without its message', '{"eventType":"Bounce"}'],
    [
      'a bounce that is none',
      '{"eventType":"Bounce","mail":{"timestamp":"2030-01-01T00:00:00Z"},"bounce":7}',
    ],
  ])('%s', async (_, message) => {
    await expect(hear(message)).rejects.toThrow();
  });

  test('a time that is none', async () => {
    const offer = await somebody();
    await expect(hear(about(offer, bounce('soon' as Instant)))).rejects.toThrow();
    expect(await happened(offer)).toEqual([]);
  });

  test('trouble with an offer that does not exist', async () => {
    const offer = { ...(await somebody()), id: 'offer_none' };
    await expect(hear(about(offer, bounce(hour(1))))).rejects.toThrow('no offer offer_none');
  });

  test('events that do not come from a topic', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (event) => {
        await expect(stage.feedback(event)).rejects.toThrow();
      }),
      { numRuns: 100 },
    );
  });
});

describe('the outcome of mail to an address', () => {
  const to = (event: object, destination: readonly string[]) => {
    const { mail, ...rest } = event as { mail: object };
    return { ...rest, mail: { ...mail, destination } };
  };

  test('that has been corrected since says nothing of the one that is written to now', async () => {
    const offer = await somebody();
    await hear(to(about(offer, bounce(hour(1))), ['wrong@example.org']));
    expect(await happened(offer)).toEqual([]);
  });

  test('that is the present one is noted, in any spelling', async () => {
    for (const form of [(email: string) => email.toUpperCase(), (email: string) => `Sample <${email}>`]) {
      const offer = await somebody();
      await hear(to(about(offer, bounce(hour(1))), [form(offer.applicant.email)]));
      expect(await happened(offer)).toEqual(['mail-failed']);
    }
  });
});
