import { userInfo } from 'node:os';
import { join } from 'node:path';
import { wordsOf } from '#functions/cli/season/args.ts';
import { run } from '#functions/cli/season/dispatch.ts';
import { help } from '#functions/cli/season/help.ts';
import { targetOf } from '#functions/cli/season/target.ts';
import { now } from '#functions/runtime/clock.ts';
import { openStore } from '#functions/store/client.ts';
import { inWords } from './explain-error.ts';
import { type Ending, ended, type Terminal } from './terminal.ts';

/** `npm run season -- COMMAND`: what a program does with its season. `--help` lists it. */
const runningFile = join(import.meta.dirname, '../../.local/running.json');
const terminal: Terminal = { say: (line) => console.log(line), complain: (line) => console.error(line) };

async function main(args: readonly string[]): Promise<Ending> {
  const words = wordsOf(args);
  if (words === 'help') {
    terminal.say(help);
    return ended.well;
  }
  if ('complaint' in words) {
    terminal.complain(`${words.complaint} All there is: npm run season -- --help`);
    return ended.misunderstood;
  }
  const target = targetOf(words, process.env, runningFile);
  if (!target) {
    terminal.complain(
      'No service runs on this machine (npm start runs one). For a deployed one: --table NAME',
    );
    return ended.misunderstood;
  }
  Object.assign(process.env, target.environment);
  terminal.say(target.inWords);
  const name = words.as ?? userInfo().username;
  return run({ store: openStore(target.table), name, now, terminal }, words, target.season);
}

main(process.argv.slice(2)).then(
  (ending) => {
    process.exitCode = ending;
  },
  (error: unknown) => {
    terminal.complain(inWords(error));
    process.exitCode = ended.refused;
  },
);
