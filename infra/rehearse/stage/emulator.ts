import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { get } from 'node:https';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '#infra/local/process/free-port.ts';
import { accountEnvironment, type Emulated, emulatedAccount } from './account.ts';
import { type MailServer, startMailServer } from './mailbox.ts';
import { runProcess, startProcess } from './processes.ts';

export type Emulator = {
  readonly port: number;
  readonly certificate: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly mailbox: MailServer;
  /** Calls one operation of an AWS API, as `call('sts', 'get_caller_identity')`. */
  call(service: string, operation: string, parameters?: object): Promise<Record<string, unknown>>;
  /** The emulator's log, for failures. */
  log(): string;
  stop(): Promise<void>;
};

const START_WITHIN_MS = 60_000;

/** Starts the emulator on a free port, with TLS and with IAM enforced. Verifies that the emulator itself responds. */
export async function startEmulator(python: string, home: string): Promise<Emulator> {
  const certificate = join(home, 'certificate.pem');
  const key = join(home, 'key.pem');
  execFileSync(python, [join(import.meta.dirname, 'certificate.py'), certificate, key]);
  const port = await freePort();
  const emulated = { endpoint: `https://127.0.0.1:${port}`, certificate, home };
  const environment = accountEnvironment(emulated);
  const log = join(home, 'emulator.log');
  const mailbox = await startMailServer(python, environment, home);
  const env = { ...environment, ...behavior(emulated, key, mailbox) };
  const endEmulator = startProcess(python, ['-m', 'ministack'], { env, log });
  const stop = async () => {
    await endEmulator();
    await mailbox.stop();
  };
  const emulator: Emulator = {
    port,
    certificate,
    environment,
    mailbox,
    call: (service, operation, parameters = {}) =>
      call(python, environment, [service, operation, JSON.stringify(parameters)]),
    log: () => readFileSync(log, 'utf8'),
    stop,
  };
  try {
    await answering(emulated);
    await mustBeEmulated(emulator);
  } catch (cause) {
    await stop();
    throw new Error(`the emulator did not start:\n${emulator.log().slice(-2000)}`, { cause });
  }
  return emulator;
}

function behavior({ endpoint, certificate }: Emulated, key: string, mailbox: MailServer) {
  return {
    GATEWAY_PORT: new URL(endpoint).port,
    SMTP_HOST: `127.0.0.1:${mailbox.port}`,
    BIND_HOST: '127.0.0.1',
    USE_SSL: '1',
    MINISTACK_SSL_CERT: certificate,
    MINISTACK_SSL_KEY: key,
    AUTH: 'true',
    IOT_MTLS_ENABLED: '0',
    PYTHONUNBUFFERED: '1',
  };
}

async function call(python: string, env: Readonly<Record<string, string>>, args: readonly string[]) {
  const script = join(import.meta.dirname, 'aws_call.py');
  return JSON.parse(await runProcess(python, [script, ...args], { env })) as Record<string, unknown>;
}

async function answering({ endpoint, certificate }: Emulated): Promise<void> {
  const ca = readFileSync(certificate);
  const until = Date.now() + START_WITHIN_MS;
  while (Date.now() < until) {
    const status = await new Promise<number | undefined>((resolve) => {
      get(`${endpoint}/_ministack/health`, { ca }, (reply) => {
        reply.resume();
        resolve(reply.statusCode);
      }).once('error', () => resolve(undefined));
    });
    if (status === 200) return;
    await pause(100);
  }
  throw new Error(`no answer within ${START_WITHIN_MS / 1000} s`);
}

async function mustBeEmulated(emulator: Emulator): Promise<void> {
  const { Account } = await emulator.call('sts', 'get_caller_identity');
  if (Account !== emulatedAccount) throw new Error(`account ${Account} is not the emulator’s`);
}
