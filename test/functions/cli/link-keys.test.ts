import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type KeyCommand, keyCommands, runKeyCommand } from '#functions/cli/rotate-link-keys.ts';
import { parseStackArgs } from '#functions/cli/stack-args.ts';
import { type LinkKeys, readToken, tokenFor } from '#functions/links/link-token.ts';
import { readLinkKeys } from '#functions/links/parse-link-keys.ts';

/*
 * Secrets Manager is played by a mock that keeps one secret. What functions make of a secret that changes while they run
 * is in ../key-rotation.test.ts.
 */
const link = { season: 'im-2020-2021', id: 'offer_01ja3v', generation: 1 };
const secrets = mockClient(SecretsManagerClient);
let secret = '';

beforeEach(() => {
  secret = JSON.stringify({ current: 'f'.repeat(64), previous: null });
  const CreatedDate = new Date('2020-11-03T12:00:00Z');
  secrets
    .on(GetSecretValueCommand, { SecretId: 'arn' })
    .callsFake(() => ({ SecretString: secret, CreatedDate }));
  secrets.on(PutSecretValueCommand, { SecretId: 'arn' }).callsFake(({ SecretString }) => {
    secret = SecretString;
  });
});
afterEach(() => {
  secrets.reset();
});

const keys = (): LinkKeys => readLinkKeys(secret);
const opens = (token: string) => readToken(token, keys()) !== undefined;

async function run(command: KeyCommand) {
  const said: string[] = [];
  const complaints: string[] = [];
  const terminal = {
    say: (line: string) => said.push(line),
    complain: (line: string) => complaints.push(line),
  };
  const code = await runKeyCommand('arn', command, terminal);
  return { code, said: said.join('\n'), complaints: complaints.join('\n') };
}

describe('rotating', () => {
  test('signs links with a new key, and ends none that is out', async () => {
    const before = tokenFor(link, keys());
    expect(await run('rotate')).toMatchObject({ code: 0, complaints: '' });
    const after = tokenFor(link, keys());
    expect(after).not.toBe(before);
    expect([opens(before), opens(after)]).toEqual([true, true]);
  });

  test('makes a key of 256 random bits, another one each time', async () => {
    const made = new Set<string>();
    for (let time = 0; time < 5; time += 1) {
      await run('rotate');
      made.add(keys().current);
      await run('retire');
    }
    expect(made.size).toBe(5);
    for (const key of made) expect(Buffer.from(key, 'base64url')).toHaveLength(32);
  });

  test('is refused while an earlier key is in place, for its links would end', async () => {
    const first = tokenFor(link, keys());
    await run('rotate');
    const before = secret;
    expect(await run('rotate')).toMatchObject({ code: 1, complaints: expect.stringContaining('retire') });
    expect(secret).toBe(before);
    expect(opens(first)).toBe(true);
  });
});

describe('retiring the earlier key', () => {
  test('ends its links and no other, and says which those are', async () => {
    const before = tokenFor(link, keys());
    await run('rotate');
    const after = tokenFor(link, keys());
    const { code, said } = await run('retire');
    expect(code).toBe(0);
    expect(said).toContain('Links mailed before 2020-11-03T12:05:00.000Z');
    expect([opens(before), opens(after)]).toEqual([false, true]);
  });

  test('is refused where there is none', async () => {
    const before = secret;
    expect(await run('retire')).toMatchObject({
      code: 1,
      complaints: expect.stringContaining('no previous key'),
    });
    expect(secret).toBe(before);
  });
});

test('after a leak, rotate and retire leave the leaked key nowhere', async () => {
  const leaked = keys().current;
  await run('rotate');
  await run('retire');
  expect(secret).not.toContain(leaked);
});

test('a key is never shown', async () => {
  const held = [keys().current];
  const shown: unknown[] = [];
  for (const command of ['rotate', 'rotate', 'retire', 'retire'] as const) {
    shown.push(await run(command));
    held.push(keys().current);
  }
  for (const key of held) expect(JSON.stringify(shown)).not.toContain(key);
});

test.each(keyCommands)('%s leaves a secret alone that does not hold link keys', async (command) => {
  const broken = '{"current":"too short","previous":null}';
  secret = broken;
  await expect(run(command)).rejects.toThrow('does not hold link keys');
  expect(secret).toBe(broken);
});

describe('the words of a command about a stack', () => {
  test('name a stack, or mean Fairslot', () => {
    expect(parseStackArgs(['rotate'], keyCommands)).toEqual({ command: 'rotate', stack: 'Fairslot' });
    expect(parseStackArgs(['--stack', 'Other'], [undefined])).toEqual({ command: undefined, stack: 'Other' });
    expect(parseStackArgs(['--help'], keyCommands)).toBe('help');
  });

  test.each([
    [[], keyCommands, 'Missing command: rotate or retire.'],
    [['rotte'], keyCommands, 'Unknown command “rotte”.'],
    [['rotate', 'Other'], keyCommands, 'Unexpected argument “Other”.'],
    [['Other'], [undefined], 'Unknown command “Other”.'],
    [['--stak', 'Other'], [undefined], 'stak'],
  ])('%j is a usage error that says why', (args, commands, usageError) => {
    expect(parseStackArgs<string | undefined>(args, commands)).toEqual({
      usageError: expect.stringContaining(usageError),
    });
  });
});
