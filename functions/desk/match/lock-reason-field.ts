import { lockedSince } from '#domain/season/match-lock.ts';
import { LONGEST_REASON } from '#functions/desk/longest-reason.ts';
import { html, type Shown } from '#functions/page/markup.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';
import type { ListAtDesk } from './list-at-desk.ts';

/** Once the list is locked, the field for the reason that every change needs. */
export function lockReasonField({ standing, typed }: Pick<ListAtDesk, 'standing' | 'typed'>): Shown {
  const lockedOn = lockedSince(standing.season, standing.now);
  if (lockedOn === undefined) return false;
  return html`<label>Reason<small>The list is locked since ${formatDayWithYear(lockedOn)}. The reason stays on the record.</small>
<textarea name="reason" maxlength="${LONGEST_REASON}">${typed?.get('reason') ?? ''}</textarea></label>`;
}
