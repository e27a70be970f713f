import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tokenScriptFile, tokenScriptText } from '#infra/browser/token-script.ts';

test('the script that is served is what its source gives: npm run token-script rewrites it', () => {
  expect(readFileSync(tokenScriptFile, 'utf8')).toBe(tokenScriptText());
});
