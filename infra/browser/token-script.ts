import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { projectRoot } from '#infra/project-root.ts';

/** Where the script is kept that the functions serve. */
export const tokenScriptFile = join(projectRoot, 'functions/questions/token-script.json');

/** Returns the text of that file: the browser's part of anonymous questions, with its library, as one script. */
export function tokenScriptText(): string {
  const { outputFiles } = buildSync({
    absWorkingDir: projectRoot,
    entryPoints: ['functions/questions/browser/main.ts'],
    tsconfig: 'functions/questions/browser/tsconfig.json',
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'ascii',
    legalComments: 'none',
    write: false,
    logLevel: 'silent',
  });
  const [script] = outputFiles;
  if (!script) throw new Error('the script of tokens was not built');
  return `${JSON.stringify({ text: script.text }, undefined, 2)}\n`;
}
