import { appendFileSync } from 'node:fs';

/**
 * Sends what functions and libraries write to the terminal to a file instead, and answers how to write to the terminal
 * after all: the few lines that a person is to read.
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
