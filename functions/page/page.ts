import { raw } from 'hono/html';
import { html, type Shown } from './markup.ts';
import { styleSheet } from './style-sheet.ts';
import { zoneScript } from './zone-script.ts';

/** A small square in the accent color, so that no browser asks for an icon. */
const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Crect width='8' height='8' rx='2' fill='%230b6b63'/%3E%3C/svg%3E";

/** The frame of every page: one request, no external resources. `from` is the name of the program. */
export function page(parts: {
  readonly title: string;
  readonly from: string;
  readonly main: Shown;
  readonly zoneBar?: Shown;
  readonly foot?: Shown;
  /** The program's zone, on pages that detect the reader's. */
  readonly looksForZone?: string | undefined;
  /** The reader's zone, on pages that offer the device's where it is another. */
  readonly showsZone?: string | undefined;
}): string {
  const { looksForZone, showsZone } = parts;
  const made = html`<!doctype html>
<html lang="en-US"${looksForZone && html` data-zone="${looksForZone}"`}${showsZone && html` data-shown="${showsZone}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="description" content="${parts.title}">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${parts.title} · ${parts.from}</title>
<link rel="icon" href="${icon}">
<style>${raw(styleSheet)}</style>
${(looksForZone ?? showsZone) && html`<script>${raw(zoneScript)}</script>`}
</head>
<body>
<header><p class="from"><bdi>${parts.from}</bdi></p>${parts.zoneBar}</header>
<main>
${parts.main}
</main>
<footer>${parts.foot}<p>Scheduling by Fairslot.</p></footer>
</body>
</html>
`;
  return made.toString();
}
