import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { sampleExport } from '#infra/sample/main.ts';

export type SeedOptions = {
  readonly root: string;
  readonly seasonFile: string;
  readonly applicants?: string | undefined;
  /** A list of those who interview. */
  readonly interviewers?: string | undefined;
  /** How many applications of invented people are imported. */
  readonly applications?: number | undefined;
  readonly environment: Readonly<Record<string, string>>;
};

/**
 * Applies the season, stores the sample interviewers, invites the sample applicants and imports sample applications, all with the operator's command.
 * Throws with its output.
 */
export async function seedSeason(first: SeedOptions): Promise<void> {
  await runSeasonCommand(first, ['apply', first.seasonFile]);
  if (first.interviewers !== undefined)
    await runSeasonCommand(first, ['interviewers', first.interviewers, '--yes']);
  if (first.applicants !== undefined) await runSeasonCommand(first, ['invite', first.applicants]);
  if (first.applications) await importSample(first, first.applications);
}

/** Every eighth of the invented people still owes a letter. */
async function importSample(first: SeedOptions, count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'fairslot-sample-'));
  try {
    const [file, letters] = [join(folder, 'sample-export.csv'), join(folder, 'sample-letters.csv')];
    const text = sampleExport(count, 1, 0);
    const ids = [...text.matchAll(/^\d{8}/gm)].map(([id]) => id);
    writeFileSync(file, text);
    writeFileSync(letters, ids.filter((_, index) => index % 8 !== 0).join('\n'));
    await runSeasonCommand(first, ['import', file, '--yes']);
    await runSeasonCommand(first, ['facts', 'three letters received', letters, '--complete', '--yes']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
