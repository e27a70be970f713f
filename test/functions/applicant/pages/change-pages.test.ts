import { describe, expect, test } from 'vitest';
import type { DayClosed } from '#domain/booking/refusal.ts';
import { whyNoPage } from '#functions/applicant/offer-model.ts';
import { cancelPage } from '#functions/applicant/pages/cancel-page.ts';
import { declinePage } from '#functions/applicant/pages/decline-page.ts';
import { movePage } from '#functions/applicant/pages/move-page.ts';
import { problemPage } from '#functions/applicant/pages/problem-page.ts';
import { all, base, bookedPair, formWith, modelOf, textOf } from '#test/support/builders/sample-model.ts';

describe('the page to move a booking', () => {
  const page = movePage(modelOf(bookedPair, { zone: 'Asia/Tokyo' }));

  test('posts every choice with the version that was shown', () => {
    const forms = all(page, /<form[\s\S]*?<\/form>/g);
    expect(forms).toHaveLength(5);
    for (const form of forms) {
      expect(form).toContain(`method="post" action="${base}/move?zone=Asia/Tokyo"`);
      expect(form).toContain('<input type="hidden" name="version" value="2">');
    }
  });

  test('marks the present booking, with its starts chosen, and moves nobody by accident elsewhere', () => {
    const present = formWith(page, 'Your current booking');
    expect(present).toContain('value="2020-11-16_2020-11-17"');
    expect(all(present, /<input[^>]*value="(\w+)" required checked>/g)).toEqual(['morning', 'afternoon']);
    expect(all(page, / checked>/g)).toHaveLength(2);
    expect(present).toContain('<button>Change time on Monday, November 16 and Tuesday, November 17</button>');
  });

  test('gives the present booking no button when no other start of it is available', () => {
    const taken = (seat: { on: string }) => ['2020-11-16', '2020-11-17'].includes(seat.on);
    const present = formWith(movePage(modelOf(bookedPair, { taken })), 'Your current booking');
    expect(present).not.toContain('<button');
  });

  test('says that the present place is kept until the new one is won', () => {
    expect(textOf(page)).toContain('You keep your current spot until the new one is confirmed');
  });
});

describe('the page to cancel', () => {
  test('names both days of a pair, says that both go, and posts the version', () => {
    const page = cancelPage(modelOf(bookedPair));
    expect(textOf(page)).toContain('This cancels both days');
    expect(textOf(page)).toContain('Monday, November 16, 2020');
    expect(textOf(page)).toContain('Tuesday, November 17, 2020');
    const form = formWith(page, 'Cancel both days');
    expect(form).toContain(`method="post" action="${base}/cancel"`);
    expect(form).toContain('name="version" value="2"');
  });

  test('says that the invitation ends with it', () => {
    expect(textOf(cancelPage(modelOf(bookedPair)))).toContain('your invitation ends');
  });
});

test('the page to decline says that it is for good, and posts', () => {
  const page = declinePage(modelOf());
  expect(textOf(page)).toContain('You cannot undo it');
  expect(formWith(page, 'Decline the invitation')).toContain(`method="post" action="${base}/decline"`);
});

describe('a page that would offer the impossible is refused', () => {
  test('moving and canceling without a booking', () => {
    expect(whyNoPage('move', modelOf())).toEqual({ kind: 'not-booked' });
    expect(whyNoPage('cancel', modelOf())).toEqual({ kind: 'not-booked' });
  });

  test('declining an offer that is booked or over', () => {
    expect(whyNoPage('decline', modelOf(bookedPair))).toEqual({ kind: 'already-booked' });
    expect(whyNoPage('decline', modelOf({ state: 'expired' }))).toMatchObject({ kind: 'offer-closed' });
    expect(whyNoPage('decline', modelOf())).toBeUndefined();
  });

  test('moving too late leads to canceling, as long as that is possible', () => {
    const refused = (change: Parameters<typeof modelOf>[0], now: string) => {
      const model = modelOf(change, { now });
      const closed = { kind: 'day-closed', on: '2020-11-16', closedAt: model.now } as DayClosed;
      return problemPage(closed, model);
    };
    const late = refused(bookedPair, '2020-11-15T13:00Z');
    expect(textOf(late)).toContain('If you can’t come on that day, please cancel: you can until');
    expect(late).toContain(`href="${base}/cancel">Cancel interview</a>`);
    const begun = refused(bookedPair, '2020-11-16T13:00Z');
    expect(textOf(begun)).toContain('please email the program');
    expect(begun).not.toContain('/cancel');
    expect(textOf(refused({}, '2020-10-28T12:00Z'))).toContain('choose one of the times that are still open');
  });

  test('moving too late, which is sooner than canceling too late', () => {
    const late = modelOf(bookedPair, { now: '2020-11-15T13:00Z' });
    expect(whyNoPage('move', late)).toMatchObject({ kind: 'day-closed', on: '2020-11-16' });
    expect(whyNoPage('cancel', late)).toBeUndefined();
  });
});
