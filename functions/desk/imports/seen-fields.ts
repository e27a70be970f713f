import type { Upload } from '#domain/uploads/upload.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { html, type Markup } from '#functions/page/markup.ts';

/** The hidden fields of each form about a file: a person decides on the version that they have seen. */
export function seenFields(coordinator: SignedIn, { version }: Upload): Markup {
  return html`${csrfField(coordinator)}<input type="hidden" name="version" value="${version}">`;
}
