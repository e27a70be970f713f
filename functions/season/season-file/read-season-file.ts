import type { Season } from '#domain/season/season.ts';
import { seasonFaults } from '#domain/season/validation/validate-season.ts';
import type { Path } from '#domain/season/validation/violation.ts';
import { assemble, planFaults } from './assemble.ts';
import type { Place } from './locate.ts';
import { pathInFile } from './path-in-file.ts';
import { type FileProblem, sortProblems } from './problem.ts';
import { type FormFault, readSections } from './read-sections.ts';
import { textProblem } from './readable-text.ts';
import { readYaml } from './yaml-tree.ts';

/**
 * Reads a season file (`seasons/template.yaml` explains its form). Returns the season, or every problem that can be
 * found in one pass, in the order of lines. Never throws.
 */
export function readSeasonFile(
  text: string,
): { readonly season: Season } | { readonly problems: readonly FileProblem[] } {
  const plain = text.replace(/^\ufeff/, '');
  const unreadable = textProblem(plain);
  if (unreadable) return { problems: [unreadable] };
  const tree = readYaml(plain);
  if (!('value' in tree)) return { problems: sortProblems(tree.problems) };
  const { file, faults: formFaults } = readSections(tree.value);
  const season = assemble(file);
  const faults = [
    ...formFaults,
    ...planFaults(file),
    ...seasonFaults(season).map(
      (violation): FormFault => ({ ...violation, path: pathInFile(file, violation.path), what: 'value' }),
    ),
  ];
  const problems = [...tree.problems, ...faults.map((violation) => located(violation, tree.place))];
  return problems.length > 0 ? { problems: sortProblems(problems) } : { season: season as Season };
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
