import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import { type Instant, instant } from '#domain/values/time.ts';
import { type Operator, operatorContext } from '#functions/cli/operator.ts';
import { parseSeasonArgs } from '#functions/cli/season/args.ts';
import { runCommand } from '#functions/cli/season/dispatch.ts';
import type { Terminal } from '#functions/cli/terminal.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { databaseAccess, freshTable } from './database.ts';

/** The operator's command on a table of its own: each run returns its exit code and its output. */
export type OperatorsDesk = {
  readonly store: Store;
  /** Runs the command as typed; texts in `${}` may have spaces. */
  readonly command: (...args: readonly string[]) => Promise<Said>;
  /** The same at a terminal where `ask` types what the command asks for. */
  readonly askedWith: (ask: NonNullable<Terminal['ask']>, ...args: readonly string[]) => Promise<Said>;
  /** Writes a file for a command to read. */
  readonly file: (name: string, text: string) => string;
  readonly setClock: (to: string) => void;
};

export type Said = { readonly code: number; readonly out: string; readonly complaints: string };

/** A desk for `season`, on the morning of 27 October in Boston, weeks before the first day; `patience` in milliseconds. */
export async function operatorsDesk(
  season: 'im-2020-2021' | 'your-program-2026-2027',
  patience?: number,
): Promise<OperatorsDesk> {
  const { tableName } = await freshTable();
  const opened = openStore(tableName, databaseAccess());
  const store = patience === undefined ? opened : { ...opened, patience };
  const folder = mkdtempSync(join(tmpdir(), 'fairslot-operator-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  let now: Instant = instant(`${season === 'im-2020-2021' ? 2020 : 2026}-10-27T09:00-04:00`);
  const run = async (ask: Terminal['ask'], args: readonly string[]): Promise<Said> => {
    const words = parseSeasonArgs(args);
    if (words === 'help' || 'usageError' in words) throw new Error(`no command: ${args.join(' ')}`);
    const out: string[] = [];
    const complaints: string[] = [];
    const terminal = {
      say: (line: string) => out.push(line),
      write: (text: string) => out.push(text),
      complain: (line: string) => complaints.push(line),
      ...(ask ? { ask } : {}),
    };
    const operator = {
      store,
      name: 'Sample Coordinator',
      now: () => now,
      terminal,
    };
    const workplace = { season: words.season ?? season, description: 'table sample in us-east-1' };
    const code = await runCommand(operator, words, workplace);
    return { code, out: out.join('\n'), complaints: complaints.join('\n') };
  };
  return {
    store,
    command: (...args) => run(undefined, args),
    askedWith: (ask, ...args) => run(ask, args),
    file: (name, text) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    },
    setClock: (to) => {
      now = instant(to);
    },
  };
}

/** An operator who hears nothing and never waits, for tests that are about what their commands do. */
export function silentOperator(store: Store, now: Instant): Operator {
  return {
    ...{ store, name: 'Sample Coordinator', now: () => now },
    terminal: { say: () => {}, write: () => {}, complain: () => {} },
  };
}

/** The contexts of the sample coordinator's decisions, all made at `now`. */
export function coordinatorAt(now: Instant): () => DecisionContext {
  return () => operatorContext({ name: 'Sample Coordinator', now: () => now });
}

/** Returns the operator's command as a process of its own, on a table at a time; each run returns its status and what it wrote. */
export function terminalProcess(tableName: string, season: string, now: Instant) {
  const { endpoint, region, credentials } = databaseAccess();
  return (...args: readonly string[]) =>
    spawnSync(process.execPath, ['functions/cli/season.ts', ...args], {
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        TABLE_NAME: tableName,
        SEASON: season,
        AWS_ENDPOINT_URL_DYNAMODB: endpoint,
        AWS_REGION: region,
        AWS_ACCESS_KEY_ID: credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
        CLOCK_SHIFT_MS: String(Date.parse(now) - Date.now()),
      },
    });
}
