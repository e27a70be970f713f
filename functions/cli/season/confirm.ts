import type { Operator } from '#functions/cli/operator.ts';

/** How a command asks, `Type yes to ${toDo}`, and its words for a no. */
type Question = { readonly toDo: string; readonly nothing: string };

const plain: Question = { toDo: 'go on', nothing: 'Nothing was changed.' };

/** Asks at the terminal whether to go on, unless `yes` says so already; if not, says that nothing was done. */
export async function isConfirmed(
  { terminal }: Operator,
  { yes }: { readonly yes: boolean },
  { toDo, nothing } = plain,
): Promise<boolean> {
  if (yes) return true;
  const typed = await terminal.ask?.(`Type yes to ${toDo}: `);
  if (typed?.trim().toLowerCase() === 'yes') return true;
  terminal.complain(terminal.ask ? nothing : `${nothing} To go on, repeat the command with --yes`);
  return false;
}
