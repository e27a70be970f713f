import { alarmTrial } from '#functions/cli/doctor/alarm-delivery.ts';
import { examine } from '#functions/cli/doctor/examine.ts';
import { isReady, report } from '#functions/cli/doctor/report.ts';
import { readDeployment } from './deployment.ts';
import { inWords } from './explain-error.ts';
import { stackWordsOf } from './stack-args.ts';
import { type Ending, ended } from './terminal.ts';

const help = `Usage: npm run doctor -- [try-alarm] [--stack NAME]

Tells what a deployed stack lacks before applicants can rely on it. Reads under your own AWS credentials, and changes nothing.

  try-alarm             sets one alarm off instead, and tells whether it was published; those who hear the alarms get a mail

  --stack NAME          the stack's name, else Fairslot

Ends with 0 when everything is in order, 1 when something is to be mended or could not be looked at, 2 when the command
was not understood.`;

async function main(args: readonly string[]): Promise<Ending> {
  const words = stackWordsOf(args, [undefined, 'try-alarm']);
  if (words === 'help') {
    console.log(help);
    return ended.well;
  }
  if ('complaint' in words) {
    console.error(`${words.complaint} All there is: npm run doctor -- --help`);
    return ended.misunderstood;
  }
  const deployment = await readDeployment(words.stack);
  console.log(`Stack ${deployment.stack} in ${deployment.region}\n`);
  const findings = await (words.command === 'try-alarm'
    ? examine(deployment, [alarmTrial()])
    : examine(deployment));
  for (const line of report(findings)) console.log(line);
  return isReady(findings) ? ended.well : ended.refused;
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
