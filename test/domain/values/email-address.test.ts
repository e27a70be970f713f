import { expect, test } from 'vitest';
import { isEmailAddress } from '#domain/values/email-address.ts';

const host = (length: number) => `${'h.'.repeat(length / 2 - 1)}uk`;

test.each([
  ['the usual form', 'sample.person+im@mail.example.org'],
  ['every sign that needs no quotes', "a!#$%&'*+/=?^_`{|}~-z@example.org"],
  ['one letter, and labels of one character', 'a@b.c'],
  ['capitals and hyphens', 'Sample@Ex-ample.ORG'],
  ['64 characters before the @', `${'n'.repeat(64)}@example.org`],
  ['254 characters', `${'n'.repeat(53)}@${host(200)}`],
  ['a label of 63 characters', `sample@${'h'.repeat(63)}.org`],
])('an address may have %s', (_, text) => {
  expect(isEmailAddress(text)).toBe(true);
});

test.each([
  ['nothing', ''],
  ['no @', 'sample.example.org'],
  ['two @', 'sample@example.org@example.org'],
  ['nothing before the @', '@example.org'],
  ['no dot in the host', 'sample@localhost'],
  ['65 characters before the @', `${'n'.repeat(65)}@example.org`],
  ['255 characters', `${'n'.repeat(54)}@${host(200)}`],
  ['a label of 64 characters', `sample@${'h'.repeat(64)}.org`],
  ['an empty label', 'sample@example..org'],
  ['a dot at the end', 'sample@example.org.'],
  ['a hyphen at the beginning of a label', 'sample@-example.org'],
  ['a hyphen at the end of a label', 'sample@example-.org'],
  ['a dot at the beginning', '.sample@example.org'],
  ['a dot at the end of the name', 'sample.@example.org'],
  ['two dots in a row', 'sam..ple@example.org'],
  ['a display name', 'Sample <sample@example.org>'],
  ['a quoted name', '"sample"@example.org'],
  ['a blank', 'sam ple@example.org'],
  ['a line break and a header', 'sample@example.org\nBcc: other@example.org'],
  ['a line break in the host', 'sample@example\n.org'],
  ['letters outside ASCII', 'sämple@example.org'],
  ['a host outside ASCII', 'sample@exämple.org'],
])('an address has not %s', (_, text) => {
  expect(isEmailAddress(text)).toBe(false);
});
