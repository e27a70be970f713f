import { expect, test } from 'vitest';
import { renderMail } from '#functions/mail/mail.ts';
import { styleSheet } from '#functions/page/style-sheet.ts';

test('a button in a mail has the color of a button on a page', () => {
  const accent = /--accent:(#[0-9a-f]{6})/.exec(styleSheet)?.[1] ?? 'none';
  const { html } = renderMail('', [{ kind: 'link', text: 'Choose your date', href: 'https://example.org' }]);
  expect(html).toContain(`background:${accent}`);
});
