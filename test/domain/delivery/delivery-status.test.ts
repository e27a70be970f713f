import { describe, expect, test } from 'vitest';
import { noteMailArrived, noteMailTrouble } from '#domain/delivery/delivery-status.ts';
import type { MailTrouble } from '#domain/offers/offer.ts';
import { instant } from '#domain/values/time.ts';
import { offerOf } from '#test/support/builders/season.ts';
import { momentAt, offerAfter, recordOf } from '#test/support/builders/verdicts.ts';

const context = momentAt('2030-10-29T12:00Z', { kind: 'mail' });
const [first, second, third] = ['09:00', '10:00', '11:00'].map((time) => instant(`2030-10-29T${time}Z`)) as [
  MailTrouble['at'],
  MailTrouble['at'],
  MailTrouble['at'],
];
const bounced = { kind: 'bounced', at: second, why: '550 no such user' } as const;
const offer = offerOf('categorical', 'offer_1');
const troubled = (mailTrouble: MailTrouble) => offerOf('categorical', 'offer_1', { mailTrouble });
const isNoted = (known: MailTrouble, trouble: MailTrouble) =>
  noteMailTrouble(troubled(known), trouble, context).kind === 'decision';

describe('a message that did not arrive', () => {
  test('is noted with the offer and on record, and nobody is mailed for it', () => {
    const verdict = noteMailTrouble(offer, bounced, context);
    expect(offerAfter(verdict)).toEqual({
      ...offer,
      mailTrouble: bounced,
      version: 2,
      changedAt: context.now,
    });
    expect(recordOf(verdict)).toMatchObject({
      event: 'mail-failed',
      trouble: bounced,
      notices: [],
      version: 2,
    });
  });

  test('is noted once: the same report again, or an older one, changes nothing', () => {
    const report = (at: MailTrouble['at']) => isNoted(bounced, { ...bounced, at });
    expect([first, second, third].map(report)).toEqual([false, false, true]);
  });

  test('is not noted of a time after which mail is known to arrive', () => {
    const resolved = { ...bounced, at: first, resolvedAt: second };
    const report = (at: MailTrouble['at']) => isNoted(resolved, { ...bounced, at });
    expect([first, second, third].map(report)).toEqual([false, false, true]);
  });

  test.each([
    ['hides no problem that is certain', {}, false],
    ['is noted after one that is resolved', { resolvedAt: second }, true],
    ['is noted after one that may be such a reply as well', { maybeReplyTo: 'message_1' }, true],
  ])('and may only be an automatic reply %s', (_, known, isNoticed) => {
    const reply = { ...bounced, at: third, maybeReplyTo: 'message_2' };
    expect(isNoted({ ...bounced, ...known }, reply)).toBe(isNoticed);
  });

  test('is not noted of somebody who was erased, because the report often holds the address', () => {
    expect(noteMailTrouble({ ...offer, erasedAt: first }, bounced, context)).toEqual({ kind: 'unchanged' });
  });
});

describe('a message that has arrived', () => {
  test('resolves the problem if it was sent after it, at the time at which it was sent', () => {
    const verdict = noteMailArrived(troubled(bounced), { sentAt: third }, context);
    const resolved = { ...bounced, resolvedAt: third };
    expect(offerAfter(verdict).mailTrouble).toEqual(resolved);
    expect(recordOf(verdict)).toMatchObject({ event: 'mail-recovered', trouble: resolved, notices: [] });
  });

  test.each([first, second])('proves nothing if it was sent at %s, no later than the problem', (sentAt) => {
    expect(noteMailArrived(troubled(bounced), { sentAt }, context)).toEqual({ kind: 'unchanged' });
    const message = 'message_1';
    expect(noteMailArrived(troubled(bounced), { sentAt, message }, context)).toEqual({ kind: 'unchanged' });
  });

  test('resolves a problem that was an automatic reply to it, though it was sent before', () => {
    const replied = troubled({ ...bounced, maybeReplyTo: 'message_1' });
    const arrived = (message: string) => noteMailArrived(replied, { sentAt: first, message }, context);
    expect(offerAfter(arrived('message_1')).mailTrouble?.resolvedAt).toBe(second);
    expect(arrived('message_2')).toEqual({ kind: 'unchanged' });
  });

  test('changes nothing where there is no problem, or none anymore', () => {
    expect(noteMailArrived(offer, { sentAt: third }, context)).toEqual({ kind: 'unchanged' });
    const resolved = troubled({ ...bounced, at: first, resolvedAt: second });
    expect(noteMailArrived(resolved, { sentAt: third }, context)).toEqual({ kind: 'unchanged' });
  });
});
