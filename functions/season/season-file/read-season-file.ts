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
import { readYaml } from './yaml-tree.ts';

/**
 * Reads a season file (`seasons/template.yaml` explains its form). Returns the season, or every problem that can be
 * found in one pass, in the order of lines. Where a mark that cannot be seen stands in the line of a problem, such marks
 * are reported first and alone, because the problems may follow from them. Never throws.
 */
export function readSeasonFile(
  text: string,
): { readonly season: Season } | { readonly problems: readonly FileProblem[] } {
  const plain = text.replace(/^\ufeff/, '');
  const unreadable = textProblem(plain);
  if (unreadable) return { problems: [unreadable] };
  const tree = readYaml(plain);
  const lines = plain.split(/\r\n?|\n/);
  if (!('value' in tree))
    return { problems: sortProblems(tree.problems.map((each) => causeOf(lines, each))) };
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
  if (problems.length > 0) return { problems: sortProblems(marks.length > 0 ? marks : problems) };
  return { season: season as Season };
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
