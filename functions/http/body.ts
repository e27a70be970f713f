import type * as z from 'zod/mini';
import type { Request } from './request.ts';

/** One thing that is wrong with what was sent: where, for a machine, and what, as a sentence for a person. */
export type FieldProblem = { readonly path: string; readonly message: string };

/** Why a body cannot be read at all, or what is wrong with its fields. */
export type InputProblem =
  | { readonly kind: 'body-too-large' }
  | { readonly kind: 'body-type-unknown' }
  | { readonly kind: 'body-unreadable' }
  | { readonly kind: 'body-invalid'; readonly fields: readonly FieldProblem[] };

/** What the fields of a form mean, where a name does not stand for one value of the body. */
export type FormReader = (form: URLSearchParams) => unknown;

/** Reads the body of a form or of JSON, held to `schema`. An input problem names every field that is wrong. */
export function readBody<T extends z.ZodMiniType>(
  request: Pick<Request, 'body' | 'contentType'>,
  schema: T,
  readForm: FormReader = filledFields,
): { readonly body: z.output<T> } | { readonly problem: InputProblem } {
  if (request.body === undefined) return { problem: { kind: 'body-too-large' } };
  const raw = fieldsOf(request.body, request.contentType, readForm);
  if ('problem' in raw) return raw;
  const read = schema.safeParse(raw.fields);
  if (read.success) return { body: read.data };
  const fields = read.error.issues.map(({ path, message }) => ({
    path: path.join('.') || '(body)',
    message,
  }));
  return { problem: { kind: 'body-invalid', fields } };
}

type Fields = { readonly fields: unknown } | { readonly problem: InputProblem };

function fieldsOf(body: string, contentType: string, readForm: FormReader): Fields {
  if (contentType === 'application/json') return jsonFields(body);
  if (contentType === 'application/x-www-form-urlencoded' || body === '')
    return { fields: readForm(new URLSearchParams(body)) };
  return { problem: { kind: 'body-type-unknown' } };
}

function jsonFields(body: string): Fields {
  try {
    return { fields: JSON.parse(body) };
  } catch {
    return { problem: { kind: 'body-unreadable' } };
  }
}

/** The fields of a form that are filled in, each by its name: an empty one counts as left out. */
export function filledFields(form: URLSearchParams): Readonly<Record<string, unknown>> {
  return Object.fromEntries([...form].filter(([, value]) => value !== ''));
}
