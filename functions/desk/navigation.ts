import { html, type Markup } from '#functions/page/markup.ts';
import { type DeskArea, deskSections } from './areas.ts';

type ShownArea = { readonly id: string; readonly title: string; readonly path: string };
type ShownSection = {
  readonly title: string;
  readonly first: ShownArea;
  readonly areas: readonly ShownArea[];
};

/** The sections that have an area, with the areas of each. */
export function shownSections(): readonly ShownSection[] {
  return deskSections.flatMap(({ title, areas }: { title: string; areas: readonly ShownArea[] }) => {
    const [first] = areas;
    return first ? [{ title, first, areas }] : [];
  });
}

/** The sections of the desk, and below them the areas of the section that the page is in, if it has several. */
export function navigation(current: DeskArea | undefined): Markup {
  const sections = shownSections();
  const open = sections.find(({ areas }) => areas.some(({ id }) => id === current));
  const links = sections.map((section) => sectionLink(section, section === open));
  return html`<nav aria-label="Desk"><ul>${links}</ul>${open && open.areas.length > 1 && areaLinks(open, current)}</nav>`;
}

/** Below an open section its area is the current page; without a row of areas the section itself is. */
function sectionLink({ title, first, areas }: ShownSection, isOpen: boolean): Markup {
  const state = isOpen && html` aria-current="${areas.length > 1 ? 'true' : 'page'}"`;
  return html`<li><a href="${first.path}"${state}>${title}</a></li>`;
}

function areaLinks({ title, areas }: ShownSection, current: DeskArea | undefined): Markup {
  const links = areas.map(
    ({ id, path, ...area }) =>
      html`<li><a href="${path}"${id === current && html` aria-current="page"`}>${area.title}</a></li>`,
  );
  return html`<ul class="areas" aria-label="${title}">${links}</ul>`;
}
