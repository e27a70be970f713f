import type { Application } from '#domain/applications/application.ts';
import { type FieldName, fieldOf, type Values } from '#domain/applications/fields.ts';
import { memoizeByObject } from '#domain/memoize.ts';
import type { KnownFacts } from '#domain/routing/route.ts';
import { lastDayNamed } from '#domain/screening/published/last-day-named.ts';
import type { RuleSpec } from '#domain/season/screening-section.ts';
import type { Season } from '#domain/season/season.ts';
import { nameKey } from '#domain/values/name-key.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { type DatedSpec, fieldTest, statusOf, wordsOf } from './field-test.ts';
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
  readonly by: CalendarDay | undefined;
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
  const { by } = dated;
  const { judgment, fact, field = [] } = spec;
  if (judgment !== undefined)
    return { spec, by, source: 'a person’s judgment', look: () => look('judgment', judgment) };
  if (fact !== undefined) return { spec, by, source: `lists of “${fact}”`, look: factLook(fact, dated) };
  const names = field as readonly FieldName[];
  const source = `ERAS export: ${names.map((name) => fieldOf(name).label).join(' or ')}`;
  return { spec, by, source, look: lookAtFields(names, dated) };
}

/** The day that `by` names, directly or by a deadline of the season. */
export function withDates({ deadlines }: Pick<Season, 'deadlines'>, { by, ...spec }: RuleSpec): DatedSpec {
  const last = lastDayNamed({ deadlines }, by);
  if (!last) return spec;
  return { ...spec, by: last.on, ...(last.isDeadline ? { hasHour: last.at !== undefined } : {}) };
}

/** Looks at the first field that is answered; another fact can stand in for a field that does not pass. */
function lookAtFields(names: readonly FieldName[], spec: DatedSpec): CompiledRule['look'] {
  const tests = names.map((name) => {
    const source = `ERAS export: ${fieldOf(name).label}`;
    return { name, source, status: statusOf(name), test: fieldTest(name, spec) };
  });
  const [first] = tests;
  const isAnswered = (values: Values, { name, status }: (typeof tests)[number]) =>
    values[name] !== undefined || (status && values[status]) !== undefined;
  const standIn = spec.orFact === undefined ? undefined : factLook(spec.orFact, {});
  return (seen) => {
    const { values } = seen.application;
    const answered = tests.find((each) => isAnswered(values, each)) ?? first;
    if (!answered) return look('missing', NOT_KNOWN);
    const { outcome, seen: words } = answered.test(values, seen.today);
    const byFact = outcome === 'pass' ? undefined : standIn?.(seen);
    return byFact?.outcome === 'pass' ? byFact : { outcome, seen: words, source: answered.source };
  };
}

/** What no list says is missing. What a list says is not so is a “no”, unless it can still become so. */
function factLook(fact: string, { is, by }: Pick<DatedSpec, 'is' | 'by'>): CompiledRule['look'] {
  const key = nameKey(fact);
  const isWanted = !wordsOf(is).has('no');
  return ({ facts, today }) => {
    const known = facts.get(key);
    if (!known) return look('missing', 'no list says it');
    const said = known.isTrue ? 'Yes' : 'No';
    const found =
      known.isTrue === isWanted
        ? look('pass', said)
        : isWanted
          ? lookAtNo(said, by, today)
          : look('fail', said);
    const { source, drawnOn } = known.list;
    return { ...found, source: `list of “${known.fact}” (${source})`, on: drawnOn };
  };
}
