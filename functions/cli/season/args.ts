import { parseArgs } from 'node:util';

export const commands = [
  'plan',
  'apply',
  'invite',
  'offers',
  'roster',
  'changes',
  'show',
  'cancel',
  'relink',
] as const;
export type CommandName = (typeof commands)[number];

/** The parsed command line. */
export type SeasonArgs = {
  readonly command: CommandName;
  /** The file, day or offer that the command works on; empty for `offers` and `changes`. */
  readonly about: string;
  readonly table?: string;
  readonly season?: string;
  readonly as?: string;
  readonly reason?: string;
  readonly dryRun: boolean;
  readonly skipBad: boolean;
  readonly again: boolean;
  readonly email?: string;
  readonly csv: boolean;
  readonly since?: string;
  readonly track?: string;
  readonly status?: string;
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
  csv: { type: 'boolean', default: false },
  since: { type: 'string' },
  track: { type: 'string' },
  status: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Parses `args` into a command, `help`, or a usage error. */
export function parseSeasonArgs(
  args: readonly string[],
): SeasonArgs | 'help' | { readonly usageError: string } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (values.help || (args.length === 0 && positionals.length === 0)) return 'help';
    const { help: _, 'dry-run': dryRun, 'skip-bad': skipBad, ...texts } = values;
    return parseCommand(positionals, { ...texts, dryRun, skipBad });
  } catch (error) {
    if (error instanceof TypeError) return { usageError: error.message };
    throw error;
  }
}

function parseCommand(
  [name = '', about = '', ...others]: readonly string[],
  rest: Omit<SeasonArgs, 'command' | 'about'>,
): SeasonArgs | 'help' | { readonly usageError: string } {
  if (name === 'help') return 'help';
  const command = commands.find((each) => each === name);
  if (!command) return { usageError: `Unknown command “${name}”.` };
  const needed: Partial<Record<CommandName, string>> = {
    plan: 'a season file',
    apply: 'a season file',
    invite: 'a list',
    roster: 'a day',
    show: 'an offer',
    cancel: 'an offer',
    relink: 'an offer',
  };
  const need = needed[command];
  if (need && about === '') return { usageError: `Missing argument: \`${command}\` needs ${need}.` };
  const more = need ? others : [about, ...others].filter(Boolean);
  if (more.length > 0) return { usageError: `Unexpected argument “${more.join(' ')}”.` };
  return { ...rest, command, about };
}
