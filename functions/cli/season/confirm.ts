import type { Operator } from '#functions/cli/operator.ts';

/** Asks at the terminal whether to go on, unless `yes` says so already; if not, says that nothing was changed. */
export async function isConfirmed(
  { terminal }: Operator,
  { yes }: { readonly yes: boolean },
): Promise<boolean> {
  if (yes) return true;
  const typed = await terminal.ask?.('Type yes to go on: ');
  if (typed?.trim().toLowerCase() === 'yes') return true;
  terminal.complain(
    terminal.ask ? 'Nothing was changed.' : 'Nothing was changed. To go on, repeat the command with --yes',
  );
  return false;
}
