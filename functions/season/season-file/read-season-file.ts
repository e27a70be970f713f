import type { Season } from '#domain/season/season.ts';
import { seasonFaults } from '#domain/season/validation/validate-season.ts';
import type { Path } from '#domain/season/validation/violation.ts';
import { assemble, planFaults } from './assemble.ts';
import type { Place } from './locate.ts';
import { pathInFile } from './path-in-file.ts';
import { inOrder, type Problem } from './problem.ts';
import { type FormFault, readSections } from './read-sections.ts';
import { whyUnreadable } from './readable-text.ts';
import { readYaml } from './yaml-tree.ts';

/**
 * Reads a season file (`seasons/template.yaml` explains its form). Gives the season, or every problem that can be told
 * from the file as it stands, in the order of its lines. Never throws, whatever `text` is.
 */
export function readSeasonFile(
  text: string,
): { readonly season: Season } | { readonly problems: readonly Problem[] } {
  const plain = text.replace(/^\ufeff/, '');
  const unreadable = whyUnreadable(plain);
  if (unreadable) return { problems: [unreadable] };
  const tree = readYaml(plain);
  if (!('value' in tree)) return { problems: inOrder(tree.problems) };
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
  return problems.length > 0 ? { problems: inOrder(problems) } : { season: season as Season };
}

function located({ path, message, what }: FormFault, place: Place): Problem {
  return { ...place(path, what), path: pathText(path), message };
}

/** As `tracks[1].pairs[0]`. A field's name is as somebody wrote it, so what a terminal would obey is taken out. */
function pathText(path: Path): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`));
  return steps
    .join('')
    .replace(/^\./, '')
    .replace(/\p{Cc}/gu, '?');
}
