import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const requirements = join(import.meta.dirname, 'requirements.txt');
const LEAST = [3, 10] as const;
const INSTALL = 'sudo apt-get install -y python3 python3-venv';

/**
 * A Python virtual environment in `folder` with the pinned requirements. Throws a one-line error if Python is
 * missing.
 */
export function pythonIn(folder: string): string {
  const python = join(folder, 'bin', 'python');
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  const stamp = join(folder, 'requirements.sha256');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return python;
  requirePython();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  run('python3', ['-m', 'venv', folder], `python3 cannot make a virtual environment: ${INSTALL}`);
  const quietly = ['--quiet', '--disable-pip-version-check', '--no-input', '--no-deps'];
  run(
    python,
    ['-m', 'pip', 'install', ...quietly, '-r', requirements],
    'the emulator could not be installed',
  );
  writeFileSync(stamp, wanted);
  return python;
}

function requirePython(): void {
  const asked = spawnSync('python3', ['-c', 'import sys; print(*sys.version_info[:2])'], {
    encoding: 'utf8',
  });
  const [major = 0, minor = 0] = (asked.stdout ?? '').trim().split(' ').map(Number);
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return;
  const found = asked.status === 0 ? `found ${major}.${minor}` : 'found none';
  throw new Error(`The rehearsal needs Python ${LEAST.join('.')} or later (${found}): ${INSTALL}`);
}

function run(command: string, args: readonly string[], otherwise: string): void {
  const { status, stderr, error } = spawnSync(command, [...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${otherwise}\n${error?.message ?? stderr}`);
}
