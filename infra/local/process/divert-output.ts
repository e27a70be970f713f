import { appendFileSync } from 'node:fs';

/**
 * Redirects stdout and stderr, which functions and libraries write to, to a file. Returns a function that still
 * writes to the terminal, for the few lines that are meant for a person.
 */
export function divertOutput(path: string): (line: string) => void {
  const terminal = process.stdout.write.bind(process.stdout);
  const toFile = (chunk: string | Uint8Array, ...rest: unknown[]) => {
    appendFileSync(path, chunk, { mode: 0o600 });
    const done = rest.find((each) => typeof each === 'function');
    if (done) done();
    return true;
  };
  process.stdout.write = toFile;
  process.stderr.write = toFile;
  return (line) => terminal(`${line}\n`);
}
