import { alarmTrial } from '#functions/cli/doctor/alarm-delivery.ts';
import { examine } from '#functions/cli/doctor/examine.ts';
import { isReady, report } from '#functions/cli/doctor/report.ts';
import { readDeployment } from './deployment.ts';
import { explainError } from './explain-error.ts';
import { parseStackArgs } from './stack-args.ts';
import { type ExitCode, exitCode } from './terminal.ts';

const help = `Usage: npm run doctor -- [try-alarm] [--stack NAME]

Checks whether a deployed stack is ready for applicants. Uses your own AWS credentials and changes nothing.

  try-alarm             set off one alarm instead, and show whether it was published; its recipients get a mail

  --stack NAME          the stack's name. Default: Fairslot

Exit codes: 0 all checks passed, 1 a check found a problem or could not run, 2 usage error.`;

async function main(args: readonly string[]): Promise<ExitCode> {
  const parsed = parseStackArgs(args, [undefined, 'try-alarm']);
  if (parsed === 'help') {
    console.log(help);
    return exitCode.ok;
  }
  if ('usageError' in parsed) {
    console.error(`${parsed.usageError} See npm run doctor -- --help`);
    return exitCode.usage;
  }
  const deployment = await readDeployment(parsed.stack);
  console.log(`Stack ${deployment.stack} in ${deployment.region}\n`);
  const findings = await (parsed.command === 'try-alarm'
    ? examine(deployment, [alarmTrial()])
    : examine(deployment));
  for (const line of report(findings)) console.log(line);
  return isReady(findings) ? exitCode.ok : exitCode.refused;
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
