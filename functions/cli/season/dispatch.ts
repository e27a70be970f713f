import { complained, type Operator } from '#functions/cli/operator.ts';
import type { Ending } from '#functions/cli/terminal.ts';
import type { Words } from './args.ts';
import { inviteCommand } from './invite.ts';
import { cancelCommand, offersCommand, relinkCommand } from './offers.ts';
import { applyCommand, planCommand } from './plan-and-apply.ts';

/** Does what `words` ask for. `season` is the one that is meant where no file says it. */
export async function run(operator: Operator, words: Words, season: string | undefined): Promise<Ending> {
  const { command, about } = words;
  if (command === 'plan') return planCommand(operator, about);
  if (command === 'apply') return applyCommand(operator, about);
  if (!season) return complained(operator, 'Say which season is meant: --season ID');
  switch (command) {
    case 'invite':
      return inviteCommand(operator, season, about, words);
    case 'offers':
      return offersCommand(operator, season);
    case 'cancel':
      return cancelCommand(operator, season, about, words.reason);
    case 'relink':
      return relinkCommand(operator, season, about, words.email);
    default:
      throw new Error(`no command for ${command satisfies never}`);
  }
}
