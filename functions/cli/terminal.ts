/** The operator's terminal: results go to stdout, errors to stderr. */
export type Terminal = {
  readonly say: (line: string) => void;
  /** Writes a text to the results as it is, to its last byte: a file that something else reads. */
  readonly write: (text: string) => void;
  readonly complain: (line: string) => void;
  /** Asks a person, and returns what they type. Absent where nobody sits at the terminal. */
  readonly ask?: (question: string) => Promise<string>;
};

/** The exit codes of every command. */
export const exitCode = { ok: 0, refused: 1, usage: 2 } as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
