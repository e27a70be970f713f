import type { Application } from '#domain/applications/application.ts';
import { type FieldName, fieldOf, type Values } from '#domain/applications/fields.ts';
import { factKey } from '#domain/facts/fact-list.ts';
import { memoizeByObject } from '#domain/memoize.ts';
import type { KnownFacts } from '#domain/routing/route.ts';
import type { RuleSpec } from '#domain/season/screening-section.ts';
import type { Season } from '#domain/season/season.ts';
import { type CalendarDay, isCalendarDay } from '#domain/values/time.ts';
import { type DatedSpec, type FieldTest, fieldTest, statusOf } from './field-test.ts';
import { type Look, look, lookAtNo, NOT_KNOWN } from './look.ts';

/** What a rule can look at. */
export type Seen = {
  readonly application: Pick<Application, 'values'>;
  readonly facts: KnownFacts;
  /** The day of asking, where it is known: a requirement with a last day is open until then. */
  readonly today?: CalendarDay | undefined;
};

export type CompiledRule = {
  readonly spec: RuleSpec;
  readonly by?: CalendarDay;
  /** Without `source`, the words of this one. */
  readonly source: string;
  readonly look: (seen: Seen) => Look;
};

/** The rules of a season, made ready once; a season that says none has none. */
export const rulesOf: (season: Season) => readonly CompiledRule[] = memoizeByObject((season: Season) =>
  (season.screening?.rules ?? []).map((spec) => compile(season, spec)),
);

function compile(season: Pick<Season, 'deadlines'>, spec: RuleSpec): CompiledRule {
  const dated = withDates(season, spec);
  const days = dated.by === undefined ? {} : { by: dated.by };
  const { judgment, fact, field = [] } = spec;
  if (judgment !== undefined)
    return { spec, ...days, source: 'a person’s judgment', look: () => look('judgment', judgment) };
  if (fact !== undefined)
    return { spec, ...days, source: `lists of “${fact}”`, look: (seen) => lookAtFact(fact, dated, seen) };
  const names = field as readonly FieldName[];
  const source = `ERAS export: ${names.map((name) => fieldOf(name).label).join(' or ')}`;
  return { spec, ...days, source, look: lookAtFields(names, dated) };
}

/** The day that `by` names, directly or by a deadline of the season. */
export function withDates({ deadlines }: Pick<Season, 'deadlines'>, { by, ...spec }: RuleSpec): DatedSpec {
  const deadline = deadlines.find(({ id }) => id === by);
  if (deadline) return { ...spec, by: deadline.on, hasHour: deadline.at !== undefined };
  return by !== undefined && isCalendarDay(by) ? { ...spec, by } : spec;
}

/** Looks at the first field that is answered; another fact can stand in for a field that does not pass. */
function lookAtFields(names: readonly FieldName[], spec: DatedSpec): CompiledRule['look'] {
  const tests = names.map((name) => ({ name, status: statusOf(name), test: fieldTest(name, spec) }));
  const [first] = tests;
  const isAnswered = (values: Values, { name, status }: (typeof tests)[number]) =>
    values[name] !== undefined || (status !== undefined && values[status] !== undefined);
  return ({ application: { values }, facts, today }) => {
    const answered = tests.length === 1 ? first : (tests.find((each) => isAnswered(values, each)) ?? first);
    if (!answered) return look('missing', NOT_KNOWN);
    const found = lookAt(answered.name, answered.test, values, today);
    if (found.outcome === 'pass' || spec.orFact === undefined) return found;
    const standIn = lookAtFact(spec.orFact, {}, { application: { values }, facts, today });
    return standIn.outcome === 'pass' ? standIn : found;
  };
}

function lookAt(name: FieldName, test: FieldTest, values: Values, today: CalendarDay | undefined): Look {
  const found = test(values, today);
  return found.source === undefined ? { ...found, source: sourceOf(name) } : found;
}

function sourceOf(name: FieldName): string {
  return `ERAS export: ${fieldOf(name).label}`;
}

/** What no list says is missing. What a list says is not so is a “no”, unless it can still become so. */
function lookAtFact(fact: string, { is, by }: Pick<DatedSpec, 'is' | 'by'>, { facts, today }: Seen): Look {
  const known = facts.get(factKey(fact));
  if (!known) return { ...look('missing', 'no list says it'), source: `lists of “${fact}”` };
  const isWanted = !is?.some((word) => word.toLowerCase() === 'no');
  const said = known.isTrue ? 'Yes' : 'No';
  const found =
    known.isTrue === isWanted
      ? look('pass', said)
      : isWanted
        ? lookAtNo(said, by, today)
        : look('fail', said);
  const { source, drawnOn } = known.list;
  return { ...found, source: `list of “${known.fact}” (${source})`, on: drawnOn };
}
