import type * as z from 'zod/mini';
import type { Path, Violation } from '#domain/season/validation/violation.ts';
import { type SeasonFile, type SectionName, sections } from './schema.ts';

/** A fault of the file's form. `what` is `key` if the field itself is wrong, `value` if only its value is. */
export type FormFault = Violation & { readonly what: 'value' | 'key' };

/** The sections of `value` that have the right form, and the faults of the others. */
export function readSections(value: unknown): { readonly file: SeasonFile; readonly faults: FormFault[] } {
  if (!isFields(value)) {
    const message = `Begin with the fields of a season: ${Object.keys(sections).join(', ')}.`;
    return { file: {}, faults: [{ path: [], message, what: 'value' }] };
  }
  const faults = Object.keys(value)
    .filter((name) => !Object.hasOwn(sections, name))
    .map((name) => unknownField([name], `The sections are ${Object.keys(sections).join(', ')}.`));
  const file: Record<string, unknown> = {};
  for (const name of Object.keys(sections) as SectionName[]) {
    const read = readSection(name, Object.hasOwn(value, name) ? value[name] : undefined);
    faults.push(...read.faults);
    if (read.content !== undefined) file[name] = read.content;
  }
  return { file: file as SeasonFile, faults };
}

/** Leaves out unknown fields, so that the rest of the section can still be read. */
function readSection(name: SectionName, value: unknown): { content?: unknown; faults: FormFault[] } {
  const parsed = sections[name].safeParse(value);
  if (parsed.success) return { content: parsed.data, faults: [] };
  const { issues } = parsed.error;
  const faults = issues.flatMap((issue) => faultsOf(name, value, issue));
  if (issues.some(({ code }) => code !== 'unrecognized_keys')) return { faults };
  const known = structuredClone(value);
  for (const issue of issues) {
    const holder = valueAt(known, issue.path);
    if (issue.code === 'unrecognized_keys' && isFields(holder))
      for (const key of issue.keys) delete holder[key];
  }
  const rest = readSection(name, known);
  return { ...rest, faults: [...faults, ...rest.faults] };
}

function faultsOf(name: SectionName, value: unknown, issue: z.core.$ZodIssue): FormFault[] {
  const path = [name, ...(issue.path as Path)];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], message: issue.message, what: 'key' }));
  const missing = valueAt(value, issue.path) === undefined;
  const message = missing ? `\`${path.at(-1)}\` is missing here: add it.` : issue.message;
  return [{ path, message, what: missing ? 'key' : 'value' }];
}

function unknownField(path: Path, known: string): FormFault {
  return { path, message: `There is no such field here: check the spelling. ${known}`, what: 'key' };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown> | undefined)?.[step], value);
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
