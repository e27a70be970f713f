import { raw } from 'hono/html';
import { html, type Shown } from './markup.ts';
import { styleSheet } from './style-sheet.ts';

/** A small square in the accent color, so that no browser asks for an icon. */
const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Crect width='8' height='8' rx='2' fill='%230b6b63'/%3E%3C/svg%3E";

/** A whole HTML document: one request, no external resources. */
export function htmlDocument(parts: {
  readonly title: string;
  readonly body: Shown;
  /** More rules than those of every page; their hash must be in the policy of the route. */
  readonly sheet?: string;
  /** A script whose hash is in the policy. */
  readonly script?: string | undefined;
  /** Attributes of the `html` element, each with a blank before it. */
  readonly attributes?: Shown;
  /** `same-origin` where forms are checked for the page that they come from; else no address is told to anybody. */
  readonly referrer?: 'no-referrer' | 'same-origin';
  /** Search engines may list the page. */
  readonly isPublic?: boolean;
}): string {
  const { title, body, sheet, script, attributes, referrer = 'no-referrer', isPublic = false } = parts;
  const made = html`<!doctype html>
<html lang="en-US"${attributes}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="description" content="${title}">
${
  !isPublic &&
  html`<meta name="robots" content="noindex">
`
}<meta name="referrer" content="${referrer}">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="${icon}">
<style>${raw(styleSheet)}</style>
${sheet && html`<style>${raw(sheet)}</style>`}${script && html`<script>${raw(script)}</script>`}
</head>
<body>
${body}
</body>
</html>
`;
  return made.toString();
}
