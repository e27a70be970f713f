import { expect, test } from 'vitest';
import type { Block } from '#domain/values/message.ts';
import { absoluteLinks } from '#functions/mail/absolute-links.ts';
import { renderMail } from '#functions/mail/mail.ts';

const blocks: readonly Block[] = [
  {
    kind: 'list',
    items: ['No answer yet.', 'Nothing else.'],
    links: [[{ text: 'Open', href: '/desk/offers/one' }], []],
  },
  {
    kind: 'table',
    columns: ['Day', 'AM'],
    rows: [['Nov 16', '3/7']],
    links: [['/desk/days/2020-11-16', '']],
  },
  { kind: 'links', links: [{ text: 'All offers', href: '/desk/offers' }] },
  { kind: 'link', text: 'Elsewhere', href: 'https://elsewhere.example.org/desk' },
  { kind: 'list', items: ['No link here.'] },
];
const { text, html } = renderMail('A digest', absoluteLinks(blocks, 'https://interviews.example.org'));

test('addresses of the site become whole in HTML, and others stay as they are', () => {
  expect(html).toContain('No answer yet. <a href="https://interviews.example.org/desk/offers/one">Open</a>');
  expect(html).toContain('<a href="https://interviews.example.org/desk/days/2020-11-16">Nov 16</a></td>');
  expect(html).toMatch(/<td[^>]*>3\/7<\/td>/);
  expect(html).toContain('href="https://elsewhere.example.org/desk"');
  expect(html).not.toContain('href="/');
});

test('plain text has the address of each item below it, and the cells of a table alone', () => {
  expect(text).toContain(
    '- No answer yet.\n  Open: https://interviews.example.org/desk/offers/one\n- Nothing else.\n',
  );
  expect(text).toContain('Nov 16 | 3/7\n');
});
