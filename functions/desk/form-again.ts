import type { Request } from '#functions/http/request.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { csrfField, withoutCsrf } from './csrf.ts';
import { hiddenFields } from './hidden-fields.ts';
import type { SignedIn } from './signed-in.ts';

/** The fields that were sent, to be looked at and sent once more. A file has to be chosen again. */
export function formAgain(request: Request, coordinator?: SignedIn): Markup | undefined {
  if (request.contentType !== 'application/x-www-form-urlencoded' || !request.body) return undefined;
  const fields = withoutCsrf(new URLSearchParams(request.body));
  if (fields.length === 0) return undefined;
  const shown = fields
    .filter(([, value]) => value !== '')
    .map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`);
  return html`<section aria-labelledby="again"><h2 id="again">What you entered is still here</h2>
${!coordinator && html`<p>Keep this page open, sign in in another tab, and then send it from here.</p>`}
<dl>${shown}</dl>
<form method="post" action="${request.path}">${coordinator && csrfField(coordinator)}${hiddenFields(fields)}<button>Send again</button></form></section>`;
}
