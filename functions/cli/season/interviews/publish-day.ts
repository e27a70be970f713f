import { toldByPublishing } from '#domain/planned-days/publish-plan.ts';
import { type Operator, operatorContext, printRefusal } from '#functions/cli/operator.ts';
import { isConfirmed } from '#functions/cli/season/confirm.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { shortTeamLines } from '#functions/interviewers/short-team-lines.ts';
import { dayWords } from '#functions/interviews/day-words.ts';
import { loadDay } from '#functions/interviews/load-day.ts';
import { publishDay, tellEverybody } from '#functions/interviews/publish-day.ts';
import { counted } from '#functions/wording/counted.ts';
import { shortDay } from '#functions/wording/days.ts';
import { knownDay } from './known-day.ts';
import { differenceLines } from './plan-day.ts';

/** `publish-day DAY LIST`: shows what differs and who is told, asks, and publishes the draft of the day. */
export async function publishDayCommand(
  operator: Operator,
  season: string,
  named: readonly [string, string | undefined],
  { yes }: { readonly yes: boolean },
): Promise<ExitCode> {
  const known = await knownDay(operator, season, named);
  if (!known) return exitCode.refused;
  const { document, name, interviewersOf, everybody } = known;
  const { store, terminal } = operator;
  const { zone } = document.program;
  const loaded = await loadDay(store, name, interviewersOf);
  const draft = loaded.planned?.draft;
  if (!loaded.planned || !draft) return printRefusal(operator, { kind: 'plan-missing' }, zone);
  const words = dayWords(document, name.on, loaded.names);
  for (const line of differenceLines(loaded, words, draft.interviews)) terminal.say(line);
  for (const line of shortTeamLines(loaded, await everybody(), draft.interviews)) terminal.say(line);
  const { applicants, interviewers } = toldByPublishing(loaded, draft.interviews);
  terminal.say(
    `To be mailed: ${counted(applicants.length, 'applicant')} and ${counted(interviewers.length, 'interviewer')}.`,
  );
  if (!(await isConfirmed(operator, { yes }))) return exitCode.refused;
  const seen = loaded.planned.version;
  const verdict = await publishDay(store, name, interviewersOf, seen, operatorContext(operator));
  if (verdict.kind === 'refusal') return printRefusal(operator, verdict.refusal, zone);
  await tellEverybody(store, name, () => operatorContext(operator));
  terminal.say(`Published: edition ${verdict.result.published?.edition} of ${shortDay(name.on)}.`);
  return exitCode.ok;
}
