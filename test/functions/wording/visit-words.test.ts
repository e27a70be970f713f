import { expect, test } from 'vitest';
import { callLink } from '#functions/wording/visit-words.ts';

test.each([
  ['+1 617 555 0100', 'tel:+16175550100'],
  ['(617) 555-0100', 'tel:6175550100'],
  ['617.555.0100 ext. 12', 'tel:6175550100;ext=12'],
  ['617-555-0100 x9', 'tel:6175550100;ext=9'],
])('a phone number can be dialed with a tap: %s', (phone, href) => {
  expect(callLink({ kind: 'virtual', phone })).toEqual({ text: phone, href });
});

test.each(['the front desk', '617 555 0100 or 0101', '911;rm', ''])(
  'what is no number as it stands is left as words: “%s”',
  (phone) => {
    expect(callLink({ kind: 'virtual', phone })).toBeUndefined();
  },
);
