import { type FieldName, fieldNames, type Values } from '#domain/applications/fields.ts';
import type { RuleSpec } from '#domain/season/screening-section.ts';
import { holds } from './field-test.ts';
import { schoolPlace } from './school-place.ts';

/** Whether a rule applies to an application; if nobody knows, why. */
export type Applies = true | false | { readonly unknown: string };

/** Whether the rule is about graduates of this school. */
export function appliesToSchool({ schools }: RuleSpec, values: Values): Applies {
  if (schools === undefined) return true;
  const { place, seen } = schoolPlace(values);
  return place === undefined ? { unknown: `where the school is (${seen})` } : place === schools;
}

/** Whether the rule is about people who seek this visa. A blank is not taken for a “no”. */
export function appliesToVisa({ visa }: RuleSpec, values: Values): Applies {
  if (visa === undefined) return true;
  const needs = values['visa.sponsorship'];
  if (needs === false || (needs === undefined && values['visa.authorized'] === true)) return false;
  const sought = values['visa.sought'] ?? values['visa.expected'];
  if (sought !== undefined) return visa === 'any' || holds(String(sought), visa);
  if (needs === true && visa === 'any') return true;
  return { unknown: needs === true ? 'which visa is sought' : 'whether a visa is needed' };
}

const usmle = fieldNames.filter((name) => name.startsWith('step'));

/** Whether the rule looks at nothing but the USMLE, of a D.O. who has taken none of it: the COMLEX is their exam. */
export function isOfOtherDegree(spec: RuleSpec, values: Values): boolean {
  const looksAtUsmle = spec.field?.every((name) => usmle.includes(name as FieldName)) ?? false;
  return (
    looksAtUsmle &&
    !spec.requiredOfDO &&
    isOsteopathic(values) &&
    usmle.every((name) => values[name] === undefined)
  );
}

const osteopathic = /(^|[^a-z])d\.?\s?o\.?([^a-z]|$)/i;

function isOsteopathic(values: Values): boolean {
  return (
    osteopathic.test(String(values['school.kind'] ?? '')) ||
    osteopathic.test(String(values['school.degree'] ?? ''))
  );
}
