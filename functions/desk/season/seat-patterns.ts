import type { Season, TrackId } from '#domain/season/season.ts';
import { html, type Markup } from '#functions/page/markup.ts';

/** What is drawn on a square of 6 by 6 for each track in turn: full, stripes, dots, columns, a grid, slanted stripes. */
const drawings = [
  'M0 0h6v6H0z',
  'M0 0h6v3H0z',
  'M1 1h3v3H1z',
  'M0 0h2v6H0z',
  'M0 0h6v1.5H1.5V6H0z',
  'M0 6L6 0H3L0 3z',
] as const;

/** The name of the square of a seat that a track has taken: that of its pattern. */
export function squareOf({ tracks }: Season, track: TrackId): string {
  return `track-${
    Math.max(
      0,
      tracks.findIndex(({ id }) => id === track),
    ) % drawings.length
  }`;
}

/** The patterns of taken, held and free seats, for squares anywhere on the page. */
export function seatPatterns({ tracks }: Season): Markup {
  const used = drawings.slice(0, Math.min(tracks.length, drawings.length));
  return html`<svg class="hide" aria-hidden="true" width="0" height="0"><defs>${used.map((drawing, index) => pattern(`track-${index}`, drawing))}
${pattern('held', 'M2 2h2v2H2z')}${pattern('free', '')}</defs></svg>`;
}

function pattern(id: string, drawing: string): Markup {
  return html`<pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse"><path d="${drawing}"/></pattern>`;
}
