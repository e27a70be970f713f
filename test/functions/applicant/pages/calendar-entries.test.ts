import { expect, test } from 'vitest';
import { bookedPage } from '#functions/applicant/pages/booking-page.ts';
import { bookedPair, modelOf, textOf } from '#test/support/builders/sample-model.ts';

test('the emails of a pair are announced until its first day begins, and not on its second day', () => {
  const pageAt = (now: string) => textOf(bookedPage(modelOf(bookedPair, { now })));
  const announced = 'You will get one email for each day, each with its own calendar entry.';
  expect(pageAt('2020-11-16T12:59Z')).toContain(announced);
  for (const now of ['2020-11-16T13:00Z', '2020-11-17T14:00Z']) {
    expect(pageAt(now)).not.toContain(announced);
    expect(pageAt(now)).toContain(
      'If anything changes, we will send you an email with an updated calendar entry.',
    );
  }
});
