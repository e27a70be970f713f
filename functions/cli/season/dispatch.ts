import { type Operator, printProblem } from '#functions/cli/operator.ts';
import type { ExitCode } from '#functions/cli/terminal.ts';
import { announce, type Workplace } from './announce.ts';
import { closingCommand } from './applications/closing.ts';
import { decideCommand } from './applications/decide.ts';
import { factsCommand } from './applications/facts.ts';
import { importCommand } from './applications/import.ts';
import type { SeasonArgs } from './args.ts';
import { actOnOffer } from './deeds/act-on-offer.ts';
import { type ActName, deedOf } from './deeds/deed-of.ts';
import { swapCommand } from './deeds/swap.ts';
import { changesCommand } from './history/changes.ts';
import { recordCommand } from './history/record.ts';
import { interviewersCommand } from './interviews/interviewers.ts';
import { matchListCommand } from './interviews/match-list.ts';
import { planDayCommand } from './interviews/plan-day.ts';
import { publishDayCommand } from './interviews/publish-day.ts';
import { listWavesCommand } from './invitations/list-waves.ts';
import { unprepareCommand } from './invitations/unprepare.ts';
import { inviteCommand } from './invite.ts';
import { listOffersCommand } from './list-offers.ts';
import { eraseCommand } from './person/erase.ts';
import { exportCommand } from './person/export.ts';
import { readmitCommand } from './person/readmit.ts';
import { retentionCommand } from './person/retention.ts';
import { applyCommand, planCommand } from './plan-and-apply.ts';
import { rosterCommand } from './roster.ts';
import { screenCommand } from './screening/screen.ts';
import { showCommand } from './show.ts';

/** Runs the command, after a line that says on what. Its season is for commands that read no season file. */
export async function runCommand(
  operator: Operator,
  args: SeasonArgs,
  workplace: Workplace,
): Promise<ExitCode> {
  const { command, about } = args;
  const { season } = workplace;
  await announce(operator, args, workplace);
  if (command === 'plan') return planCommand(operator, about);
  if (command === 'apply') return applyCommand(operator, about, args.reason);
  if (!season) return printProblem(operator, 'No season is given: pass --season ID');
  switch (command) {
    case 'facts':
    case 'decide':
    case 'closing':
    case 'import':
    case 'screen':
      return onApplications(operator, season, command, args);
    case 'invite':
      return inviteCommand(operator, season, about, args);
    case 'waves':
      return listWavesCommand(operator, season, args.csv);
    case 'unprepare':
      return unprepareCommand(operator, season, about, args);
    case 'offers':
      return listOffersCommand(operator, season, args);
    case 'interviewers':
    case 'roster':
    case 'plan-day':
    case 'publish-day':
      return showDay(operator, season, command, args);
    case 'match-list':
      return matchListCommand(operator, season, about, args);
    case 'changes':
      return changesCommand(operator, season, args.since, args.csv);
    case 'record':
      return recordCommand(operator, season, about, args.csv);
    case 'show':
      return showCommand(operator, season, about, args.csv);
    case 'swap':
      return swapCommand(operator, season, [about, args.second], args);
    default:
      return onPersonOrOffer(operator, season, command, args);
  }
}

type OfPerson = 'export' | 'retention' | 'erase' | 'readmit';

/** The commands about the data of people, and those that act on one offer. */
async function onPersonOrOffer(
  operator: Operator,
  season: string,
  command: ActName | OfPerson,
  args: SeasonArgs,
): Promise<ExitCode> {
  const { about } = args;
  switch (command) {
    case 'export':
      return exportCommand(operator, season, about, args.out);
    case 'retention':
      return retentionCommand(operator, season);
    case 'erase':
      return eraseCommand(operator, season, about, args);
    case 'readmit':
      return readmitCommand(operator, season, about);
    default:
      return act(operator, season, command, args);
  }
}

async function showDay(
  operator: Operator,
  season: string,
  command: 'interviewers' | 'roster' | 'plan-day' | 'publish-day',
  args: SeasonArgs,
): Promise<ExitCode> {
  const { about, second, csv } = args;
  if (command === 'interviewers') return interviewersCommand(operator, season, about, args);
  if (command === 'roster') return rosterCommand(operator, season, about, csv);
  const named = [about, second] as const;
  return command === 'plan-day'
    ? planDayCommand(operator, season, named, csv)
    : publishDayCommand(operator, season, named, args);
}

/** The commands about applications. */
function onApplications(
  operator: Operator,
  season: string,
  command: 'facts' | 'decide' | 'closing' | 'import' | 'screen',
  args: SeasonArgs,
): Promise<ExitCode> {
  const { about } = args;
  switch (command) {
    case 'facts':
      return factsCommand(operator, season, [about, args.second], args);
    case 'decide':
      return decideCommand(operator, season, about, args);
    case 'closing':
      return closingCommand(operator, season, args);
    case 'import':
      return importCommand(operator, season, about, args);
    default:
      return screenCommand(operator, season, about, args);
  }
}

/** Shows what the command would do to one offer, then does it. */
async function act(operator: Operator, season: string, name: ActName, args: SeasonArgs): Promise<ExitCode> {
  const offer = { season, id: args.about };
  return actOnOffer(operator, offer, (about) => deedOf(name, args, about), args);
}
