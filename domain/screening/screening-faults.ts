import type { ScreeningSection } from '#domain/season/screening-section.ts';
import type { Season } from '#domain/season/season.ts';
import { idFaults, textFaults } from '#domain/season/validation/field-rules.ts';
import { type Path, quoted, repeated, type Violation } from '#domain/season/validation/violation.ts';
import { nameKey } from '#domain/values/name-key.ts';
import { ruleFaults } from './rule-faults.ts';

/** Returns every fault of the rules of a season, and of the facts that tracks need. Parts that could not be read are missing. */
export function screeningFaults(season: Partial<Season>): readonly Violation[] {
  const { screening, tracks = [] } = season;
  const facts = screening?.facts ?? [];
  const needed = tracks.flatMap(({ needsFact }, index) =>
    needsFact === undefined ? [] : factFaults(['tracks', index, 'needsFact'], needsFact, facts),
  );
  if (!screening) return needed;
  return [
    ...needed,
    ...(screening.signals === undefined
      ? []
      : textFaults(['screening', 'signals'], screening.signals, 1_000)),
    ...facts.flatMap((fact, index) => textFaults(['screening', 'facts', index], fact, 80)),
    ...repeated(
      facts.map(nameKey),
      (index) => ['screening', 'facts', index],
      (fact) => `The fact ${quoted(fact)} appears here twice: remove one.`,
    ),
    ...rulesFaults(season, screening),
  ];
}

function rulesFaults(
  season: Partial<Season>,
  { rules, facts, signals }: ScreeningSection,
): readonly Violation[] {
  const at = (index: number, ...rest: Path) => ['screening', 'rules', index, ...rest];
  return [
    ...rules.flatMap((rule, index) => [
      ...idFaults(at(index, 'id'), rule.id),
      ...textFaults(at(index, 'name'), rule.name, 200),
      ...(rule.toDo === undefined ? [] : textFaults(at(index, 'toDo'), rule.toDo, 500)),
      ...(rule.judgment === undefined ? [] : textFaults(at(index, 'judgment'), rule.judgment, 500)),
      ...(['fact', 'orFact'] as const).flatMap((key) => {
        const fact = rule[key];
        return fact === undefined ? [] : factFaults(at(index, key), fact, facts);
      }),
      ...(rule.field?.includes('signal') && signals === undefined
        ? [{ path: at(index, 'field'), message: NO_SIGNALS }]
        : []),
      ...ruleFaults(at(index), rule, season),
    ]),
    ...repeated(
      rules.map(({ id }) => id),
      (index) => at(index, 'id'),
      (id) => `The rule ${quoted(id)} appears here twice: remove one, or give it another id.`,
    ),
  ];
}

const NO_SIGNALS =
  'A rule that looks at signals needs a sentence under `screening`, `signals`: tell applicants how you use them.';

function factFaults(path: Path, fact: string, facts: readonly string[]): readonly Violation[] {
  if (facts.some((each) => nameKey(each) === nameKey(fact))) return [];
  const known = facts.length > 0 ? ` (they are ${facts.map(quoted).join(', ')})` : '';
  const message = `No fact is called ${quoted(fact)}: correct it, or name it under \`screening\`, \`facts\`${known}.`;
  return [{ path, message }];
}
