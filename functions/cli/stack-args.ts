import { parseArgs } from 'node:util';

/** What was asked for of a deployed stack. A command that takes no word has none. */
export type StackWords<Command> = { readonly stack: string; readonly command: Command };

const options = {
  stack: { type: 'string', default: 'Fairslot' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** The words of a command about a stack: one of `commands`, `help`, or why they cannot be understood. */
export function stackWordsOf<Command extends string | undefined>(
  args: readonly string[],
  commands: readonly Command[],
): StackWords<Command> | 'help' | { readonly complaint: string } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [word, ...more] = positionals;
    const command = commands.indexOf(word as Command);
    if (values.help) return 'help';
    if (command < 0)
      return { complaint: word ? `There is no command “${word}”.` : `Say which: ${commands.join(' or ')}.` };
    if (more.length > 0) return { complaint: `“${more.join(' ')}” is more than can be used.` };
    return { stack: values.stack, command: commands[command] as Command };
  } catch (error) {
    if (error instanceof TypeError) return { complaint: error.message };
    throw error;
  }
}
