import { htmlDocument } from '#functions/page/document.ts';
import { html, type Markup, type Shown } from '#functions/page/markup.ts';
import type { DeskArea } from './areas.ts';
import { csrfField } from './csrf.ts';
import { deskSheet } from './desk-sheet.ts';
import { navigation } from './navigation.ts';
import type { SignedIn } from './signed-in.ts';

/**
 * The frame of every page of the desk: skip link, program, navigation, sign out. Without a coordinator it is the frame of the
 * pages before signing in. A page has one `h1` in `main`; a form in it begins with `csrfField(coordinator)`, and is left
 * out or disabled where `coordinator.may` is `read`.
 */
export function deskPage(parts: {
  readonly title: string;
  readonly main: Shown;
  readonly coordinator?: SignedIn | undefined;
  /** The name of the program, where nobody is signed in. */
  readonly program?: string;
  /** The area that the page belongs to. */
  readonly area?: DeskArea;
  /** For tables: as wide as the window. */
  readonly isWide?: boolean;
}): string {
  const { title, main, coordinator, area, isWide = false } = parts;
  const from = coordinator?.program ?? parts.program ?? 'Fairslot';
  return htmlDocument({
    title: `${title} · ${from}`,
    sheet: deskSheet,
    referrer: 'same-origin',
    attributes: html` class="desk${isWide && ' wide'}"`,
    body: html`<a class="skip" href="#main">Skip to content</a>
<header><p class="from"><bdi>${from}</bdi> <small>Desk</small></p>${coordinator && signOut(coordinator)}
${coordinator && coordinator.may !== 'moderate' && navigation(area)}</header>
<main id="main" tabindex="-1">
${main}
</main>
<footer>${coordinator && everywhere(coordinator)}<p>Scheduling by Fairslot.</p></footer>`,
  });
}

function signOut(coordinator: SignedIn): Markup {
  const { address, may } = coordinator;
  return html`<form class="who" method="post" action="/desk/sign-out">${csrfField(coordinator)}<span><bdi>${address}</bdi>${may === 'read' && ' (view only)'}${may === 'moderate' && ' (panel)'}</span> <button class="quiet">Sign out</button></form>`;
}

function everywhere(coordinator: SignedIn): Markup {
  return html`<form method="post" action="/desk/sign-out-everywhere">${csrfField(coordinator)}<button class="plain">Sign out on all devices</button></form>`;
}
