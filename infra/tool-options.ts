import { type ParseArgsConfig, parseArgs } from 'node:util';

/** Parses the command line of a tool of this repository. Prints `usage` and ends where that is asked for, or says what is wrong. */
export function toolOptions<T extends ParseArgsConfig>(config: T, usage: string) {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`${usage}\n`);
    process.exit(0);
  }
  try {
    return parseArgs<T>({ ...config, args });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const [what = ''] = error.message.split(/\.(\s|$)/, 1);
    process.stderr.write(`${what}.\n\n${usage}\n`);
    process.exit(2);
  }
}
