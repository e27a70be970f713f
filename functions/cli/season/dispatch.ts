import { type Operator, printProblem } from '#functions/cli/operator.ts';
import type { ExitCode } from '#functions/cli/terminal.ts';
import type { SeasonArgs } from './args.ts';
import { inviteCommand } from './invite.ts';
import { cancelCommand, offersCommand, relinkCommand } from './offers.ts';
import { applyCommand, planCommand } from './plan-and-apply.ts';

/** Runs the command. `season` is the id for commands that read no season file. */
export async function runCommand(
  operator: Operator,
  args: SeasonArgs,
  season: string | undefined,
): Promise<ExitCode> {
  const { command, about } = args;
  if (command === 'plan') return planCommand(operator, about);
  if (command === 'apply') return applyCommand(operator, about);
  if (!season) return printProblem(operator, 'No season is given: pass --season ID');
  switch (command) {
    case 'invite':
      return inviteCommand(operator, season, about, args);
    case 'offers':
      return offersCommand(operator, season);
    case 'cancel':
      return cancelCommand(operator, season, about, args.reason);
    case 'relink':
      return relinkCommand(operator, season, about, args.email);
    default:
      throw new Error(`no command for ${command satisfies never}`);
  }
}
