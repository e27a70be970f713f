import { spawnSync } from 'node:child_process';

const NEEDED = 17;

const howToInstall =
  'Install it: "sudo apt-get install openjdk-17-jre-headless" on Debian, "brew install --cask temurin@17" on macOS.';

/** The major version in the output of `java -version`: 17 for `openjdk version "17.0.15"`, 8 for `"1.8.0_402"`. */
export function javaVersionIn(text: string): number | undefined {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(text) ?? [];
  return first === undefined ? undefined : Number(first === '1' && second ? second : first);
}

/** Throws a one-line error with the install command unless a Java that can run DynamoDB Local is on the path. */
export function requireJava(path: string | undefined = process.env.PATH): void {
  const result = spawnSync('java', ['-version'], { encoding: 'utf8', env: { ...process.env, PATH: path } });
  const version = result.status === 0 ? javaVersionIn(result.stderr + result.stdout) : undefined;
  if (version === undefined) {
    throw new Error(`Fairslot's local database needs Java ${NEEDED}, and none is installed. ${howToInstall}`);
  }
  if (version < NEEDED) {
    throw new Error(
      `Fairslot's local database needs Java ${NEEDED}, and this is ${version}. ${howToInstall}`,
    );
  }
}
