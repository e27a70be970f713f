import { parseArgs } from 'node:util';
import { usageErrorOf } from '#functions/cli/usage-error.ts';

export const commands = [
  'plan',
  'apply',
  'invite',
  'waves',
  'unprepare',
  'import',
  'facts',
  'screen',
  'decide',
  'closing',
  'offers',
  'roster',
  'interviewers',
  'plan-day',
  'publish-day',
  'match-list',
  'changes',
  'record',
  'show',
  'book',
  'move',
  'swap',
  'cancel',
  'decline',
  'withdraw',
  'extend',
  'reroute',
  'no-show',
  'came',
  'grant',
  'refuse',
  'rename',
  'resend',
  'relink',
  'export',
  'erase',
  'readmit',
  'retention',
] as const;
export type CommandName = (typeof commands)[number];

/** The parsed command line. */
export type SeasonArgs = {
  readonly command: CommandName;
  /** The file, day or offer that the command works on; empty for `offers`, `changes` and `waves`. */
  readonly about: string;
  readonly table?: string;
  readonly season?: string;
  readonly as?: string;
  readonly reason?: string;
  readonly dryRun: boolean;
  readonly skipBad: boolean;
  readonly again: boolean;
  /** When a wave leaves, on the program's clock. */
  readonly at?: string;
  /** From when the dates of a wave can be booked, on the program's clock. */
  readonly bookingOpens?: string;
  /** The response deadline of a wave, on the program's clock. */
  readonly respondBy?: string;
  /** Where the test of an invitation goes; empty for the first coordinator of the season. */
  readonly test?: string;
  readonly email?: string;
  readonly csv: boolean;
  readonly since?: string;
  readonly track?: string;
  /** The booking goes, and the applicant chooses again. */
  readonly reopen: boolean;
  readonly status?: string;
  /** The filters of the desk’s list of offers, as in its address after the question mark. */
  readonly list?: string;
  /** The day or pair of days to book, as `2026-11-16+2026-11-17`; or what to decide. */
  readonly to?: string;
  /** The start of each day, as `morning,afternoon`. */
  readonly start?: string;
  /** A wall-clock time in the program's zone, as `2026-10-30 17:00`. */
  readonly until?: string;
  /** The bulk decision, or the wave of notices, to undo. */
  readonly undo?: string;
  /** The applicant's right name. */
  readonly name?: string;
  /** A second argument: the file of `facts`, `plan-day` and `publish-day`, the other offer of `swap`. */
  readonly second?: string;
  /** Everybody who is not on a list of facts is said not to be. */
  readonly complete: boolean;
  /** The day on which a list of facts was drawn, as 2020-11-14. */
  readonly drawn?: string;
  /** A season file that is not applied, for `screen`. */
  readonly draft?: string;
  /** A file with the order of a match list, as AAMC IDs. */
  readonly import?: string;
  /** The file that an export, a screening or the report of an import is written to. */
  readonly out?: string;
  /** End another import where it stands. */
  readonly takeOver: boolean;
  /** Mail their link to interviewers who have none yet. */
  readonly sendLinks: boolean;
  /** Somebody who missed the first day of a pair will not come on the second either. */
  readonly bothDays: boolean;
  /** Act without asking. */
  readonly yes: boolean;
  /** Show the whole message, not only its subject. */
  readonly preview: boolean;
};

