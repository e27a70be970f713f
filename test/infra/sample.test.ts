import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const command = resolve(import.meta.dirname, '../../infra/sample/main.ts');

test('the first file of samples is written where no folder is yet', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'samples-'));
  const printed = execFileSync(process.execPath, [command, 'applications', '3'], { cwd, encoding: 'utf8' });
  expect(printed).toContain('Wrote 3 invented people to .local/applications-3.csv.');
  const lines = readFileSync(join(cwd, '.local/applications-3.csv'), 'utf8').trim().split('\r\n');
  expect(lines.length).toBeGreaterThanOrEqual(4);
});
