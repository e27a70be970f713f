import type { Season } from '#domain/season/season.ts';
import { missingAnswers, type ToldStatus, toldStatuses } from '#domain/statuses/told-status.ts';
import { type Operator, operatorContext, printProblem, printRefusal } from '#functions/cli/operator.ts';
import type { SeasonArgs } from '#functions/cli/season/args.ts';
import { isConfirmed } from '#functions/cli/season/confirm.ts';
import { programTime } from '#functions/cli/season/invitations/program-time.ts';
import { knownSeason } from '#functions/cli/season/known-offer.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { statusMail } from '#functions/notices/mails/status/status-mail.ts';
import { loadStatuses, type Statuses } from '#functions/statuses/load-statuses.ts';
import { missingAnswerNames, statusWaveState } from '#functions/statuses/status-words.ts';
import { prepareStatuses, takeStatusesBack } from '#functions/statuses/tell-statuses.ts';
import { NotFound } from '#functions/store/not-found.ts';
import { toldNames } from '#functions/wording/application-words.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import { counted, houseNumber } from '#functions/wording/counted.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';

export type ClosingOptions = Pick<SeasonArgs, 'status' | 'at' | 'undo' | 'yes' | 'preview'>;

const nothing = 'Nobody is told.';

/**
 * `closing`: who is without an answer. With a status and a time, prepares the notices that give one, after showing how many
 * they are and the message; the clock sends them. With `undo`, takes a wave of notices back before it leaves.
 */
export async function closingCommand(
  operator: Operator,
  seasonId: string,
  options: ClosingOptions,
): Promise<ExitCode> {
  const season = await knownSeason(operator, seasonId);
  if (!season) return exitCode.refused;
  if (options.undo !== undefined) return takeBack(operator, season, options.undo);
  const statuses = await loadStatuses(operator.store, season.id, operator.now());
  const as = toldStatuses.find((each) => each === options.status);
  if (options.status !== undefined && !as)
    return printProblem(operator, `Say whom to tell: --status ${toldStatuses.join(' or ')}. ${nothing}`);
  for (const line of standingLines(season, statuses)) operator.terminal.say(line);
  return as ? prepare(operator, season, { as, shown: statuses.missing[as].length }, options) : exitCode.ok;
}

function standingLines(season: Season, { missing, counts, waves }: Statuses): readonly string[] {
  const by = season.statuses?.toldBy;
  const clocks = { program: season.program.zone, reader: season.program.zone };
  const open = missingAnswers.reduce((sum, each) => sum + missing[each].length, 0);
  return [
    by
      ? `Everybody is to be told by ${formatDayWithYear(by)}.`
      : 'The season file has no `statuses: toldBy`: it does not say by when applicants are told.',
    `Without an answer: ${houseNumber(open)} of ${counted(counts.all, 'application')}.`,
    ...missingAnswers.flatMap((each) =>
      missing[each].length > 0 ? [`  ${missingAnswerNames[each]}: ${houseNumber(missing[each].length)}`] : [],
    ),
    ...waves.map(
      (wave) =>
        `Notices of ${formatInstant(wave.releaseAt, clocks)} (${wave.id}): ${toldNames[wave.as]}, ${counted(wave.people.length, 'person', 'people')}, ${statusWaveState(wave)}`,
    ),
  ];
}

async function prepare(
  operator: Operator,
  season: Season,
  { as, shown }: { readonly as: ToldStatus; readonly shown: number },
  options: ClosingOptions,
): Promise<ExitCode> {
  const { zone } = season.program;
  const at = options.at === undefined ? undefined : programTime(season, options.at);
  if (!at)
    return printProblem(
      operator,
      `Say when they leave: --at "2026-12-18 10:00 AM", on the program’s clock. ${nothing}`,
    );
  const { say } = operator.terminal;
  const mail = statusMail(season, as, 'Sample Applicant');
  const clocks = { program: zone, reader: zone };
  say(`To tell: ${counted(shown, 'applicant')}, ${toldNames[as]}, from ${formatInstant(at, clocks)} on.`);
  say(`The message: ${mail.subject}${options.preview ? `\n\n${mail.text}` : ''}`);
  if (shown > 0 && !(await isConfirmed(operator, options, { toDo: 'prepare them', nothing })))
    return exitCode.refused;
  const request = { as, at, shown };
  const refusal = await prepareStatuses(operator.store, season.id, request, operatorContext(operator));
  if (refusal) return printRefusal(operator, refusal, season);
  const { waves } = await loadStatuses(operator.store, season.id, operator.now());
  say(`Prepared: ${shown}. Nobody is told before. Until then: closing --undo ${waves.at(-1)?.id ?? 'WAVE'}`);
  return exitCode.ok;
}

async function takeBack(operator: Operator, season: Season, id: string): Promise<ExitCode> {
  try {
    const refusal = await takeStatusesBack(
      operator.store,
      { season: season.id, id },
      operatorContext(operator),
    );
    if (refusal) return printRefusal(operator, refusal, season);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    return printProblem(operator, `There is no wave of notices ${id}: \`closing\` lists them.`);
  }
  operator.terminal.say(`Taken back. ${nothing}`);
  return exitCode.ok;
}
