import { type ShapeName, shapes } from '#domain/applications/shapes.ts';
import type { RuleSpec } from '#domain/season/screening-section.ts';
import { numberFaults } from '#domain/season/validation/field-rules.ts';
import { type Path, quoted, type Violation } from '#domain/season/validation/violation.ts';

type TestKey = 'is' | 'includes' | 'atLeast' | 'by';
const testKeys: readonly TestKey[] = ['is', 'includes', 'atLeast', 'by'];

/** How a field of each shape can be tested, besides `is: known`. */
const tests: Readonly<Record<ShapeName, readonly TestKey[]>> = {
  aamcId: [],
  email: [],
  name: [],
  text: ['is', 'includes'],
  examId: [],
  yesNo: ['is'],
  flag: ['is'],
  flagOrDay: ['is', 'by'],
  usmle: ['atLeast'],
  comlex: ['atLeast'],
  passFail: ['is'],
  signal: ['is'],
  day: ['by'],
  month: ['by'],
};

/** The words of a shape that has only some. */
const words: Partial<Readonly<Record<ShapeName, readonly string[]>>> = {
  yesNo: ['yes', 'no'],
  flag: ['yes', 'no'],
  flagOrDay: ['yes', 'no'],
  passFail: ['pass', 'fail'],
  signal: ['gold', 'silver', 'yes', 'none'],
};

/** Faults of the words and numbers that a rule compares with, by the shapes of its fields; none for a judgment. */
export function testFaults(at: Path, rule: RuleSpec, of: readonly ShapeName[]): readonly Violation[] {
  if (rule.judgment !== undefined) return unusable(at, rule, [], 'A judgment is of a person');
  if (rule.fact !== undefined)
    return [
      ...unusable(at, rule, ['is', 'by'], 'A fact is so or not'),
      ...wordFaults([...at, 'is'], rule.is ?? [], ['yes', 'no']),
    ];
  return of.flatMap((shape) => fieldTestFaults(at, rule, shape)).filter(isFirstOfItsPath);
}

/** Where a rule looks at several fields, what is wrong for each of them is told once. */
function isFirstOfItsPath({ path }: Violation, index: number, all: readonly Violation[]): boolean {
  return all.findIndex((each) => each.path.join() === path.join()) === index;
}

function fieldTestFaults(at: Path, rule: RuleSpec, shape: ShapeName): readonly Violation[] {
  const known = rule.is?.includes('known') ?? false;
  const usable: readonly TestKey[] = known ? ['is', 'by'] : tests[shape];
  const what = `This field is ${shapes[shape].what}`;
  const hasTest = usable.some((key) => rule[key] !== undefined);
  const ways = [...tests[shape].map((key) => `\`${key}\``), '`is: known`'].join(' or ');
  return [
    ...unusable(at, rule, [...usable, ...(hasLast(shape) ? (['by'] as const) : [])], what),
    ...(hasTest || testKeys.some((key) => rule[key] !== undefined)
      ? []
      : [{ path: at, message: `${what}: say what it must be, by ${ways}.` }]),
    ...(known ? [] : wordFaults([...at, 'is'], rule.is ?? [], words[shape])),
    ...scoreFaults(at, rule, shape),
  ];
}

/** A “yes” may have a last day until which it can still come. */
function hasLast(shape: ShapeName): boolean {
  return shape === 'yesNo' || shape === 'flag';
}

function unusable(at: Path, rule: RuleSpec, usable: readonly TestKey[], what: string): readonly Violation[] {
  return testKeys
    .filter((key) => rule[key] !== undefined && !usable.includes(key))
    .map((key) => {
      const ways =
        usable.length > 0 ? `use ${usable.map((each) => `\`${each}\``).join(' or ')}` : 'remove it';
      return { path: [...at, key], message: `${what}, which \`${key}\` cannot test: ${ways}.` };
    });
}

function wordFaults(
  path: Path,
  given: readonly string[],
  known: readonly string[] | undefined,
): readonly Violation[] {
  if (!known) return [];
  return given
    .filter((word) => !known.includes(word.toLowerCase()))
    .map((word) => ({ path, message: `${quoted(word)} is never said there: write ${known.join(' or ')}.` }));
}

function scoreFaults(at: Path, { atLeast }: RuleSpec, shape: ShapeName): readonly Violation[] {
  if (atLeast === undefined) return [];
  if (shape === 'usmle')
    return numberFaults([...at, 'atLeast'], atLeast, 1, 300, 'the lowest USMLE score that passes');
  return shape === 'comlex'
    ? numberFaults([...at, 'atLeast'], atLeast, 9, 999, 'the lowest COMLEX score that passes')
    : [];
}
