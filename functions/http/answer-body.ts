import * as z from 'zod/mini';
import english from 'zod/v4/locales/en.js';
import { startNames } from '../../domain/season.ts';
import { isZone } from '../../domain/time.ts';
import type { Request } from './request.ts';

/** One thing that is wrong with what was sent: where, and what. */
export type FieldProblem = { readonly path: string; readonly message: string };

/** Why a body cannot be read at all, or what is wrong with its fields. */
export type InputProblem =
  | { readonly kind: 'body-too-large' }
  | { readonly kind: 'body-type-unknown' }
  | { readonly kind: 'body-unreadable' }
  | { readonly kind: 'body-invalid'; readonly fields: readonly FieldProblem[] };

// What is wrong with a field is told in words, which the small zod leaves out unless it is given some.
z.config(english());

const start = z.enum(startNames);
const zone = z.string().check(z.maxLength(64), z.refine(isZone, 'is not a time zone that we know'));
/** A number in JSON, and its digits in a form. */
const version = z.union([
  z.int().check(z.positive()),
  z.pipe(z.string().check(z.regex(/^[1-9]\d{0,8}$/)), z.transform(Number)),
]);
const option = z.string().check(z.maxLength(64), z.regex(/^[\d_-]+$/, 'is not the name of an option'));

/** `POST …/book`: an option, the start of each of its days, and the version of the season that the page showed. */
export const bookBody = z.strictObject({
  option,
  starts: z.array(start).check(z.minLength(1), z.maxLength(2)),
  seasonVersion: z.exactOptional(version),
  zone: z.exactOptional(zone),
});

/** `POST …/move`: the same, and the version of the offer that the page showed. */
export const moveBody = z.strictObject({ ...bookBody.shape, version: z.exactOptional(version) });

/** `POST …/cancel` */
export const cancelBody = z.strictObject({ version: z.exactOptional(version), zone: z.exactOptional(zone) });

/** `POST …/decline` */
export const declineBody = z.strictObject({ zone: z.exactOptional(zone) });

/** Reads the body of a form or of JSON, held to `schema`. An input problem names every field that is wrong. */
export function readBody<T extends z.ZodMiniType>(
  request: Pick<Request, 'body' | 'contentType'>,
  schema: T,
): { readonly body: z.output<T> } | { readonly problem: InputProblem } {
  if (request.body === undefined) return { problem: { kind: 'body-too-large' } };
  const raw = fieldsOf(request.body, request.contentType);
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

function fieldsOf(body: string, contentType: string): Fields {
  if (contentType === 'application/json') return jsonFields(body);
  if (contentType === 'application/x-www-form-urlencoded' || body === '') return { fields: formFields(body) };
  return { problem: { kind: 'body-type-unknown' } };
}

function jsonFields(body: string): Fields {
  try {
    return { fields: JSON.parse(body) };
  } catch {
    return { problem: { kind: 'body-unreadable' } };
  }
}

/** A form names the start of each day on its own: `start-1`, `start-2`. An empty field counts as left out. */
function formFields(body: string): Record<string, unknown> {
  const form = new URLSearchParams(body);
  const starts = ['start-1', 'start-2'].flatMap((name) => form.getAll(name)).filter((value) => value !== '');
  const others = [...form].filter(([name, value]) => !/^start-[12]$/.test(name) && value !== '');
  return Object.fromEntries([...others, ...(starts.length > 0 ? [['starts', starts]] : [])]);
}
