import { expect, test } from 'vitest';
import { noteMailArrived, noteMailTrouble } from '#domain/delivery/delivery-status.ts';
import { correctAddress } from '#domain/invitations/corrections/correct-address.ts';
import { reissueLink } from '#domain/invitations/reissue-link.ts';
import { releasedStates } from '#domain/offers/offer.ts';
import { offerOf } from '#test/support/builders/season.ts';
import { momentAt, offerAfter, program, recordOf } from '#test/support/builders/verdicts.ts';

const open = offerOf('categorical', 'offer_1');

test.each(releasedStates)(
  'a new link revokes the old one of an offer that is %s, and changes nothing else',
  (state) => {
    const before = { ...open, state };
    const verdict = reissueLink(before, momentAt('2030-10-29T09:00Z', program));
    const { generation, version, changedAt: _, ...rest } = offerAfter(verdict);
    expect({ generation, version }).toEqual({ generation: 2, version: 2 });
    expect({ ...before, ...rest }).toEqual(before);
    expect(recordOf(verdict)).toMatchObject({
      event: 'link-reissued',
      who: program,
      notices: [{ kind: 'invitation' }],
    });
  },
);

test('a corrected address gets the new link, and the trouble with the wrong one is over', () => {
  const trouble = { kind: 'bounced', at: momentAt('2030-10-29T09:00Z').now, why: 'no such mailbox' } as const;
  const troubled = offerAfter(
    noteMailTrouble(open, trouble, momentAt('2030-10-29T09:01Z', { kind: 'mail' })),
  );
  const verdict = reissueLink(troubled, momentAt('2030-10-29T10:00Z', program), 'right@example.org');
  expect(offerAfter(verdict)).toMatchObject({
    applicant: { ...open.applicant, email: 'right@example.org' },
    mailTrouble: undefined,
    closesAt: open.closesAt,
  });
  expect(recordOf(verdict).notices).toEqual([{ kind: 'invitation', to: 'right@example.org' }]);
});

test('a new link to the same address does not end the trouble with it, and corrects nothing', () => {
  const mailTrouble = {
    kind: 'bounced',
    at: momentAt('2030-10-29T09:00Z').now,
    why: 'no such mailbox',
  } as const;
  const verdict = reissueLink({ ...open, mailTrouble }, momentAt('2030-10-29T10:00Z', program));
  expect(offerAfter(verdict).mailTrouble).toEqual(mailTrouble);
  expect(recordOf(verdict)).not.toHaveProperty('emails');
});

test('an applicant may write their own address in other letters', () => {
  const outlook = { ledger: 1, offers: [open], seats: [] };
  const verdict = correctAddress(
    { offer: open, outlook },
    'Offer_1@example.org',
    momentAt('2030-10-29T10:00Z', program),
  );
  expect(verdict).toMatchObject({
    kind: 'decision',
    result: { applicant: { email: 'Offer_1@example.org' } },
  });
});

test('address-in-use: the address of another applicant is nobody else’s, in any case of its letters', () => {
  const other = offerOf('categorical', 'offer_2');
  const outlook = { ledger: 1, offers: [open, other], seats: [] };
  const context = momentAt('2030-10-29T10:00Z', program);
  const to = (email: string) => correctAddress({ offer: open, outlook }, email, context);
  expect(to('OFFER_2@example.org')).toMatchObject({
    refusal: { kind: 'address-in-use', otherOffer: 'offer_2', otherApplicant: other.applicant.id },
  });
  expect(to(open.applicant.email).kind).toBe('repeat');
  expect(correctAddress({ offer: open }, 'right@example.org', context).kind).toBe('needs-outlook');
  expect(to('right@example.org')).toMatchObject({
    kind: 'decision',
    result: { applicant: { email: 'right@example.org' }, generation: 2 },
  });
});

test('mail that does not arrive is noted with the offer, and causes no further mail', () => {
  const trouble = { kind: 'bounced', at: momentAt('2030-10-29T09:00Z').now, why: 'no such mailbox' } as const;
  const context = momentAt('2030-10-29T09:01Z', { kind: 'mail' });
  const verdict = noteMailTrouble(open, trouble, context);
  expect(offerAfter(verdict)).toMatchObject({ mailTrouble: trouble, state: 'open' });
  expect(recordOf(verdict).notices).toEqual([]);
  expect(noteMailTrouble(offerAfter(verdict), trouble, context)).toEqual({ kind: 'unchanged' });
  const again = { ...trouble, at: momentAt('2030-10-29T10:00Z').now };
  expect(noteMailTrouble(offerAfter(verdict), again, context).kind).toBe('decision');
});

test('mail trouble is over when a message that was sent after it arrives, and not by one sent before', () => {
  const at = (time: string) => momentAt(`2030-10-29T${time}Z`, { kind: 'mail' });
  const trouble = { kind: 'bounced', at: at('09:00').now, why: 'mailbox full' } as const;
  expect(noteMailArrived(open, { sentAt: at('10:00').now }, at('10:01'))).toEqual({ kind: 'unchanged' });
  const troubled = offerAfter(noteMailTrouble(open, trouble, at('09:01')));
  expect(noteMailArrived(troubled, { sentAt: at('09:00').now }, at('10:01'))).toEqual({ kind: 'unchanged' });
  const verdict = noteMailArrived(troubled, { sentAt: at('10:00').now }, at('10:01'));
  const mended = offerAfter(verdict);
  expect(mended).toEqual({
    ...troubled,
    version: 3,
    changedAt: at('10:01').now,
    mailTrouble: { ...trouble, resolvedAt: at('10:00').now },
  });
  expect(recordOf(verdict)).toMatchObject({ event: 'mail-recovered', who: { kind: 'mail' }, notices: [] });
  expect(noteMailArrived(mended, { sentAt: at('11:00').now }, at('11:01'))).toEqual({ kind: 'unchanged' });
});

test('an older word about mail does not take the place of a newer one', () => {
  const at = (time: string) => momentAt(`2030-10-29T${time}Z`, { kind: 'mail' });
  const bounced = (time: string) => ({ kind: 'bounced', at: at(time).now, why: 'mailbox full' }) as const;
  const complained = { kind: 'complained', at: at('10:00').now, why: 'abuse' } as const;
  const troubled = offerAfter(noteMailTrouble(open, complained, at('10:01')));
  expect(noteMailTrouble(troubled, bounced('09:00'), at('11:00'))).toEqual({ kind: 'unchanged' });
  const mended = offerAfter(noteMailArrived(troubled, { sentAt: at('12:00').now }, at('12:01')));
  expect(noteMailTrouble(mended, bounced('11:00'), at('13:00'))).toEqual({ kind: 'unchanged' });
  expect(noteMailTrouble(mended, bounced('12:30'), at('13:00')).kind).toBe('decision');
});

test.each(['prepared', 'unreleased'] as const)(
  'an applicant who knows of no invitation, which is %s, is mailed no link',
  (state) => {
    const offer = { ...offerOf('categorical', 'offer_1'), state };
    const verdict = reissueLink(offer, momentAt('2030-10-29T09:00Z', program), 'right@example.org');
    expect(offerAfter(verdict)).toMatchObject({ state, applicant: { email: 'right@example.org' } });
    expect(recordOf(verdict).notices).toEqual([]);
  },
);
