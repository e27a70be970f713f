import { readFile } from 'node:fs/promises';
import type { ListedInterviewer } from '#domain/interviewers/listed-interviewer.ts';
import type { Season } from '#domain/season/season.ts';
import { type Operator, printProblem } from '#functions/cli/operator.ts';
import { interviewersInTable, isInterviewerTitle } from '#functions/interviewers/interviewers-in-table.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readTable } from '#functions/tables/read-table.ts';

/** The interviewers of a file; or `undefined`, after its problems were printed. What else to know of how it was read is printed too. */
export async function listedInterviewers(
  operator: Operator,
  season: Season,
  path: string,
): Promise<readonly ListedInterviewer[] | undefined> {
  const table = await readTable(await readFile(path), isInterviewerTitle);
  if ('problem' in table) {
    printProblem(operator, table.problem);
    return undefined;
  }
  const ids = new Set((await readOffers(operator.store, season.id)).map(({ applicant }) => applicant.id));
  const { interviewers, problems, remarks } = interviewersInTable(season, table, ids);
  for (const remark of remarks) operator.terminal.complain(remark);
  for (const { line, column, message } of problems)
    operator.terminal.complain(`line ${line}, ${column}: ${message}`);
  return problems.length === 0 ? interviewers : undefined;
}
