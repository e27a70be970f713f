import type { ReviewDeed } from '#domain/review/review.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import { hiddenFields } from '#functions/desk/hidden-fields.ts';
import { LONGEST_REASON } from '#functions/desk/longest-reason.ts';
import { html, type Markup, type Shown } from '#functions/page/markup.ts';
import { type PersonModel, personPath } from './person-model.ts';

/** What makes one form on the page another than the others. */
type Subject = { readonly rule?: string; readonly track?: string };

/** A form of the page: nothing for a coordinator who may only look. Each carries the version that was shown. */
export function deedForm(
  { coordinator, reviewed }: PersonModel,
  action: ReviewDeed['action'],
  subject: Subject,
  fields: Shown,
): Markup | false {
  if (coordinator.may !== 'edit') return false;
  const { id, version } = reviewed.application;
  const named = Object.entries({ action, version: String(version), ...subject });
  return html`<form class="stack" method="post" action="${personPath(id)}">${csrfField(coordinator)}
${hiddenFields(named)}
${fields}</form>`;
}

/** What was typed into this very form, if it was refused. */
export function typedIn(
  { typed }: PersonModel,
  action: ReviewDeed['action'],
  subject: Subject,
): URLSearchParams | undefined {
  const isThis = typed?.get('action') === action;
  return isThis && Object.entries(subject).every(([name, value]) => typed.get(name) === value)
    ? typed
    : undefined;
}

/** The field for the reason, which every deed needs. `about` tells one such field from another where only labels are read. */
export function reasonField(
  model: PersonModel,
  action: ReviewDeed['action'],
  subject: Subject,
  about: string,
): Markup {
  const typed = typedIn(model, action, subject)?.get('reason') ?? '';
  return html`<label>Reason ${about}<small>It stays in the history. The applicant does not see it.</small>
<textarea name="reason" required maxlength="${LONGEST_REASON}">${typed}</textarea></label>`;
}
