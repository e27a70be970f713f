import { output, readDeployment } from './deployment.ts';
import { inWords } from './explain-error.ts';
import { changeKeys, keyCommands } from './rotate-link-keys.ts';
import { stackWordsOf } from './stack-args.ts';
import { type Ending, ended } from './terminal.ts';

const help = `Usage: npm run link-keys -- COMMAND [--stack NAME]

  rotate                sign personal links with a new key; those that are out go on working
  retire                let the earlier key open nothing any more; links that it signed end

  --stack NAME          the stack's name, else Fairslot

After a key has leaked: rotate, retire, wait five minutes, and mail new links with npm run season -- relink OFFER.

Ends with 0 when it is done, 1 when it was refused, 2 when the command was not understood.`;

async function main(args: readonly string[]): Promise<Ending> {
  const words = stackWordsOf(args, keyCommands);
  if (words === 'help') {
    console.log(help);
    return ended.well;
  }
  if ('complaint' in words) {
    console.error(`${words.complaint} All there is: npm run link-keys -- --help`);
    return ended.misunderstood;
  }
  const terminal = { say: console.log, complain: console.error };
  return changeKeys(output(await readDeployment(words.stack), 'LinkKeysArn'), words.command, terminal);
}

main(process.argv.slice(2)).then(
  (ending) => {
    process.exitCode = ending;
  },
  (error: unknown) => {
    console.error(inWords(error));
    process.exitCode = ended.refused;
  },
);