const options = {
  table: { type: 'string' },
  season: { type: 'string' },
  as: { type: 'string' },
  reason: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  'skip-bad': { type: 'boolean', default: false },
  again: { type: 'boolean', default: false },
  at: { type: 'string' },
  'booking-opens': { type: 'string' },
  'respond-by': { type: 'string' },
  test: { type: 'string' },
  email: { type: 'string' },
  csv: { type: 'boolean', default: false },
  since: { type: 'string' },
  track: { type: 'string' },
  reopen: { type: 'boolean', default: false },
  status: { type: 'string' },
  list: { type: 'string' },
  to: { type: 'string' },
  start: { type: 'string' },
  until: { type: 'string' },
  undo: { type: 'string' },
  name: { type: 'string' },
  out: { type: 'string' },
  draft: { type: 'string' },
  import: { type: 'string' },
  complete: { type: 'boolean', default: false },
  drawn: { type: 'string' },
  'take-over': { type: 'boolean', default: false },
  'send-links': { type: 'boolean', default: false },
  'both-days': { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  preview: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Parses `args` into a command, `help`, or a usage error. */
export function parseSeasonArgs(
  args: readonly string[],
): SeasonArgs | 'help' | { readonly usageError: string } {
  try {
    const { values, positionals } = parseArgs({
      args: withTestAddress(args),
      options,
      allowPositionals: true,
    });
    if (values.help || (args.length === 0 && positionals.length === 0)) return 'help';
    const { help: _, 'dry-run': dryRun, 'skip-bad': skipBad, 'take-over': takeOver, ...others } = values;
    const { 'send-links': sendLinks, 'both-days': bothDays, ...rest } = others;
    const { 'booking-opens': bookingOpens, 'respond-by': respondBy, ...texts } = rest;
    const times = {
      ...(bookingOpens === undefined ? {} : { bookingOpens }),
      ...(respondBy === undefined ? {} : { respondBy }),
    };
    return parseCommand(positionals, { ...texts, ...times, dryRun, skipBad, takeOver, sendLinks, bothDays });
  } catch (error) {
    return { usageError: usageErrorOf(error) };
  }
}

function parseCommand(
  [name = '', about = '', ...others]: readonly string[],
  rest: Omit<SeasonArgs, 'command' | 'about'>,
): SeasonArgs | 'help' | { readonly usageError: string } {
  if (name === 'help') return 'help';
  const command = commands.find((each) => each === name);
  if (!command) return { usageError: `Unknown command “${name}”.` };
  if (command === 'facts') return parseFacts([about, ...others], rest);
  if (command === 'swap') return parseTwo(command, 'two offers', [about, ...others], rest);
  if ((command === 'plan-day' || command === 'publish-day') && others.length > 0)
    return parseTwo(command, 'a day', [about, ...others], rest);
  if (
    (command === 'screen' || command === 'record' || command === 'interviewers' || rest.undo !== undefined) &&
    others.length === 0
  )
    return { ...rest, command, about };
  const needed: Partial<Record<CommandName, string>> = {
    plan: 'a season file',
    apply: 'a season file',
    invite: 'a list',
    import: 'a file',
    roster: 'a day',
    'match-list': 'an NRMP code',
    'publish-day': 'a day',
    'plan-day': 'a day',
    unprepare: 'a wave',
    readmit: 'an AAMC ID',
    decide: 'a list, or `all`',
  };
  const need = isAboutAll(command) ? undefined : (needed[command] ?? 'an offer');
  if (need && about === '') return { usageError: `Missing argument: \`${command}\` needs ${need}.` };
  const more = need ? others : [about, ...others].filter(Boolean);
  if (more.length > 0) return { usageError: `Unexpected argument “${more.join(' ')}”.` };
  return { ...rest, command, about };
}

/** `--test` may stand alone, which Node does not allow of an option that takes a text. */
function withTestAddress(args: readonly string[]): string[] {
  return args.map((word, index) => (word === '--test' && !args[index + 1]?.includes('@') ? '--test=' : word));
}

function isAboutAll(command: CommandName): boolean {
  return ['offers', 'changes', 'waves', 'retention', 'closing'].includes(command);
}

/** `facts` alone lists what is known; a name needs the file with the ids. */
function parseFacts(
  [about = '', file, ...others]: readonly string[],
  rest: Omit<SeasonArgs, 'command' | 'about'>,
): SeasonArgs | { readonly usageError: string } {
  if (about !== '' && file === undefined)
    return { usageError: 'Missing argument: `facts NAME` needs a list of AAMC IDs.' };
  if (others.length > 0) return { usageError: `Unexpected argument “${others.join(' ')}”.` };
  return { ...rest, command: 'facts', about, ...(file === undefined ? {} : { second: file }) };
}

/** For commands with two arguments, of which none can be left out. */
function parseTwo(
  command: CommandName,
  needed: string,
  [about = '', second, ...others]: readonly string[],
  rest: Omit<SeasonArgs, 'command' | 'about'>,
): SeasonArgs | { readonly usageError: string } {
  if (about === '' || second === undefined)
    return { usageError: `Missing argument: \`${command}\` needs ${needed}.` };
  if (others.length > 0) return { usageError: `Unexpected argument “${others.join(' ')}”.` };
  return { ...rest, command, about, second };
}
