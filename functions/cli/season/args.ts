import { parseArgs } from 'node:util';

export const commands = ['plan', 'apply', 'invite', 'offers', 'cancel', 'relink'] as const;
export type CommandName = (typeof commands)[number];

/** What was asked for on the command line. */
export type Words = {
  readonly command: CommandName;
  /** The file or the offer that the command is about; `offers` has none. */
  readonly about: string;
  readonly table?: string;
  readonly season?: string;
  readonly as?: string;
  readonly reason?: string;
  readonly dryRun: boolean;
  readonly skipBad: boolean;
  readonly again: boolean;
  readonly email?: string;
};

const options = {
  table: { type: 'string' },
  season: { type: 'string' },
  as: { type: 'string' },
  reason: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  'skip-bad': { type: 'boolean', default: false },
  again: { type: 'boolean', default: false },
  email: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** The command that `args` ask for, `help`, or why they cannot be understood. */
export function wordsOf(args: readonly string[]): Words | 'help' | { readonly complaint: string } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (values.help || (args.length === 0 && positionals.length === 0)) return 'help';
    const { help: _, 'dry-run': dryRun, 'skip-bad': skipBad, ...texts } = values;
    return understood(positionals, { ...texts, dryRun, skipBad });
  } catch (error) {
    if (error instanceof TypeError) return { complaint: error.message };
    throw error;
  }
}

function understood(
  [name = '', about = '', ...others]: readonly string[],
  rest: Omit<Words, 'command' | 'about'>,
): Words | 'help' | { readonly complaint: string } {
  if (name === 'help') return 'help';
  const command = commands.find((each) => each === name);
  if (!command) return { complaint: `There is no command “${name}”.` };
  const needed = {
    plan: 'a season file',
    apply: 'a season file',
    invite: 'a list',
    cancel: 'an offer',
    relink: 'an offer',
  };
  if (command !== 'offers' && about === '')
    return { complaint: `Say which: \`${command}\` needs ${needed[command]}.` };
  const more = command === 'offers' ? [about, ...others].filter(Boolean) : others;
  if (more.length > 0) return { complaint: `“${more.join(' ')}” is more than \`${command}\` can use.` };
  return { ...rest, command, about };
}
