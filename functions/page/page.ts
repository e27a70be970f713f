import { htmlDocument } from './document.ts';
import { html, type Shown } from './markup.ts';
import { zoneScript } from './zone-script.ts';

/** The frame of every page of an applicant. `from` is the name of the program. */
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
  /** Search engines may list the page. */
  readonly isPublic?: boolean;
}): string {
  const { looksForZone, showsZone, isPublic = false } = parts;
  return htmlDocument({
    title: `${parts.title} · ${parts.from}`,
    attributes: html`${looksForZone && html` data-zone="${looksForZone}"`}${showsZone && html` data-shown="${showsZone}"`}`,
    isPublic,
    script: (looksForZone ?? showsZone) && zoneScript,
    body: html`<header><p class="from"><bdi>${parts.from}</bdi></p>${parts.zoneBar}</header>
<main>
${parts.main}
</main>
<footer>${parts.foot}<p>Scheduling by Fairslot.</p></footer>`,
  });
}
