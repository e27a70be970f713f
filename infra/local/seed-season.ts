import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

export type SeedOptions = {
  readonly root: string;
  readonly seasonFile: string;
  readonly applicants?: string | undefined;
  readonly environment: Readonly<Record<string, string>>;
};

/** Applies the season and invites the sample applicants with the operator's command. Throws with its output. */
export async function seedSeason(first: SeedOptions): Promise<void> {
  await runSeasonCommand(first, ['apply', first.seasonFile]);
  if (first.applicants !== undefined) await runSeasonCommand(first, ['invite', first.applicants]);
}

async function runSeasonCommand({ root, environment }: SeedOptions, words: readonly string[]): Promise<void> {
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
