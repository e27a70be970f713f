import { copyFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type BuildOptions, buildSync, type Metafile } from 'esbuild';
import type { Entry } from '#functions/entry.ts';
import { projectRoot } from '#infra/project-root.ts';

export type Bundle = {
  /** The folder that is deployed: `index.mjs`, with `handler`, its source map, and the entry's assets. */
  readonly folder: string;
  readonly bytes: number;
  readonly metafile: Metafile;
};

/** What every function's code is built with. */
export const bundling = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  minify: true,
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'none',
  charset: 'utf8',
  // A CommonJS dependency calls `require`, which a module does not have: without this the function dies as it starts.
  banner: {
    js: "import { createRequire as fromHere } from 'node:module';const require = fromHere(import.meta.url);",
  },
  metafile: true,
  logLevel: 'silent',
} as const satisfies BuildOptions;

/**
 * Builds one function's code into `<folder>/<name>` and copies its assets there. Throws with esbuild's own words where
 * it does not build.
 */
export function bundleEntry(
  { name, module, assets = [] }: Pick<Entry, 'name' | 'module' | 'assets'>,
  folder: string,
): Bundle {
  const own = join(folder, name);
  const outfile = join(own, 'index.mjs');
  const { metafile } = buildSync({
    ...bundling,
    absWorkingDir: projectRoot,
    entryPoints: [module],
    outfile,
  });
  for (const asset of assets) copyFileSync(join(projectRoot, asset), join(own, basename(asset)));
  return { folder: own, bytes: statSync(outfile).size, metafile };
}
