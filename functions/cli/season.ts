import { userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseSeasonArgs } from '#functions/cli/season/args.ts';
import { runCommand } from '#functions/cli/season/dispatch.ts';
import { help } from '#functions/cli/season/help.ts';
import { resolveTarget } from '#functions/cli/season/target.ts';
import { now } from '#functions/runtime/clock.ts';
import { openStore } from '#functions/store/client.ts';
import { explainError } from './explain-error.ts';
import { serviceClock } from './service-clock.ts';
import { type ExitCode, exitCode, type Terminal } from './terminal.ts';

/** `npm run season -- COMMAND`: the operator's commands for a season; `--help` lists them. */
const runningFile = join(import.meta.dirname, '../../.local/running.json');
/** A command is worth a minute's wait, in milliseconds: the API's timeout does not bound it, as it does a page. */
const COMMAND_PATIENCE = 60_000;
const terminal: Terminal = {
  say: (line) => console.log(line),
  write: (text) => process.stdout.write(text),
  complain: (line) => console.error(line),
  ...(process.stdin.isTTY && process.stdout.isTTY ? { ask: askAtTerminal } : {}),
};

async function askAtTerminal(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await lines.question(question);
  } finally {
    lines.close();
  }
}

function warnOfClock(minutesBehind: number): void {
  const how = `${Math.abs(minutesBehind)} minutes ${minutesBehind > 0 ? 'slow' : 'fast'}`;
  terminal.complain(`The clock of this machine is ${how}. The time of the service is used instead.`);
}

async function main(args: readonly string[]): Promise<ExitCode> {
  const parsed = parseSeasonArgs(args);
  if (parsed === 'help') {
    terminal.say(help);
    return exitCode.ok;
  }
  if ('usageError' in parsed) {
    terminal.complain(`${parsed.usageError} See npm run season -- --help`);
    return exitCode.usage;
  }
  const target = resolveTarget(parsed, process.env, runningFile);
  if (!target) {
    terminal.complain(
      'No service is running on this machine (npm start runs one). For a deployed service, pass --table NAME',
    );
    return exitCode.usage;
  }
  Object.assign(process.env, target.environment);
  const name = parsed.as ?? userInfo().username;
  const store = { ...openStore(target.table), patience: COMMAND_PATIENCE };
  const clock = serviceClock(store, now, warnOfClock);
  return runCommand({ store, name, now: clock, terminal }, parsed, target);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    terminal.complain(explainError(error));
    process.exitCode = exitCode.refused;
  },
);
