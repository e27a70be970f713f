import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { projectRoot } from '#infra/project-root.ts';
import { namedIn } from '#infra/rehearse/scenes/personal-link.ts';
import { accountEnvironment } from '#infra/rehearse/stage/account.ts';
import { runProcess } from '#infra/rehearse/stage/processes.ts';
import { pythonIn } from '#infra/rehearse/stage/python.ts';

afterEach(() => vi.unstubAllEnvs());

const emulated = { certificate: '/run/certificate.pem', home: '/run' };

describe('what the rehearsal runs', () => {
  it.each([
    'https://dynamodb.us-east-1.amazonaws.com',
    'http://127.0.0.1:4566',
    'https://127.0.0.1.example.org:4566',
    'https://localhost:4566',
  ])('speaks to nobody but the emulator: %s is refused', (endpoint) => {
    expect(() => accountEnvironment({ ...emulated, endpoint })).toThrow('connects to nothing else');
  });

  it('knows no credential, profile or endpoint of the person at the machine', () => {
    vi.stubEnv('AWS_PROFILE', 'hospital');
    vi.stubEnv('AWS_SESSION_TOKEN', 'real');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAREAL');
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', 'https://dynamodb.us-east-1.amazonaws.com');
    const environment = accountEnvironment({ ...emulated, endpoint: 'https://127.0.0.1:4566' });
    expect(environment).toMatchObject({ AWS_ACCESS_KEY_ID: 'test', AWS_CONFIG_FILE: '/dev/null' });
    expect(Object.entries(environment).join(' ')).not.toMatch(/hospital|real|AKIAREAL|amazonaws/);
    expect(environment).not.toHaveProperty('AWS_PROFILE');
  });

  it('throws the end of what a failed program said', async () => {
    const env = { PATH: process.env.PATH ?? '' };
    await expect(runProcess('/bin/sh', ['-c', 'echo so; echo why >&2; exit 3'], { env })).rejects.toThrow(
      /so\s+why/,
    );
    await expect(runProcess('/bin/sh', ['-c', 'echo fine'], { env })).resolves.toBe('fine\n');
  });
});

describe('Python', () => {
  it('is missed in one line that says how to get it', () => {
    vi.stubEnv('PATH', '');
    expect(() => pythonIn(join(tmpdir(), 'no-python-here'))).toThrow(
      /^The rehearsal needs Python 3\.10 or later \(found none\): sudo apt-get install -y python3 python3-venv$/,
    );
  });

  it('gets the emulator, and all that it needs, in one exact version each', () => {
    const lines = readFileSync(join(projectRoot, 'infra/rehearse/stage/requirements.txt'), 'utf8')
      .trim()
      .split('\n');
    expect(lines).toContain('ministack==1.5.33');
    for (const line of lines) expect(line).toMatch(/^[\w.-]+==[\w.]+$/);
  });
});

describe('a personal link', () => {
  it('names its season and its offer in clear', () => {
    const link = 'https://interviews.example.org/i/im-2020-2021.offer_0001.1.mac';
    expect(namedIn(link)).toEqual({ season: 'im-2020-2021', offer: 'offer_0001' });
  });
});
