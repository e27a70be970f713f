import { html } from 'hono/html';
import { describe, expect, test } from 'vitest';
import { tracesOf } from '#test/support/checks/leaks.ts';

const other = {
  address: 'o@example.org',
  name: 'Ann "A" O\'Neil <b> & Co, \\',
  token: `s.offer_1.1.${'m'.repeat(43)}`,
};

describe('a name that leaks is found', () => {
  test.each([
    ['on a page', String(html`<p>${other.name}</p>`)],
    ['in JSON', JSON.stringify({ applicant: { name: other.name } })],
    ['in a page inside JSON', JSON.stringify({ body: String(html`<p>${other.name}</p>`) })],
    ['as it is', `Dear ${other.name},`],
    ['in a calendar file', 'ATTENDEE;CN="x"\r\nSUMMARY:Ann "A" O\'Neil <b> & Co\\, \\\\'],
  ])('%s', (_, text) => {
    expect(tracesOf(other, text)).not.toEqual([]);
  });
});

test('an address, a token and a signature alone are found', () => {
  for (const text of [other.address, other.token, 'm'.repeat(43)])
    expect(tracesOf(other, `x ${text} y`)).not.toEqual([]);
});

test('a part of the applicant’s own name is no leak', () => {
  expect(tracesOf({ ...other, name: 'Ann' }, 'Dear Anna', { name: 'Anna' })).toEqual([]);
});
