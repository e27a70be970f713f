import { output, readDeployment } from './deployment.ts';
import { explainError } from './explain-error.ts';
import { keyCommands, runKeyCommand } from './rotate-link-keys.ts';
import { parseStackArgs } from './stack-args.ts';
import { type ExitCode, exitCode } from './terminal.ts';

const help = `Usage: npm run link-keys -- COMMAND [--stack NAME]

  rotate                sign personal links with a new key; existing links keep working
  retire                remove the previous key; links signed with it stop working

  --stack NAME          the stack's name. Default: Fairslot

After a key has leaked: rotate, retire, wait five minutes, and mail new links with npm run season -- relink OFFER.

Exit codes: 0 done, 1 refused, 2 usage error.`;

async function main(args: readonly string[]): Promise<ExitCode> {
  const parsed = parseStackArgs(args, keyCommands);
  if (parsed === 'help') {
    console.log(help);
    return exitCode.ok;
  }
  if ('usageError' in parsed) {
    console.error(`${parsed.usageError} See npm run link-keys -- --help`);
    return exitCode.usage;
  }
  const terminal = { say: console.log, complain: console.error };
  return runKeyCommand(output(await readDeployment(parsed.stack), 'LinkKeysArn'), parsed.command, terminal);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(explainError(error));
    process.exitCode = exitCode.refused;
  },
);
