/** A mistake in a season file: where it is, counted from 1, which field it is about, and what to do. */
export type FileProblem = {
  readonly line: number;
  readonly column: number;
  /** As `tracks[1].pairs[0]`; empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
};

/** `problems` in the order of the file, each once. */
export function sortProblems(problems: readonly FileProblem[]): readonly FileProblem[] {
  const distinct = new Map(problems.map((each) => [`${each.line} ${each.column} ${each.message}`, each]));
  return [...distinct.values()].sort((one, other) => one.line - other.line || one.column - other.column);
}
