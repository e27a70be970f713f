import { parseArgs } from 'node:util';
import { usageErrorOf } from './usage-error.ts';

/** The arguments of a command about a deployed stack. `doctor` has no subcommand. */
export type StackArgs<Command> = { readonly stack: string; readonly command: Command };

const options = {
  stack: { type: 'string', default: 'Fairslot' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Parses the arguments of a command about a stack: one of `commands`, `help`, or a usage error. */
export function parseStackArgs<Command extends string | undefined>(
  args: readonly string[],
  commands: readonly Command[],
): StackArgs<Command> | 'help' | { readonly usageError: string } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [word, ...more] = positionals;
    const command = commands.indexOf(word as Command);
    if (values.help) return 'help';
    if (command < 0)
      return {
        usageError: word ? `Unknown command “${word}”.` : `Missing command: ${commands.join(' or ')}.`,
      };
    if (more.length > 0) return { usageError: `Unexpected argument “${more.join(' ')}”.` };
    return { stack: values.stack, command: commands[command] as Command };
  } catch (error) {
    return { usageError: usageErrorOf(error) };
  }
}
