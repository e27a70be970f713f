import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

export type FirstSeason = {
  readonly root: string;
  readonly seasonFile: string;
  readonly applicants: string;
  readonly environment: Readonly<Record<string, string>>;
};

/** Applies the season and invites the sample's applicants, by the operator's command. Throws with what that said. */
export async function beginSeason(first: FirstSeason): Promise<void> {
  await operate(first, ['apply', first.seasonFile]);
  await operate(first, ['invite', first.applicants]);
}

async function operate({ root, environment }: FirstSeason, words: readonly string[]): Promise<void> {
  const command = spawn(process.execPath, [join(root, 'functions/cli/season.ts'), ...words], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => command.kill();
  process.once('exit', end);
  const [said, complained, [code]] = await Promise.all([
    text(command.stdout),
    text(command.stderr),
    once(command, 'exit'),
  ]);
  process.off('exit', end);
  if (code !== 0) throw new Error(`npm run season -- ${words.join(' ')} failed:\n${said}${complained}`);
}
