import { agendaFaults } from '#domain/agenda/agenda-faults.ts';
import { screeningFaults } from '#domain/screening/screening-faults.ts';
import type { Season } from '#domain/season/season.ts';
import { seasonFaults } from '#domain/season/validation/validate-season.ts';
import type { Path, Violation } from '#domain/season/validation/violation.ts';
import { assemble, planFaults } from './assemble.ts';
import type { Place } from './locate.ts';
import { misplacedMark } from './misplaced-mark.ts';
import { pathInFile } from './path-in-file.ts';
import { type FileProblem, sortProblems } from './problem.ts';
import { type FormFault, readSections } from './read-sections.ts';
import { textProblem } from './readable-text.ts';
import type { SeasonFile } from './schema.ts';
import { readYaml } from './yaml-tree.ts';

/** What could be read of a file, and everything that is wrong with it. The season lacks the sections that could not be read. */
export type FileReading = {
  readonly file: SeasonFile;
  readonly season: Partial<Season>;
  readonly problems: readonly FileProblem[];
};

/**
 * Reads a season file (`seasons/template.yaml` explains its form). Returns the season, or every problem that can be
 * found in one pass, in the order of lines. Never throws.
 */
export function readSeasonFile(
  text: string,
): { readonly season: Season } | { readonly problems: readonly FileProblem[] } {
  const { season, problems } = readFileParts(text);
  return problems.length > 0 ? { problems } : { season: season as Season };
}

/**
 * Reads as much of a season file as can be read, for somebody who is still writing it. Where a mark that cannot be seen stands
 * in the line of a problem, such marks are reported first and alone, because the problems may follow from them. Never throws.
 */
export function readFileParts(text: string): FileReading {
  const plain = text.replace(/^\ufeff/, '');
  const unreadable = textProblem(plain);
  if (unreadable) return { file: {}, season: {}, problems: [unreadable] };
  const tree = readYaml(plain);
  const lines = plain.split(/\r\n?|\n/);
  if (!('value' in tree))
    return {
      file: {},
      season: {},
      problems: sortProblems(tree.problems.map((each) => causeOf(lines, each))),
    };
  const { file, faults: formFaults } = readSections(tree.value);
  const season = assemble(file);
  const isUnread = (section: string) => formFaults.some(({ path }) => path[0] === section);
  const faults = [
    ...formFaults,
    ...planFaults(file),
    ...domainFaults(season, isUnread('screening')).map(
      (violation): FormFault => ({ ...violation, path: pathInFile(file, violation.path), what: 'value' }),
    ),
  ];
  const problems = [...tree.problems, ...faults.map((violation) => located(violation, tree.place))];
  const marks = problems.flatMap(({ line }) => misplacedMark(lines, line, false) ?? []);
  return { file, season, problems: sortProblems(marks.length > 0 ? marks : problems) };
}

function domainFaults(season: Partial<Season>, isScreeningUnread: boolean): readonly Violation[] {
  const faults = seasonFaults(season);
  const isSound = faults.every(({ path }) => path[0] !== 'days' && path[0] !== 'tracks');
  return [
    ...faults,
    ...(isScreeningUnread ? [] : screeningFaults(season)),
    // Agendas are about days, starts and tracks: a mistake there is told once, as itself.
    ...(isSound ? agendaFaults(season) : []),
  ];
}

/** A broken structure is noticed at or after its cause: a mark that cannot be told from the right one, if there is one. */
function causeOf(lines: readonly string[], problem: FileProblem): FileProblem {
  const near = [0, -1, -2, -3, 1].map((distance) => problem.line + distance);
  const marks = near.flatMap((line) => misplacedMark(lines, line, true) ?? []);
  return marks.toSorted((one, other) => one.line - other.line)[0] ?? problem;
}

function located({ path, message, what }: FormFault, place: Place): FileProblem {
  return { ...place(path, what), path: pathText(path), message };
}

/** As `tracks[1].pairs[0]`. Field names come from the file, so terminal control characters are removed. */
function pathText(path: Path): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`));
  return steps
    .join('')
    .replace(/^\./, '')
    .replace(/\p{Cc}/gu, '?');
}
