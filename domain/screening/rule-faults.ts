import { type FieldName, fieldNames, fieldOf } from '#domain/applications/fields.ts';
import type { ShapeName } from '#domain/applications/shapes.ts';
import type { RuleSpec } from '#domain/season/screening-section.ts';
import type { Season } from '#domain/season/season.ts';
import { dayFaults } from '#domain/season/validation/field-rules.ts';
import { type Path, quoted, type Violation } from '#domain/season/validation/violation.ts';
import { isCalendarDay } from '#domain/values/time.ts';
import { statusOf } from './field-test.ts';
import { testFaults } from './test-faults.ts';

/** Faults of what a rule looks at, of whom it is about, and of its dates. */
export function ruleFaults(at: Path, rule: RuleSpec, season: Partial<Season>): readonly Violation[] {
  return [
    ...aboutFaults(at, rule),
    ...(rule.field ?? []).flatMap((name) => fieldFaults([...at, 'field'], name)),
    ...appliesFaults(at, rule, season),
    ...dateFaults(at, rule, season),
    ...testFaults(at, rule, shapesOf(rule)),
    ...passedFaults(at, rule),
  ];
}

/** The shapes of the fields that a rule may look at. */
function shapesOf({ field = [] }: RuleSpec): readonly ShapeName[] {
  return field.flatMap((name) => (isFieldName(name) && !noRule.test(name) ? [fieldOf(name).shape] : []));
}

function isFieldName(name: string): name is FieldName {
  return (fieldNames as readonly string[]).includes(name);
}

function aboutFaults(at: Path, rule: RuleSpec): readonly Violation[] {
  const about = (['field', 'fact', 'judgment'] as const).filter((key) => rule[key] !== undefined);
  if (about.length === 1) return [];
  const [, second] = about;
  if (second) return [{ path: [...at, second], message: 'A rule looks at one thing: make two rules of it.' }];
  return [{ path: at, message: 'This rule looks at nothing: give it a `field`, a `fact` or a `judgment`.' }];
}

/** Whom somebody is, and how to reach them, is nothing that a requirement can be about. */
const noRule = /^(name\.|email$|phone$|aamcId$|place\.|couple$)/;

function fieldFaults(path: Path, name: string): readonly Violation[] {
  if (!isFieldName(name)) {
    const known = fieldNames.filter((each) => !noRule.test(each)).join(', ');
    return [{ path, message: `There is no field ${quoted(name)}: the fields are ${known}.` }];
  }
  if (!noRule.test(name)) return [];
  return [{ path, message: `No rule may look at the ${fieldOf(name).label}: remove it.` }];
}

function appliesFaults(at: Path, rule: RuleSpec, { tracks }: Partial<Season>): readonly Violation[] {
  const { schools } = rule;
  return [
    ...(rule.tracks ?? []).flatMap((id, index) =>
      !tracks || tracks.some((track) => track.id === id)
        ? []
        : [
            {
              path: [...at, 'tracks', index],
              message: `There is no track ${quoted(id)}: name one of this file.`,
            },
          ],
    ),
    ...(rule.tracks?.length === 0
      ? [
          {
            path: [...at, 'tracks'],
            message: 'Name at least one track, or leave `tracks` out for all of them.',
          },
        ]
      : []),
    ...(schools === undefined || schools === 'foreign' || schools === 'us-or-canadian'
      ? []
      : [
          {
            path: [...at, 'schools'],
            message: `${quoted(schools)} says nothing about schools: write foreign or us-or-canadian.`,
          },
        ]),
    ...(rule.visa === '' ? [{ path: [...at, 'visa'], message: 'Name a visa, as H-1B, or write any.' }] : []),
  ];
}

function dateFaults(
  at: Path,
  { by, orPassedSince }: RuleSpec,
  { deadlines = [] }: Partial<Season>,
): readonly Violation[] {
  const ids = deadlines.map(({ id }) => id);
  const isKnown = by === undefined || isCalendarDay(by) || ids.includes(by);
  const message = `${quoted(by ?? '')} is neither a day, as 2027-03-01, nor a deadline of this file${ids.length > 0 ? ` (${ids.join(', ')})` : ''}.`;
  return [
    ...(isKnown ? [] : [{ path: [...at, 'by'], message }]),
    ...(orPassedSince === undefined ? [] : dayFaults([...at, 'orPassedSince'], orPassedSince)),
  ];
}

function passedFaults(at: Path, { field = [], orPassedSince }: RuleSpec): readonly Violation[] {
  if (orPassedSince === undefined) return [];
  const wrong = field.filter(isFieldName).find((name) => statusOf(name) === undefined);
  if (!wrong && field.length > 0) return [];
  const message = `Exports do not say pass or fail ${wrong ? `of the ${fieldOf(wrong).label}` : 'of this'}: remove \`orPassedSince\`.`;
  return [{ path: [...at, 'orPassedSince'], message }];
}
