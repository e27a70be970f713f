/**
 * What is wrong with a command line: what Node says, without how a text with a hyphen could be passed, which is never meant here.
 * Throws any other error again.
 */
export function usageErrorOf(error: unknown): string {
  if (!(error instanceof TypeError)) throw error;
  return `${error.message.replace(/\. To specify a positional argument.*$/s, '').replace(/\.$/, '')}.`;
}
