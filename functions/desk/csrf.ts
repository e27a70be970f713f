import { createHmac, timingSafeEqual } from 'node:crypto';
import { formField } from '#functions/http/form-fields.ts';
import type { Request } from '#functions/http/request.ts';
import { html, type Markup } from '#functions/page/markup.ts';

const FIELD = 'csrf';

/** What a coordinator who is signed in carries: the token of the session's forms. */
type WithToken = { readonly csrf: string };

/** The token of a session's forms. It is made of the session's id, which it does not tell. */
export function csrfTokenOf(sessionId: string): string {
  return createHmac('sha256', sessionId).update('csrf').digest('base64url');
}

/** The hidden field that every form of the desk begins with; in a form with a file, before the file. */
export function csrfField({ csrf }: WithToken): Markup {
  return html`<input type="hidden" name="${FIELD}" value="${csrf}">`;
}

/** Whether the request carries the token of the session: in its form, or as `x-csrf-token` beside JSON. */
export function hasCsrfToken(request: Request, { csrf }: WithToken): boolean {
  const given = Buffer.from(formField(request, FIELD) ?? request.headers['x-csrf-token'] ?? '');
  const wanted = Buffer.from(csrf);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** The fields of a form that mean something to its route. */
export function withoutCsrf(form: URLSearchParams): readonly (readonly [string, string])[] {
  return [...form].filter(([name]) => name !== FIELD);
}
