import { expect, test } from 'vitest';
import { formField } from '#functions/http/form-fields.ts';
import type { Request } from '#functions/http/request.ts';
import { isFromOwnPage } from '#functions/http/same-origin.ts';

const origin = 'https://interviews.example.org';

test.each([
  [{ 'sec-fetch-site': 'same-origin' }, true],
  [{ 'sec-fetch-site': 'none' }, true],
  [{ 'sec-fetch-site': 'same-site' }, false],
  [{ 'sec-fetch-site': 'cross-site' }, false],
  [{ 'sec-fetch-site': 'cross-site', origin }, false],
  [{ origin }, true],
  [{ origin: 'https://interviews.example.org.evil.example' }, false],
  [{ origin: 'null' }, false],
  [{}, true],
])('a form with %o is of our own page: %s', (headers, isOurs) => {
  expect(isFromOwnPage({ headers: headers as Record<string, string>, origin })).toBe(isOurs);
});

const part = (name: string, value: string) =>
  `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

test.each([
  ['application/x-www-form-urlencoded', 'a=1&csrf=t&csrf=u', 't'],
  ['application/x-www-form-urlencoded', 'a=1', undefined],
  ['multipart/form-data', `${part('a', 'csrf')}${part('csrf', 't')}--x--`, 't'],
  ['multipart/form-data', `${part('my-csrf', 't')}--x--`, undefined],
  ['application/json', '{"csrf":"t"}', undefined],
])('a field of %s is found by its name', (contentType, body, value) => {
  expect(formField({ contentType, body } as Request, 'csrf')).toBe(value);
});
