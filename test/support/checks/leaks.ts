import { html } from 'hono/html';

/** Somebody of whom nobody else may see anything. */
export type Person = { readonly address: string; readonly name: string; readonly token: string };

/** The forms in which a text can stand on a page, in JSON, in a log line or in a calendar file. */
function formsOf(text: string): readonly string[] {
  const inJson = JSON.stringify(text).slice(1, -1);
  const escaped = String(html`${text}`);
  const inCalendar = text.replace(/[\\;,]/g, '\\$&');
  return [...new Set([text, inJson, escaped, JSON.stringify(escaped).slice(1, -1), inCalendar])];
}

/** The data of `other` that is in `text`. A part of the `own` name, or an ordinary word (`null`), is no leak. */
export function tracesOf(
  other: Person,
  text: string,
  own: Pick<Person, 'name'> = { name: '' },
): readonly string[] {
  const inOwn = formsOf(own.name);
  return [other.address, ...formsOf(other.name), other.token, other.token.slice(-43)].filter(
    (trace) => trace !== 'null' && text.includes(trace) && !inOwn.some((each) => each.includes(trace)),
  );
}
